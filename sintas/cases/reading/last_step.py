"""What somebody did last to the people of a file, so that it can be undone. Codes and days only: nothing is unsealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sintas.kit import clock
from sintas.staff.actor import Actor

from ..models import Case, Person, Tie

WITHIN = timedelta(hours=12)  # a sitting with a client; older mistakes are corrected or struck out on their own page


@dataclass(frozen=True)
class Step:
    """`added`: the entry was new; otherwise its version `number` changed it."""

    kind: str  # person, tie
    entry: UUID
    number: int

    @property
    def added(self) -> bool:
        return self.number == 1


def last_step(case: Case, actor: Actor) -> Step | None:
    """The newest standing version of a person or a tie that this actor wrote today. A tie that came with a new person goes with the person."""
    since = clock.now() - WITHIN
    newest = []
    for kind, model in (("person", Person), ("tie", Tie)):
        rows = model.current.filter(file_id=case.pk, author_id=actor.user_id, written_at__gte=since).order_by("-written_at", "-id")
        newest += [(at, kind, entry, number) for at, entry, number in rows.values_list("written_at", "entry", "number")[:1]]
    if not newest:
        return None
    _at, kind, entry, number = max(newest)
    if kind == "tie" and number == 1:
        both = Tie.current.filter(file_id=case.pk, entry=entry).values_list("one", "other").get()
        new = Person.current.filter(file_id=case.pk, entry__in=[one for one in both if one], number=1, author_id=actor.user_id, written_at__gte=since)
        came_with = new.order_by("-written_at").values_list("entry", "written_at").first()
        if came_with is not None and _at - came_with[1] < timedelta(seconds=5):
            return Step("person", came_with[0], 1)
    return Step(kind, entry, number)
