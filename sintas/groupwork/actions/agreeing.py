"""The contract of a group, agreed with its members; a change is a new version (R47, R50, R252)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import as_fuzzy
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actor import Actor

from ..models import Group, GroupContract
from ..policy import WORK
from .later import the_entry

WORDS = ("timetable", "member_tasks", "facilitator_tasks", "confidentiality", "complaints", "ending")


def agree_contract(*, by: Actor, case: Group, aims: str, review_on: date | None = None, **facts: Any) -> GroupContract:
    """Write it down. `facts`: the other words of GroupContract, read_aloud, happened, entry, based_on, submission.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    if case.closed_on is not None:
        raise NotNow(_("Kelompok ini sudah ditutup."), verb="record group_contract", file_id=case.pk)
    if not aims.strip():
        raise BadInput({"aims": _("Tulis apa yang disepakati bersama anggota.")})
    facts["happened"] = facts.get("happened") or clock.today()
    begun = as_fuzzy(facts["happened"]).earliest or clock.today()
    if review_on is not None and review_on < begun:
        raise BadInput({"review_on": _("Tanggal tinjauan lebih awal daripada tanggal kesepakatan. Periksa keduanya.")})
    facts |= {name: (facts.get(name) or "").strip() or None for name in WORDS}
    facts["entry"] = facts.get("entry") or the_entry(case, "group_contract")
    return keep(GroupContract, by=by, case=case, kind="group_contract", verb=WORK, line=None, aims=aims.strip(), review_on=review_on, **facts)
