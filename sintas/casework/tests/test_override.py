"""A stage that is not complete, and a client who cannot wait: the supervisor looks at what is open and why, and lets the work go on."""

import uuid
from datetime import timedelta

import pytest

from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.passages import move
from sintas.cases.actions.suicide import open_path
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import write_note
from sintas.cases.policy import the_case
from sintas.cases.reading.passages import passages_of
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.story import story_of
from sintas.casework import dossier
from sintas.casework.actions.approving import decide
from sintas.casework.actions.override import ask_override, override_now
from sintas.casework.actions.stages import NotReady, close_case, complete_stage, go_back
from sintas.casework.models import SupervisorApproval
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.reading.approvals import override_state
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

STAGE = "engagement"
WHY = "klien sudah pindah ke rumah aman"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def ask(case, people, cast, as_user):
    def once(**said):
        with as_user("ratna"):
            return ask_override(**({"by": people["ratna"], "case": case, "stage": STAGE, "approver_id": cast["siska"].pk, "reason": WHY} | said))

    return once


def answer(row, people, outcome="approved", comment=""):
    with acting_as(people["siska"].user_id):
        return decide(by=people["siska"], approval_id=row.pk, outcome=outcome, comment=comment)


def leave(case, people, stage=STAGE):
    with acting_as(people["ratna"].user_id):
        return complete_stage(by=people["ratna"], case=the_case(people["ratna"], case.pk), stage=stage)


def test_the_worker_goes_on_with_leave_and_not_without(ask, case, people, as_user):
    row = ask()
    assert {"client_agreed", "first_contact"} <= set(row.missing)
    with pytest.raises(NotReady):  # asked is not allowed
        leave(case, people)
    with as_user("siska"):
        (one,) = waiting_for(people["siska"])
        assert one.subject == "Melanjutkan tahap yang belum lengkap: Engagement"
        parts = open_release(by=people["siska"], release_id=row.pk).parts
        assert [part["title"] for part in parts] == ["Alasan", "Yang masih terbuka"]
        assert parts[0]["text"] == WHY
        assert len(parts[1]["lines"]) == len(row.missing)
    answer(row, people)
    assert leave(case, people) == "assessment"
    with as_user("ratna"):
        assert [(p.stage, p.outcome) for p in passages_of(case)] == [("engagement", "overridden"), ("assessment", "")]
        kept = Trail.objects.get(file_id=case.pk, verb="override stage")
        assert kept.detail["approval"] == str(row.pk)
        assert set(kept.detail["missing"]) == set(row.missing)
        assert WHY not in str(kept.detail)
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        told = [e for m in story_of(case).months for e in m.entries]
        (left,) = [e for e in told if "dilanjutkan walau belum lengkap" in e.title]
        assert left.text == f"Dilanjutkan walau belum lengkap, dengan izin Siska. Alasan: {WHY}"


def test_returned_means_no(ask, case, people):
    answer(ask(), people, "returned", "catat kontaknya dahulu")
    with pytest.raises(NotReady):
        leave(case, people)


def test_it_covers_exactly_what_was_open(ask, case, people, as_user):
    """Less may be open by then; a danger that arose since was never looked at."""
    answer(ask(), people)
    with as_user("ratna"):
        note = write_note(by=people["ratna"], case=case, text="ingin hilang", happened=clock.today())
        open_path(by=people["ratna"], case=case, opened_from="page", entry=note.entry)
    with pytest.raises(NotReady) as refused:
        leave(case, people)
    assert "suicide_path_next_look" in {one.code for one in refused.value.verdict.missing}
    again = answer(ask(), people)
    assert "suicide_path_next_look" in again.missing
    assert leave(case, people) == "assessment"


def test_living_with_the_perpetrator_is_new_too(ask, case, people, as_user):
    answer(ask(), people)
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="lives_with_perpetrator")
        verdict = dossier.verdict_on(case, STAGE)
        assert "safety_plan" in {one.code for one in verdict.missing}
        card = override_state(case, STAGE, verdict, people["ratna"])
        assert "Sejak izin diberikan ada hal baru" in card.sentence
        assert card.ask_url
    with pytest.raises(NotReady):
        leave(case, people)


def test_it_serves_once(ask, case, people, as_user):
    answer(ask(), people)
    leave(case, people)
    with as_user("ratna"):
        go_back(by=people["ratna"], case=the_case(people["ratna"], case.pk), to=STAGE, reason="ada yang terlewat")
    with pytest.raises(NotReady):
        leave(case, people)


def test_asked_once_and_again_when_something_else_is_open(ask, case, people, cast, as_user):
    token = uuid.uuid4()
    first = ask(submission=token)
    assert ask(submission=token).pk == first.pk
    with pytest.raises(NotNow):
        ask(approver_id=cast["sari"].pk)
    with as_user("ratna"):
        raise_flag(by=people["ratna"], case=case, code="lives_with_perpetrator")
    second = ask(approver_id=cast["sari"].pk)
    with as_user("ratna"):
        assert SupervisorApproval.objects.get(pk=first.pk).outcome == "superseded"
        assert SupervisorApproval.objects.get(pk=second.pk).outcome == "asked"


