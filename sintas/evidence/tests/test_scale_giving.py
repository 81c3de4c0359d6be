"""Scales are given from the page: every one that comes with the program, blanks, wrong values, who may, a wish to die."""

from __future__ import annotations

import pytest

from sintas.cases.models import SuicidePath
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.models import ScaleResult
from sintas.instruments.scales.catalogue import all_scales
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.testing import hire

from .scale_people import all_at, enter, on_team, page_form, psychologist, results, sending


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def puspa(house, case, people):
    """The unit's psychologist, on the team."""
    user = psychologist(house)
    on_team(case, people, user)
    return user


def answers_for(one) -> dict[str, str]:
    """Something to send for any scale: the first answer of each item, a total in the middle."""
    if one.kind == "total_only":
        parts = {f"part_{part.code}": str(part.low) for part in one.subscales}
        return {"total": str(one.scoring.low // one.scoring.multiplier if one.scoring.multiplier != 1 else one.scoring.high), **parts}
    sent = {}
    skipped = {rule.item for rule in one.skip_rules}
    for item in one.items:
        if item.kind == "tick":
            sent[f"q_{item.id}"] = "on"
        elif item.kind == "text":
            sent[f"q_{item.id}"] = "saya didengarkan"
        elif item.id not in skipped:
            sent[f"q_{item.id}"] = str(item.options[0].value)
    return sent


@pytest.mark.parametrize("one", all_scales(), ids=lambda one: one.code)
def test_every_scale_that_comes_with_the_program_is_given_once(one, case, house, people, as_user, puspa):
    language = "en" if one.wording("en") is not None else "id"
    browser = enter(puspa)
    path = f"/kasus/{case.pk}/skala/{one.code}/{language}/"
    page = browser.get(path)
    assert page.status_code == 200
    words = page.content.decode()
    if one.period:
        assert one.period.say(language) in words
    after = browser.post(path, sending(page, completed_by=one.completed_by[0], proxy="ibunya", **answers_for(one)), follow=True)
    assert after.redirect_chain, after.content.decode()[6000:12000] if after.status_code == 422 else after.status_code
    shown = browser.get(f"/kasus/{case.pk}/skala/").content.decode()
    assert "Belum ada skala yang diisi" not in shown
    with as_user("ratna"):
        kept = results(people["ratna"], case)
        assert [(row.scale, row.scale_version, row.language, row.completed_by) for row in kept] == [
            (one.code, one.version, language, one.completed_by[0])
        ]
        assert kept[0].outcome["scoring"] == one.scoring.version
        assert kept[0].total_only == (one.kind == "total_only")
        assert (kept[0].answers is None) == kept[0].total_only
        result = enter(puspa).get(f"/kasus/{case.pk}/skala/{kept[0].entry}/")
    assert result.status_code == 200
    assert one.title.id in result.content.decode()


def test_a_scale_is_counted_and_its_band_stands_with_source_and_people(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    page = ratna.get(path)
    assert "Over the last 2 weeks" in page.content.decode()
    after = ratna.post(path, sending(page, completed_by="self", note="tenang selama mengisi", **all_at("gad7", 2)), follow=True)
    words = after.content.decode()
    for expected in ("<strong>14</strong>", "dari 0 sampai 21", "Sumber:", "tenang selama mengisi", "More than half the days", "Klien mengisi sendiri"):
        assert expected in words, expected
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert row.total == "14"
        assert row.validated
        assert row.outcome["whole"]["band"]["source"]["id"]
        assert row.outcome["whole"]["band"]["population"]["en"]


def test_blank_items_are_accepted_and_said(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    sent = all_at("gad7", 1)
    names = list(sent)
    blank = {names[0]: "", names[1]: ""}
    after = ratna.post(path, sending(ratna.get(path), completed_by="self", **{**sent, **blank}), follow=True)
    words = after.content.decode()
    assert "2 butir kosong." in words
    assert "Jumlah tidak dihitung." in words
    assert "2 dari 7 butir kosong: terlalu banyak untuk menghitung skor." in words
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert row.total is None
        assert len(row.answers) == 5
    one_blank = ratna.post(path, sending(ratna.get(path), completed_by="self", **{**sent, names[0]: ""}), follow=True).content.decode()
    assert "Dihitung walau 1 butir kosong" in one_blank


def test_a_value_out_of_range_is_refused_and_nothing_typed_is_lost(case, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    sent = all_at("gad7", 3)
    first = next(iter(sent))
    answer = ratna.post(path, sending(ratna.get(path), completed_by="self", note="kalimat yang panjang", **{**sent, first: "9"}))
    assert answer.status_code == 422
    form = page_form(answer)
    assert form.standing["note"] == ["\nkalimat yang panjang"] or "kalimat yang panjang" in form.standing["note"][0]
    assert all(form.standing[name] == ["3"] for name in sent if name != first)
    total = ratna.post(f"/kasus/{case.pk}/skala/sdq/en/", {"completed_by": "interview", "total": "41"})
    assert total.status_code == 422
    assert "0 sampai 40" in total.content.decode()
    with as_user("ratna"):
        assert not ScaleResult.objects.filter(file_id=case.pk).exists()


def test_a_question_that_need_not_be_asked_says_so_and_counts(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/k10/en/"
    page = ratna.get(path)
    # the wording is English, the sentence beside the item too once it is translated; the answer it names is
    assert "None of the time" in page.content.decode()
    sent = all_at("k10", 1) | {"q_nervous_no_calm": "", "q_restless_no_still": ""}
    after = ratna.post(path, sending(page, completed_by="interview", **sent), follow=True).content.decode()
    assert "<strong>10</strong>" in after
    wrong = ratna.post(path, sending(ratna.get(path), completed_by="interview", **(sent | {"q_nervous_no_calm": "2"})))
    assert wrong.status_code == 422
    assert "Pertanyaan ini tidak perlu dijawab" in wrong.content.decode()


def test_the_ninth_item_of_the_phq9_opens_the_path_at_once(case, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/phq9/en/"
    after = ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("phq9", 0, better_off_dead=1)))
    assert after.status_code == 302
    assert after["Location"] == f"/kasus/{case.pk}/keselamatan/sekarang/"
    assert "Lakukan sekarang" in ratna.get(after["Location"]).content.decode()
    with as_user("ratna"):
        (row,) = ScaleResult.current.filter(file_id=case.pk)
        (opened,) = SuicidePath.current.filter(file_id=case.pk)
        assert (opened.opened_from, opened.opened_from_entry, opened.state) == ("scale", row.entry, "open")
    assert "Bicarakan sekarang juga" in ratna.get(f"/kasus/{case.pk}/skala/{row.entry}/").content.decode()


def test_a_phq9_without_such_thoughts_opens_nothing_even_with_a_high_total(case, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/phq9/en/"
    after = ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("phq9", 3, better_off_dead=0)))
    assert "/skala/" in after["Location"]
    with as_user("ratna"):
        assert not SuicidePath.objects.filter(file_id=case.pk).exists()


def test_sent_twice_it_is_saved_once(case, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/phq9/en/"
    sent = sending(ratna.get(path), completed_by="self", **all_at("phq9", 1))
    first, second = ratna.post(path, sent), ratna.post(path, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    with as_user("ratna"):
        assert ScaleResult.objects.filter(file_id=case.pk).count() == 1
        assert SuicidePath.objects.filter(file_id=case.pk).count() == 1


def test_who_answered_for_the_client_is_asked(case, puspa):
    path = f"/kasus/{case.pk}/skala/safety_facts/id/"
    browser = enter(puspa)
    answer = browser.post(path, sending(browser.get(path), completed_by="proxy", proxy=""))
    assert answer.status_code == 422
    assert "Tulis siapa yang menjawab untuk klien" in answer.content.decode()


def test_facts_of_safety_name_the_next_step_and_are_never_added_up(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/safety_facts/id/"
    after = ratna.post(path, sending(ratna.get(path), completed_by="interview", q_separation_just_happened="yes", q_self_harm="no"), follow=True)
    words = after.content.decode()
    assert "→ " in words
    assert "setiap jawaban dibaca sendiri-sendiri" in words
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert row.total is None


def test_an_older_client_gets_a_plain_warning_and_no_block(open_a_case, people, puspa):
    child = open_a_case("ratna", name="Kenari", age_stated=15)
    on_team(child, people, puspa)
    words = enter(puspa).get(f"/kasus/{child.pk}/skala/phq9/en/").content.decode()
    assert "klien berusia 15 tahun" in words


def test_only_the_professions_of_a_scale_give_it_and_the_refusal_names_them(case, people, cast, house, as_user, signed_in):
    student = hire("mira", house.unit, "student", profession="student")
    on_team(case, people, student)
    answer = enter(student).get(f"/kasus/{case.pk}/skala/gad7/en/")
    assert answer.status_code == 403
    assert "Pekerja sosial" in answer.content.decode()
    assert "Psikolog" in answer.content.decode()
    listed = enter(student).get(f"/kasus/{case.pk}/skala/").content.decode()
    assert "Diberikan oleh: " in listed
    with as_user("tono"), pytest.raises(Refusal):
        give_scale(by=people["tono"], case=case, scale="gad7", language="en", completed_by="self", answers={})


def test_another_scale_language_or_file_is_refused(case, open_a_case, people, as_user, signed_in):
    for page in ("tidak_ada/id/", "gad7/fr/", "own-tidak_ada/id/"):
        assert signed_in("ratna").get(f"/kasus/{case.pk}/skala/{page}").status_code == 404
    other = open_a_case("ratna", name="Sekar")
    given = {"by": people["ratna"], "language": "en", "completed_by": "self", "answers": {}}
    with as_user("ratna"):
        row = give_scale(**given, case=case, scale="gad7")
        with pytest.raises(BadInput):
            give_scale(**given, case=case, scale="k10", entry=row.entry, based_on=1)
        with pytest.raises(BadInput):
            give_scale(**(given | {"language": "id"}), case=case, scale="gad7", entry=row.entry, based_on=1)
        give_scale(**given, case=case, scale="gad7", entry=row.entry, based_on=1)
        with pytest.raises(Overtaken):
            give_scale(**given, case=case, scale="gad7", entry=row.entry, based_on=1)
    assert signed_in("ratna").get(f"/kasus/{other.pk}/skala/{row.entry}/").status_code == 404
