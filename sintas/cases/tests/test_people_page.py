"""The page "Orang & kontak", and every form behind it, as Ratna's browser meets them."""

import re

import pytest

from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.actions.team import add_member
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Client, Disability, FamilyStance, Flag, Incident, Link, Person, Reach, SafetyFact, Tie
from sintas.cases.reading.head import head_of
from sintas.cases.reading.people import people_page
from sintas.cases.tests.on_people import post, url
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail

FORMS = ["client", "reach", "disability", "person", "tie", "stance", "safety_fact", "apart", "link", "incident"]


def test_everything_is_on_the_page(full, signed_in):
    answer = signed_in("ratna").get(url("people", full))
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "pembina asrama", "mangga", "jangan pernah dipakai", "pilihan pertama", "Kak Bunga", "SSJ", "69 tahun", "Sangat Dekat", "menguatkan klien",
        "meninggal 2022", "pelaku, serumah", "Kakak atau adik ipar laki-laki", "Mendukung", "Agustus 2024", "Kekerasan seksual", "sekitar 2019",
        "Tinggal serumah dengan pelaku",
    ):  # fmt: skip
        assert words in page, words
    assert "Bunga" not in re.search("<title>(.*?)</title>", page, re.S).group(1)


def test_opening_it_stands_in_the_trail(full, signed_in, as_user):
    signed_in("ratna").get(url("people", full))
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=full.pk, verb="read people", outcome="done").count() == 1


def test_few_queries_are_enough(full, as_user, people, django_assert_num_queries):
    """Eight lists, their keys, the trail; one more for the head that every case page has. A longer file asks no more."""
    with as_user("ratna"):
        for at in range(12):
            person = record_person(by=people["ratna"], case=full, name=f"Kerabat {at}", relation="cousin").entry
            record_tie(by=people["ratna"], case=full, one=person, other=None, quality="distant")
            record_incident(by=people["ratna"], case=full, told=f"cerita {at}", perpetrators=[person])
    with as_user("ratna"), django_assert_num_queries(11):
        trail.record(by=people["ratna"], verb="read people", file_id=full.pk, opens=True)
        people_page(full)
        head_of(full, actor=people["ratna"], tab="people")


def test_an_empty_file_says_what_each_part_is_for(open_a_case, signed_in):
    case = open_a_case("ratna")
    page = signed_in("ratna").get(url("people", case)).content.decode()
    for name in ("reach", "disability", "incident", "person", "tie", "stance", "link", "client"):
        assert f'href="{url(name, case)}' in page, name
    assert page.count('class="empty"') == 10


@pytest.mark.parametrize("stranger", ["budi", "tono", "lina", "sari", "dewi", "ana"])
def test_for_everybody_else_there_is_no_such_page(full, signed_in, stranger):
    browser = signed_in(stranger)
    assert browser.get(url("people", full)).status_code == 404
    for name in FORMS:
        assert browser.get(url(name, full)).status_code == 404, name
        assert post(browser, url(name, full)).status_code == 404, name


def test_the_carer_of_the_file_neither(full, signed_in, as_user, people, cast):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=full, user_id=cast["dewi"].pk, role="carer")
    assert signed_in("dewi").get(url("people", full)).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_every_form_opens(full, signed_in, name):
    answer = signed_in("ratna").get(url(name, full))
    assert answer.status_code == 200
    assert 'autocomplete="off"' in answer.content.decode()


def test_the_greeting_makes_the_form_of_address(full, signed_in, as_user):
    post(signed_in("ratna"), url("client", full), based_on=1, name="Bunga Melati", greeting="mbak")
    with as_user("ratna"):
        assert Client.current.get(file_id=full.pk).called == "Mbak Bunga"


