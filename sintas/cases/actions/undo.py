"""undo(): the last step with the people of a file is taken back: what was added is struck out, what was changed stands as before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow
from sintas.safekeeping.versions import write
from sintas.staff.actor import Actor

from ..models import Case, Person, Tie
from ..reading.last_step import Undone, last_step
from .people import VERSIONING, set_flags
from .people_strike import strike

MODELS: dict[str, Any] = {"person": Person, "tie": Tie}


@transaction.atomic
def undo(*, by: Actor, case: Case, kind: str, entry: UUID, number: int, undone: Undone | None = None) -> int | None:
    """Take back exactly the step that was shown. Nothing is deleted: a struck entry and every version stay in the history.

    `undone`: what earlier calls wrote, for steps taken back one after the other. Gives the number of the version that now stands as before, None
    when the entry was struck out. Raises NotNow when something was written since, Refusal without cases.record.
    """
    step = last_step(case, by, undone)
    if step is None or (step.kind, step.entry, step.number) != (kind, entry, number):
        raise NotNow(_("Sudah ada perubahan lain sesudahnya. Muat ulang gambarnya, lalu periksa lagi."))
    if step.added:
        if kind == "person":
            for tie in Tie.current.filter(Q(one=entry) | Q(other=entry), file_id=case.pk).values_list("entry", flat=True):
                strike(by=by, case=case, kind="tie", entry=tie)
        strike(by=by, case=case, kind=kind, entry=entry)
        return None
    trail.record(by=by, verb=f"undo {kind}", file_id=case.pk, opens=True)
    before = MODELS[kind].objects.get(file_id=case.pk, entry=entry, number=step.of - 1, set_aside=False)
    values = {field.attname: getattr(before, field.attname) for field in before._meta.concrete_fields if field.name not in VERSIONING}
    row = write(
        MODELS[kind], by=by, file_id=case.pk, organisation_id=case.organisation_id, entry=entry, based_on=number, **values
    )  # fmt: skip
    if kind == "person":
        set_flags(by=by, case=case, row=row)
    return int(row.number)
