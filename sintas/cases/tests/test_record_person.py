"""Family, guardians, the perpetrator, the person she trusts."""

from uuid import uuid4

import pytest

from sintas.cases.actions.flags import standing
from sintas.cases.actions.people import record_person, restate
from sintas.cases.actions.people_strike import strike
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Flag, Person
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken


def test_the_mother_who_died_without_a_known_year(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_person(by=people["ratna"], case=case, name="SSH", relation="mother", deceased=True, education="upper_secondary")
        assert (row.deceased, row.death) == (True, None)
        dated = record_person(by=people["ratna"], case=case, name="Nenek", death=FuzzyDate.in_year(2022))
        assert (dated.deceased, dated.death) == (True, "2022")
        assert Trail.objects.filter(file_id=case.pk, verb="record person").count() == 2


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("death", {"birth": FuzzyDate.in_year(1990), "death": FuzzyDate.in_year(1980)}),
        ("death", {"death": FuzzyDate.in_year(2099)}),
        ("birth", {"birth": FuzzyDate.in_year(2099)}),
        ("relation", {"relation": "enemy"}),
        ("religion", {"religion": "x"}),
        ("name", {"name": " "}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(open_a_case, people, as_user, field, facts):
    case = open_a_case("ratna")
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            record_person(by=people["ratna"], case=case, **({"name": "A"} | facts))
        assert list(refused.value.fields) == [field]
        assert Person.objects.count() == 0


def test_about_1990_and_1989_may_both_be_true(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        kept = record_person(by=people["ratna"], case=case, name="A", birth=FuzzyDate.about(1990), death=FuzzyDate.in_year(1989))
        assert (kept.birth, kept.death, kept.deceased) == ("1990~", "1989", True)


def test_an_unsafe_guardian_needs_no_reason_and_stands_in_the_head(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_person(by=people["ratna"], case=case, name="Sarman", relation="father", is_guardian=True, unsafe_guardian=True)
        assert Flag.objects.get(code="unsafe_guardian", ended_at=None).words == "Sarman (ayah)"
        record_person(by=people["ratna"], case=case, name="Sarman", relation="father", entry=row.entry, based_on=row.number)
        assert not standing(case, "unsafe_guardian")


def test_the_perpetrator_in_the_house_is_a_flag_at_once_and_for_long(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_person(by=people["ratna"], case=case, relation="sibling_in_law", is_perpetrator=True, in_household=True)
        assert standing(case, "lives_with_perpetrator")
        record_person(by=people["ratna"], case=case, relation="sibling_in_law", is_perpetrator=True, entry=row.entry, based_on=1)
        assert standing(case, "lives_with_perpetrator")
        strike(by=people["ratna"], case=case, kind="person", entry=row.entry)
        assert standing(case, "lives_with_perpetrator")


def test_the_dead_do_not_threaten(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_person(by=people["ratna"], case=case, relation="father", is_perpetrator=True, in_household=True, deceased=True)
        assert not standing(case, "lives_with_perpetrator")


def test_a_corrected_birth_must_fit_the_children(open_a_case, people, as_user):
    case = open_a_case("ratna", birth=FuzzyDate.in_year(2004))
    with as_user("ratna"):
        mother = record_person(by=people["ratna"], case=case, name="SSH", relation="mother", birth=FuzzyDate.in_year(1975))
        record_tie(by=people["ratna"], case=case, one=mother.entry, other=None, kind="biological")
        with pytest.raises(BadInput) as refused:
            record_person(by=people["ratna"], case=case, name="SSH", birth=FuzzyDate.in_year(2010), entry=mother.entry, based_on=1)
        assert list(refused.value.fields) == ["birth"]


def test_two_people_edit_the_same_person_and_both_texts_are_kept(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_person(by=people["ratna"], case=case, name="Sarman", relation="father")
        record_person(by=people["ratna"], case=case, name="Sarman", note="kerja malam", entry=row.entry, based_on=1)
        with pytest.raises(Overtaken):
            record_person(by=people["ratna"], case=case, name="Sarman", note="kerja di kota", entry=row.entry, based_on=1)
        trail.record(by=people["ratna"], verb="read people", file_id=case.pk, opens=True)
        assert {p.note for p in Person.objects.filter(number=2)} == {"kerja malam", "kerja di kota"}
        assert Person.current.get().note == "kerja malam"


def test_sent_twice_it_is_one_person(open_a_case, people, as_user):
    case, submission = open_a_case("ratna"), uuid4()
    with as_user("ratna"):
        record_person(by=people["ratna"], case=case, name="LM", submission=submission)
        with pytest.raises(AlreadyDone):
            record_person(by=people["ratna"], case=case, name="LM", submission=submission)
        assert Person.current.count() == 1


def test_nobody_outside_sees_or_writes(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_person(by=people["ratna"], case=case, name="LM", relation="older_sibling")
    for stranger in ("budi", "tono", "lina", "sari", "dewi"):
        with as_user(stranger):
            assert Person.objects.count() == 0
    with as_user("dewi"), pytest.raises(Refusal):
        record_person(by=people["dewi"], case=case, name="X")


def test_a_mark_goes_on_top_of_what_was_saved_meanwhile(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_person(by=people["ratna"], case=case, name="Sarman")
        record_person(by=people["ratna"], case=case, name="Sarman", note="kerja malam", entry=row.entry, based_on=1)
        trail.record(by=people["ratna"], verb="read people", file_id=case.pk, opens=True)
        restate(row, by=people["ratna"], is_perpetrator=True)
        now = Person.current.get()
        assert (now.number, now.note, now.is_perpetrator) == (3, "kerja malam", True)
