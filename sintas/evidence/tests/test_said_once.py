"""Words at the places where they are read first: said once, and written large at the beginning of a line."""

import re

import pytest

from sintas.cases.actions.people import record_person
from sintas.evidence.reading.family import known_as
from sintas.instruments.around.form import person_label
from sintas.instruments.around.seen import seen
from sintas.instruments.family import Relative
from sintas.instruments.instrument import Manner
from sintas.instruments.scales.catalogue import all_scales
from sintas.safekeeping.identity import acting_as

from .scale_people import all_at, allow, enter, on_team, psychologist, results, sending

UNTESTED = [one.code for one in all_scales() if one.kind == "scale" and any(not wording.validated for wording in one.wordings)]


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def puspa(house, case, people):
    user = psychologist(house)
    on_team(case, people, user)
    return user


def plain(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("code", UNTESTED)
def test_that_a_translation_is_not_tested_is_said_once(code, case, house, puspa):
    allow(puspa, house.unit.pk, code)
    shown = plain(enter(puspa).get(f"/kasus/{case.pk}/skala/{code}/id/"))
    assert shown.lower().count("belum tervalidasi") == 1, code
    assert re.search(r"tanpa rentang skor\. Teks: (terjemahan|disusun)[^.]*\.", shown), code


def test_its_result_says_it_once_at_the_top(case, house, puspa):
    allow(puspa, house.unit.pk, "phq9")
    browser, path = enter(puspa), f"/kasus/{case.pk}/skala/phq9/id/"
    after = browser.post(path, sending(browser.get(path), completed_by="self", **all_at("phq9", 1)), follow=True)
    with acting_as(puspa.pk):
        from sintas.staff.actor import actor_for

        entry = results(actor_for(puspa), case)[0].entry
    assert after.redirect_chain
    shown = plain(browser.get(f"/kasus/{case.pk}/skala/{entry}/"))
    assert shown.count("Terjemahan belum tervalidasi. Teks: terjemahan Sintas.") == 1


def test_somebody_without_a_name_begins_a_line_written_large():
    mother = Relative("m", "", "mother")
    assert known_as(mother, "id") == "Ibu" and known_as(mother, "en") == "Mother"
    assert known_as(Relative("m", "Sri", "mother"), "id") == "Sri, ibu"
    assert person_label(mother) == "Ibu" and person_label(Relative("m", "Sri", "mother")) == "Sri · ibu"
    drawn = seen(0, {"person": "m", "closeness": "close"}, mother, Manner(ident="x"))
    assert drawn.name == "Ibu" and drawn.words.startswith("Ibu: ")


def test_the_family_page_and_the_list_of_people_do_too(case, people, as_user, signed_in):
    with as_user("ratna"):
        record_person(by=people["ratna"], case=case, name="", relation="mother")
    ratna = signed_in("ratna")
    for path in ("keluarga/", "orang/"):
        page = ratna.get(f"/kasus/{case.pk}/{path}")
        assert page.status_code == 200
        assert re.search(r">\s*Ibu\s*<", page.content.decode()), path
        assert not re.search(r">\s*ibu\s*<", page.content.decode()), path
