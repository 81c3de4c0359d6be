"""A result is read, laid beside earlier ones, corrected, struck out; whom it is not for sees that it was given."""

from __future__ import annotations

import pytest

from sintas.evidence.actions.giving import strike_scale
from sintas.evidence.models import ScaleResult
from sintas.safekeeping.refusals import NotYours
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


def test_a_correction_is_a_version_and_a_raised_item_opens_the_path(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/phq9/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("phq9", 1, better_off_dead=0)))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    change = f"/kasus/{case.pk}/skala/{entry}/ubah/"
    form = ratna.get(change)
    assert page_form(form).standing["q_sleep"] == ["1"]
    after = ratna.post(change, sending(form, q_better_off_dead="2"))
    assert after["Location"].endswith("/keselamatan/sekarang/")
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert (row.number, row.total, row.answers["better_off_dead"]) == (2, "10", 2)
    past = ratna.get(f"/kasus/{case.pk}/skala/{entry}/riwayat/").content.decode()
    assert "More than half the days" in past


def test_two_people_correct_the_same_result(case, as_user, signed_in, people):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("gad7", 1)))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    change = f"/kasus/{case.pk}/skala/{entry}/ubah/"
    stale = ratna.get(change)
    ratna.post(change, sending(ratna.get(change), note="yang pertama"))
    answer = ratna.post(change, sending(stale, note="yang kedua"))
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "yang pertama" in words
    assert "yang kedua" in words
    with as_user("ratna"):
        assert ScaleResult.objects.filter(file_id=case.pk, set_aside=True).count() == 1


def test_a_struck_result_leaves_the_pages(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("gad7", 1)))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    assert ratna.post(f"/kasus/{case.pk}/skala/{entry}/coret/").status_code == 303
    assert ratna.get(f"/kasus/{case.pk}/skala/{entry}/").status_code == 404
    with as_user("ratna"), pytest.raises(NotYours):
        strike_scale(by=people["ratna"], case=case, entry=entry)


def test_a_pattern_and_a_published_change_are_said_with_their_source(case, puspa):
    browser, path = enter(puspa), f"/kasus/{case.pk}/skala/pcl5/en/"
    browser.post(path, sending(browser.get(path), completed_by="self", happened="2 Januari 2026", **all_at("pcl5", 3)))
    words = browser.post(path, sending(browser.get(path), completed_by="self", happened="2 Maret 2026", **all_at("pcl5", 2)), follow=True).content.decode()
    assert "pola jawaban" in words.lower()
    assert "Skornya turun 20." in words
    assert "perubahan 5 poin dianggap andal dan 10 poin dianggap berarti" in words


def test_whom_answers_are_not_for_sees_that_it_was_given_and_when(case, people, house, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", note="rahasia kecil", **all_at("gad7", 2)))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    mira = hire("mira", house.unit, "student", profession="student")
    on_team(case, people, mira)
    page = enter(mira).get(f"/kasus/{case.pk}/skala/{entry}/")
    words = page.content.decode()
    assert page.status_code == 200
    assert "dibaca oleh" in words
    for secret in ("<strong>14</strong>", "rahasia kecil", "More than half the days"):
        assert secret not in words
    for part in ("riwayat/", "ubah/"):
        assert enter(mira).get(f"/kasus/{case.pk}/skala/{entry}/{part}").status_code == 403


def test_results_stand_beside_earlier_ones_that_compare(case, signed_in, puspa, house):
    from .scale_people import allow

    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", happened="1 Januari 2026", **all_at("gad7", 3)))
    after = ratna.post(path, sending(ratna.get(path), completed_by="self", happened="1 Maret 2026", **all_at("gad7", 1)), follow=True)
    words = after.content.decode()
    assert "Skornya turun 14." in words
    assert "Makin rendah makin baik." in words
    allow(puspa, house.unit.pk, "gad7")
    other = f"/kasus/{case.pk}/skala/gad7/id/"
    mixed = ratna.post(other, sending(ratna.get(other), completed_by="self", happened="1 April 2026", **all_at("gad7", 1)), follow=True)
    assert "terjemahan lain dapat memberi angka lain" in mixed.content.decode()


def test_nobody_outside_the_team_reaches_any_of_it(case, people, as_user, signed_in):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/gad7/en/"
    ratna.post(path, sending(ratna.get(path), completed_by="self", **all_at("gad7", 2)))
    with as_user("ratna"):
        entry = ScaleResult.current.get(file_id=case.pk).entry
    for who in ("budi", "tono", "lina", "sari", "dewi"):
        browser = signed_in(who)
        for page in ("", "gad7/en/", f"{entry}/", f"{entry}/ubah/", f"{entry}/riwayat/"):
            assert browser.get(f"/kasus/{case.pk}/skala/{page}").status_code == 404, (who, page)
        assert browser.post(f"/kasus/{case.pk}/skala/gad7/en/", all_at("gad7", 0)).status_code == 404
        assert browser.post(f"/kasus/{case.pk}/skala/{entry}/coret/").status_code == 404


def test_the_pages_ask_little_of_the_database(case, people, as_user, signed_in, queries):
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/skala/phq9/en/"
    for month in ("Januari", "Februari", "Maret"):
        ratna.post(path, sending(ratna.get(path), completed_by="self", happened=f"3 {month} 2026", **all_at("phq9", 1, better_off_dead=0)))
    with as_user("ratna"):
        entry = ScaleResult.current.filter(file_id=case.pk).first().entry
    for page in ("", "phq9/en/", f"{entry}/", f"{entry}/ubah/", f"{entry}/riwayat/"):
        ratna.get(f"/kasus/{case.pk}/skala/{page}")
        with queries() as seen:
            assert ratna.get(f"/kasus/{case.pk}/skala/{page}").status_code == 200
        assert len(seen) <= 15, (page, len(seen), "\n".join(sql[:150] for sql in seen))
