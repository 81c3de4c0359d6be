"""How to reach her safely: asked once, seen by everybody who might call."""

import pytest

from sintas.cases.actions.people_strike import strike
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.team import add_member
from sintas.cases.models import Flag, Reach
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone

DORMITORY = {
    "channel": "someone",
    "whose": "pembina asrama",
    "when": "hari kerja 16.00–18.00",
    "never_say": "Jangan tinggalkan pesan tertulis",
    "first_choice": True,
}


def head(case):
    return Flag.objects.get(file_id=case.pk, code="safe_contact", ended_at=None).words


def test_the_first_choice_stands_in_the_head_in_words(open_a_case, people, as_user, cast):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=case, **DORMITORY, code_word="mangga")
        assert head(case) == "lewat pembina asrama, hari kerja 16.00–18.00. Jangan tinggalkan pesan tertulis."
        record_reach(by=people["ratna"], case=case, channel="whatsapp", value="0812 3456 7890", whose="kakak ipar", allowed=False)
        assert head(case).endswith("Jangan lewat WhatsApp atau SMS (kakak ipar).")
        assert "3456" not in head(case)
        assert Trail.objects.filter(file_id=case.pk, verb="record reach").count() == 2
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    with as_user("dewi"):
        assert "pembina asrama" in head(case)
        assert Reach.objects.count() == 0


def test_there_is_one_first_choice(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=case, **DORMITORY)
        record_reach(by=people["ratna"], case=case, channel="phone", value="08123456789", first_choice=True)
        assert [r.channel for r in Reach.current.filter(first_choice=True)] == ["phone"]
        assert head(case) == "lewat telepon."


def test_free_contact_is_a_statement_of_its_own(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=case, channel="free")
        assert head(case) == "boleh dihubungi bebas."


def test_a_number_is_kept_normal_and_comparable(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        one = record_reach(by=people["ratna"], case=case, channel="phone", value="0812-3456-7890")
        two = record_reach(by=people["ratna"], case=case, channel="whatsapp", value="+62 812 3456 7890")
        assert one.value == two.value == "+6281234567890"
        assert bytes(one.phone_print) == bytes(two.phone_print)


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("value", {"channel": "phone", "value": "dekat pasar"}),
        ("channel", {"channel": "pigeon"}),
        ("channel", {"channel": ""}),
        ("first_choice", {"channel": "phone", "allowed": False, "first_choice": True}),
    ],
)
def test_bad_input_names_its_field(open_a_case, people, as_user, field, facts):
    case = open_a_case("ratna")
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        record_reach(by=people["ratna"], case=case, **facts)
    assert list(refused.value.fields) == [field]


def test_sent_twice_it_is_kept_once(open_a_case, people, as_user):
    from uuid import uuid4

    case, submission = open_a_case("ratna"), uuid4()
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=case, submission=submission, **DORMITORY)
        with pytest.raises(AlreadyDone):
            record_reach(by=people["ratna"], case=case, submission=submission, **DORMITORY)
        assert Reach.current.count() == 1


def test_struck_out_it_leaves_the_head(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_reach(by=people["ratna"], case=case, **DORMITORY)
        strike(by=people["ratna"], case=case, kind="reach", entry=row.entry)
        assert not Flag.objects.filter(code="safe_contact", ended_at=None).exists()
        assert Reach.objects.get().withdrawn_at is not None
        with pytest.raises(NotYours):
            strike(by=people["ratna"], case=case, kind="reach", entry=row.entry)


def test_others_write_none(open_a_case, people, as_user):
    case = open_a_case("ratna")
    for stranger in ("dewi", "lina", "ana"):
        with as_user(stranger), pytest.raises(Refusal):
            record_reach(by=people[stranger], case=case, channel="free")
