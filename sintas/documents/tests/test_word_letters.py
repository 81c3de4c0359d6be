"""The letter of referral and the progress report in Word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Person
from sintas.documents.models import WordCopy
from sintas.documents.reading.composing import compose, wanted
from sintas.documents.tests.word_read import every_text, in_any_part, words_of
from sintas.documents.word.papers import with_word
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow

from . import worked_ends as ends
from .conftest import CODE_WORD, HIDDEN, UNSAFE

pytestmark = pytest.mark.django_db


@pytest.fixture
def referred(finished, agree, people, as_user):
    """A referral to a hospital for which identity and services were released, of a child whose safe guardian agreed."""
    with as_user("ratna"):
        aunt = Person.current.get(file_id=finished.pk, relation="aunt").entry
    released = ["identity", "child", "services"]
    agree(finished, "health", released, guardian=aunt)
    with as_user("ratna"):
        return ends.send(finished, people["ratna"], released=released)


def test_a_referral_letter_in_word_carries_what_was_released_and_nothing_else(finished, referred, in_word):
    row, taken = in_word(finished, "referral_letter")
    said = words_of(taken.body)
    assert row.recipient == "health"
    for words in ("RSUD Contoh, poli psikologi", "Jl. Sehat No. 1", "Bunga Sari", "Pemeriksaan psikologis dan terapi.", "Dua sesi pendampingan.",
                  "Persetujuan klien", "Tidak boleh diteruskan", row.letter, "Ratna"):  # fmt: skip
        assert words in said, words
    for secret in ("mimpi buruk", "Kejadian malam hari", "tenang di sekolah", "0812", "Wati", UNSAFE, HIDDEN, CODE_WORD, "Pelaku tahu", "jeda dan"):
        assert not in_any_part(taken.body, secret), secret


def test_a_referral_letter_stops_when_consent_is_taken_back(finished, referred, printing, people, as_user):
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=finished)
    with pytest.raises(NotNow):
        printing.final(finished, "referral_letter", word=True)
    with as_user("ratna"):
        assert not WordCopy.objects.exists()


def test_a_progress_report_in_word_tells_the_period_and_the_decision(finished, in_word, printing):
    _row, taken = in_word(finished, "progress_report")
    said = words_of(taken.body)
    for words in ("Laporan ke-2, 11 September 2024 sampai 22 September 2024", "Berani berkata tidak.", "Mencari tempat magang", "kini: 1 kali",
                  "Dihentikan", "Tujuan utama tercapai.", "Saya merasa didengarkan."):  # fmt: skip
        assert words in said, words
    for part in printing.composed(finished, "progress_report").data["parts"]:
        for text in every_text({name: one for name, one in part.items() if name not in ("widths", "free")}):
            assert text in said, text


@pytest.mark.parametrize("slug", ["referral_letter", "progress_report", "social_report"])
def test_every_named_part_is_found_under_its_name(finished, referred, as_user, people, slug):
    """A part that a paper names otherwise one day would be silently empty in the templates of offices."""
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="print preview", file_id=finished.pk, opens=True)
        wish = wanted(slug)
        made = compose(by=people["ratna"], case=finished, wish=replace(wish, kind=with_word(wish.kind)), mode="final").data
    named = {part["judul"] for part in made["word"]["bagian"].values()}
    assert {part["title"] for part in made["paper"]["parts"]} <= named
