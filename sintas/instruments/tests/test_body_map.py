"""What a body map keeps: the client points and says it in own words; nothing is guessed, nothing typed is lost (R98, part E)."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sintas.instruments.family import CLIENT, Family, Relative
from sintas.instruments.instrument import Subject
from sintas.instruments.library.body_map import INSTRUMENT
from sintas.instruments.library.body_map.marks import MARK
from sintas.safekeeping.refusals import BadInput

from .maps_people import TODAY

MARKED = {"side": "front", "region": "right_upper_arm", "words": "dipegang keras"}


def client_of(age):
    return Subject("R", TODAY, Family((Relative(CLIENT, "R", age=age),)), age=age)


def kept(**row):
    return INSTRUMENT.clean({"marks": [row]})["marks"][0]


def refused(content):
    with pytest.raises(BadInput) as found:
        INSTRUMENT.clean(content)
    return found.value.fields


def posted(data, **more):
    form = INSTRUMENT.form(QueryDict("&".join(f"{name}={value}" for name, value in data)), **more)
    assert form.is_valid(), form.errors
    return form.content(form.cleaned_data)


def test_it_is_of_the_highest_secrecy():
    assert INSTRUMENT.sensitive
    assert not INSTRUMENT.for_group


def test_a_mark_keeps_all_that_guidance_asks_and_nothing_more():
    row = {
        "side": "back", "region": "lower_back", "x": "0.4", "y": 0.45, "shape": "patch", "size": "sebesar telapak", "colour": "kebiruan",
        "feels": ["stiff", "pain", "pain"], "seen": ("swelling",), "words": "  sakit   kalau duduk ",
    }  # fmt: skip
    assert kept(**row) == {**row, "x": 0.4, "y": 0.45, "feels": ["pain", "stiff"], "seen": ["swelling"], "words": "sakit kalau duduk"}
    assert set(kept(**MARKED)) == set(MARK)
    assert kept(**MARKED)["x"] is None and kept(**MARKED)["shape"] == "dot"


def test_a_region_of_one_side_says_its_side_and_another_is_asked_for():
    assert kept(region="throat")["side"] == "front"
    assert kept(region="nape")["side"] == "back"
    assert list(refused({"marks": [{"region": "left_knee"}]})) == ["marks-0-side"]
    assert "depan" in str(refused({"marks": [{"region": "throat", "side": "back"}]})["marks-0-side"])
    assert "belakang" in str(refused({"marks": [{"region": "anus", "side": "front"}]})["marks-0-side"])


def test_words_without_a_place_are_kept_in_the_form_and_asked_for_a_place():
    fields = refused({"marks": [MARKED, {}, {"words": "perih sekali"}]})
    assert list(fields) == ["marks-2-region"]


@pytest.mark.parametrize("spot", [(1.2, 0.5), (0.5, -0.1), ("a", "0.5"), (0.5, None), (True, 0.5), ("nan", "0.1"), ([0.1], 0.2), ("1e999", "0")])
def test_a_place_off_the_picture_is_refused(spot):
    assert list(refused({"marks": [{**MARKED, "x": spot[0], "y": spot[1]}]})) == ["marks-0-x"]


def test_a_place_beside_the_outline_is_the_clients_to_choose():
    assert (kept(side="front", x=0, y=1)["x"], kept(side="front", x=0, y=1)["region"]) == (0, "")


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ({"side": "left"}, "side"), ({"region": "soul"}, "region"), ({"shape": "star"}, "shape"), ({"feels": ["joy"]}, "feels"),
        ({"seen": "bruise"}, "seen"), ({"seen": [["bruise"]]}, "seen"), ({"words": ["x"]}, "words"), ({"words": "x" * 501}, "words"),
        ({"size": {"cm": 3}}, "size"), ({"colour": True}, "colour"), ({"region": ["throat"]}, "region"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell(row, cell):
    assert list(refused({"marks": [{**MARKED, **row}]})) == [f"marks-0-{cell}"]


def test_whoever_prefers_not_to_is_taken_at_her_word():
    assert INSTRUMENT.clean({"declined": True})["declined"] is True
    assert list(refused({"declined": True, "marks": [MARKED]})) == ["declined"]
    assert list(refused({"declined": "ya"})) == ["declined"]


def test_nothing_said_is_nothing_kept():
    for content in ({}, {"figure": "adult"}, {"marks": [{}, {"shape": "line"}, {"words": "  "}]}, {"declined": False, "lines": ["- "]}):
        assert INSTRUMENT.clean(content) is None


def test_more_than_forty_marks_or_an_unknown_part_is_refused():
    assert list(refused({"marks": [MARKED] * 41})) == ["marks"]
    assert list(refused({"photo": "x"})) == ["marks"]
    assert list(refused({"marks": [{**MARKED, "cause": "x"}]})) == ["marks"]
    assert len(INSTRUMENT.clean({"marks": [MARKED] * 40})["marks"]) == 40


def test_lines_of_before_stay_word_for_word():
    held = INSTRUMENT.upgrade({"lines": ["memar di lengan kanan, kata klien"]}, 1)
    assert held["lines"] == ["memar di lengan kanan, kata klien"]
    assert INSTRUMENT.clean(held) == held
    whole = INSTRUMENT.clean({"marks": [MARKED]})
    assert INSTRUMENT.upgrade(whole, 2) == whole
    assert INSTRUMENT.clean(whole) == whole
    with pytest.raises(ValueError, match="3"):
        INSTRUMENT.upgrade({}, 3)


def test_facts_count_and_tell_no_words_and_no_regions():
    whole = INSTRUMENT.clean({"marks": [{**MARKED, "feels": ["pain"], "seen": ["bruise"]}, {"region": "throat", "feels": ["pain", "tight"]}]})
    assert INSTRUMENT.facts(whole) == {"marks": 2, "declined": False, "feels": {"pain": 2, "tight": 1}, "seen": {"bruise": 1}}
    assert INSTRUMENT.facts({}) == {"marks": 0, "declined": False, "feels": {}, "seen": {}}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["front", "throat", "left_knee", "pain", "dot"]),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from([*MARK, "x9"]) | st.text(max_size=4), inside, max_size=6),
    max_leaves=20,
)
WHOLES = st.fixed_dictionaries({}, optional=dict.fromkeys(("figure", "declined", "where_made", "marks", "lines", "other"), JSON))


@given(WHOLES | JSON)
def test_whatever_comes_is_kept_refused_or_nothing(content):
    with suppress(BadInput):
        found = INSTRUMENT.clean(content)
        assert found is None or INSTRUMENT.clean(found) == found


def test_without_javascript_a_row_is_filled_from_its_lists():
    content = posted(
        [
            ("figure", "child"), ("marks-0-side", "front"), ("marks-0-region", "left_hand"), ("marks-0-words", "hangat"), ("marks-0-feels", "warm"),
            ("marks-0-shape", "area"), ("marks-1-shape", "dot"), ("marks-2-region", "nape"), ("marks-2-shape", "dot"),
        ]
    )  # fmt: skip
    whole = INSTRUMENT.clean(content)
    assert [(one["region"], one["side"], one["shape"], one["x"]) for one in whole["marks"]] == [
        ("left_hand", "front", "area", None),
        ("nape", "back", "dot", None),
    ]
    assert whole["figure"] == "child"


def test_a_kept_map_is_corrected_row_by_row():
    whole = INSTRUMENT.clean({"figure": "adult", "marks": [{**MARKED, "x": 0.25, "y": 0.33}, {"region": "throat", "feels": ["tight"]}]})
    begun = INSTRUMENT.form.begun_with(whole)
    sent = [("figure", "adult")]
    for at, row in enumerate(begun["marks"]):
        sent += [(f"marks-{at}-{name}", row[name]) for name in ("mark", "side", "region", "x", "y", "words", "size", "colour", "shape") if row[name]]
        sent += [(f"marks-{at}-{name}", one) for name in ("feels", "seen") for one in row[name]]
    assert INSTRUMENT.clean(posted(sent, initial=begun)) == whole
    moved = [(name, "left_upper_arm" if value == "right_upper_arm" else value) for name, value in sent]
    first = INSTRUMENT.clean(posted(moved, initial=begun))["marks"][0]
    assert (first["region"], first["x"]) == ("left_upper_arm", None)  # the place tapped before counts no more
    cleared = [(name, value) for name, value in sent if not name.startswith("marks-0") or name.endswith(("-mark", "-x", "-y", "-shape"))]
    assert [one["region"] for one in INSTRUMENT.clean(posted(cleared, initial=begun))["marks"]] == ["throat"]


def test_a_refused_cell_is_said_beside_its_row_even_after_a_cleared_one():
    begun = INSTRUMENT.form.begun_with(INSTRUMENT.clean({"marks": [MARKED]}))
    data = "marks-0-mark=1&marks-0-shape=dot&marks-1-words=perih&marks-1-shape=dot"
    form = INSTRUMENT.form(QueryDict(data), initial=begun)
    assert form.is_valid()
    with pytest.raises(BadInput) as refusal:
        INSTRUMENT.clean(form.content(form.cleaned_data))
    for name, sentence in refusal.value.fields.items():
        form.refuse(name, str(sentence))
    assert [ident for ident, _words in form.problems()] == ["id_marks-1-region"]


@pytest.mark.parametrize(("age", "figure"), [(7, "child"), (12, "child"), (13, "adult"), (None, "adult")])
def test_the_figure_is_of_the_clients_age_until_somebody_chooses(age, figure):
    form = INSTRUMENT.form()
    form.offer_subject(client_of(age))
    assert form["figure"].value() == figure
    chosen = INSTRUMENT.form(initial={"figure": "child"})
    chosen.offer_subject(client_of(30))
    assert chosen["figure"].value() == "child"


def test_the_form_speaks_both_languages_and_hides_its_picture_until_its_element_wakes():
    form = INSTRUMENT.form()
    page = form.render_parts()
    assert page.count("data-figure=") == 2 and "<body-map" in page
    assert "data-picture hidden" in page
    assert "Lengan atas kanan" in page and "memotret" in page
    with translation.override("en"):
        assert "Right upper arm" in INSTRUMENT.form().render_parts()
