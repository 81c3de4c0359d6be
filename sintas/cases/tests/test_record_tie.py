"""Who belongs to whom, and how close: what a genogram is drawn from."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sintas.cases.actions.family import is_ancestor
from sintas.cases.actions.people import record_person
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Tie
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal


@pytest.fixture
def family(open_a_case, people, as_user):
    """The client (born 2004), mother (1975), grandmother, and a brother-in-law."""
    case = open_a_case("ratna", birth=FuzzyDate.in_year(2004))
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        return (
            case,
            record_person(**by, name="Ibu", birth=FuzzyDate.in_year(1975)).entry,
            record_person(**by, name="Nenek", birth=FuzzyDate.about(1950)).entry,
            record_person(**by, name="Ipar").entry,
        )


def test_parentage_union_and_quality(family, people, as_user):
    case, mother, grandmother, _ipar = family
    with as_user("ratna"):
        record_tie(by=people["ratna"], case=case, one=mother, other=None, kind="biological", quality="very_close", energy="both")
        record_tie(by=people["ratna"], case=case, one=grandmother, other=mother, kind="biological")
        assert Tie.current.count() == 2
        assert Trail.objects.filter(file_id=case.pk, verb="record tie").count() == 2


def test_what_cannot_be_is_refused(family, people, as_user):
    case, mother, grandmother, ipar = family
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        record_tie(**by, one=mother, other=None, kind="biological")
        record_tie(**by, one=grandmother, other=mother, kind="biological")
        for field, tie in (
            ("other", {"one": mother, "other": mother, "kind": "married"}),
            ("other", {"one": None, "other": None, "quality": "close"}),
            ("other", {"one": None, "other": mother, "kind": "biological"}),
            ("other", {"one": None, "other": grandmother, "kind": "foster"}),
            ("one", {"one": uuid4(), "other": None, "kind": "married"}),
            ("kind", {"one": ipar, "other": None}),
            ("kind", {"one": ipar, "other": None, "kind": "owns"}),
            ("quality", {"one": ipar, "other": None, "quality": "fine"}),
            ("until", {"one": ipar, "other": None, "kind": "married", "since": FuzzyDate.in_year(2020), "until": FuzzyDate.in_year(2018)}),
            ("since", {"one": ipar, "other": None, "kind": "married", "since": FuzzyDate.in_year(2099)}),
        ):
            with pytest.raises(BadInput) as refused:
                record_tie(**by, **tie)
            assert list(refused.value.fields) == [field], tie
        assert Tie.current.count() == 2


def test_a_child_is_not_older_than_its_mother_but_a_stepchild_may_be(family, people, as_user):
    case, mother, _grandmother, ipar = family
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        elder = record_person(**by, name="Anak", birth=FuzzyDate.in_year(1960)).entry
        with pytest.raises(BadInput):
            record_tie(**by, one=mother, other=elder, kind="biological")
        record_tie(**by, one=mother, other=elder, kind="step")
        record_tie(**by, one=ipar, other=elder, kind="biological")  # nothing known of his birth: nothing to refuse


def test_a_dead_parents_stated_age_refuses_nobody(family, people, as_user):
    case, _mother, _grandmother, _ipar = family
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        mother = record_person(**by, name="Almarhumah", age_stated=20, deceased=True).entry
        child = record_person(**by, name="LM", age_stated=44).entry
        kept = record_tie(**by, one=mother, other=child, kind="biological")
        assert (kept.one, kept.other, kept.kind) == (mother, child, "biological")


def test_own_words_stand_for_a_kind(family, people, as_user):
    case, _mother, _grandmother, ipar = family
    with as_user("ratna"):
        row = record_tie(by=people["ratna"], case=case, one=ipar, other=None, own_words={"kind": "saudara sumpah"})
        assert row.kind == ""


def test_others_write_none(family, people, as_user):
    case, *_rest = family
    with as_user("tono"):
        assert Tie.objects.count() == 0
    with as_user("dewi"), pytest.raises((Refusal, BadInput)):
        record_tie(by=people["dewi"], case=case, one=None, other=uuid4(), kind="married")


@settings(max_examples=200, suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_refusing_ancestors_keeps_every_family_without_a_circle(pairs):
    """Whatever order ties come in, nobody ends up as their own ancestor."""
    ids = [uuid4() for _ in range(7)]
    people = [None, *ids]
    kept: list[Tie] = []
    for parent, child in pairs:
        one, other = people[parent], people[child]
        if one != other and not is_ancestor(kept, of=one, who=other):
            kept.append(Tie(one=one, other=other, kind="biological"))
    assert not any(is_ancestor(kept, of=who, who=who) for who in people)
