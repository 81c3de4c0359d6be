"""Steps on the page of a family taken back one after the other, and initials that stay initials while somebody sits beside."""

from __future__ import annotations

from uuid import uuid4

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.reading.kin import subject_of
from sintas.evidence.actions.family import add_relative
from sintas.instruments.family import CLIENT
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.staff.drafts import save_draft
from tests.forms_of import Form, Forms


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read family", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


@pytest.fixture
def base(case) -> str:
    return f"/kasus/{case.pk}/keluarga/"


def names(case) -> list[str]:
    return sorted(one.name for one in subject_of(case).family.people if one.ref != CLIENT)


def offered(browser, base) -> Form | None:
    """The button that takes the last step back, None when there is none."""
    return next((one for one in Forms(browser.get(base).content.decode()).found if "urungkan" in one.action), None)


def take_back(browser, base) -> None:
    form = offered(browser, base)
    assert form is not None
    assert browser.post(form.action, form.given).status_code == 302


def ref_of(answer) -> str:
    return answer.headers["Location"].split("orang=")[1].split("#")[0].split("&")[0]


def called(browser, base, ref, name, number) -> None:
    assert browser.post(f"{base}{ref}/", {"relation": "mother", "name": name, "based_on": str(number)}).status_code == 302


def test_every_change_is_taken_back_in_turn_down_to_the_first(case, said, signed_in, base):
    browser = signed_in("ratna")
    ref = ref_of(browser.post(f"{base}client/parent/", {"name": "Sri", "sex": "female"}))
    called(browser, base, ref, "Sry", 1)
    called(browser, base, ref, "Sru", 2)
    seen = []
    for _time in range(3):
        take_back(browser, base)
        seen.append(names(case))
    assert seen == [["Sry"], ["Sri"], []]
    assert offered(browser, base) is None


def test_a_change_after_a_step_taken_back_is_a_step_of_its_own(case, said, signed_in, base):
    browser = signed_in("ratna")
    ref = ref_of(browser.post(f"{base}client/parent/", {"name": "Sri", "sex": "female"}))
    called(browser, base, ref, "Sry", 1)
    take_back(browser, base)
    called(browser, base, ref, "Sru", 3)
    seen = []
    for _time in range(2):
        take_back(browser, base)
        seen.append(names(case))
    assert seen == [["Sri"], []]


def test_the_steps_go_back_in_the_order_they_were_made(case, said, signed_in, base):
    """Somebody who joined after the mother goes before her, although her name was corrected, and the correction taken back, last of all."""
    browser = signed_in("ratna")
    mother = ref_of(browser.post(f"{base}client/parent/", {"name": "Sri", "sex": "female"}))
    browser.post(f"{base}{mother}/parent/", {"name": "Tum", "sex": "female"})
    called(browser, base, mother, "Sry", 1)
    seen = []
    for _time in range(3):
        take_back(browser, base)
        seen.append(names(case))
    assert seen == [["Sri", "Tum"], ["Sri"], []]


def test_what_was_there_before_this_sitting_stays(case, said, signed_in, base):
    row = record_person(**said, name="Sri", relation="mother")
    browser = signed_in("ratna")
    called(browser, base, row.entry, "Sry", 1)
    called(browser, base, row.entry, "Sru", 2)
    take_back(browser, base)
    take_back(browser, base)
    assert names(case) == ["Sri"]
    assert offered(browser, base) is None
    made_up = {"kind": "person", "entry": str(row.entry), "number": "5"}
    assert browser.post(f"{base}urungkan/", made_up).status_code == 409
    assert names(case) == ["Sri"]


def test_a_step_of_somebody_else_is_never_taken_back(case, said, signed_in, base, people, cast):
    from sintas.cases.actions.team import add_member
    from sintas.safekeeping.identity import acting_as

    row = record_person(**said, name="Sri", relation="mother")
    add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    with acting_as(people["budi"].user_id):
        browser = signed_in("budi")
        called(browser, base, row.entry, "Sry", 1)
        take_back(browser, base)
        assert offered(browser, base) is None
        assert browser.post(f"{base}urungkan/", {"kind": "person", "entry": str(row.entry), "number": "3"}).status_code == 409
    assert names(case) == ["Sri"]


