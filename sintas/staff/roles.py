"""Which role holds which verb. Start-up refuses when a declared verb is granted to nobody and not named here as granted to no one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CASEWORK = frozenset(
    {
        "casework.session",
        "casework.assess",
        "evidence.assess",
        "casework.plan",
        "casework.confer",
        "casework.evaluate",
        "casework.end",
        "casework.refer",
        "casework.ask_approval",
        "tracks.keep",
    }
)
WORKER = CASEWORK | frozenset(
    {
        "cases.open",
        "cases.read",
        "cases.record",
        "cases.assign",
        "cases.complete_stage",
        "cases.close",
        "cases.print",
        "cases.attach",
        "intake.receive",
        "intake.read",
        "casework.export",
        "exchange.share",
        "instruments.allow",
        "instruments.make",
        "access.ask_erasure",
        "access.break_glass",
        "access.review",
        "access.restrict",
        "directory.look",
        "directory.keep",
        "directory.protected",
        "programmes.read",
        "programmes.enrol",
        "programmes.attend",
        "groups.open",
        "groups.read",
        "groups.work",
        "exchange.transfer",
    }
)
HEAD = CASEWORK | frozenset(
    {
        "casework.approve",
        "casework.override",
        "casework.export",
        "exchange.share",
        "instruments.allow",
        "instruments.make",
        "intake.receive",
        "intake.read",
        "intake.decide",
        "intake.import",
        "cases.assign",
        "cases.read",
        "cases.record",
        "cases.complete_stage",
        "cases.close",
        "cases.attach",
        "cases.open",
        "cases.hand_over",
        "cases.set_times",
        "cases.match",
        "cases.print",
        "staff.see_workload",
        "access.ask_erasure",
        "access.erase",
        "access.join",
        "access.break_glass",
        "access.review",
        "access.restrict",
        "directory.look",
        "directory.keep",
        "directory.protected",
        "directory.import",
        "directory.export",
        "directory.set_age",
        "programmes.read",
        "programmes.run",
        "programmes.enrol",
        "programmes.attend",
        "groups.open",
        "groups.read",
        "groups.work",
        "exchange.transfer",
        "exchange.receive",
        "exchange.open_door",
    }
)
# Reads what they have joined, or were brought into; writes nothing there.
SUPERVISOR = frozenset(
    {
        "staff.see_workload",
        "casework.approve",
        "casework.override",
        "cases.read",
        "access.join",
        "access.break_glass",
        "access.review",
        "directory.look",
        "programmes.read",
        "groups.read",
    }
)
INTAKE = frozenset(
    {"intake.receive", "intake.read", "intake.import", "cases.match", "access.ask_erasure", "directory.look", "exchange.receive"}
)
ADMINISTRATOR = frozenset({"staff.set_up", "staff.register", "staff.reset_password", "directory.look", "directory.import", "directory.export"})

ROLES: dict[str, tuple[object, frozenset[str]]] = {
    "worker": (_("Pekerja sosial atau profesi lain yang mendampingi"), WORKER),
    "head": (_("Kepala unit"), HEAD),
    "supervisor": (_("Supervisor"), SUPERVISOR),
    "intake": (_("Petugas penerima"), INTAKE),
    "carer": (_("Pengasuh atau pembina asrama"), frozenset({"cases.observe", "directory.look", "programmes.read", "programmes.attend"})),
    "mentor": (_("Instruktur atau pembimbing program"), frozenset({"programmes.read", "programmes.attend"})),
    "student": (_("Praktikan"), CASEWORK | frozenset({"cases.read", "cases.record", "directory.look", "programmes.read", "groups.read", "groups.work"})),
    "administrator": (_("Administrator"), ADMINISTRATOR),
    "auditor": (_("Auditor"), frozenset({"staff.see_workload"})),
}
# Whoever is here for a time: their account must say until when (staff/actions/ending_dates.py).
FOR_A_TIME = frozenset({"student", "auditor"})
GRANTED_TO_NO_ONE: frozenset[str] = frozenset()