def test_what_ran_out_is_asked_again(ask, people):
    with clock.stopped(clock.now() - timedelta(days=15)):
        old = ask()
    assert ask().pk != old.pk


def test_a_move_ends_what_was_asked(ask, case, people, as_user):
    row = ask()
    with as_user("ratna"):
        close_case(by=people["ratna"], case=case, reason_code="moved")
        assert SupervisorApproval.objects.get(pk=row.pk).outcome == "superseded"
    with as_user("siska"):
        assert waiting_for(people["siska"]) == []


def test_nothing_to_ask_for(ask, case, people, cast, as_user):
    with pytest.raises(BadInput) as refused:
        ask(reason="  ")
    assert list(refused.value.fields) == ["reason"]
    with pytest.raises(BadInput) as refused:
        ask(approver_id=cast["budi"].pk)
    assert list(refused.value.fields) == ["approver"]
    with pytest.raises(NotNow):
        ask(stage="planning")
    with as_user("ratna"):
        while case.stage != "follow_up":
            from sintas.practice import journeys

            move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")
    with pytest.raises(NotNow):  # after the last stage there is only closing
        ask(stage="follow_up")


def test_a_head_on_the_team_goes_on_with_a_reason(case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("sari"):
        with pytest.raises(BadInput):
            override_now(by=people["sari"], case=case, stage=STAGE, reason=" ")
        assert override_now(by=people["sari"], case=case, stage=STAGE, reason=WHY) == "assessment"
        assert [(p.stage, p.outcome) for p in passages_of(case)] == [("engagement", "overridden"), ("assessment", "")]
        trail.record(by=people["sari"], verb="read file", file_id=case.pk, opens=True)
        assert WHY in [e.text for m in story_of(case).months for e in m.entries]
        assert Trail.objects.filter(file_id=case.pk, verb="override stage", actor_id=people["sari"].user_id).exists()


def test_neither_worker_nor_student_nor_supervisor_outside_goes_on_alone(case, people, cast, house, as_user):
    hadi = actor_for(hire("hadi", house.unit, "student"))
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=hadi.user_id)
    for by in (people["ratna"], people["siska"], people["dewi"], hadi):
        with acting_as(by.user_id), pytest.raises(Refusal):
            override_now(by=by, case=case, stage=STAGE, reason=WHY)
    with acting_as(hadi.user_id), pytest.raises(Refusal):  # a student does not move a case, asked or not
        ask_override(by=hadi, case=case, stage=STAGE, approver_id=cast["siska"].pk, reason=WHY)


# the pages ----------------------------------------------------------------------------------------------------------------------------


def test_from_the_stage_page_to_the_next_stage(case, people, cast, signed_in):
    ratna, siska = signed_in("ratna"), signed_in("siska")
    stage = f"/kasus/{case.pk}/tahap/{STAGE}/"
    assert "Minta izin supervisor" in ratna.get(stage).content.decode()
    form = ratna.get(f"{stage}izin/").content.decode()
    assert "Kontak pertama" in form
    empty = ratna.post(f"{stage}izin/", {"approver": str(cast["siska"].pk), "reason": ""})
    assert empty.status_code == 422
    sent = ratna.post(f"{stage}izin/", {"approver": str(cast["siska"].pk), "reason": WHY}, follow=True).content.decode()
    assert "Izin sudah diminta" in sent
    assert "Menunggu jawaban" in sent
    assert "Minta izin lagi" not in sent
    again = ratna.post(f"{stage}izin/", {"approver": str(cast["siska"].pk), "reason": "jangan hilang"})
    assert again.status_code == 409
    assert "jangan hilang" in again.content.decode()

    listed = siska.get("/persetujuan-atasan/").content.decode()
    address = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    assert WHY in siska.get(address).content.decode()
    assert siska.post(address, {"outcome": "approved", "comment": ""}).status_code == 302

    page = ratna.get(stage).content.decode()
    assert "Siska mengizinkan" in page
    assert "Selesaikan tahap" in page
    after = ratna.post(f"{stage}selesai/", follow=True).content.decode()
    assert "dilanjutkan walau belum lengkap" in after
    assert ratna.get(f"{stage}izin/").status_code == 409


def test_the_head_s_page(case, people, cast, as_user, signed_in):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    sari = signed_in("sari")
    stage = f"/kasus/{case.pk}/tahap/{STAGE}/"
    assert "Lanjutkan dengan alasan" in sari.get(stage).content.decode()
    form = sari.get(f"{stage}izin/").content.decode()
    assert "Diajukan kepada" not in form
    assert sari.post(f"{stage}izin/", {"reason": ""}).status_code == 422
    assert "Sekarang: " in sari.post(f"{stage}izin/", {"reason": WHY}, follow=True).content.decode()


@pytest.mark.parametrize("who", ["siska", "tono", "lina", "dewi", "budi"])
def test_not_mine_is_not_there(case, signed_in, who):
    for method in ("get", "post"):
        assert getattr(signed_in(who), method)(f"/kasus/{case.pk}/tahap/{STAGE}/izin/").status_code == 404
