"""What is over: a new version, a changed row, an answer given, a time that ran out, a request taken back."""

import uuid
from datetime import timedelta

import pytest

from sintas.cases.actions.keeping import keep
from sintas.cases.reading.releases import open_release
from sintas.casework.actions.approving import ask_approval, decide, supersede, withdraw
from sintas.casework.models import Goal
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.reading.approvals import approval_of, approval_state, approvals_of
from sintas.casework.tests.approving import a_code, whole_assessment, write_plan
from sintas.kit import clock
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def test_a_new_version_ends_what_stands_about_the_old_one(asked, case, plan, people, cast, as_user):
    ratna, siska = people["ratna"], people["siska"]
    with as_user("ratna"):
        write_plan(ratna, case, entry=plan.entry, based_on=1, goal_general="hidup mandiri")
        assert supersede(by=ratna, case=case, subject="plan") == 1
        assert supersede(by=ratna, case=case, subject="plan") == 0
        assert approval_state(case, "plan", actor=ratna).ask_url.endswith("/persetujuan-atasan/plan/")
        assert list(Notice.objects.values_list("code", flat=True)) == ["approval_superseded"]
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotNow) as refused:
            decide(by=siska, approval_id=asked.pk, outcome="returned", comment="lengkapi")
        assert "sudah diganti" in str(refused.value.sentence)
        with pytest.raises(NotYours):
            open_release(by=siska, release_id=asked.pk)
    with as_user("ratna"):
        again = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["siska"].pk)
        assert again.subject_number == 2
    with as_user("siska"):
        assert open_release(by=siska, release_id=again.pk).title == "Rencana, versi 2"


def test_a_changed_goal_is_another_plan_also_when_nobody_said_so(asked, case, people, cast, as_user):
    """The frame keeps its number, its rows do not: asking again ends the older request by itself."""
    ratna = people["ratna"]
    with as_user("ratna"):
        keep(Goal, by=ratna, case=case, kind="goal", verb="casework.plan", text="berani ke pasar")
        again = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk)
        assert {row.approval_id: row.state for row in approvals_of(case)} == {again.pk: "asked", asked.pk: "superseded"}


def test_an_approved_version_is_not_asked_again_and_a_change_shows(asked, case, people, cast, as_user):
    ratna = people["ratna"]
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"):
        with pytest.raises(NotNow):
            ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk)
        card = approval_state(case, "plan", actor=ratna)
        assert (card.tag.words, card.ask_url) == ("Disetujui", "")
        assert "Siska" in card.sentence
        keep(Goal, by=ratna, case=case, kind="goal", verb="casework.plan", text="berani ke pasar")
        changed = approval_state(case, "plan", actor=ratna)
        assert "Sejak itu sudah ada perubahan" in changed.sentence
        assert changed.ask_url
        assert ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk).outcome == "asked"


def test_what_was_returned_is_put_right_and_asked_again(asked, case, people, cast, as_user):
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="returned", comment="apa indikatornya?")
    with as_user("ratna"):
        card = approval_state(case, "plan", actor=people["ratna"])
        assert card.url.endswith(f"/{asked.pk}/")
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk, note="sudah dijawab").outcome == "asked"


def test_one_that_ran_out_is_asked_again(case, plan, people, cast, as_user):
    with clock.stopped(clock.now() - timedelta(days=15)), as_user("ratna"):
        old = ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
    with as_user("siska"):
        assert waiting_for(people["siska"]) == []
        with pytest.raises(NotNow) as refused:
            decide(by=people["siska"], approval_id=old.pk, outcome="approved")
        assert "sudah habis" in str(refused.value.sentence)
    with as_user("ratna"):
        assert approval_of(case, old.pk).state == "expired"
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk).pk != old.pk


def test_the_team_takes_it_back(asked, case, people, as_user):
    with as_user("ratna"):
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        assert Trail.objects.filter(file_id=case.pk, verb="withdraw approval").count() == 1
        with pytest.raises(NotYours):
            withdraw(by=people["ratna"], case=case, approval_id=uuid.uuid4())
    with as_user("siska"), pytest.raises(NotNow):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("siska"), pytest.raises(Refusal):
        withdraw(by=people["siska"], case=case, approval_id=asked.pk)


def test_what_is_answered_is_not_taken_back(asked, case, people, as_user):
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"), pytest.raises(NotNow):
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)


def test_the_verbs_themselves_end_what_stands(asked, case, plan, people, cast, as_user):
    """Whoever writes a part of the plan needs to remember nothing."""
    from sintas.casework.actions.planning import name_implementer, set_goal, write_plan

    ratna = people["ratna"]
    changes = [
        lambda: set_goal(by=ratna, case=case, text="berani ke pasar"),
        lambda: name_implementer(by=ratna, case=case, name="Bu Kader", part=a_code("plan_implementers")),
        lambda: write_plan(by=ratna, case=case, entry=plan.entry, based_on=1, goal_general="hidup mandiri"),
    ]
    row = asked
    for change in changes:
        with as_user("ratna"):
            change()
            assert approval_of(case, row.pk).state == "superseded"
            row = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["siska"].pk)


def test_a_source_struck_out_is_another_assessment(case, people, cast, as_user):
    from sintas.casework.actions.assessing import name_sources
    from sintas.casework.models import InformationSource

    ratna = people["ratna"]
    with as_user("ratna"):
        whole_assessment(ratna, case)
        asked = ask_approval(by=ratna, case=case, subject="assessment", approver_id=cast["siska"].pk)
        row = InformationSource.current.get(file_id=case.pk)
        name_sources(by=ratna, case=case, sources=[{"kind_of_source": row.kind_of_source, "entry": row.entry, "based_on": row.number, "removed": True}])
        assert approval_of(case, asked.pk).state == "superseded"
