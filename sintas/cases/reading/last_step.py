"""What somebody did last to the people of a file, so that it can be undone. Codes and days only: nothing is unsealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.staff.actor import Actor

from ..models import Case, Person, Tie

WITHIN = timedelta(hours=12)  # a sitting with a client; older mistakes are corrected or struck out on their own page


Undone = Mapping[str, int]  # "entry:number" of a version that an undo wrote -> the number of the version it brought back


@dataclass(frozen=True)
class Step:
    """`added`: the entry was new; otherwise its version `of` changed it. `number` stands now: another than `of` after an undo brought that back."""

    kind: str  # person, tie
    entry: UUID
    number: int
    of: int

    @property
    def added(self) -> bool:
        return self.of == 1


def last_step(case: Case, actor: Actor, undone: Undone | None = None) -> Step | None:
    """The newest standing version of a person or a tie that this actor wrote today. A tie that came with a new person goes with the person.

    A version that an undo wrote is no step: what it brought back counts, at its own time, and only if that was this actor's and of today.
    """
    people = list(steps_in(Person, "person", case, actor, undone or {}))
    made = [*people, *steps_in(Tie, "tie", case, actor, undone or {})]
    if not made:
        return None
    at, step = max(made, key=lambda one: (one[0], one[1].kind, one[1].entry))
    if step.kind == "tie" and step.added:
        both = Tie.current.filter(file_id=case.pk, entry=step.entry).values_list("one", "other").get()
        came_with = [one for one in people if one[1].entry in both and one[1].added]
        if came_with:
            joined, person = max(came_with, key=lambda one: one[0])
            return person if at - joined < timedelta(seconds=5) else step
    return step


def steps_in(model: Any, kind: str, case: Case, actor: Actor, undone: Undone) -> Iterator[tuple[datetime, Step]]:
    """What this actor wrote today and what stands of it, each with its time."""
    mine = {"file_id": case.pk, "author_id": actor.user_id, "written_at__gte": clock.now() - WITHIN}
    for at, entry, number in model.current.filter(**mine).values_list("written_at", "entry", "number"):
        of = undone.get(f"{entry}:{number}", number)
        if of != number:
            at = model.objects.filter(**mine, entry=entry, number=of, set_aside=False).values_list("written_at", flat=True).first()
        if at is not None:
            yield at, Step(kind, entry, number, of)
