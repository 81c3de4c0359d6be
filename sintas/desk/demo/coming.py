"""How somebody comes into a group of the demo: she agrees, her own worker proposes her, the facilitator prepares her, and she takes part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.releasing_group import PURPOSE, READERS
from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.proposing import propose
from sintas.groupwork.models import Group
from sintas.groupwork.reading.copy import SaidOfHer
from sintas.kit import clock
from sintas.staff.actor import Actor

from .houses import House
from .past import working

LETS_GO = ("identity", "disability", "assessment")
PREPARED = "Dua kali bertemu sendiri: kegiatan, aturan main, dan boleh diam."


def let_in(house: House, group: Group, case: Case, row: Mapping[str, Any], day: date, *, facilitator: str = "ratna") -> UUID:
    """A member since `day`, under the name of `row`; returns her id in the group."""
    own, leads = house.people[row["lead"]], house.people[facilitator]
    with working(own, day - timedelta(days=1), 11):
        release = let_go(own, group, the_case(own, case.pk), row)
    with working(leads, day, 10):
        member = take_up(by=leads, group=group, release_id=release)
        accept(by=leads, group=group, member_id=member.pk, words=PREPARED)
    found: UUID = member.pk
    return found


def let_go(own: Actor, group: Group, case: Case, row: Mapping[str, Any]) -> UUID:
    """Her yes, and what her worker says of her. Of the documented case nothing is said but her yes: its document has her in such a group."""
    if "source" in row:
        record_consent(
            by=own, case=case, outcome="given", purposes=(PURPOSE,), recipients=(READERS,), data_classes=("identity",),
            happened=clock.today(), imported=True,
        )  # fmt: skip
        return propose(by=own, case=case, group_id=group.pk, called=row["called"])
    classes = (*LETS_GO, *row.get("also", ()))
    record_consent(
        by=own, case=case, outcome="given", purposes=(PURPOSE,), recipients=(READERS,), data_classes=classes, manner="signed", reading="read_aloud",
        limits_explained=True, report_duty_explained=True, right_to_withdraw_explained=True, happened=clock.today(),
    )  # fmt: skip
    of_her = SaidOfHer(row["verbal"], row["interest"], row.get("fears_groups", False))
    return propose(by=own, case=case, group_id=group.pk, called=row["called"], classes=("disability",), of_her=of_her)
