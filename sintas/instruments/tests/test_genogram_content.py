"""What a genogram keeps, refuses and shows of a part; and how long it takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.instrument import Manner, Subject
from sintas.instruments.library.genogram import INSTRUMENT
from sintas.kit.tests import pace
from sintas.safekeeping.refusals import BadInput

from .genogram_families import random_family
from .genogram_oracle import drawn, overlaps, seen

ANI = Family((Relative(CLIENT, "Ani"), Relative("i", "Ina", "mother", household=True)), (Bond("i", CLIENT, "biological", "close"),))
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
ANYTHING = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=12
)
NAMES = st.sampled_from(
    ["ref", "name", "relation", "sex", "age", "born", "deceased", "before_birth", "one", "other", "kind", "quality", "since", "x"]
)
ROWS = st.lists(
    st.dictionaries(NAMES, PLAIN | st.sampled_from([CLIENT, "i", "mother", "married", "close"]), max_size=6) | PLAIN, max_size=4
)


def test_a_snapshot_is_kept_as_it_is() -> None:
    kept = INSTRUMENT.clean({"family": ANI.to_json(), "lines": ["- Ayah pergi 2019", ""]})
    assert kept == {"family": ANI.to_json(), "lines": ["Ayah pergi 2019"]}
    assert INSTRUMENT.clean(kept) == kept


def test_a_snapshot_is_drawn_as_it_was_whatever_the_file_says_now() -> None:
    now = Family((Relative(CLIENT, "Ani"), Relative("z", "Zaki", "father")))
    subject = Subject("Ani", date(2026, 6, 1), now)
    then = INSTRUMENT.draw({"family": ANI.to_json(), "lines": ["Ayah pergi 2019"]}, subject, Manner())
    assert any(item.startswith("Ina, ibu") for item in then.items) and not any("Zaki" in item for item in then.items)
    assert then.items[-1] == "Ayah pergi 2019"
    assert any(item.startswith("Zaki, ayah") for item in INSTRUMENT.draw({}, subject, Manner()).items)


def test_nothing_said_is_nothing_kept() -> None:
    alone = Family((Relative(CLIENT, "Ani"),))
    for content in ({}, {"lines": []}, {"lines": None}, {"lines": [" "]}, {"family": None}, {"family": alone.to_json(), "lines": []}):
        assert INSTRUMENT.clean(content) is None


def test_lines_of_the_first_schema_stay_as_remarks() -> None:
    kept = INSTRUMENT.upgrade({"lines": ["Ibu meninggal 2022"]}, 1)
    assert INSTRUMENT.clean(kept) == {"lines": ["Ibu meninggal 2022"]}
    drawing = INSTRUMENT.draw(kept, Subject("Ani", date(2026, 6, 1), ANI), Manner())
    assert "Ibu meninggal 2022" in drawing.items
    with pytest.raises(ValueError, match="schema 3"):
        INSTRUMENT.upgrade({}, 3)


@pytest.mark.parametrize(
    "change",
    [
        {"people": [{"ref": "i"}]},  # without the client
        {"people": [{"ref": CLIENT}, {"ref": CLIENT}]},
        {"people": [{"ref": CLIENT, "age": "27"}, {"ref": "i"}]},
        {"people": [{"ref": CLIENT, "sex": "ya"}, {"ref": "i"}]},
        {"people": [{"ref": CLIENT}, {"ref": "i", "born": 20100}]},
        {"people": [{"ref": CLIENT}, {"ref": "i"}], "bonds": [{"one": "i", "other": "x"}]},
        {"people": [{"ref": CLIENT}, {"ref": "i"}], "bonds": [{"one": "i", "other": CLIENT, "kind": "friends"}]},
        {"people": 7},
        "keluarga",
    ],
)
def test_a_snapshot_that_cannot_be_is_refused_in_a_sentence(change: Any) -> None:
    with pytest.raises(BadInput) as refused:
        INSTRUMENT.clean({"family": change})
    assert "Data keluarga ini tidak terbaca" in refused.value.fields["family"]


def test_parts_this_instrument_does_not_know_are_refused() -> None:
    with pytest.raises(BadInput) as refused:
        INSTRUMENT.clean({"lines": [], "ties": []})
    assert "ties" in refused.value.fields["lines"]


@settings(max_examples=300, deadline=None)
@given(
    ANYTHING | st.fixed_dictionaries({"family": st.fixed_dictionaries({"people": ROWS, "bonds": ROWS} | {}) | ANYTHING, "lines": ANYTHING})
)
@example({"family": {"people": [], "bonds": []}, "lines": ["0"]})  # a family of nobody, with a remark
def test_any_json_is_kept_refused_or_nothing(content: Any) -> None:
    try:
        kept = INSTRUMENT.clean(content)
    except BadInput:
        return
    assert kept is None or INSTRUMENT.clean(kept) == kept
    if kept:
        assert isinstance(INSTRUMENT.facts(kept), dict)
        INSTRUMENT.draw(kept, Subject("K", date(2026, 6, 1), ANI), Manner())


def test_the_form_asks_for_remarks_only() -> None:
    form = INSTRUMENT.form(data={"lines": "- Ayah pergi\n\n"})
    assert form.is_valid(), form.errors
    assert form.content(form.cleaned_data) == {"lines": ["Ayah pergi"]}
    assert INSTRUMENT.form.begun_with({"lines": ["a"], "family": {}}) == {"lines": ["a"]}


def test_facts_count_without_words() -> None:
    bonds = (Bond("i", CLIENT, "biological", "violence"), Bond("b", CLIENT, "divorced"), Bond("b", CLIENT, "", "cut_off"))
    people = (Relative(CLIENT, "Ani"), Relative("i", "Ina", "mother", died=2020), Relative("b", "Budi"))
    people += (Relative("t", "T", "friend"), Relative("n", "N", "aunt"))
    assert INSTRUMENT.facts({"family": Family(people, bonds).to_json()}) == {
        "people": 4,
        "generations": 2,
        "deceased": 1,
        "unions": {"divorced": 1},
        "ties": {"violence": 1, "cut_off": 1},
        "without_place": 1,
        "not_family": 1,
    }
    assert INSTRUMENT.facts({"lines": ["a"]}) == {}


def test_the_household_alone() -> None:
    drawing = drawn(
        Family((*ANI.people, Relative("a", "A", "father"), Relative("k", "K", "child", household=True)), ANI.bonds), scope="household"
    )
    assert seen(drawing).symbols.keys() == {CLIENT, "i", "k"}
    assert "1 anggota keluarga lain tidak digambar pada bagian ini" in drawing.items


def test_two_generations_around_the_client() -> None:
    people = (
        *ANI.people,
        Relative("n", "N", "grandmother"),
        Relative("s", "S", "sibling"),
        Relative("k", "K", "child"),
        Relative("h", "H", "husband"),
    )
    drawing = drawn(Family(people, (*ANI.bonds, Bond("n", "i", "biological"))), scope="two")
    assert seen(drawing).symbols.keys() == {CLIENT, "i", "s", "k", "h"}


def test_a_family_too_large_for_one_sheet_offers_its_parts() -> None:
    """More than 150 people: two generations are drawn, and it is said that there is more."""
    family = large(200)
    drawing = drawn(family)
    assert len(seen(drawing).symbols) <= 150 and "terlalu besar untuk satu lembar" in drawing.note
    assert f"{len(family.people) - len(seen(drawing).symbols)} anggota keluarga lain tidak digambar pada bagian ini" in drawing.items
    assert [code for code, _words in INSTRUMENT.scopes] == ["", "two", "household"]
    assert drawn(family, scope="household").note == ""


@pytest.mark.parametrize(("people", "seconds"), [(60, 0.2), (150, 1.0)])
def test_it_does_not_keep_anybody_waiting(people: int, seconds: float) -> None:
    """Layout and SVG in processor time; the margin is for a busy machine."""
    family = large(people)
    assert len(family.people) == people
    drawn(ANI)  # the fonts are read once
    drawing = drawn(family)
    assert len(seen(drawing).symbols) == people and overlaps(seen(drawing)) == []
    assert pace.fastest(lambda: drawn(family), times=3) < 2 * seconds


def large(people: int) -> Family:
    """A random family of exactly so many people in five generations."""
    return next(family for seed in range(2_000) if len((family := random_family(seed, people).family).people) == people)
