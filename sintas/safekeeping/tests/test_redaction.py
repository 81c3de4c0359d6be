"""A paper that leaves carries only what is allowed, and nothing that forgot to say what it is."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.safekeeping.redaction import Unclassed, classed, mentions, plain, redact, row_classes, without_words

CLASSES = ("identity", "health", "family", "perpetrator", "unsafe_guardian")


@dataclass(frozen=True)
class Relative:
    name: str = classed("family")
    illness: str = classed("health")
    ages: tuple = classed("family", ())
    shows_with: tuple = row_classes()


@dataclass(frozen=True)
class Paper:
    number: str = plain()
    name: str = classed("identity")
    relatives: tuple = plain(())
    first: Relative | None = plain(None)


PAPER = Paper(
    "KS-0001",
    "Bunga",
    (Relative("Siti", "asma", (40,)), Relative("Budi", "sehat", (50,), ("perpetrator", "unsafe_guardian"))),
    Relative("Ani", "demam"),
)


def test_what_is_not_allowed_is_blank_at_every_depth():
    left = redact(PAPER, {"family"})
    assert left == Paper("KS-0001", "", (Relative("Siti", "", (40,)),), Relative("Ani", ""))


def test_a_row_stays_only_when_all_its_classes_are_allowed():
    assert len(redact(PAPER, {"family", "perpetrator"}).relatives) == 1
    assert len(redact(PAPER, {"family", "perpetrator", "unsafe_guardian"}).relatives) == 2


@given(st.sets(st.sampled_from(CLASSES)))
def test_whatever_is_allowed_nothing_else_is_left(allowed):
    left = redact(PAPER, allowed)
    assert (left.name == "Bunga") == ("identity" in allowed)
    assert mentions(left, "asma") == ("health" in allowed)
    assert mentions(left, "Budi") == ({"family", "perpetrator", "unsafe_guardian"} <= allowed)
    assert redact(left, allowed) == left


def test_a_field_without_a_class_stops_the_print():
    @dataclass(frozen=True)
    class Careless:
        told: str = "rahasia"

    @dataclass(frozen=True)
    class Around:
        inner: tuple = field(default=(Careless(),), metadata={"data_class": ""})

    for reading in (Careless(), Around()):
        with pytest.raises(Unclassed) as stopped:
            redact(reading, set(CLASSES))
        assert "rahasia" not in str(stopped.value)
    with pytest.raises(Unclassed):
        redact("no reading", ())


def test_a_secret_is_taken_out_of_running_text_however_it_was_typed():
    told = {"told": ["Ia kini di jl.  Melati No 5 rt 02, dekat pasar."], "other": "Jalan Melati"}
    left = without_words(told, ["Jl. Melati no. 5, RT 02"], "[alamat dilindungi]")
    assert left == {"told": ["Ia kini di [alamat dilindungi], dekat pasar."], "other": "Jalan Melati"}
    assert without_words(told, ["", "Jl. 1"], "x") is told


def test_mentions_finds_whole_words_only():
    assert mentions(PAPER, "budi")
    assert not mentions(PAPER, "Bud")
    assert not mentions(PAPER, " ")
