"""`sintas measure` on a bare machine: figures in a fixed form, plain sentences for what are no numbers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from sintas.config.command import main

PARKER = ["measure", "single-case", "--a", "20,20,26,25,22,23", "--b", "28,25,24,27,30,30,29", "--improve", "up"]
KEYS = ["nap", "nap_se", "pnd", "pem", "pand", "ird", "tau", "tau_u", "band_low", "band_high", "celeration_above", "p"]


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")


def figures(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["measure", *words, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_published_series_in_its_fixed_form(capsys):
    assert main([*PARKER, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == KEYS
    expected = {
        "nap": 38.5 / 42,
        "nap_se": 0.07739185,
        "pnd": 5 / 7,
        "pem": 1,
        "pand": 11 / 13,
        "ird": 29 / 42,
        "tau": 35 / 42,
        "tau_u": 31 / 42,
        "band_low": 17.660,
        "band_high": 27.673,
        "celeration_above": 6,
        "p": 0.0625,
    }
    assert found == pytest.approx(expected, abs=5e-4)


def test_the_line_of_the_manual(capsys):
    found = figures(capsys, "single-case", "--a", "20,20,26", "--b", "28,25", "--improve", "up")
    assert list(found) == KEYS
    assert (found["nap"], found["pnd"], found["celeration_above"], found["p"]) == (pytest.approx(5 / 6), 0.5, 0, 1.0)


def test_what_cannot_be_had_is_null_and_says_why(capsys):
    found = figures(capsys, "single-case", "--a", "8", "--b", "7,-,3", "--improve", "down")
    assert [name for name in KEYS if found[name] is None] == ["band_low", "band_high", "celeration_above", "p"]
    assert len(found["notes"]) == 3
    assert "kurang dari tiga" in found["notes"][0]


@pytest.mark.parametrize("words", [["--a=-1,2.5", "--b=-.5,-"], ["--a", "-1,2.5", "--b", "-.5,-"], ["--a", "−1, 2.5", "--b", "-0.5"]])
def test_numbers_below_nought_and_decimals_are_numbers(capsys, words):
    found = figures(capsys, "single-case", *words, "--improve", "up")
    assert (found["nap"], found["band_low"]) == (0.5, pytest.approx(0.75 - 2 * 3.5 / 2**0.5))


def test_the_table_never_says_that_an_untested_trend_needs_no_correction(capsys):
    assert main(["measure", "single-case", "--a", "20,20,26", "--b", "28,25", "--improve", "up"]) == 0
    said = capsys.readouterr().out
    assert "Tau terkoreksi masa awal (tidak dapat diuji)" in said
    assert main(PARKER) == 0
    assert "Tau terkoreksi masa awal (tidak perlu)" in capsys.readouterr().out


def test_the_table_speaks_the_language_of_the_terminal(capsys, monkeypatch):
    assert main(PARKER) == 0
    said = capsys.readouterr().out
    assert "Arah yang diharapkan" in said and "autokorelasi" in said
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(PARKER) == 0
    said = capsys.readouterr().out
    assert "Desired direction" in said and "autocorrelation" in said and "0.9167" in said


def test_figures_of_a_few_points_bear_no_label_of_effect(capsys):
    assert main(["measure", "single-case", "--a", "1", "--b", "2", "--improve", "up"]) == 0
    said = capsys.readouterr().out
    assert "Eksploratif" in said and re.search(r"NAP +1\.0000", said)
    assert not any(label in said.lower() for label in ("kebiasaan", "efektif", "perbedaan besar"))


def test_a_tau_u_beyond_one_is_explained(capsys):
    assert main(["measure", "single-case", "--a", "5,4,3", "--b", "6,7,8,9,10,11", "--improve", "up"]) == 0
    said = capsys.readouterr().out
    assert "1.1667" in said and "Tau-U boleh melewati 1" in said


def test_the_help_says_what_above_the_line_is_when_less_is_hoped_for(capsys):
    down = figures(capsys, "single-case", "--a", "9,8,9,8", "--b", "3,2,1", "--improve", "down")
    assert down["celeration_above"] == 3
    with pytest.raises(SystemExit):
        main(["measure", "single-case", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "celeration_above" in said and "di bawah garis" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--a", "2,5;3,5", "--b", "1", "--improve", "up"], "titik untuk desimal"),
        (["--a", "2 3", "--b", "1", "--improve", "up"], "titik untuk desimal"),
        (["--a", "2,,3", "--b", "1", "--improve", "up"], "tulis - untuk pertemuan tanpa ukuran"),
        (["--a", "", "--b", "1", "--improve", "up"], "--a"),
        (["--a", "2", "--b", "nan", "--improve", "up"], "--b"),
        (["--a", "2", "--b", "1e400", "--improve", "up"], "--b"),
        (["--a", "2", "--b", "1" * 5000, "--improve", "up"], "--b"),
        (["--a", "2", "--b", "9999999999999", "--improve", "up"], "terlalu besar"),
        (["--a", "2", "--b", "-", "--improve", "up"], "Fase B belum punya ukuran"),
        (["--a", "2", "--b", "3", "--improve", "better"], "naik (up) atau turun (down)"),
    ],
)
def test_what_are_no_numbers_is_one_plain_sentence(capsys, words, sentence):
    assert main(["measure", "single-case", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sintas: ") and sentence in said.err
    assert len(said.err.splitlines()) == 1


def test_the_direction_is_never_guessed(capsys):
    with pytest.raises(SystemExit) as left:
        main(PARKER[:-2])
    assert left.value.code == 2


def test_goals_with_weights_and_a_start_below_nought(capsys):
    found = figures(capsys, "goals", "--levels", "1,0,2", "--weights", "3,1,2", "--baseline", "-1,-1,-1")
    assert found == pytest.approx({"t_now": 65.42, "t_baseline": 36.78, "change": 28.64}, abs=5e-3)
    assert figures(capsys, "goals", "--levels", "1") == {"t_now": 60, "t_baseline": None, "change": None}


@pytest.mark.parametrize("words", [["--levels", "3"], ["--levels", "0.5"], ["--levels", "1,1", "--weights", "1"], ["--levels", "1", "--weights", "-"]])
def test_goals_that_cannot_be_are_one_plain_sentence(capsys, words):
    assert main(["measure", "goals", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


CHANGE = ["reliable-change", "--before", "32.5", "--after", "47.5", "--sd", "7.5", "--reliability", ".80"]


def test_reliable_change_against_a_named_population(capsys):
    found = figures(capsys, *CHANGE, "--source", "Jacobson 1991", "--improve", "up")
    assert (found["rc"], found["class"], found["source"]) == (pytest.approx(3.1623, abs=5e-5), "improved", "Jacobson 1991")
    both = ["--mean", "40", "--functional-mean", "60", "--functional-sd", "7.5", "--functional-source", "Jacobson 1991"]
    found = figures(capsys, *CHANGE, "--source", "Jacobson 1991", "--improve", "up", *both)
    assert (found["cut_off_a"], found["cut_off_b"], found["cut_off_c"], found["class"]) == (55, 45, 50, "improved")


def test_without_a_direction_a_reliable_change_has_no_class(capsys):
    found = figures(capsys, *CHANGE, "--source", "Jacobson 1991")
    assert (found["reliable"], found["class"]) == (True, None)


def test_without_a_source_nothing_is_computed(capsys):
    assert main(["measure", *CHANGE, "--source", " "]) == 2
    assert "sumber" in capsys.readouterr().err
    assert main(["measure", *CHANGE, "--source", "x", "--improve", "up", "--functional-mean", "60", "--functional-sd", "7"]) == 2


def test_it_needs_no_installation_and_loads_neither_django_nor_the_database(tmp_path):
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    look = "print([m for m in ('django', 'psycopg', 'cryptography') if m in sys.modules])"
    code = f"import sys; from sintas.config.command import main; main({[*PARKER, '--json']!r}); {look}"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=bare, cwd=tmp_path, check=True)
    assert said.stdout.splitlines()[1] == "[]"
    assert list(tmp_path.iterdir()) == []
