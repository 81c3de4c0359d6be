"""A group asked with whom its members like to be: what is kept, what is counted, what is refused."""

import json
from fractions import Fraction

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.instrument import Manner
from sintas.instruments.library.sociogram import INSTRUMENT as SOCIOGRAM
from sintas.instruments.library.sociogram.counting import counted
from sintas.safekeeping.refusals import BadInput

from .maps_people import MS

GROUP = ["Ani", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hana"]
NAMES = st.sampled_from(["members", "choices", "from", "to", "sign", "criterion", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=14,
)


def choices(*said):
    """ "Ani Budi" chooses, "Ani !Budi" rejects."""
    pairs = [one.split() for one in said]
    return [
        {"from": one, "to": other.lstrip("!"), "sign": "reject" if other[0] == "!" else "choose", "criterion": ""} for one, other in pairs
    ]


@pytest.fixture
def kept():
    said = (
        "Ani Budi",
        "Budi Ani",
        "Ani Citra",
        "Citra Ani",
        "Budi Citra",
        "Citra Budi",
        "Dewi Ani",
        "Eko Fitri",
        "Fitri Eko",
        "Gita Ani",
        "Dewi !Citra",
    )
    return SOCIOGRAM.clean({"members": GROUP, "choices": choices(*said), "criterion": "Teman mengerjakan tugas"})


def test_a_group_is_counted(kept):
    assert SOCIOGRAM.facts(kept) == {
        "members": 8,
        "choices": 10,
        "rejections": 1,
        "isolates": 1,
        "unchosen": 3,
        "pairs": 4,
        "possible_pairs": 28,
        "stars": 1,
        "cliques": [3],
        "cohesion": 4 / 28,
    }
    found = counted(kept)
    assert found.cohesion == Fraction(1, 7)
    assert (found.isolates, found.unchosen, found.stars) == (["Hana"], ["Dewi", "Gita", "Hana"], ["Ani"])
    assert found.cliques == [["Ani", "Budi", "Citra"]]
    assert found.pairs == [("Ani", "Budi"), ("Ani", "Citra"), ("Budi", "Citra"), ("Eko", "Fitri")]


def test_a_group_of_one_or_without_choices_has_no_star_and_no_pair():
    alone = SOCIOGRAM.facts(SOCIOGRAM.clean({"members": ["Ani"]}))
    assert (alone["isolates"], alone["cohesion"], alone["cliques"]) == (1, None, [])
    assert SOCIOGRAM.facts(SOCIOGRAM.clean({"members": GROUP}))["stars"] == 0
    # everybody chosen alike by three: no star among equals
    ring = [f"{one} {GROUP[(at + step) % 8]}" for at, one in enumerate(GROUP) for step in (1, 2, 3)]
    assert SOCIOGRAM.facts(SOCIOGRAM.clean({"members": GROUP, "choices": choices(*ring)}))["stars"] == 0


def test_cliques_are_found_as_by_trying_every_set():
    said = [
        f"{one} {other}"
        for one, other in [("Ani", "Budi"), ("Budi", "Citra"), ("Ani", "Citra"), ("Citra", "Dewi"), ("Dewi", "Budi"), ("Eko", "Fitri")]
    ]
    both = choices(*said, *(" ".join(reversed(one.split())) for one in said))
    assert counted(SOCIOGRAM.clean({"members": GROUP, "choices": both})).cliques == [["Ani", "Budi", "Citra"], ["Budi", "Citra", "Dewi"]]


def test_the_same_choice_under_two_questions_counts_once():
    twice = [*choices("Ani Budi"), {"from": "Ani", "to": "Budi", "criterion": "bermain"}]
    found = SOCIOGRAM.clean({"members": GROUP, "choices": twice})
    assert [one["sign"] for one in found["choices"]] == ["choose", "choose"]
    assert SOCIOGRAM.facts(found)["choices"] == 1


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"members": GROUP, "choices": choices("Ani Ani")}, "choices-0-to"),
        ({"members": GROUP, "choices": choices("Ani Zainal")}, "choices-0-to"),
        ({"members": GROUP, "choices": choices("Ani Budi", "Zainal Ani")}, "choices-1-from"),
        ({"members": GROUP, "choices": choices("Ani Budi", "ani !BUDI")}, "choices-1-to"),
        ({"members": GROUP, "choices": choices("Ani Budi", "Ani Budi")}, "choices-1-to"),
        ({"members": ["Ani", "Budi", " ani "]}, "members"),
        ({"members": [f"Anggota {at}" for at in range(31)]}, "members"),
        ({"members": ["A" * 81]}, "members"),
        ({"members": "Ani"}, "members"),
        ({"members": [["Ani"]]}, "members"),
        ({"members": GROUP, "choices": [{"from": "Ani"}]}, "choices-0-to"),
        ({"members": GROUP, "choices": [{"from": "Ani", "to": "Budi", "sign": "love"}]}, "choices-0-sign"),
        ({"members": GROUP, "choices": [{"from": "Ani", "to": True}]}, "choices-0-to"),
        ({"members": GROUP, "choices": {}}, "choices"),
        ({"members": GROUP, "criterion": ["x"]}, "criterion"),
        ({"choices": choices("Ani Budi")}, "choices-0-from"),
        ({"sessions": []}, "members"),
        ("Ani", "members"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_cell(content, field):
    with pytest.raises(BadInput) as refused:
        SOCIOGRAM.clean(content)
    assert list(refused.value.fields) == [field]
    assert str(refused.value.fields[field]).endswith(".")


def test_names_are_met_whatever_their_case_and_kept_as_the_list_has_them():
    found = SOCIOGRAM.clean({"members": ["Ani", "Budi"], "choices": choices("ANI budi")})
    assert found["choices"] == [{"from": "Ani", "to": "Budi", "sign": "choose", "criterion": ""}]


def test_nothing_said_is_none_and_old_lines_stay():
    assert SOCIOGRAM.clean({"members": [], "choices": [], "criterion": " "}) is None
    upgraded = SOCIOGRAM.upgrade({"lines": ["Ani sering sendiri"]}, 1)
    assert upgraded == {"members": [], "choices": [], "criterion": "", "lines": ["Ani sering sendiri"]}
    assert SOCIOGRAM.draw(SOCIOGRAM.clean(upgraded), MS, Manner()).items == ["Ani sering sendiri"]
    with pytest.raises(ValueError, match="schema 0"):
        SOCIOGRAM.upgrade(upgraded, 0)


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_is_kept_or_refused(content):
    try:
        found = SOCIOGRAM.clean(content)
    except BadInput:
        return
    if found is not None:
        assert SOCIOGRAM.clean(json.loads(json.dumps(found))) == found
        SOCIOGRAM.facts(found)
        SOCIOGRAM.draw(found, MS, Manner())


def test_what_the_form_takes_is_what_is_kept():
    sent = {
        "members": "- Ani\n- Budi\n",
        "criterion": "Teman bermain",
        "lines": "",
        "choices-0-from": "Ani",
        "choices-0-sign": "reject",
        "choices-0-to": "Budi",
        "choices-0-criterion": "",
        "choices-1-from": "",
        "choices-1-sign": "choose",
        "choices-1-to": "",
    }
    form = SOCIOGRAM.form(MultiValueDict({name: [value] for name, value in sent.items()}))
    assert form.is_valid(), form.errors
    assert SOCIOGRAM.clean(form.content(form.cleaned_data)) == {
        "members": ["Ani", "Budi"],
        "choices": [{"from": "Ani", "to": "Budi", "sign": "reject", "criterion": ""}],
        "criterion": "Teman bermain",
    }
    assert SOCIOGRAM.for_group
