"""Domains of functioning rated by the team again and again: each by itself, with the words of its levels."""

from datetime import date

import pytest

from sintas.instruments.charts import ratings
from sintas.instruments.charts.ratings import Area

from .charts_read import lines, points
from .figures_read import is_told, points_clear_of_words, seen
from .maps_read import legend

DAYS = [date(2024, 1, 8), date(2024, 2, 12), date(2024, 3, 18), date(2024, 6, 3)]
WORDS = dict(enumerate(["Belum berjalan", "Baru sedikit", "Separuhnya", "Sebagian besar", "Berjalan baik"]))


def picture(areas, days=DAYS):
    return ratings.picture(areas, days, ident="r", title="Keberfungsian")


def test_each_domain_has_its_plot_with_the_words_of_its_levels():
    drawing = picture([Area("Fisik", [1, 2, 2, 4], WORDS), Area("Psikis", [0, 1, 2, 2], WORDS)])
    is_told(drawing)
    points_clear_of_words(drawing)
    assert drawing.items[0] == "Fisik, 8 Januari 2024: 1 dari 4, baru sedikit" and len(drawing.items) == 8
    for value, words in WORDS.items():
        assert seen(drawing).count(f"{value} {words}") == 2
    assert legend(drawing) == []


def test_higher_ratings_stand_higher_and_nothing_is_added_up():
    drawing = picture([Area("Fisik", [1, 2, 2, 4], WORDS)])
    ys = [y for _x, y in points(drawing, "a0-")]
    assert ys[3] < ys[1] == ys[2] < ys[0]
    assert ys[0] - ys[1] == pytest.approx((ys[2] - ys[3]) / 2, abs=0.11)
    assert "9" not in seen(drawing).replace("2024", "")


def test_what_was_not_rated_is_a_gap_and_said():
    drawing = picture([Area("Fisik", [1, None, 2, 4], WORDS), Area("Sosial", [None] * 4, WORDS)])
    is_told(drawing)
    assert len(lines(drawing, "tie")) == 1
    assert "Fisik, 12 Februari 2024: tidak dinilai" in drawing.items and legend(drawing) == ["tidak dinilai"]


def test_levels_of_several_lines_make_the_plot_higher():
    long = dict(enumerate(["Belum ada cara menenangkan diri yang menolong", "Sedikit", "Separuh", "Sebagian besar hari", "Baik"]))
    drawing = picture([Area("Psikis (perasaan, pikiran, ketenangan, dan hubungan dengan orang-orang terdekat)", [0, 1, 2, 3], long)])
    is_told(drawing)
    assert drawing.height > picture([Area("Psikis", [0, 1, 2, 3], WORDS)]).height


def test_one_rating_and_forty_ratings_are_readable():
    is_told(picture([Area("Fisik", [3], WORDS)], DAYS[:1]))
    is_told(picture([Area("Fisik", [at % 5 for at in range(40)], WORDS)], [f"pertemuan {at}" for at in range(40)]))
    is_told(picture([Area("Fisik", [3, 4])], DAYS[:2]))


@pytest.mark.parametrize("areas", [[], [Area("Fisik", [1])], [Area("Fisik", [1, 2, 3, 5])], [Area("Fisik", [1, 2, 3, -1])]])
def test_ratings_that_cannot_be_are_refused(areas):
    with pytest.raises(ValueError, match=r"value|nothing"):
        picture(areas)


def test_the_same_ratings_are_the_same_picture():
    areas = [Area("Fisik", [1, 2, 2, 4], WORDS)]
    assert picture(areas).svg == picture(areas).svg
