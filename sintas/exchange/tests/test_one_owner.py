"""Whatever is offered, answered, taken back or no longer agreed to, in whatever order: the case has one owner, and at most one offer stands."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

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
from tests.drills import DRILL

CLASSES = ["identity", "contact", "services", "risk_safety"]
EXAMPLES, STEPS = (300, 12) if DRILL else (6, 6)
NO = (BadInput, NotNow, NotYours, Refusal)  # every verb may say no; what counts is what stands afterwards
RECEIVERS = sampled_from(["wulan", "inda", "nyai", "sari", "lina"])


class OneOwner(RuleBasedStateMachine):
    """`world`: case, house, people, cast of the test that runs it. Each run is undone."""

    world: dict[str, Any]

    @initialize()
    def begin(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.case, self.house, self.people = (self.world[name] for name in ("case", "house", "people"))
        self.offers: list[Any] = []
        self.agree()

    def teardown(self) -> None:
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def tried(self, who: str, verb: Any, **facts: Any) -> Any:
        with acting_as(self.people[who].user_id), suppress(*NO), transaction.atomic():
            return verb(by=self.people[who], **facts)

    def now(self) -> Any:
        """The case as it stands for Ratna; None once it went to another unit."""
        with acting_as(self.people["ratna"].user_id):
            return visible_to(self.people["ratna"]).filter(pk=self.case.pk).first()

    @rule()
    def agree(self) -> None:
        if case := self.now():
            self.tried(
                "ratna", record_consent, case=case, outcome="given", purposes=["transfer"], recipients=["own_team", "partner_agency"], data_classes=CLASSES,
                reading="read_aloud", manner="signed", limits_explained=True, happened=date(2026, 1, 5),
            )  # fmt: skip

    @rule()
    def agree_no_more(self) -> None:
        if case := self.now():
            self.tried("ratna", withdraw_consent, case=case, purposes=["transfer"], happened=clock.today())

    @rule(is_open=sampled_from([True, True, False]))
    def door(self, is_open: bool) -> None:
        self.tried("nyai", set_door, unit_id=self.house.ngo_unit.pk, is_open=is_open)

    @rule()
    def offer_to_a_unit(self) -> None:
        if case := self.now():
            self.keep(self.tried("ratna", propose, case=case, to_unit_id=self.house.other_unit.pk, handover=WORDS))

    @rule()
    def offer_to_a_house(self) -> None:
        if case := self.now():
            facts = {"case": case, "to_unit_id": self.house.ngo_unit.pk, "recipient_kind": "partner_agency", "handover": WORDS}
            self.keep(self.tried("ratna", propose_outside, **facts))

    def keep(self, made: Any) -> None:
        if made is not None:
            self.offers.append(made.pk)

    @rule(who=RECEIVERS, lead=sampled_from(["tono", "lina"]))
    def answer_yes(self, who: str, lead: str) -> None:
        for offer in self.offers:
            verb = accept_outside if who == "nyai" else accept
            self.tried(who, verb, transfer_id=offer, lead_id=self.people[lead].user_id)

    @rule(who=RECEIVERS)
    def answer_no(self, who: str) -> None:
        for offer in self.offers:
            self.tried(who, decline, transfer_id=offer, refusal="no_room")

    @rule()
    def take_it_back(self) -> None:
        if case := self.now():
            for offer in self.offers:
                self.tried("ratna", take_back, case=case, transfer_id=offer)

    @invariant()
    def one_owner(self) -> None:
        if not hasattr(self, "offers"):
            return
        owners, standing = [], 0
        for who in ("ratna", "tono", "lina"):
            with acting_as(self.people[who].user_id):
                mine = visible_to(self.people[who]).filter(closed_on=None)
                owners += [(who, case.pk) for case in mine if Access.live.filter(file_id=case.pk, user_id=self.people[who].user_id, role="lead").exists()]
                standing = max(standing, Transfer.objects.filter(outcome="proposed").count())
        assert len(owners) == 1, owners
        assert standing <= 1


@pytest.mark.django_db
def test_one_owner_whatever_happens(unagreed: Any, house: Any, people: Any, cast: Any) -> None:
    OneOwner.world = {"case": unagreed, "house": house, "people": people}
    run_state_machine_as_test(
        OneOwner,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