def test_initials_stay_initials_from_tap_to_tap(case, said, signed_in, base):
    """With a neighbour looking on: the list, every button, the small form and the way back keep what was chosen."""
    browser = signed_in("ratna")
    mother = str(add_relative(**said, to=CLIENT, how="parent", name="Sri Rahayu", sex="female").entry)
    add_relative(**said, to=CLIENT, how="parent", name="Budi Santoso", sex="male")
    page = browser.get(f"{base}?inisial=1&orang={mother}").content.decode()
    assert "Sri Rahayu" not in page and "Budi Santoso" not in page and "SR" in page
    for link in (f"?orang={mother}&amp;inisial=1#pilihan", f"{mother}/child/?inisial=1", f"{mother}/?inisial=1", f"ikatan/?one={mother}&amp;inisial=1"):
        assert f'href="{base}{link}"' in page, link
    form = browser.get(f"{base}{mother}/child/?inisial=1").content.decode()
    assert "Budi Santoso" not in form and "BS" in form
    added = browser.post(f"{base}{mother}/child/?inisial=1", {"name": "Dewi Lestari", "kind": "biological", "other": "unknown"})
    assert "&inisial=1#pilihan" in added.headers["Location"]
    after = browser.get(added.headers["Location"]).content.decode()
    assert "Dewi Lestari" not in after and "Sri Rahayu" not in after
    step = next(one for one in Forms(after).found if "urungkan" in one.action)
    undone = browser.post(step.action, step.given)
    assert undone.headers["Location"] == f"{base}?inisial=1"
    assert browser.post(f"{base}{mother}/?inisial=1", {"name": "Sri R", "relation": "mother", "based_on": "1"}).headers["Location"].endswith(
        f"?orang={mother}&inisial=1#pilihan"
    )


def test_names_stay_names(case, said, signed_in, base):
    browser = signed_in("ratna")
    assert "inisial" not in browser.post(f"{base}client/parent/", {"name": "Sri", "sex": "female"}).headers["Location"]
    step = offered(browser, base)
    assert browser.post(step.action, step.given).headers["Location"] == base


def test_nobody_joins_somebody_who_is_not_there(case, said, signed_in, base, people, open_a_case):
    browser, other = signed_in("ratna"), open_a_case("ratna", name="Melur")
    struck = record_person(**said, name="Sri", relation="mother")
    elsewhere = record_person(by=people["ratna"], case=other, name="Sum", relation="aunt")
    from sintas.cases.actions.people_strike import strike

    strike(**said, kind="person", entry=struck.entry)
    for ref in ("x", "Klien", str(uuid4()), str(struck.entry), str(elsewhere.entry)):
        for how in ("child", "partner", "parent", "sibling"):
            assert browser.get(f"{base}{ref}/{how}/").status_code == 404, (ref, how)
    assert browser.get(f"{base}client/child/").status_code == 200


def test_words_about_somebody_who_went_meanwhile_are_not_lost(case, said, signed_in, base, people):
    """Typed while a colleague struck them out: sent, the form comes back with everything; unsent, the draft still opens."""
    browser, gone = signed_in("ratna"), f"{base}{uuid4()}/child/"
    answer = browser.post(gone, {"name": "Rafi Ahmad", "kind": "biological", "other": "unknown"})
    assert answer.status_code == 422 and "Rafi Ahmad" in answer.content.decode()
    draft = save_draft(by=people["ratna"], form=gone, fields={"name": ["Rafi Ahmad"], "submission": [new_submission()]})
    assert "Rafi Ahmad" in browser.get(f"{gone}?draf={draft.filling}").content.decode()
