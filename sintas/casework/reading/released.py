"""What the client has released for a referral: which classes of data, to which kind of receiver, on a day.

The rule is that of cases.reading.consent.may; here it is asked for every receiver and class at once, from events read once.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from sintas.cases.bases import Case
from sintas.cases.reading.consent import age_of, covers, day_of, events_of, guardians_of, walk
from sintas.practice.catalogue import load
from sintas.practice.consent import AGREES

PURPOSE = "referral"
INSIDE = frozenset({"own_team", "own_supervisor", "carers", "group_team"})  # nothing leaves the house (cases.actions.consent)


def classes_to_give() -> list[str]:
    """Classes of data that may be given out at all, in the order of the list."""
    return [row.code for row in load("data_classes").in_use() if not row.flag("never")]


class LetGo:
    """LetGo(case, on).to("health") -> codes of data_classes; three queries however often it is asked."""

    def __init__(self, case: Case, on: date) -> None:
        self._events, self._guardians, self._on = events_of(case), guardians_of(case), on
        self.is_child = age_of(case, on)[0]
        self._known: dict[str, frozenset[str]] = {}

    @cached_property
    def _nobody_to_ask(self) -> bool:
        """No guardian's word is owed: an adult, only unsafe guardians, or none."""
        stated = any(event.no_guardian and day_of(event) <= self._on for event in self._events)
        return not self.is_child or not self._guardians.safe or stated

    def to(self, recipient: str) -> frozenset[str]:
        """The classes released to this kind of receiver; none for ''."""
        if recipient not in self._known:
            self._known[recipient] = frozenset(one for one in classes_to_give() if recipient and self._may(recipient, one))
        return self._known[recipient]

    def whom(self, data_class: str) -> list[str]:
        """Kinds of receiver this class is released to, in the order of the list."""
        return [row.code for row in load("consent_recipients").in_use() if data_class in self.to(row.code)]

    def enough_to_send(self, recipient: str) -> bool:
        """Whether a referral may go to this receiver: inside the house always, else when at least the identity is released."""
        needed = {"identity", "child"} if self.is_child else {"identity"}
        return recipient in INSIDE or needed <= self.to(recipient)

    def _may(self, recipient: str, data_class: str) -> bool:
        said = walk(self._events, self._on, self._guardians, lambda event: covers(event, PURPOSE, recipient, data_class))
        if said.client not in AGREES:
            return False
        return self._nobody_to_ask or any(said.guardians.get(one) in AGREES for one in self._guardians.safe)
