"""Violence that was told at the desk waits for the law's word; the page of duties says so, and decides nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.cases.actions.duties import begin_duty
from sintas.cases.models import Task
from sintas.cases.reading.unnamed import unnamed
from sintas.cases.tests.on_duty import REPORT, told

WORDS = "Kejadian ini belum diberi sebutan menurut undang-undang"


@pytest.fixture
def case(open_a_case: Any) -> Any:
    return open_a_case("ratna", name="Bunga Melati")


def test_the_page_leads_to_the_incident_and_begins_nothing(case: Any, people: Any, as_user: Any, signed_in: Any) -> None:
    with as_user("ratna"):
        row = told(people, case, "practice:rape")
    page = signed_in("ratna").get(f"/kasus/{case.pk}/kewajiban/").content.decode()
    assert WORDS in page
    assert f"/kasus/{case.pk}/kejadian/{row.entry}/" in page
    assert "UU 12/2022" in page
    with as_user("ratna"):
        assert not Task.objects.exclude(duty="").exists()


def test_the_laws_word_or_a_duty_begun_by_hand_ends_it(case: Any, people: Any, as_user: Any) -> None:
    with as_user("ratna"):
        told(people, case, "practice:rape", "tpks:rape")
        assert unnamed(case) == []
        told(people, case, "practice:rape")
        assert unnamed(case) == []  # the clock runs already


def test_by_hand_and_words_no_law_starts_a_duty_for(case: Any, people: Any, as_user: Any) -> None:
    with as_user("ratna"):
        told(people, case, "practice:financial", "practice:physical")  # the law on the household holds only where there is one
        assert unnamed(case) == []
        told(people, case, "practice:rape")
        assert len(unnamed(case)) == 1
        begin_duty(by=people["ratna"], case=case, duty=REPORT)
        assert unnamed(case) == []
