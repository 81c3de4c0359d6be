"""Whatever is offered, answered, taken back or no longer agreed to, in whatever order: the case has one owner, and at most one offer stands.

Each walk is drawn from its own seed and says its steps when it fails: Hypothesis draws from the constants of whatever modules are loaded, so
that the same test walked otherwise alone than in a whole run, and what it once found there could not be walked again.
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.models import Access
from sintas.cases.policy import visible_to
from sintas.exchange.actions.offering_outside import propose_outside, set_door
from sintas.exchange.actions.proposing import propose, take_back
from sintas.exchange.actions.receiving import accept, decline
from sintas.exchange.actions.receiving_outside import accept_outside
from sintas.exchange.models import Transfer
from sintas.exchange.tests.conftest import WORDS
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from tests.drills import DRILL, SEED

CLASSES = ["identity", "contact", "services", "risk_safety"]
WALKS, STEPS = (300, 12) if DRILL else (6, 6)
NO = (BadInput, NotNow, NotYours, Refusal)  # every verb may say no; what counts is what stands afterwards
RECEIVERS = ("wulan", "inda", "nyai", "sari", "lina")
LEADS = ("tono", "lina")


class OneOwner:
    """One walk; `go` does a step nobody can foresee and looks at what stands."""

    def __init__(self, seed: int, case: Any, house: Any, people: Any) -> None:
        self.turn, self.case, self.house, self.people = random.Random(seed), case, house, people
        self.offers: list[Any] = []
        self.walked: list[str] = []
        self.agree()

    def go(self) -> None:
        rules = (
            self.agree, self.agree_no_more, self.door, self.offer_to_a_unit, self.offer_to_a_house, self.answer_yes, self.answer_no, self.take_it_back,
        )  # fmt: skip
        step = self.turn.choice(rules)
        self.walked.append(step.__name__)
        step()
        self.one_owner()

    def tried(self, who: str, verb: Any, **facts: Any) -> Any:
        with acting_as(self.people[who].user_id), suppress(*NO), transaction.atomic():
            return verb(by=self.people[who], **facts)

    def now(self) -> Any:
        """The case as it stands for Ratna; None once it went to another unit."""
        with acting_as(self.people["ratna"].user_id):
            return visible_to(self.people["ratna"]).filter(pk=self.case.pk).first()

    def agree(self) -> None:
        if case := self.now():
            self.tried(
                "ratna", record_consent, case=case, outcome="given", purposes=["transfer"], recipients=["own_team", "partner_agency"], data_classes=CLASSES,
                reading="read_aloud", manner="signed", limits_explained=True, happened=date(2026, 1, 5),
            )  # fmt: skip

    def agree_no_more(self) -> None:
        if case := self.now():
            self.tried("ratna", withdraw_consent, case=case, purposes=["transfer"], happened=clock.today())

    def door(self) -> None:
        self.tried("nyai", set_door, unit_id=self.house.ngo_unit.pk, is_open=self.turn.choice((True, True, False)))

    def offer_to_a_unit(self) -> None:
        if case := self.now():
            self.keep(self.tried("ratna", propose, case=case, to_unit_id=self.house.other_unit.pk, handover=WORDS))

    def offer_to_a_house(self) -> None:
        if case := self.now():
            facts = {"case": case, "to_unit_id": self.house.ngo_unit.pk, "recipient_kind": "partner_agency", "handover": WORDS}
            self.keep(self.tried("ratna", propose_outside, **facts))

    def keep(self, made: Any) -> None:
        if made is not None:
            self.offers.append(made.pk)

    def answer_yes(self) -> None:
        who, lead = self.turn.choice(RECEIVERS), self.turn.choice(LEADS)
        self.walked.append(f"by {who} to {lead}")
        for offer in self.offers:
            verb = accept_outside if who == "nyai" else accept
            self.tried(who, verb, transfer_id=offer, lead_id=self.people[lead].user_id)

    def answer_no(self) -> None:
        who = self.turn.choice(RECEIVERS)
        for offer in self.offers:
            self.tried(who, decline, transfer_id=offer, refusal="no_room")

    def take_it_back(self) -> None:
        if case := self.now():
            for offer in self.offers:
                self.tried("ratna", take_back, case=case, transfer_id=offer)

    def one_owner(self) -> None:
        owners, standing = [], 0
        for who in ("ratna", "tono", "lina"):
            with acting_as(self.people[who].user_id):
                mine = visible_to(self.people[who]).filter(closed_on=None)
                owners += [(who, case.pk) for case in mine if Access.live.filter(file_id=case.pk, user_id=self.people[who].user_id, role="lead").exists()]
                standing = max(standing, Transfer.objects.filter(outcome="proposed").count())
        assert len(owners) == 1, (owners, self.walked)
        assert standing <= 1, self.walked


@pytest.mark.django_db
def test_one_owner_whatever_happens(unagreed: Any, house: Any, people: Any, cast: Any) -> None:
    for seed in range(SEED, SEED + WALKS):
        with transaction.atomic():
            walk = OneOwner(seed, unagreed, house, people)
            for _step in range(STEPS):
                walk.go()
            transaction.set_rollback(True)
