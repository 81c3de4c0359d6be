"""Two who receive accept the same case at the same moment: one has it, the other reads a plain sentence. Nobody is left without an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sintas.access.tests.test_at_once import both
from sintas.cases.models import Access
from sintas.cases.policy import the_case
from sintas.exchange.actions.proposing import take_back
from sintas.exchange.actions.receiving import accept
from sintas.safekeeping.refusals import NotNow

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_accept(offered, case, people, cast, as_user):
    def first(go: Callable[[], None]) -> None:
        with as_user("wulan"):
            accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
            go()

    def second() -> str:
        with as_user("inda"):
            try:
                accept(by=people["inda"], transfer_id=offered.pk, lead_id=cast["wulan"].pk)
            except NotNow as refused:
                return str(refused.sentence)
        return "accepted"

    assert "sudah diterima" in both(first, second)
    with as_user("tono"):
        assert the_case(people["tono"], case.pk).number == "AN-0001"
        assert list(Access.live.filter(file_id=case.pk).values_list("user_id", "role")) == [(cast["tono"].pk, "lead")]


def test_taken_back_while_somebody_accepts(offered, case, people, cast, as_user):
    def first(go: Callable[[], None]) -> None:
        with as_user("ratna"):
            take_back(by=people["ratna"], case=case, transfer_id=offered.pk)
            go()

    def second() -> str:
        with as_user("inda"):
            try:
                accept(by=people["inda"], transfer_id=offered.pk, lead_id=cast["wulan"].pk)
            except NotNow as refused:
                return str(refused.sentence)
        return "accepted"

    assert "ditarik" in both(first, second)
    with as_user("ratna"):
        assert the_case(people["ratna"], case.pk).number == "KS-0001"