def test_each_form_saves(full, signed_in, as_user, open_a_case):
    browser, other = signed_in("ratna"), open_a_case("ratna", name="Suharti")
    with as_user("ratna"):
        father = str(Person.current.get(name__isnull=False, relation="father").entry)
    for name, fields in (
        ("reach", {"channel": "phone", "allowed": "yes", "value": "0812 9999 0000"}),
        ("disability", {"kinds": ["physical"], "accommodation": "ruang tanpa tangga", "own_needs": "kursi", "rights": ["privacy"]}),
        ("person", {"relation_0": "older_sibling", "name": "LM", "birth": "usia 44", "deceased": ""}),
        ("tie", {"one": father, "other": "client", "quality_0": "close"}),
        ("stance", {"attitude": "undecided"}),
        ("safety_fact", {"codes": ["weapon"], "holds": "holds"}),
        ("link", {"number": other.number, "kind": "siblings"}),
        ("incident", {"words": ["verbal"], "new_relation": "neighbour", "happened": "2020"}),
        ("apart", {"why": "klien pindah"}),
    ):
        answer = post(browser, url(name, full), **fields)
        assert answer.status_code == 302, (name, re.findall(r'class="error".*?</p>', answer.content.decode()))
    with as_user("ratna"):
        counts = {m: m.current.count() for m in (Reach, Disability, Person, Tie, FamilyStance, SafetyFact, Incident)}
        assert counts == {Reach: 3, Disability: 1, Person: 5, Tie: 2, FamilyStance: 2, SafetyFact: 2, Incident: 2}
        assert Link.objects.count() == 1
        assert not Flag.objects.filter(code="lives_with_perpetrator", ended_at=None).exists()


def test_refused_at_the_field_with_everything_typed_still_there(full, signed_in, as_user):
    browser = signed_in("ratna")
    answer = post(browser, url("person", full), name="Paman", birth="1990", death="1980", note="kata-kata panjang")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Meninggal tercatat sebelum lahir" in page
    assert "kata-kata panjang" in page
    answer = post(browser, url("incident", full), words=["verbal"], happened="2020", until="2018", told="cerita panjang")
    assert answer.status_code == 422
    assert "cerita panjang" in answer.content.decode()
    answer = post(browser, url("incident", full), words=["zina"])
    assert answer.status_code == 422
    with as_user("ratna"):
        assert (Person.objects.count(), Incident.objects.count()) == (3, 1)


def test_suggestions_are_a_step_that_saves_nothing(full, signed_in, as_user):
    browser = signed_in("ratna")
    answer = post(browser, url("incident", full), suggest="1", words=["sexual"], told="cerita yang sudah diketik", until="besok lusa")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "cerita yang sudah diketik" in page
    assert "besok lusa" in page
    suggested = re.search(r'<label class="choice"><input[^>]*value="tpks:rape"[^>]*>.*?</label>', page, re.S).group(0)
    assert "checked" not in suggested
    assert "bila ada penetrasi" in suggested
    with as_user("ratna"):
        assert Incident.objects.count() == 1


def test_only_what_is_ticked_is_kept(full, signed_in, as_user):
    post(signed_in("ratna"), url("incident", full), words=["sexual"], codes=["tpks:harassment_physical"], own_forms="dengan kata sendiri")
    with as_user("ratna"):
        kept = Incident.current.get(forms__contains=["tpks:harassment_physical"])
        assert kept.forms == ["practice:sexual", "tpks:harassment_physical"]


def test_a_person_of_another_file_cannot_be_opened_through_this_one(full, open_a_case, signed_in, as_user, people):
    other = open_a_case("ratna")
    with as_user("ratna"):
        entry = record_person(by=people["ratna"], case=other, name="X").entry
    assert signed_in("ratna").get(url("person_entry", full, entry)).status_code == 404


def test_possibly_known_is_said_to_the_holder_of_the_verb_only(open_a_case, people, as_user, cast, signed_in):
    nik = "3201014508040003"
    open_a_case("budi", nik=nik)
    case = open_a_case("ratna", nik=nik)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    words = "Mungkin sudah dikenal"
    assert words in signed_in("sari").get(url("people", case)).content.decode()
    assert words not in signed_in("ratna").get(url("people", case)).content.decode()


def test_in_english_too(full, signed_in, cast):
    cast["ratna"].language = "en"
    cast["ratna"].save(update_fields=["language"])
    page = signed_in("ratna").get(url("people", full)).content.decode()
    assert "Very close" in page
    assert "Sexual violence" in page


def test_a_whole_family_is_written_one_after_another(open_a_case, signed_in, as_user):
    case = open_a_case("ratna")
    ratna, address = signed_in("ratna"), url("person", case)
    for name in ("SSH", "SSJ"):
        kept = post(ratna, address, name=name, again="1")
        assert (kept.status_code, kept["Location"]) == (302, address)
    assert post(ratna, address, name="LM")["Location"] == url("people", case)
    with as_user("ratna"):
        entries = list(Person.current.values_list("entry", flat=True))
    assert len(entries) == 3
    correcting = ratna.get(url("person_entry", case, entries[0])).content.decode()
    assert 'name="again"' not in correcting  # a correction ends where it began
    assert "Keliru dicatat" in correcting
