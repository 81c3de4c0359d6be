"""Functioning rated at the start and again: the worker sees each area move, in a picture and in words, and no sum."""

from __future__ import annotations

from datetime import date

import pytest

from sintas.evidence.actions.giving import give_scale
from sintas.kit.fuzzy_date import FuzzyDate

from .scale_people import results

AREAS = ("physical", "psychological", "social", "spiritual")


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def rated(case, people, as_user):
    """rated("2024-01-08", 1, 0, None, 2) keeps one rating of the four areas."""

    def rate(day, *values, scale="functioning", language="id"):
        answers = dict(zip(AREAS, values, strict=True)) if scale == "functioning" else {}
        on = FuzzyDate.on(date.fromisoformat(day))
        with as_user("ratna"):
            row = give_scale(by=people["ratna"], case=case, scale=scale, language=language, completed_by="interview", answers=answers, happened=on)
        return f"/kasus/{case.pk}/skala/{row.entry}/"

    return rate


def test_the_second_rating_shows_how_each_area_moved(rated, signed_in):
    first = rated("2024-01-08", 1, 0, None, 2)
    alone = signed_in("ratna").get(first).content.decode()
    assert "Perubahan tiap bidang" not in alone
    second = rated("2024-03-18", 3, 1, 2, 2)
    words = signed_in("ratna").get(second).content.decode()
    for expected in (
        'aria-label="Perubahan tiap bidang"',
        "Tiap bidang dibaca sendiri; tidak dijumlahkan.",
        "Fisik (tubuh, tidur, makan, kesehatan), 8 Januari 2024: 1 dari 4, baru sedikit",
        "Fisik (tubuh, tidur, makan, kesehatan), 18 Maret 2024: 3 dari 4, sebagian besar",
        "Sosial (hubungan, peran, sekolah atau kerja), 8 Januari 2024: tidak dinilai",
    ):
        assert expected in words, expected
    assert "Tidak ada skor" not in words  # it was never to have one


def test_ratings_in_another_language_and_lists_without_steps_are_not_drawn(rated, people, case, as_user, signed_in):
    rated("2024-01-08", 1, 0, 1, 2)
    english = rated("2024-03-18", 3, 1, 2, 2, language="en")
    assert "Perubahan tiap bidang" not in signed_in("ratna").get(english).content.decode()
    rated("2024-01-08", scale="satisfaction")
    heard = rated("2024-03-18", scale="satisfaction")
    assert "Perubahan tiap bidang" not in signed_in("ratna").get(heard).content.decode()
    with as_user("ratna"):
        assert len(results(people["ratna"], case)) == 4
