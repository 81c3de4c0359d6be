"""A flag stands in the head until somebody ends it; the carer sees it without reading the story."""

from uuid import uuid4

import pytest

from sintas.cases.actions.flags import end_flag, raise_flag, standing
from sintas.cases.actions.team import add_member
from sintas.cases.models import Flag
from sintas.cases.reading.head import open_flags
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal


def test_raised_twice_it_stands_once_with_the_newer_words(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="warning", words="tetangga ikut mengawasi")
        raise_flag(by=people["ratna"], case=case, code="warning", words="tetangga dan kakaknya ikut mengawasi")
        flag = Flag.objects.get(file_id=case.pk)
        assert flag.words == "tetangga dan kakaknya ikut mengawasi"
        assert Trail.objects.filter(file_id=case.pk, verb="raise flag").count() == 2
        raise_flag(by=people["ratna"], case=case, code="warning")
        assert Trail.objects.filter(file_id=case.pk, verb="raise flag").count() == 2


def test_each_source_has_its_own_and_ends_alone(open_a_case, people, as_user):
    case = open_a_case("ratna")
    father, uncle = uuid4(), uuid4()
    with as_user("ratna"):
        for source in (father, uncle):
            raise_flag(by=people["ratna"], case=case, code="unsafe_guardian", source_entry=source)
        assert end_flag(by=people["ratna"], case=case, code="unsafe_guardian", source_entry=father) == 1
        assert standing(case, "unsafe_guardian")
        assert end_flag(by=people["ratna"], case=case, code="unsafe_guardian") == 1
        assert not standing(case, "unsafe_guardian")
        assert end_flag(by=people["ratna"], case=case, code="unsafe_guardian") == 0
        raise_flag(by=people["ratna"], case=case, code="unsafe_guardian", source_entry=father)
        assert Flag.objects.filter(file_id=case.pk).count() == 3


def test_an_unknown_code_is_refused_with_its_field(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        raise_flag(by=people["ratna"], case=case, code="difficult_client")
    assert list(refused.value.fields) == ["code"]


def test_the_carer_sees_the_flag_and_raises_none(open_a_case, people, as_user, cast):
    case = open_a_case("ratna")
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="unsafe_guardian", words="Sarman (ayah)")
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    with as_user("dewi"):
        assert [flag.words for flag in open_flags(case.pk)] == ["Sarman (ayah)"]
        with pytest.raises(Refusal):
            raise_flag(by=people["dewi"], case=case, code="warning")
        with pytest.raises(Refusal):
            end_flag(by=people["dewi"], case=case, code="unsafe_guardian")
    with as_user("tono"):
        assert Flag.objects.count() == 0
