"""The family's stance, dated, so that change shows."""

from uuid import uuid4

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.actions.stance import record_stance
from sintas.cases.models import FamilyStance, Record
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone


def test_rejection_then_support_both_stand_in_the_story(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        father = record_person(**by, name="SSJ", relation="father").entry
        record_stance(**by, person=father, attitude="rejects", happened=FuzzyDate.in_month(2024, 3), note="tidak mau datang")
        record_stance(**by, person=father, attitude="supports_partly", engagement="when_asked", happened=FuzzyDate.in_month(2024, 8))
        record_stance(**by, attitude="does_not_know", happened=FuzzyDate.in_year(2023))
        assert FamilyStance.current.count() == 3
        assert Record.objects.filter(kind="stance").count() == 3
        trail.record(by=people["ratna"], verb="read story", file_id=case.pk, opens=True)
        assert Record.objects.get(tags=["rejects"]).line == "tidak mau datang"
        assert Trail.objects.filter(file_id=case.pk, verb="record stance").count() == 3


def test_bad_input_names_its_field(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        for field, facts in (
            ("attitude", {}),
            ("attitude", {"attitude": "bad"}),
            ("engagement", {"engagement": "lots"}),
            ("person", {"attitude": "rejects", "person": uuid4()}),
            ("happened", {"attitude": "rejects", "happened": FuzzyDate.in_year(2099)}),
        ):
            with pytest.raises(BadInput) as refused:
                record_stance(by=people["ratna"], case=case, **facts)
            assert list(refused.value.fields) == [field]


def test_sent_twice_once_kept_and_others_write_none(open_a_case, people, as_user):
    case, submission = open_a_case("ratna"), uuid4()
    with as_user("ratna"):
        record_stance(by=people["ratna"], case=case, attitude="supports", submission=submission)
        with pytest.raises(AlreadyDone):
            record_stance(by=people["ratna"], case=case, attitude="supports", submission=submission)
        assert Record.objects.filter(kind="stance").count() == 1
    with as_user("dewi"), pytest.raises(Refusal):
        record_stance(by=people["dewi"], case=case, attitude="supports")
    with as_user("lina"):
        assert FamilyStance.objects.count() == 0
