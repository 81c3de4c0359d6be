"""A Monday, a yes, and a file with one of everything."""


import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.stance import record_stance
from sintas.cases.actions.ties import record_tie
from sintas.cases.tests.consenting import MONDAY
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate


@pytest.fixture
def monday():
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def yes(people):
    def say(case, outcome="given", **facts):
        facts = {"happened": MONDAY.date(), "reading": "read_aloud", "limits_explained": True} | facts
        return record_consent(by=people["ratna"], case=case, outcome=outcome, **facts)

    return say


@pytest.fixture
def full(open_a_case, people, as_user):
    """A file with one of everything."""
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga", birth=FuzzyDate.in_year(2004))
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        record_reach(**by, channel="someone", whose="pembina asrama", when="hari kerja", first_choice=True, code_word="mangga")
        record_reach(**by, channel="whatsapp", value="081234567890", allowed=False)
        father = record_person(**by, name="SSJ", relation="father", age_stated=69, is_support=True).entry
        record_person(**by, name="SSH", relation="mother", deceased=True, death=FuzzyDate.in_year(2022))
        record_person(**by, relation="brother_in_law", is_perpetrator=True, in_household=True)
        record_tie(**by, one=father, other=None, kind="biological", quality="very_close")
        record_stance(**by, person=father, attitude="supports", happened=FuzzyDate.in_month(2024, 8))
        record_incident(**by, forms=["practice:sexual", "kdrt:sexual"], happened=FuzzyDate.about(2019), told="seperti diceritakan")
    return case
