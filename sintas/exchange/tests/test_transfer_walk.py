"""Many cases walk back and forth between units, in every order of steps: at any time exactly one lead, of the unit that has the case."""

import random

import pytest
from django.db import connection

from sintas.cases.models import Access, Case
from sintas.cases.policy import visible_to
from sintas.exchange.actions.proposing import propose, take_back
from sintas.exchange.actions.receiving import accept, decline
from sintas.exchange.actions.reminding import remind
from sintas.exchange.models import Transfer
from sintas.exchange.tests.conftest import WORDS
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal

WALK = ("propose", "propose", "accept", "accept", "decline", "withdraw", "remind")
REFUSED = (BadInput, NotNow, NotYours, Refusal)


@pytest.mark.parametrize("seed", range(4))
def test_one_owner_at_any_time(seed, case, house, people, cast, as_user):
    turn, homes, moves = random.Random(seed), {house.unit.pk: ["ratna", "budi"], house.other_unit.pk: ["tono", "wulan"]}, 0
    heads = {house.unit.pk: "sari", house.other_unit.pk: "wulan"}
    unit, lead, numbers = house.unit.pk, "ratna", ["KS-0001"]
    for _step in range(25):
        step = turn.choice(WALK)
        other = next(one for one in homes if one != unit)
        try:
            if step == "propose":
                with as_user(lead):
                    propose(by=people[lead], case=held(people[lead], case), to_unit_id=other, handover=WORDS)
            elif step in ("accept", "decline"):
                who, to = turn.choice([heads[other], *people]), turn.choice(homes[other])
                with as_user(who):
                    for row in Transfer.objects.filter(outcome="proposed"):
                        if step == "decline":
                            decline(by=people[who], transfer_id=row.pk, refusal="no_room")
                        else:
                            numbers.append(accept(by=people[who], transfer_id=row.pk, lead_id=cast[to].pk).new_number)
                            unit, lead, moves = other, to, moves + 1
            elif step == "withdraw":
                with as_user(lead):
                    for row in Transfer.objects.filter(file_id=case.pk, outcome="proposed"):
                        take_back(by=people[lead], case=held(people[lead], case), transfer_id=row.pk)
            elif step == "remind":
                with acting_as(None):
                    remind()
        except REFUSED:
            pass
        stands(case, people, unit, lead, numbers[-1], moves)
    assert len(set(numbers)) == len(numbers)


def held(by, case):
    return visible_to(by).get(pk=case.pk)


def stands(case, people, unit, lead, number, moves):
    """Exactly one lead, in the unit that has the case; nobody else reads it; every unit it left keeps its number and day."""
    with acting_as(people[lead].user_id):
        mine = visible_to(people[lead]).get(pk=case.pk)
        assert (mine.unit_id, mine.file.unit_id, mine.number) == (unit, unit, number)
        live = Access.live.filter(file_id=case.pk)
        assert [(one.user_id, one.role, one.home_unit_id) for one in live] == [(people[lead].user_id, "lead", unit)]
        assert Access.objects.filter(file_id=case.pk).count() == moves + 1  # nobody's membership was deleted
        assert Transfer.objects.filter(file_id=case.pk, outcome="accepted").count() == moves
        assert Transfer.objects.filter(file_id=case.pk, outcome="proposed").count() <= 1
        with connection.cursor() as c:
            c.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    for who, actor in people.items():
        if who != lead:
            with acting_as(actor.user_id):
                assert not visible_to(actor).exists(), who
                assert not Case.objects.exists(), who
