"""Which role holds which verb. Start-up refuses when a declared verb is granted to nobody and not named here as granted to no one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORKER = frozenset(
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
        "casework.session",
    }
)
HEAD = frozenset(
    {
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
        "casework.session",
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
    "supervisor": (_("Supervisor"), frozenset({"staff.see_workload"})),
    "intake": (_("Petugas penerima"), frozenset({"intake.receive", "intake.read", "intake.import", "cases.match"})),
    "carer": (_("Pengasuh atau pembina asrama"), frozenset({"cases.observe"})),
    "student": (_("Praktikan"), frozenset({"cases.read", "cases.record", "casework.session"})),
    "administrator": (_("Administrator"), frozenset({"staff.set_up", "staff.register", "staff.reset_password"})),
    "auditor": (_("Auditor"), frozenset({"staff.see_workload"})),
}
GRANTED_TO_NO_ONE: frozenset[str] = frozenset()
