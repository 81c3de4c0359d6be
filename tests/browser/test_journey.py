"""A synthetic survivor of sexual violence, from her report to a year after: through the pages, by those who accompany her.

Report, the duty of three days, health and visum, safe house, conference, legal aid, trial, return, follow-up with a relapse, and opening again;
a hospital and a legal aid office answer by their links on a phone, without an account. Every person and every word is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

from . import journey_care as care
from . import journey_partners as partners
from . import journey_report as report
from . import journey_return as home
from .conftest import PHONE
from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@contextmanager
def later(person: Person, **span: float) -> Iterator[None]:
    """So much later by the product's clock; her session is over by then, so she comes in anew."""
    with clock.stopped(clock.now() + timedelta(**span)):
        person.signs_in()
        yield


def test_from_her_report_to_opening_again_after_a_year(at_a_screen: Callable[..., Person], people: dict[str, Any], chromium: Any) -> None:
    inah, sari, ratna = (at_a_screen(who) for who in ("inah", "sari", "ratna"))
    by, file = people["ratna"], report.becomes_a_client(sari, ratna, report.comes(inah))
    with acting_as(by.user_id):
        case = Case.objects.get(pk=file.split("/")[2])
    report.how_to_reach_her(ratna)
    report.the_danger_is_weighed(ratna)
    report.plans_to_stay_safe(ratna)
    report.agrees(ratna)
    report.the_law_has_a_word_for_it(ratna, file)
    care.is_treated(ratna, file)
    care.has_a_safe_place(ratna, file)
    given = [(one, *partners.is_referred(ratna, file, one)) for one in (partners.HOSPITAL, partners.LEGAL_AID)]
    for one, _way, address, code in given:
        on_a_phone = chromium.new_context(viewport=PHONE, locale="id-ID")
        partners.answers(on_a_phone.new_page(), address, code, one)
        on_a_phone.close()
    for one, way, _address, _code in given:
        partners.comes_back(ratna, way, one)
    partners.stands(case, by)
    with later(ratna, hours=20):
        report.reaches_the_police(ratna, file)
        report.stands(case, by)
        care.goes_to_law(ratna, file)
        care.is_talked_over(ratna, file)
        care.stands(case, by)
    with later(ratna, days=5):
        home.goes_home(ratna, file)
    with later(ratna, days=90):
        home.goes_to_court(ratna, file)
        home.the_work_goes_its_way(ratna, file)
        home.the_danger_has_passed(ratna, file)
        home.it_ends(ratna, file)
    with later(ratna, days=455):
        home.a_year_after(ratna, file)
        home.is_opened_again(ratna, file)
        home.stands(case, by)
    for person in (inah, sari, ratna):
        person.has_nothing_to_complain_of()
        print(f"{person.name}: {person.clicks} presses, {person.moves} fields")
