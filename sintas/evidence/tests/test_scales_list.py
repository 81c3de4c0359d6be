"""The list of scales on a phone: what suits this client stands first and open, everything else is folded away under its name."""

from __future__ import annotations

import re

import pytest

from sintas.instruments.actions.making import make_scale
from sintas.instruments.tests.test_scale_authoring import DRAFT
from sintas.staff.testing import hire

from .scale_people import all_at, enter, on_team, sending

GROUP = re.compile(r'<details class="mt3"( open)?><summary>\s*(.*?)\s*<span class="count">(\d+)</span></summary>(.*?)</details>', re.DOTALL)


def groups(browser, case) -> dict[str, tuple[bool, str]]:
    """Heading -> (open, what stands inside), in the order of the page."""
    words = browser.get(f"/kasus/{case.pk}/skala/").content.decode()
    return {title: (bool(opened), inside) for opened, title, _count, inside in GROUP.findall(words)}


def titles(inside: str) -> list[str]:
    return re.findall(r'<span class="rows-title">(.*?)</span>', inside)


@pytest.fixture
def adult(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=27)


def test_for_a_grown_woman_the_scales_for_adults_are_open_and_the_rest_is_folded(adult, signed_in):
    found = groups(signed_in("ratna"), adult)
    assert list(found) == [
        "Untuk klien ini (dewasa, 27 tahun)",
        "Keselamatan",
        "Pendapat klien tentang pendampingan",
        "Hanya skor total",
        "Untuk usia lain",
        "Belum dapat dipakai di sini",
    ]
    assert [opened for opened, _inside in found.values()] == [True, False, False, False, False, False]
    mine = titles(found["Untuk klien ini (dewasa, 27 tahun)"][1])
    assert "GAD-7: kecemasan dalam 2 minggu terakhir" in mine
    assert "Tanda kecemasan dan tingkatnya" in mine
    assert titles(found["Keselamatan"][1]) == ["Daftar fakta keselamatan"]
    assert "SDQ: kekuatan dan kesulitan anak" in titles(found["Untuk usia lain"][1])
    assert "Danger Assessment (Campbell)" in titles(found["Hanya skor total"][1])


def test_for_a_child_the_scales_for_children_come_first(open_a_case, signed_in):
    case = open_a_case("ratna", name="Kenanga", age_stated=10)
    found = groups(signed_in("ratna"), case)
    first = next(iter(found))
    assert first == "Untuk klien ini (anak, 10 tahun)"
    mine = titles(found[first][1])
    assert "SDQ: kekuatan dan kesulitan anak" in mine
    assert not [title for title in mine if title.startswith(("GAD-7", "PHQ-9"))]
    assert [title for title in titles(found["Untuk usia lain"][1]) if title.startswith("GAD-7")]


def test_an_unknown_age_folds_nothing_away_by_age(open_a_case, signed_in):
    found = groups(signed_in("ratna"), open_a_case("ratna", name="Bunga"))
    assert next(iter(found)) == "Untuk klien ini"
    assert "Untuk usia lain" not in found


def test_what_was_given_before_stands_first_with_once_more_whatever_its_kind(adult, signed_in):
    ratna = signed_in("ratna")
    for code, sent in (("safety_facts", {}), ("k10", all_at("k10", 3))):
        path = f"/kasus/{adult.pk}/skala/{code}/{'id' if code == 'safety_facts' else 'en'}/"
        page = ratna.get(path)
        assert ratna.post(path, sending(page, completed_by="interview", **sent)).status_code == 302
    found = groups(ratna, adult)
    mine = found["Untuk klien ini (dewasa, 27 tahun)"][1]
    assert sorted(titles(mine)[:2]) == sorted(["Daftar fakta keselamatan", "K10: tekanan batin dalam 4 minggu terakhir (Kessler)"])
    assert mine.count("Isi lagi") == 2
    assert "Isi lagi (Inggris)" in mine
    assert mine.count("sudah diisi 1 kali") == 2
    assert "Keselamatan" not in found


def test_a_unit_s_own_that_says_no_purpose_does_not_say_its_title_twice(adult, house, people, as_user, signed_in):
    with as_user("ratna"):
        make_scale(by=people["ratna"], unit_id=house.unit.pk, draft={**DRAFT, "validated": True})
    mine = groups(signed_in("ratna"), adult)["Untuk klien ini (dewasa, 27 tahun)"][1]
    assert mine.count(DRAFT["title"]) == 2  # its title, and the name of its button for those who listen


def test_what_cannot_be_used_here_is_folded_with_its_reason(adult, house, people, cast, as_user):
    student = hire("mira", house.unit, "student", profession="student")
    on_team(adult, people, student)
    found = groups(enter(student), adult)
    opened, inside = found["Belum dapat dipakai di sini"]
    assert not opened
    assert "Diberikan oleh: " in inside
    assert list(found)[-1] == "Belum dapat dipakai di sini"
