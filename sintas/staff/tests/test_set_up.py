"""Ana sets up the house: organisation, units, letterhead, numbers."""

from datetime import date

import pytest

from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actions.organising import describe_organisation, describe_unit, open_unit
from sintas.staff.actor import actor_for
from sintas.staff.letters import BadPattern, letter_number, misunderstood
from sintas.staff.letters import written as as_written
from sintas.staff.models import Organisation, Posting, Unit
from sintas.staff.policy import colleagues, people_of, the_person, the_unit, units_of

UNIT = {
    "name": "Rehabilitasi",
    "client_word": "penyintas",
    "journey": "atensi",
    "case_prefix": "rs",
    "letterhead": "KEMENTERIAN CONTOH\n\nSentra Contoh\n",
    "place": "Bogor",
    "letter_pattern": "{number}/{code}/{month_roman}/{year}",
    "letter_code": "SC.1",
    "approver_title": "Kepala Sentra",
    "phone": "0251-8312345",
}


def test_the_organisation_is_described_in_the_browser(signed_in, house, written):
    answer = signed_in("ana").post(
        "/lembaga/",
        {
            "name": "Sentra Terpadu",
            "kind": "sentra",
            "former_names": "Balai A\nBalai B",
            "reach": "Jawa Barat: Kota Bogor, Kab. Cianjur\nLampung",
        },
    )
    assert answer.status_code == 302
    kept = Organisation.objects.get(pk=house.sentra.pk)
    assert kept.former_names == ["Balai A", "Balai B"]
    assert kept.reach == {"Jawa Barat": ["Kota Bogor", "Kab. Cianjur"], "Lampung": []}
    assert Organisation.objects.get(pk=house.ngo.pk).name == "Yayasan Contoh"
    assert len(written("set up organisation")) == 1
    page = signed_in("ana").get("/lembaga/").content.decode()
    assert "Jawa Barat: Kota Bogor, Kab. Cianjur" in page
    assert "Yayasan Contoh" not in page


def test_without_the_verb_no_set_up(signed_in, house, people, as_user):
    for name in ("ratna", "sari", "lina"):
        assert signed_in(name).get("/lembaga/").status_code == 403
        assert signed_in(name).post("/lembaga/unit/", UNIT).status_code == 403
    with as_user("ratna"), pytest.raises(Refusal):
        open_unit(by=people["ratna"], **UNIT)
    with as_user("ratna"), pytest.raises(Refusal):
        describe_unit(by=people["ratna"], unit=house.unit, name="x")


def test_a_unit_is_opened_and_its_maker_can_staff_it(signed_in, house, cast, people):
    answer = signed_in("ana").post("/lembaga/unit/", UNIT | {"name": "Anak Remaja"})
    assert answer.status_code == 302
    unit = Unit.objects.get(name="Anak Remaja")
    assert (unit.case_prefix, unit.letterhead, unit.organisation_id) == ("RS", ["KEMENTERIAN CONTOH", "Sentra Contoh"], house.sentra.pk)
    assert actor_for(cast["ana"]).holds("staff.register", unit.pk)
    assert "001/SC.1/" in signed_in("ana").get(answer.url).content.decode()


def test_a_unit_is_changed_and_what_is_wrong_is_said_beside_its_field(signed_in, house):
    here = f"/lembaga/unit/{house.unit.pk}/"
    ana = signed_in("ana")
    assert ana.post(here, UNIT).status_code == 302
    kept = Unit.objects.get(pk=house.unit.pk)
    assert (kept.client_word, kept.phone) == ("penyintas", "+622518312345")
    wrong = {"letter_pattern": "{nomor}/{year}", "case_prefix": "an", "name": "anak", "letterhead": "baris\n" * 9}
    page = ana.post(here, UNIT | wrong)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == set(wrong)
    assert "{nomor}/{year}" in page.content.decode()
    assert ana.post(here, UNIT | {"journey": "group"}).status_code == 422
    assert ana.post(here, UNIT | {"journey": "lk3"}).status_code == 302 and Unit.objects.get(pk=house.unit.pk).journey == "lk3"
    assert set(ana.post(here, UNIT | {"phone": "tanya resepsionis"}).context["form"].errors) == {"phone"}
    assert Unit.objects.get(pk=house.unit.pk).letter_pattern == UNIT["letter_pattern"]


def test_another_houses_unit_does_not_exist(signed_in, house, people, cast):
    assert signed_in("ana").get(f"/lembaga/unit/{house.ngo_unit.pk}/").status_code == 404
    assert signed_in("lina").get(f"/lembaga/unit/{house.unit.pk}/").status_code == 404
    assert signed_in("ratna").get(f"/lembaga/unit/{house.unit.pk}/").status_code == 403
    with acting_as(cast["ana"].pk):
        with pytest.raises(NotYours):
            colleagues(people["ana"], house.ngo_unit.pk)
        with pytest.raises(NotYours):
            the_person(people["ana"], cast["lina"].pk)
        assert the_unit(people["ana"], house.unit.pk) == house.unit
        assert {unit.pk for unit in units_of(people["lina"])} == {house.ngo_unit.pk}
        assert {person.username for person in people_of(people["lina"])} == {"lina", "nyai"}
        assert {p.username for p in colleagues(people["ana"], house.other_unit.pk)} == {"tono"}


def test_prefixes_differ_inside_a_house_but_not_between_houses(people, as_user, house):
    with as_user("ana"):
        with pytest.raises(BadInput) as refused:
            open_unit(by=people["ana"], **UNIT | {"name": "Lain", "case_prefix": "KS", "letterhead": []})
        assert set(refused.value.fields) == {"case_prefix"}
        assert open_unit(by=people["ana"], **UNIT | {"name": "Lain", "case_prefix": "yc", "letterhead": []}).case_prefix == "YC"
        assert Posting.objects.filter(unit__name="Lain").count() == 1
        with pytest.raises(BadInput):
            describe_organisation(by=people["ana"], name=" ")


def test_letters_are_numbered_by_the_units_own_pattern(house, as_user):
    Unit.objects.filter(pk=house.unit.pk).update(letter_pattern="{number}/{code}/{month_roman}/{year}", letter_code="SC")
    with as_user("ratna"):
        assert letter_number(house.unit.pk, date(2026, 9, 3)) == "001/SC/IX/2026"
        assert letter_number(house.unit.pk, date(2026, 12, 3)) == "002/SC/XII/2026"
        assert letter_number(house.unit.pk, date(2027, 1, 3)) == "001/SC/I/2027"
    assert as_written("{number}/{code}/{year}", "", 7, date(2026, 1, 1)) == "007/2026"


@pytest.mark.parametrize(
    "pattern", ["{number", "{number}{0}", "{number.__class__}", "{number!r}", "{number:>999999999}", "tanpa nomor", "{number}}", "{}"]
)
def test_a_pattern_is_no_way_into_the_program(pattern):
    assert misunderstood(pattern)
    with pytest.raises(BadPattern):
        as_written(pattern, "X", 1, date(2026, 1, 1))
