"""The house in which every row of the matrix is asked: build() -> Built, the full house with everybody in it whom the matrix names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sintas.access.actions.breaking import break_glass
from sintas.access.actions.joining import join
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Case, Conflict
from sintas.casework.models import SupervisorApproval
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.testing import House, a_cast, a_house, actors_of, hire
from tests.browser.full_house import Full, fill

# Everybody on the team of the case besides its lead, though what they are keeps some of them out all the same.
ON_THE_TEAM = ("tuti", "tami", "nana", "gilang", "eka", "lia", "bayu", "fajar")


@dataclass
class Built:
    """The ids of the full house, its people as accounts and as actors."""

    full: Full
    house: House
    cast: dict[str, User]
    people: dict[str, Actor]
    number: str = ""  # of the case
    paper_request: UUID | None = None  # the paper that waits for the head's answer

    def case(self) -> Case:
        """The case every address leads to, as its lead has it; inside her identity."""
        return Case.objects.get(pk=self.full.case)


def build() -> Built:
    """Needs a transaction that somebody takes back."""
    house = a_house()
    cast = a_cast(house) | more_people(house)
    people = actors_of(cast)
    full = fill(people, cast, house)
    built = Built(full, house, cast, people)
    join_everybody(built)
    return built


def more_people(house: House) -> dict[str, User]:
    """Those the cast of the other tests does not have."""
    return {
        "wati": hire("wati", house.unit, "worker"),
        "tuti": hire("tuti", house.unit, "student"),
        "hadi": hire("hadi", house.unit, "student"),
        "arif": hire("arif", house.unit, "auditor"),
        "surya": hire("surya", house.other_unit, "supervisor"),
        "hasan": hire("hasan", house.other_unit, "head"),
        "tami": hire("tami", house.unit, "worker"),
        "nana": hire("nana", house.unit, "worker", second_step_at=None),
        "gilang": hire("gilang", house.unit, "worker"),
        "eka": hire("eka", house.unit, "worker"),
        "lia": hire("lia", house.unit, "worker"),
        "bayu": hire("bayu", house.unit, "worker"),
        "fajar": hire("fajar", house.unit, "worker"),
        "maya": hire("maya", house.unit, "supervisor"),
        "joko": hire("joko", house.other_unit, "worker"),
    }


def join_everybody(built: Built) -> None:
    """Onto the team; then one leaves, one turns out to be a relative, one is suspended, one has expired. Two are in for a time."""
    by, cast = built.people["ratna"], built.cast
    with acting_as(by.user_id):
        case = built.case()
        built.number = case.number
        built.paper_request = SupervisorApproval.objects.get(file_id=case.pk, subject="paper").pk
        for name in ON_THE_TEAM:
            add_member(by=by, case=case, user_id=cast[name].pk, role="member")
        end_membership(by=by, case=case, user_id=cast["fajar"].pk, why="left")
        # still on the team, so that the block must hold by itself
        keep_out(built, "bayu")
    maya, joko = built.people["maya"], built.people["joko"]
    with acting_as(maya.user_id):
        join(by=maya, file_id=built.full.case, reason="safety", words="Pemeriksaan bersama pendamping utama.")
    with acting_as(joko.user_id):
        break_glass(by=joko, number=built.number, reason="danger_now", words="Polisi menunggu di depan rumah.")
    User.objects.filter(pk=cast["gilang"].pk).update(is_active=False)
    User.objects.filter(pk=cast["eka"].pk).update(expires_on=clock.today() - timedelta(days=1))


def keep_out(built: Built, *names: str) -> None:
    """A conflict of interest for each, in the case and nothing else; whoever is on the team stays there. Inside the lead's identity."""
    block_rows(built, built.full.case, "ratna", names)


def block_rows(built: Built, file_id: UUID, entered_by: str, names: Iterable[str]) -> None:
    """The rows themselves, entered by somebody who reaches the file."""
    by = built.people[entered_by]
    for name in names:
        Conflict.objects.create(file_id=file_id, organisation_id=by.organisation_id, user_id=built.cast[name].pk, entered_by=by.user_id)
