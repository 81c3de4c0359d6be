"""A wording nobody has tested stays off until the unit's psychologist allows it; her leave can be ended; everybody reads who gave it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from sintas.evidence.models import ScaleResult
from sintas.evidence.tests.scale_people import REASON, all_at, allow, enter, page_form, psychologist, results, sending
from sintas.instruments.actions.allowing import allow_wording, end_wording
from sintas.instruments.models import WordingLeave
from sintas.instruments.reading.leaves import allowed
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

GAD7 = {"scale": "gad7", "version": "1", "language": "id", "reason": REASON}


@pytest.fixture
def puspa(house):
    return psychologist(house)


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def page(house):
    return f"/unit/skala/{house.unit.pk}/teks/"


def test_the_page_lists_every_untested_wording_and_the_psychologist_allows_one(page, house, cast, puspa, people, as_user):
    browser = enter(puspa)
    shown = browser.get(page)
    words = shown.content.decode()
    for title in ("GAD-7", "PHQ-9", "K10", "RSES"):
        assert title in words, title
    assert "Baca teksnya" in words
    assert "Kurang berminat atau kurang senang melakukan sesuatu" in words  # what is allowed can be read here
    sent = {"which": "gad7.1.id", "wgad7_1_id-scale": "gad7", "wgad7_1_id-version": "1", "wgad7_1_id-language": "id"}
    assert 'name="wgad7_1_id-reason"' in words
    empty = browser.post(page, sent | {"wgad7_1_id-reason": " "})
    assert empty.status_code == 422
    assert "Isi bagian ini." in empty.content.decode()
    after = browser.post(page, sent | {"wgad7_1_id-reason": REASON}, follow=True)
    assert after.status_code == 200
    assert "Diizinkan Puspa pada" in after.content.decode()
    for who in ("ratna", "sari"):
        seen = enter(cast[who]).get(page).content.decode()
        assert "Diizinkan Puspa pada" in seen
        assert REASON in seen
        assert "Akhiri izin" not in seen
        assert "wk10_1_id-reason" not in seen


def test_without_leave_the_wording_is_off_and_says_whom_to_ask(case, people, as_user, signed_in, house):
    ratna = signed_in("ratna")
    listed = ratna.get(f"/kasus/{case.pk}/skala/").content.decode()
    assert "Mintalah psikolog unit mengizinkannya" in listed
    answer = ratna.get(f"/kasus/{case.pk}/skala/gad7/id/")
    assert answer.status_code == 409
    assert "Mintalah psikolog unit" in answer.content.decode()
    sent = ratna.post(f"/kasus/{case.pk}/skala/gad7/id/", {"completed_by": "self", "note": "tersusun rapi", **all_at("gad7", 1)})
    assert sent.status_code == 422  # leave ended while the client was answering: nothing typed is lost
    assert all(page_form(sent).standing[name] == ["1"] for name in all_at("gad7", 1))
    assert page_form(sent).standing["note"][0].strip() == "tersusun rapi"
    with as_user("ratna"):
        assert not ScaleResult.objects.filter(file_id=case.pk).exists()


def test_with_leave_it_is_given_without_a_band_and_says_what_it_is(case, people, as_user, signed_in, house, puspa):
    allow(puspa, house.unit.pk, "gad7")
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/id/"
    page = ratna.get(path)
    assert "Terjemahan belum tervalidasi" in page.content.decode()
    words = ratna.post(path, sending(page, completed_by="self", **all_at("gad7", 3)), follow=True).content.decode()
    for expected in ("<strong>21</strong>", "Terjemahan belum tervalidasi.", "terjemahan Sintas", "batas skor tidak ditampilkan"):
        assert expected in words, expected
    assert "Sumber:" not in words
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert not row.validated
        assert row.outcome["whole"]["band"] is None
        assert row.outcome["untested"] is True


def test_a_reader_of_english_is_told_in_english_where_the_words_are_from(case, signed_in, house, puspa):
    allow(puspa, house.unit.pk, "gad7")
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/id/"
    ratna.post("/pengaturan/bahasa/", {"language": "en", "next": "/"})
    page = ratna.get(path)
    shown = ratna.post(path, sending(page, completed_by="self", **all_at("gad7", 1)), follow=True).content.decode()
    listed = ratna.get(f"/unit/skala/{house.unit.pk}/teks/").content.decode()
    for words in (page.content.decode(), shown, listed):
        assert "translated for Sintas" in words
        assert "terjemahan Sintas" not in words
    assert "the owner&#x27;s statement on the GAD-7 form" in page.content.decode()


def test_ended_leave_puts_it_off_again_and_old_results_can_still_be_corrected(case, people, as_user, signed_in, house, puspa, page):
    allow(puspa, house.unit.pk, "gad7")
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/id/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("gad7", 3)))
    with acting_as(puspa.pk):
        leave = WordingLeave.objects.get(scale="gad7")
    assert enter(puspa).post(f"{page}{leave.pk}/akhiri/").status_code == 303
    assert enter(puspa).post(f"{page}{leave.pk}/akhiri/").status_code == 303
    assert ratna.get(path).status_code == 409
    assert "diakhiri Puspa pada" in ratna.get(page).content.decode()
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
        assert not allowed(house.unit.pk)
    change = f"/kasus/{case.pk}/skala/{entry}/ubah/"
    after = ratna.post(change, sending(ratna.get(change), note="dibaca ulang"))
    assert after.status_code == 302
    allow(puspa, house.unit.pk, "gad7")
    with acting_as(puspa.pk):
        assert WordingLeave.objects.filter(scale="gad7").count() == 2


def test_only_a_psychologist_or_psychiatrist_decides(house, people, cast, as_user, signed_in, puspa, page):
    for who in ("ratna", "sari"):
        with as_user(who), pytest.raises(Refusal) as refused:
            allow_wording(by=people[who], unit_id=house.unit.pk, **GAD7)
        assert "psikolog" in str(refused.value.sentence)
    doctor = hire("danu", house.unit, "worker", profession="psychiatrist")
    with acting_as(doctor.pk):
        row = allow_wording(by=actor_for(doctor), unit_id=house.unit.pk, **GAD7)
        assert allow_wording(by=actor_for(doctor), unit_id=house.unit.pk, **GAD7).pk == row.pk  # repeating is harmless
    student = hire("mira", house.unit, "student", profession="psychologist")
    with acting_as(student.pk), pytest.raises(Refusal):
        allow_wording(by=actor_for(student), unit_id=house.unit.pk, **GAD7)
    assert enter(student).get(page).status_code == 200
    assert enter(student).post(page, {"which": "gad7.1.id"}).status_code == 403


def test_the_psychologist_of_another_unit_or_house_has_no_say(house, people, as_user, puspa, page):
    other = hire("wulan", house.other_unit, "worker", profession="psychologist")
    allow(puspa, house.unit.pk, "gad7")
    with acting_as(puspa.pk):
        leave = WordingLeave.objects.get(scale="gad7")
    for user in (other, hire("joko", house.ngo_unit, "worker", profession="psychologist")):
        assert enter(user).get(page).status_code == 404
        assert enter(user).post(f"{page}{leave.pk}/akhiri/").status_code == 404
        with acting_as(user.pk):
            with pytest.raises(NotYours):
                allow_wording(by=actor_for(user), unit_id=house.unit.pk, **GAD7)
            with pytest.raises(NotYours):
                end_wording(by=actor_for(user), unit_id=house.unit.pk, leave_id=leave.pk)
            assert not WordingLeave.objects.filter(unit_id=house.unit.pk).exists() or user is other


def test_leave_of_one_unit_says_nothing_about_another(case, house, puspa, people, as_user, signed_in):
    other = hire("wulan", house.other_unit, "worker", profession="psychologist")
    with acting_as(other.pk):
        allow_wording(by=actor_for(other), unit_id=house.other_unit.pk, **GAD7)
    assert signed_in("ratna").get(f"/kasus/{case.pk}/skala/gad7/id/").status_code == 409


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"scale": "tidak_ada"}, ""),
        ({"version": "9"}, ""),
        ({"language": "en"}, ""),
        ({"language": "fr"}, ""),
        ({"scale": "satisfaction"}, ""),
        ({"scale": "sdq"}, ""),
        ({"reason": "  "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
    ],
)
def test_what_needs_no_leave_or_says_no_reason_is_refused(house, puspa, change, field):
    with acting_as(puspa.pk):
        with pytest.raises(BadInput) as refused:
            allow_wording(by=actor_for(puspa), unit_id=house.unit.pk, **(GAD7 | change))
        assert list(refused.value.fields) == [field]
        assert not WordingLeave.objects.exists()


def test_the_decision_is_in_the_trail_without_a_word_of_it(house, puspa, monkeypatch):
    rows = []
    record = trail.record
    monkeypatch.setattr(trail, "record", lambda **said: rows.append(said) or record(**said))
    allow(puspa, house.unit.pk, "gad7")
    with acting_as(puspa.pk):
        end_wording(by=actor_for(puspa), unit_id=house.unit.pk, leave_id=WordingLeave.objects.get().pk)
    assert [(row["verb"], row["scale"], row["language"]) for row in rows] == [("allow wording", "gad7", "id"), ("end wording leave", "gad7", "id")]
    assert REASON not in str(rows)


def test_nobody_rewrites_a_leave(house, puspa):
    allow(puspa, house.unit.pk, "gad7")
    with acting_as(puspa.pk):
        for change in ({"reason": "lain"}, {"given_by": house.unit.pk}, {"scale": "k10"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                WordingLeave.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            WordingLeave.objects.all().delete()
