"""Quick facts about danger, and the one way "living in one house" ends."""

from uuid import uuid4

import pytest

from sintas.cases.actions.flags import standing
from sintas.cases.actions.people import record_person
from sintas.cases.actions.safety_fact import no_longer_together, record_safety_facts
from sintas.cases.models import Flag, Person, Record, SafetyFact, SuicidePath
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import AlreadyDone

LK3B = ["lives_with_perpetrator", "door_cannot_be_locked", "perpetrator_comes_at_night"]


def test_three_ticks_are_three_facts_and_a_flag(open_a_case, people, as_user):
    case, submission = open_a_case("ratna"), uuid4()
    with as_user("ratna"):
        record_safety_facts(by=people["ratna"], case=case, codes=LK3B, submission=submission)
        assert set(SafetyFact.current.values_list("fact", flat=True)) == set(LK3B)
        assert Record.objects.filter(kind="safety_fact").count() == 3
        assert Trail.objects.filter(file_id=case.pk, verb="record safety_fact").count() == 3
        assert standing(case, "lives_with_perpetrator")
        with pytest.raises(AlreadyDone):
            record_safety_facts(by=people["ratna"], case=case, codes=LK3B, submission=submission)
        assert SafetyFact.objects.count() == 3


def test_moving_out_needs_a_reason_and_ends_flag_and_household(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        record_person(**by, name="Ipar", is_perpetrator=True, in_household=True)
        record_safety_facts(**by, codes=["lives_with_perpetrator"])
        with pytest.raises(BadInput):
            no_longer_together(**by, why=" ")
        with pytest.raises(BadInput):
            no_longer_together(**by, why="pindah", happened=FuzzyDate.in_year(2099))
        assert standing(case, "lives_with_perpetrator")
        no_longer_together(**by, why="klien pindah ke rumah bibi", happened=FuzzyDate.in_month(2024, 8))
        assert not standing(case, "lives_with_perpetrator")
        assert not Person.current.get().in_household
        assert not SafetyFact.current.filter(fact="lives_with_perpetrator", holds=True).exists()
        trail.record(by=people["ratna"], verb="read story", file_id=case.pk, opens=True)
        assert any("klien pindah ke rumah bibi" in record.line for record in Record.objects.filter(kind="safety_fact"))
        with pytest.raises(NotNow):
            no_longer_together(**by, why="lagi")


def test_repeating_the_move_is_harmless(open_a_case, people, as_user):
    case, submission = open_a_case("ratna"), uuid4()
    with as_user("ratna"):
        record_safety_facts(by=people["ratna"], case=case, codes=["lives_with_perpetrator"])
        no_longer_together(by=people["ratna"], case=case, why="pindah", submission=submission)
        with pytest.raises(AlreadyDone):
            no_longer_together(by=people["ratna"], case=case, why="pindah", submission=submission)


def test_a_fact_that_no_longer_holds_by_correction_needs_words_for_the_house(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        row = record_safety_facts(**by, codes=["lives_with_perpetrator"])
        with pytest.raises(BadInput) as refused:
            record_safety_facts(**by, codes=["lives_with_perpetrator"], holds=False, entry=row.entry, based_on=1)
        assert list(refused.value.fields) == ["words"]
        record_safety_facts(**by, codes=["lives_with_perpetrator"], holds=False, words="pelaku ditahan", entry=row.entry, based_on=1)
        assert not standing(case, "lives_with_perpetrator")


def test_an_unsafe_guardian_named_is_marked_on_the_person(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        father = record_person(**by, name="Sarman", relation="father", is_guardian=True)
        record_safety_facts(**by, codes=["unsafe_guardian"], person=father.entry)
        assert Person.current.get().unsafe_guardian
        assert Flag.objects.get(code="unsafe_guardian", ended_at=None).source_entry == father.entry
        nameless = record_safety_facts(**by, codes=["unsafe_guardian"])
        assert Flag.objects.filter(code="unsafe_guardian", ended_at=None, source_entry=nameless.entry).exists()


def test_a_wish_to_die_opens_the_path(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_safety_facts(by=people["ratna"], case=case, codes=["wish_to_die"], words="ingin mati saja")
        assert SuicidePath.current.count() == 1
        assert standing(case, "suicide_risk")


def test_bad_input_and_strangers(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        for field, facts in (("codes", {}), ("codes", {"codes": ["dramatic"]}), ("person", {"codes": ["weapon"], "person": uuid4()})):
            with pytest.raises(BadInput) as refused:
                record_safety_facts(**by, **facts)
            assert list(refused.value.fields) == [field]
        row = record_safety_facts(**by, codes=["weapon"])
        with pytest.raises(BadInput):
            record_safety_facts(**by, codes=LK3B, entry=row.entry, based_on=1)
    with as_user("dewi"), pytest.raises(Refusal):
        record_safety_facts(by=people["dewi"], case=case, codes=["weapon"])
    with as_user("lina"):
        assert SafetyFact.objects.count() == 0
