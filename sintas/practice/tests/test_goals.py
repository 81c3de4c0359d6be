"""Goals: measured, honestly not measured, and a gentle word where nobody could see whether one was reached."""

from datetime import date

import pytest

from sintas.practice.goals import lacking, measured, measured_or_said_not, seeing_hint

DAY = date(2024, 9, 22)


def test_a_goal_with_start_target_and_day_is_measured():
    assert measured(baseline="5 kali seminggu", target="paling banyak 2", due=DAY)


@pytest.mark.parametrize(
    ("told", "gaps"),
    [
        ({"baseline": None, "target": None, "due": None}, ("baseline", "target", "due")),
        ({"baseline": "5", "target": "", "due": DAY}, ("target",)),
        ({"baseline": True, "target": True, "due": None}, ("due",)),
    ],
)
def test_what_is_missing_is_named(told, gaps):
    assert lacking(**told) == gaps
    assert not measured(**told)
    assert not measured_or_said_not(**told, not_measured=False)
    assert measured_or_said_not(**told, not_measured=True)


def test_a_goal_of_inner_words_gets_a_hint_and_is_kept():
    hint = seeing_hint("Klien merasa lebih baik")
    assert hint is not None
    assert hint.sentence("id").startswith("Dari apa hal ini akan terlihat")
    assert seeing_hint("Klien merasa lebih baik", indicator="tidur lima malam dari tujuh") is None


@pytest.mark.parametrize("text", ["Keluar rumah sendiri ke pasar", "meningkatkan konsentrasi saat mengerjakan tugas", ""])
def test_a_goal_one_can_see_gets_no_hint(text):
    assert seeing_hint(text) is None
