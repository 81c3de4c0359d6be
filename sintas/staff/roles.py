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
        "instruments.allow",
        "instruments.make",
    }
)
HEAD = CASEWORK | frozenset(
    {
        "casework.approve",
        "casework.override",
        "casework.export",
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
        "cases.match",
        "cases.print",
        "staff.see_workload",
    }
)

ROLES: dict[str, tuple[object, frozenset[str]]] = {
    "worker": (_("Pekerja sosial atau profesi lain yang mendampingi"), WORKER),
    "head": (_("Kepala unit"), HEAD),
    "supervisor": (_("Supervisor"), frozenset({"staff.see_workload", "casework.approve", "casework.override"})),
    "intake": (_("Petugas penerima"), frozenset({"intake.receive", "intake.read", "intake.import", "cases.match"})),
    "carer": (_("Pengasuh atau pembina asrama"), frozenset({"cases.observe"})),
    "student": (_("Praktikan"), CASEWORK | frozenset({"cases.read", "cases.record"})),
    "administrator": (_("Administrator"), frozenset({"staff.set_up", "staff.register", "staff.reset_password"})),
    "auditor": (_("Auditor"), frozenset({"staff.see_workload"})),
}
GRANTED_TO_NO_ONE: frozenset[str] = frozenset()
