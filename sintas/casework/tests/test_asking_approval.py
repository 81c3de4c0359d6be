"""Ratna puts her plan before Siska, who supervises: exactly that version, and whoever may be asked."""

import uuid
from datetime import timedelta

import pytest

from sintas.cases.actions.team import add_member, block
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.story import story_of
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.models import SupervisorApproval
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.reading.approvals import approval_state, approvers_of
from sintas.casework.tests.approving import text_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Posting
from sintas.staff.testing import hire


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def test_asking_puts_exactly_this_version_before_her(asked, case, plan, people, as_user):
    assert (asked.pk, asked.subject, asked.subject_entry, asked.subject_number, asked.outcome) == (
        asked.release_id, "plan", plan.entry, 1, "asked",
    )  # fmt: skip
    assert asked.release.until - asked.release.made_at == timedelta(days=14)
    with as_user("siska"):
        (one,) = waiting_for(people["siska"])
        assert (one.approval_id, one.subject, one.number, one.unit, one.asked_by) == (asked.pk, "Rencana", case.number, "Rehabilitasi", "Ratna")
        opened = open_release(by=people["siska"], release_id=asked.pk)
        assert opened.title == "Rencana, versi 1"
        assert opened.parts[0]["text"] == "mohon dibaca"
        assert "hidup tenang" in text_of(opened.parts)
        assert "Melati" not in text_of(opened.parts)
    with as_user("ratna"):
        rows = Trail.objects.filter(file_id=case.pk, verb__in=["ask approval", "read release"])
        assert sorted(rows.values_list("verb", "actor_id", "detail__subject")) == [
            ("ask approval", people["ratna"].user_id, "plan"),
            ("read release", people["siska"].user_id, None),
        ]


def test_the_story_says_that_it_was_asked_and_how_it_stands(asked, case, people, as_user):
    def told():
        with as_user("ratna"):
            trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
            (entry,) = [e for m in story_of(case).months for e in m.entries if e.icon == "sign"]
            return entry

    assert told().title.endswith(": Rencana")
    assert told().url == f"/kasus/{case.pk}/persetujuan-atasan/{asked.pk}/"
    assert [pill.words for pill in told().pills] == ["Menunggu jawaban"]
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    assert [pill.words for pill in told().pills] == ["Disetujui"]


def test_sent_twice_it_is_asked_once(case, plan, people, cast, as_user):
    once = {"by": people["ratna"], "case": case, "subject": "plan", "approver_id": cast["siska"].pk, "submission": uuid.uuid4()}
    with as_user("ratna"):
        assert ask_approval(**once).pk == ask_approval(**once).pk
        with pytest.raises(NotNow, match="NotNow"):
            ask_approval(**once | {"submission": uuid.uuid4()})
        with pytest.raises(NotNow):
            ask_approval(**once | {"submission": None, "approver_id": cast["sari"].pk})
        assert SupervisorApproval.objects.count() == 1


def test_who_may_be_asked(case, plan, people, cast, house, as_user):
    hire("wulan", house.other_unit, "supervisor")
    gone = hire("gone", house.unit, "supervisor")
    Posting.objects.filter(user=gone).update(ended_at=clock.now())
    hire("asleep", house.unit, "head", is_active=False)
    both = hire("both", house.unit, "head", "supervisor")
    with as_user("ratna"):
        assert [(name, role) for _pk, name, role in approvers_of(case, people["ratna"])] == [
            ("Both", "Supervisor"), ("Siska", "Supervisor"), ("Sari", "Kepala unit"),
        ]  # fmt: skip
        block(by=people["ratna"], case=case, user_id=both.pk)
        for user in (both, gone, cast["budi"], cast["ratna"], cast["nyai"]):
            with pytest.raises(BadInput) as refused:
                ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=user.pk)
            assert list(refused.value.fields) == ["approver"]


def test_a_head_on_the_team_asks_somebody_else(case, plan, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("sari"):
        assert [name for _pk, name, _role in approvers_of(case, people["sari"])] == ["Siska"]
        with pytest.raises(BadInput):
            ask_approval(by=people["sari"], case=case, subject="plan", approver_id=cast["sari"].pk)


def test_who_may_ask_and_what(case, people, cast, as_user):
    with as_user("ratna"):
        for subject in ("assessment", "plan", "closure"):
            with pytest.raises(NotNow):
                ask_approval(by=people["ratna"], case=case, subject=subject, approver_id=cast["siska"].pk)
        with pytest.raises(NotYours):
            ask_approval(by=people["ratna"], case=case, subject="wedding", approver_id=cast["siska"].pk)
        assert approval_state(case, "plan", actor=people["ratna"]) is None
    for who in ("siska", "dewi", "inah"):
        with as_user(who), pytest.raises(Refusal):
            ask_approval(by=people[who], case=case, subject="plan", approver_id=cast["siska"].pk)


def test_a_student_may_ask(case, plan, house, people, cast, as_user):
    hadi = actor_for(hire("hadi", house.unit, "student"))
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=hadi.user_id)
    with acting_as(hadi.user_id):
        assert ask_approval(by=hadi, case=case, subject="plan", approver_id=cast["siska"].pk).outcome == "asked"
