"""Inah receives somebody who came alone; the head sees it at once, other units and houses never."""

import pytest

from sintas.intake.actions.receiving import receive, write_telling
from sintas.intake.models import Enquiry, Telling
from sintas.intake.policy import the_enquiry, visible_to
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

TOLD = {"name": "Melati", "told": "dipaksa kakak ipar", "lives_with_perpetrator": True, "perpetrator_relation": "brother_in_law"}


@pytest.fixture
def received(people, house, as_user):
    with as_user("inah"):
        return receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", **TOLD)


def test_it_is_a_file_of_its_own(received, people, as_user):
    with as_user("inah"):
        assert received.number == "P-KS-0001"
        assert Wrap.objects.filter(file_id=received.pk).count() == 3
        assert Trail.objects.filter(file_id=received.pk, verb="receive enquiry").count() == 1


def test_the_unit_that_receives_sees_it_and_nobody_else(received, people, as_user):
    for who, sees in {"inah": 1, "sari": 1, "ratna": 0, "tono": 0, "lina": 0, "nyai": 0, "dewi": 0, "ana": 0}.items():
        with as_user(who):
            assert visible_to(people[who]).count() == sees, who
            assert Enquiry.objects.count() == sees, who
            assert Telling.objects.count() == sees, who
    with as_user("lina"), pytest.raises(NotYours):
        the_enquiry(people["lina"], received.pk)


def test_a_first_word_is_enough_but_nothing_is_not(people, house, as_user):
    with as_user("ratna"):
        assert receive(by=people["ratna"], unit_id=house.unit.pk, route="outreach", told="seorang anak di terminal").state == "open"
        with pytest.raises(BadInput) as refused:
            receive(by=people["ratna"], unit_id=house.unit.pk, route="self", told="  ")
    assert "told" in refused.value.fields


def test_a_code_outside_its_list_and_a_birth_ahead_are_refused(people, house, as_user):
    with as_user("inah"):
        for more in ({"route": "nowhere"}, {"forms": ["kdrt:none"]}, {"facts": ["x"]}, {"birth": FuzzyDate.in_year(2090)}, {"sex": "?"}):
            with pytest.raises(BadInput):
                receive(by=people["inah"], unit_id=house.unit.pk, **({"route": "self", "told": "x"} | more))
        assert Enquiry.objects.count() == 0


def test_sent_twice_it_is_kept_once(people, house, as_user):
    form = uuid7()
    with as_user("inah"):
        first = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="x", submission=form)
        with pytest.raises(AlreadyDone) as again:
            receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="x", submission=form)
        assert again.value.done.pk == first.pk
        assert Enquiry.objects.count() == 1


def test_not_in_another_unit_and_not_without_the_verb(people, house, as_user):
    with as_user("inah"), pytest.raises(Refusal):
        receive(by=people["inah"], unit_id=house.other_unit.pk, route="self", told="x")
    with as_user("dewi"), pytest.raises(Refusal):
        receive(by=people["dewi"], unit_id=house.unit.pk, route="self", told="x")


def test_two_correct_it_at_once_and_both_texts_stay(received, people, as_user):
    with as_user("inah"):
        entry = Telling.current.get().entry
        write_telling(by=people["inah"], enquiry=received, entry=entry, based_on=1, told="versi Inah")
    with as_user("sari"):
        with pytest.raises(Overtaken) as both:
            write_telling(by=people["sari"], enquiry=received, entry=entry, based_on=1, told="versi Sari")
        trail.record(by=people["sari"], verb="read enquiry", file_id=received.pk, opens=True)
        assert (both.value.kept.told, both.value.theirs.told) == ("versi Sari", "versi Inah")


def test_the_pages(received, signed_in):
    inah = signed_in("inah")
    assert received.number in inah.get("/pengaduan/").content.decode()
    page = inah.get(f"/pengaduan/{received.pk}/").content.decode()
    assert "dipaksa kakak ipar" in page
    assert "Tinggal serumah dengan pelaku" in page
    assert inah.get("/pengaduan/baru/").status_code == 200
    for stranger in ("lina", "tono", "ratna"):
        assert signed_in(stranger).get(f"/pengaduan/{received.pk}/").status_code == 404


def test_the_form_keeps_what_was_typed_when_something_is_wrong(signed_in, house):
    typed = {"unit": str(house.unit.pk), "route": "self", "told": "ia datang malam hari", "safe_now": "no", "nik": "123"}
    answer = signed_in("inah").post("/pengaduan/baru/", typed)
    assert answer.status_code == 422
    assert "ia datang malam hari" in answer.content.decode()
    assert "16 angka" in answer.content.decode()


def test_the_form_receives(signed_in, house, as_user):
    typed = {
        "unit": str(house.unit.pk),
        "route": "self",
        "told": "ia datang malam hari",
        "safe_now": "no",
        "urgency": "now",
        "forms_": ["practice:sexual"],
    }
    answer = signed_in("inah").post("/pengaduan/baru/", typed)
    assert answer.status_code == 302, answer.content.decode()
    with as_user("inah"):
        assert Telling.current.get().forms == ["practice:sexual"]
