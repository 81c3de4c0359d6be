"""Events as a client tells them: what is kept, in which order they stand, and what the form asks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.instruments.catalogue import instrument
from sintas.instruments.library.life_road_map.helpers import helpers_called
from sintas.instruments.library.life_road_map.order import in_order
from sintas.safekeeping.refusals import BadInput

TOOL = instrument("life_road_map")
TODAY = date(2024, 9, 23)
FULL = {
    "when": "2014", "age": "16", "what": "juara menyanyi", "mood": "up", "strength": 5, "feeling": "bangga", "meaning": "saya bisa",
    "helped_by": "pembina",
}  # fmt: skip
NAMES = [*FULL, "events", "x"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["up", "down", "5", "2014"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=14,
)


def told(*events, born=None):
    """What stands on the road, in its order."""
    return [one["what"] for _at, one in in_order([{"what": str(at), **one} for at, one in enumerate(events)], today=TODAY, born=born)]


def test_everything_said_of_an_event_is_kept():
    assert TOOL.clean({"events": [FULL]}) == {"events": [FULL]}


def test_content_of_before_the_road_was_drawn_is_taken_as_it_is():
    older = {"events": [{"when": "", "age": "9", "what": "pindah", "mood": "down"}, {"when": "2014", "age": "", "what": "juara", "mood": ""}]}
    upgraded = TOOL.upgrade(older, 1)
    assert upgraded["events"][0] == {**older["events"][0], "strength": None, "feeling": "", "meaning": "", "helped_by": ""}
    assert TOOL.clean(older) == upgraded == TOOL.clean(upgraded)
    assert TOOL.upgrade(upgraded, 2) == upgraded
    with pytest.raises(ValueError, match="schema 3"):
        TOOL.upgrade(upgraded, 3)


def test_rows_that_say_nothing_are_left_out_and_nothing_at_all_is_none():
    assert TOOL.clean({"events": [{"what": " "}, {"what": "lahir", "strength": "3"}]})["events"] == [
        {"when": "", "age": "", "what": "lahir", "mood": "", "strength": 3, "feeling": "", "meaning": "", "helped_by": ""}
    ]
    assert TOOL.clean({}) is TOOL.clean({"events": []}) is TOOL.clean({"events": [{"what": ""}]}) is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (["x"], "tool"),
        ({"lines": ["x"]}, "tool"),
        ({"events": "lahir"}, "events"),
        ({"events": [["lahir"]]}, "events"),
        ({"events": [{"what": "x"}] * 201}, "events"),
        ({"events": [{"what": "x", "place": "y"}]}, "events"),
        ({"events": [{"when": "2014"}]}, "events-0-what"),
        ({"events": [{"what": True}]}, "events-0-what"),
        ({"events": [{"what": ["x"]}]}, "events-0-what"),
        ({"events": [{"what": "x"}, {"what": "y", "mood": "sideways"}]}, "events-1-mood"),
        ({"events": [{"what": "x", "mood": True}]}, "events-0-mood"),
        ({"events": [{"what": "x", "age": "121"}]}, "events-0-age"),
        ({"events": [{"what": "x", "strength": 6}]}, "events-0-strength"),
        ({"events": [{"what": "x", "strength": 2.5}]}, "events-0-strength"),
        ({"events": [{"what": "x", "strength": True}]}, "events-0-strength"),
        ({"events": [{"what": "x", "helped_by": "y" * 501}]}, "events-0-helped_by"),
    ],
)
def test_another_shape_is_refused_where_it_stands(content, field):
    with pytest.raises(BadInput) as refused:
        TOOL.clean(content)
    assert list(refused.value.fields) == [field]


@given(ANY_JSON | st.fixed_dictionaries({"events": st.lists(ANY_JSON, max_size=4)}))
def test_whatever_comes_is_kept_left_out_or_refused(content):
    try:
        kept = TOOL.clean(content)
    except BadInput:
        return
    assert kept is None or TOOL.clean(kept) == kept


def test_years_give_the_order_and_equal_ones_stay_as_told():
    assert told({"when": "2019"}, {"when": "sekitar 2014"}, {"when": "akhir 2016"}, {"when": "2014"}) == ["1", "3", "2", "0"]


def test_months_count_only_when_every_event_of_the_year_has_one():
    assert told({"when": "Mei 2014"}, {"when": "Maret 2014"}) == ["1", "0"]
    assert told({"when": "Mei 2014"}, {"when": "2014"}, {"when": "Maret 2014"}) == ["0", "1", "2"]
    assert told({"when": "9 Mei 2014"}, {"when": "2 Mei 2014"}, {"when": "1 Januari 2014"}) == ["2", "1", "0"]
    assert told({"when": "9 Mei 2014"}, {"when": "Mei 2014"}) == ["0", "1"]


def test_ages_give_the_order_too():
    assert told({"age": "9"}, {"when": "usia 3"}, {"age": "12"}) == ["1", "0", "2"]


def test_years_and_ages_mix_only_when_the_year_of_birth_is_known():
    events = ({"when": "2014"}, {"age": "9"}, {"when": "2003"})
    assert told(*events) == ["0", "1", "2"]
    assert told(*events, born=1998) == ["2", "1", "0"]


def test_no_time_is_invented_for_words_that_give_none():
    assert told({"when": "waktu SMP"}, {"when": "setelah pindah"}, {}) == ["0", "1", "2"]
    assert told({"when": "waktu kecil"}, {"when": "2019"}, {"when": "tak lama kemudian"}, {"when": "2014"}) == ["0", "3", "1", "2"]
    assert told({"when": "antara 2010 dan 2015"}, {"when": "2012"}) == ["0", "1"]


def test_nobody_is_lost_in_the_order():
    whens = ["2014", "", "usia 9", "Maret 2014", "kemarin", "antara 2001 dan 2003", "1999"]
    for shift in range(len(whens)):
        assert sorted(told(*({"when": when} for when in whens[shift:] + whens[:shift]), born=1990)) == [str(at) for at in range(len(whens))]


def test_who_helped_keeps_what_they_are_and_loses_the_name():
    assert helpers_called("Ibu Ratna Dewi (guru), nenek", as_initials=True) == "Ibu RD (guru), nenek"
    assert helpers_called("kakak wulan dan polisi", as_initials=True) == "kakak W dan polisi"
    assert helpers_called("Puskesmas", as_initials=True) == "Puskesmas"
    assert helpers_called("Ibu Ratna Dewi", as_initials=False) == "Ibu Ratna Dewi"


def test_the_form_keeps_what_is_typed_and_begins_with_it():
    typed = {
        "events-0-what": "pindah ke kota", "events-0-age": "18", "events-0-mood": "down", "events-0-strength": "4",
        "events-1-what": "juara", "events-1-when": "2014", "events-1-helped_by": "pembina",
    }  # fmt: skip
    form = TOOL.form(typed)
    assert form.is_valid(), form.errors
    content = TOOL.clean(form.content(form.cleaned_data))
    assert [(one["what"], one["age"], one["strength"]) for one in content["events"]] == [("pindah ke kota", "18", 4), ("juara", "", None)]
    assert TOOL.facts(content) == {"events": 2, "up": 0, "down": 1}
    begun = TOOL.form.begun_with(content)
    assert begun["events"][0]["strength"] == "4" and begun["events"][1]["age"] == ""
    again = TOOL.form(initial=begun)
    assert "pindah ke kota" in again.as_p() or "pindah ke kota" in str(again["events"])


def test_an_age_in_words_of_an_older_file_is_not_lost_in_the_form():
    begun = TOOL.form.begun_with(TOOL.upgrade({"events": [{"when": "", "age": "kira-kira 9", "what": "pindah", "mood": ""}]}, 1))
    assert begun["events"][0]["when"] == "kira-kira 9" and begun["events"][0]["age"] == ""


def test_an_event_without_what_happened_is_asked_for_at_its_cell():
    form = TOOL.form({"events-0-when": "2014"})
    assert not form.is_valid()
    assert "events" in form.errors
