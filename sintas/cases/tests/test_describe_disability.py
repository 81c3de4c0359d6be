"""What makes the meeting accessible stands in the head; the rights only when wanted."""

import pytest

from sintas.cases.actions.disability import describe_disability
from sintas.cases.models import Disability, Flag
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal


def test_accommodation_stands_in_the_head_until_emptied(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = describe_disability(
            by=people["ratna"],
            case=case,
            kinds=["sensory"],
            communication=["bisindo"],
            needs=["sign_interpreter"],
            rights=["privacy", "justice"],
            accommodation="Juru bahasa BISINDO",
            own_words={"needs": "kursi dekat pintu"},
        )
        assert Flag.objects.get(code="accommodation", ended_at=None).words == "Juru bahasa BISINDO"
        describe_disability(by=people["ratna"], case=case, kinds=["sensory"], entry=row.entry, based_on=row.number)
        assert not Flag.objects.filter(code="accommodation", ended_at=None).exists()
        assert Disability.current.get().number == 2
        assert Trail.objects.filter(file_id=case.pk, verb="record disability").count() == 2


def test_a_code_outside_its_list_is_refused(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        for field, codes in (("kinds", {"kinds": ["lazy"]}), ("rights", {"rights": ["fly"]}), ("cause_period", {"cause_period": "karma"})):
            with pytest.raises(BadInput) as refused:
                describe_disability(by=people["ratna"], case=case, **codes)
            assert list(refused.value.fields) == [field]


def test_others_write_none(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("dewi"), pytest.raises(Refusal):
        describe_disability(by=people["dewi"], case=case, kinds=["physical"])
    with as_user("tono"):
        assert Disability.objects.count() == 0
