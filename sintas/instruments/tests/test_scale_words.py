"""The words of the shipped scales, read aloud as a client and a psychologist would hear them."""

import re

import pytest

from sintas.instruments.scales.catalogue import all_scales, scale
from sintas.instruments.scales.definition import Scale, Text

from .scales_at_work import code_of

INDONESIAN = re.compile(r"\b(?:batas|indeks|sebagaimana|dikutip|skor|tidak|yang|dan|dari|untuk)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:the|of|not|with|from|score|quoted|below)\b", re.IGNORECASE)


def texts(one: Scale) -> list[Text]:
    """Every text of a scale that is printed in the language of the page."""
    limits = [text for each in one.band_sets for text in (each.source, each.population, *(band.label for band in each.bands))]
    patterns = [text for each in one.findings for text in (each.label, each.present, each.absent, each.population)]
    answers = [text for item in one.items for option in item.options for text in (option.label, option.anchor)]
    return [
        *(one.title, one.purpose, one.instruction, one.period, one.entry, one.licence.statement, one.licence.reason),
        *(item.text for item in one.items), *answers, *(part.label for part in one.subscales), *limits, *patterns,
        *(alert.sentence for alert in one.alerts), *(text for each in one.change_guides for text in (each.source, each.population)),
    ]  # fmt: skip


@pytest.mark.parametrize("one", all_scales(), ids=code_of)
def test_no_text_mixes_the_two_languages(one: Scale) -> None:
    assert [text.en for text in texts(one) if INDONESIAN.search(text.en)] == []
    assert [text.id for text in texts(one) if ENGLISH.search(text.id)] == []


def test_the_ninth_item_of_the_phq9_is_never_heard_as_advice() -> None:
    """Read aloud, "lebih baik Anda mati" tells the one who listens to die; the item asks about a thought."""
    said = scale("phq9").by_id["better_off_dead"].text.id
    assert "Anda" not in said
    assert said.count("pikiran") == 2
    assert "melukai diri sendiri dengan cara apa pun" in said


def test_every_item_of_the_pcl5_has_the_question_it_belongs_to() -> None:
    """Its items are halves of a question; the owner's form prints the first half above them."""
    pcl5 = scale("pcl5")
    assert pcl5.instruction.en.endswith("In the past month, how much were you bothered by:")
    assert pcl5.instruction.id.endswith("Dalam sebulan terakhir, seberapa banyak Anda terganggu oleh:")
    # what we add for safety stands outside the owner's instruction, and in both languages
    assert "tidak perlu diceritakan" in pcl5.purpose.id
    assert "need not be told" in pcl5.purpose.en
    assert [option.label.id for option in pcl5.items[0].options] == [
        "Tidak sama sekali", "Sedikit", "Cukup", "Banyak", "Sangat banyak",
    ]  # fmt: skip


def test_a_low_score_is_not_called_a_normal_depression() -> None:
    lowest = [one.bands[0].label for one in scale("dass21").band_sets]
    assert [label.en for label in lowest] == ["Depression: normal range", "Anxiety: normal range", "Stress: normal range"]
    assert [label.id for label in lowest] == ["Depresi: rentang normal", "Kecemasan: rentang normal", "Stres: rentang normal"]
