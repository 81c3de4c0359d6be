"""What a measure does not take: said at the cell, with what to do, and every word still there."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.models import Measure, MeasurePoint
from sintas.kit.ids import new_submission

from .test_measure import page, typed, words_of


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def measure(case, people, as_user):
    with as_user("ratna"):
        phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": date(2024, 8, 6), "words": ""}]
        return set_measure(by=people["ratna"], case=case, name="seberapa cemas", direction="down", low="0", high="10", phases=phases)


@pytest.fixture
def send(case, measure, signed_in):
    """send(rows) -> (status, page) of the form of values."""

    def post(*rows):
        answer = signed_in("ratna").post(reverse("evidence:measure_points", args=[case.pk, measure.entry]), typed(*rows))
        return answer.status_code, re.sub(r"\s+", " ", answer.content.decode())

    return post


def test_bad_values_are_refused_at_their_cell_and_nothing_is_lost(send, as_user):
    ahead = (date.today() + timedelta(days=3)).isoformat()
    status, shown = send(
        ("2024-08-01", "11"),
        ("2024-08-02", "tujuh", "kata ibunya"),
        (ahead, "5"),
        ("2024-08-04", "1.500"),
        ("2024-08-05", "6"),
        ("2024-08-05", "7"),
    )
    assert status == 422
    for at, column, sentence in (
        (1, "Nilai", "Tulis nilai dari 0 sampai 10, atau kosongkan bila tidak diukur."),
        (2, "Nilai", "Tulis angkanya saja, misalnya 7 atau 7,5."),
        (3, "Tanggal", "Hari ini belum sampai."),
        (4, "Nilai", "Angka ini dapat dibaca dua cara."),
        (6, "Tanggal", "5 Agustus 2024 sudah punya nilai (6). Perbaiki nilai itu, atau pilih hari lain."),
    ):
        assert f"Nilai {at}, {column}: {sentence}" in shown, (at, column)
    for word in ('value="11"', 'value="tujuh"', 'value="kata ibunya"', f'value="{ahead}"', 'value="1.500"'):
        assert word in shown, word
    with as_user("ratna"):
        assert not MeasurePoint.objects.exists(), "one wrong cell keeps the whole sitting open"


def test_a_day_that_has_a_value_is_pointed_at(send):
    assert send(("2024-08-01", "8"))[0] == 302
    status, shown = send(("2024-08-02", "7"), ("2024-08-01", "9"))
    assert status == 422 and "1 Agustus 2024 sudah punya nilai (8)" in shown
    assert send(("", "6"))[0] == 302
    assert "sudah punya nilai (6)" in send(("", "5"))[1], "an empty day is today"


def test_nothing_typed_is_not_saved(send):
    status, shown = send(("", ""))
    assert status == 422 and "Isi paling sedikit satu baris." in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "wajib"),
        ({"direction": ""}, "makin tinggi atau makin rendah"),
        ({"low": "10", "high": "1"}, "Nilai tertinggi harus di atas nilai terendah."),
        ({"low": "banyak"}, "Tulis angkanya saja"),
        ({"aim": "12", "low": "0", "high": "10"}, "Sasaran ini di luar nilai terendah dan tertinggi."),
        ({"phases-0-letter": "B", "phases-0-starts": "2024-08-01"}, "Masa pertama adalah A"),
        ({"phases-0-letter": "A", "phases-1-letter": "B"}, "Tulis tanggal masa ini dimulai."),
        ({"phases-0-letter": "A", "phases-1-letter": "A", "phases-1-starts": "2024-08-01"}, "Dua masa berurutan memakai huruf yang sama"),
        (
            {"phases-0-letter": "A", "phases-0-starts": "2024-08-09", "phases-1-letter": "B", "phases-1-starts": "2024-08-01"},
            "dimulai sebelum masa sebelumnya",
        ),
        ({"goal": "00000000-0000-0000-0000-000000000007"}, ""),
        ({"from_scale": "gad7|"}, ""),
    ],
)
def test_a_measure_that_says_nothing_clear_is_refused_with_its_words(case, signed_in, as_user, wrong, sentence):
    sent = {"submission": new_submission(), "name": "seberapa cemas", "direction": "down", "how": "ditanya tiap Senin", **wrong}
    answer = signed_in("ratna").post(reverse("evidence:measure", args=[case.pk]), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown and "ditanya tiap Senin" in shown
    with as_user("ratna"):
        assert not Measure.objects.exists()


def test_a_value_is_put_right_and_an_old_tab_loses_nothing(case, measure, send, signed_in, as_user):
    send(("2024-08-01", "8"), ("2024-08-02", "7"))
    with as_user("ratna"):
        entry = MeasurePoint.current.order_by("happened_on").values_list("entry", flat=True).first()
    ratna, url = signed_in("ratna"), reverse("evidence:measure_point_entry", args=[case.pk, entry])
    assert 'value="8"' in words_of(ratna, url)
    sent = {"submission": new_submission(), "based_on": "1", "on": "2024-08-01", "value": "6,5", "note": "salah baca"}
    assert ratna.post(url, sent)["Location"] == page(case, measure)
    assert ratna.post(url, sent).status_code == 302
    stale = ratna.post(url, {**sent, "submission": new_submission(), "value": "9"})
    assert stale.status_code == 409 and "9" in stale.content.decode() and "6,5" in stale.content.decode()
    taken = ratna.post(url, {**sent, "submission": new_submission(), "based_on": "2", "on": "2024-08-02"})
    assert taken.status_code == 422 and "sudah punya nilai (7)" in taken.content.decode()
    past = words_of(ratna, reverse("evidence:measure_point_history", args=[case.pk, entry]))
    assert "salah baca" in past and "Versi 2" in past
    strike = reverse("evidence:measure_point_strike", args=[case.pk, entry])
    assert "Coret nilai ini?" in words_of(ratna, strike)
    assert ratna.post(strike)["Location"] == page(case, measure)
    assert "1 Agustus 2024" not in words_of(ratna, page(case, measure))
    assert ratna.get(strike).status_code == 404
    assert send(("2024-08-01", "5"))[0] == 302, "the day is free again"


def test_an_old_tab_of_the_measure_shows_both(case, measure, signed_in):
    ratna, url = signed_in("ratna"), reverse("evidence:measure_change", args=[case.pk, measure.entry])
    assert "seberapa cemas" in words_of(ratna, url)
    sent = {"submission": new_submission(), "based_on": "1", "name": "cemas di malam hari", "direction": "down"}
    assert ratna.post(url, sent).status_code == 302
    stale = ratna.post(url, {**sent, "submission": new_submission(), "name": "cemas di sekolah"})
    shown = stale.content.decode()
    assert stale.status_code == 409 and "cemas di sekolah" in shown and "cemas di malam hari" in shown
    assert "cemas di sekolah" in words_of(ratna, reverse("evidence:measure_history", args=[case.pk, measure.entry]))


def test_new_ends_do_not_shut_out_what_was_measured(case, measure, send, signed_in):
    send(("2024-08-01", "8"))
    url = reverse("evidence:measure_change", args=[case.pk, measure.entry])
    sent = {"submission": new_submission(), "based_on": "1", "name": "seberapa cemas", "direction": "down", "low": "0", "high": "5"}
    answer = signed_in("ratna").post(url, sent)
    assert answer.status_code == 422 and "Ada nilai di luar batas ini (8)" in answer.content.decode()


def test_a_measure_struck_out_is_gone_with_its_values(case, measure, send, signed_in):
    send(("2024-08-01", "8"))
    ratna, url = signed_in("ratna"), reverse("evidence:measure_strike", args=[case.pk, measure.entry])
    assert ratna.post(url)["Location"] == reverse("casework:change_page", args=[case.pk])
    assert ratna.get(page(case, measure)).status_code == 404
    assert "seberapa cemas" in words_of(ratna, reverse("evidence:measure_history", args=[case.pk, measure.entry]))
