"""Ratna makes the plan with her client: first that the violence stops, then goals, who does what, and steps that become tasks."""

from datetime import date, timedelta

import pytest

from sintas.cases.actions.tasks import done as finish
from sintas.cases.actions.tasks import drop
from sintas.cases.actions.team import add_member
from sintas.cases.reading.duty_states import last_task
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_in
from sintas.casework.actions.planning import agree_step, agree_steps, name_implementer, plan_service, set_goal, set_goals, write_plan
from sintas.casework.models import Goal, Implementer, Plan, PlannedService, PlanStep
from sintas.casework.reading.plan import goal_choices
from sintas.casework.tests.planning import opened, read, soon
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga")
    agreed(case)
    return case


@pytest.fixture
def ratna(people):
    return people["ratna"]


def test_the_whole_plan_is_written_and_read_again(case, ratna, as_user):
    with as_user("ratna"):
        write_plan(
            by=ratna, case=case, happened=clock.today(), goal_general="Siap menghadapi dunia kerja", target="Kak Bunga", follows_from="cemas",
            resources_internal=["- mau belajar", ""], resources_external=["keluarga"], agreement="agreed", agreed_on=clock.today(),
            agreement_words="saya mau", ideas_of=["client"], made_with=["client"], explained_before=True, violence_ongoing="no",
        )  # fmt: skip
        goal = set_goal(by=ratna, case=case, text="lebih sabar", indicator="dihitung", baseline="5", target="2", due_on=soon(30))
        set_goal(by=ratna, case=case, text="tidur nyenyak", not_measured=True, why_not_measured="klien tidak ingin dihitung")
        set_goal(by=ratna, case=case, text="merasa bahagia")
        plan_service(
            by=ratna, case=case, pillar="therapy", therapy="reality", content=["CV", "wawancara"], goals=[goal.entry],
            own_words={"technique": "latihan peran", "service": ""},
        )  # fmt: skip
        name_implementer(by=ratna, case=case, part="kader", name="Bu Kader", role="menengok", continues=True)
        agree_step(by=ratna, case=case, what="menulis CV", owner="client", obstacle="laptop rusak", answer="pinjam", goal=goal.entry)
        shown = read(ratna, case)
        assert (shown.general, shown.version) == ("Siap menghadapi dunia kerja", "Versi 1, disusun bersama klien.")
        assert [fact.words for fact in shown.facts] == ["Kak Bunga", "cemas", "mau belajar", "keluarga"]
        assert [goal.no for goal in shown.goals] == [1, 2, 3]
        assert [goal.measured for goal in shown.goals] == [True, False, False]
        assert shown.goals[1].why_not == "klien tidak ingin dihitung"
        assert "terlihat" in shown.goals[2].hint
        assert not shown.goals[0].hint
        assert shown.gap == "ukuran belum lengkap pada 1 tujuan"
        assert len(shown.pillars) == 7
        [service] = shown.pillars[3].services
        assert (service.title, service.lines) == ("latihan peran; Terapi realitas (WDEP)", ["CV", "wawancara"])
        assert shown.implementers[0].tag is not None
        assert shown.steps[0].who == "Klien"
        assert shown.steps[0].goal == "lebih sabar"
        assert "Setuju" in shown.agreement.answer
        assert shown.agreement.voice == "saya mau"
        assert [words for _entry, words in goal_choices(case)] == ["lebih sabar", "tidur nyenyak", "merasa bahagia"]


def test_the_plan_goes_on_in_versions_and_its_review_is_the_leads_task(case, ratna, as_user):
    with as_user("ratna"):
        first = write_plan(by=ratna, case=case, happened=clock.today(), goal_general="bekerja", review_on=soon(30))
        write_plan(
            by=ratna, case=case, happened=clock.today(), goal_general="bekerja dan tenang", review_on=soon(40), entry=first.entry, based_on=1
        )
        [task] = tasks_in(case, ratna)
        assert (task.kind, task.title) == ("plan_review", "Tinjau rencana bersama klien")
        assert clock.local(task.due_at).date() == soon(40)
        shown = read(ratna, case)
        assert shown.version.startswith("Versi 2")
        assert shown.history_url.endswith("/riwayat/")
        told = [entry for month in story_of(case).months for entry in month.entries if entry.text == "bekerja dan tenang"]
        assert len(told) == 1


def test_two_who_begin_the_plan_at_once_lose_nothing(case, ratna, people, as_user):
    with as_user("ratna"):
        add_member(by=ratna, case=case, user_id=people["budi"].user_id, role="member")
        write_plan(by=ratna, case=case, goal_general="dari Ratna")
    with as_user("budi"), pytest.raises(Overtaken) as both:
        write_plan(by=people["budi"], case=case, goal_general="dari Budi")
    with as_user("ratna"):
        opened(ratna, case)
        assert both.value.theirs.number == 1
        assert {row.goal_general for row in Plan.objects.all()} == {"dari Ratna", "dari Budi"}
        assert Plan.current.get().goal_general == "dari Ratna"


@pytest.mark.parametrize(
    ("verb", "facts", "field"),
    [
        (write_plan, {}, "goal_general"),
        (write_plan, {"goal_general": "  ", "stop_violence": ["- "]}, "goal_general"),
        (write_plan, {"goal_general": "x", "agreement": "perhaps"}, "agreement"),
        (write_plan, {"goal_general": "x", "agreement": "agreed", "agreed_on": date(2999, 1, 1)}, "agreed_on"),
        (write_plan, {"goal_general": "x", "agreed_on": date(2024, 1, 1)}, "agreement"),
        (write_plan, {"goal_general": "x", "happened": date(2099, 1, 1)}, "happened"),
        (set_goal, {"text": " "}, "text"),
        (set_goal, {"text": "x", "horizon": "soon"}, "horizon"),
        (plan_service, {}, "pillar"),
        (plan_service, {"pillar": "eighth"}, "pillar"),
        (plan_service, {"pillar": "care", "starts_on": date(2024, 9, 2), "ends_on": date(2024, 9, 1)}, "ends_on"),
        (plan_service, {"pillar": "care", "goals": [uuid7()]}, "goals"),
        (name_implementer, {"continues": True}, "part"),
        (name_implementer, {"part": "cousin"}, "part"),
        (agree_step, {"what": ""}, "what"),
        (agree_step, {"what": "x", "owner": "other"}, "owner_words"),
        (agree_step, {"what": "x", "owner": str(uuid7())}, "owner"),
        (agree_step, {"what": "x", "owner": "siapa saja"}, "owner"),
        (agree_step, {"what": "x", "goal": uuid7()}, "goal"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(case, ratna, as_user, verb, facts, field):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            verb(by=ratna, case=case, **facts)
        assert field in refused.value.fields
        assert not any(model.objects.exists() for model in (Plan, Goal, PlannedService, Implementer, PlanStep))


def test_a_step_of_the_team_with_a_day_ahead_is_one_task_that_follows_it(case, ratna, people, as_user):
    with as_user("ratna"):
        add_member(by=ratna, case=case, user_id=people["budi"].user_id, role="member")
        step = agree_step(by=ratna, case=case, what="telepon LBH", owner="me", due_on=soon())
        assert step.owner == str(ratna.user_id)
        again = {"entry": step.entry, "what": "telepon LBH kota", "due_on": soon(5)}
        agree_step(by=ratna, case=case, based_on=1, owner="me", **again)
        [task] = tasks_in(case, ratna)
        assert (task.kind, task.title, task.owner) == ("plan_step", "telepon LBH kota", "Ratna")
        agree_step(by=ratna, case=case, based_on=2, owner=str(people["budi"].user_id), **again)
        [task] = tasks_in(case, ratna)
        assert task.owner == "Budi"
        assert read(ratna, case).steps[0].tag.words == "berjalan"
        finish(by=ratna, task=last_task(case, step.entry, "plan_step"))
        assert read(ratna, case).steps[0].tag.kind == "done"
        agree_step(by=ratna, case=case, based_on=3, owner="me", **{**again, "what": "telepon LBH provinsi"})
        assert tasks_in(case, ratna) == []


def test_a_step_given_to_the_client_ends_the_task_and_a_dropped_one_is_said(case, ratna, as_user):
    with as_user("ratna"):
        step = agree_step(by=ratna, case=case, what="ke kelurahan", owner="me", due_on=soon())
        agree_step(by=ratna, case=case, what="ke kelurahan", owner="client", due_on=soon(), entry=step.entry, based_on=1)
        assert tasks_in(case, ratna) == []
        assert read(ratna, case).steps[0].tag.words == "tidak dilanjutkan"
        other = agree_step(by=ratna, case=case, what="surat", owner="me", due_on=soon())
        drop(by=ratna, task=last_task(case, other.entry, "plan_step"), reason="klien berubah pikiran")
        agree_step(by=ratna, case=case, what="surat pengantar", owner="me", due_on=soon(), entry=other.entry, based_on=1)
        assert tasks_in(case, ratna) == []
        agree_step(by=ratna, case=case, what="surat pengantar", owner="me", due_on=soon(9), entry=other.entry, based_on=2)
        assert len(tasks_in(case, ratna)) == 1


def test_a_step_whose_day_has_passed_owes_nothing_and_an_overdue_task_stays(case, ratna, as_user):
    with as_user("ratna"):
        agree_step(by=ratna, case=case, what="sudah lewat", owner="me", due_on=soon(-2))
        assert tasks_in(case, ratna) == []
        step = agree_step(by=ratna, case=case, what="besok", owner="me", due_on=soon(1))
    with clock.stopped(clock.now() + timedelta(days=4)), as_user("ratna"):
        agree_step(by=ratna, case=case, what="besok pagi", owner="me", due_on=step.due_on, entry=step.entry, based_on=1)
        [task] = tasks_in(case, ratna)
        assert (task.title, task.overdue) == ("besok pagi", True)
        assert [step.tag.kind for step in read(ratna, case).steps if step.tag] == ["late"]


def test_a_name_alone_means_somebody_else(case, ratna, as_user):
    with as_user("ratna"):
        assert agree_step(by=ratna, case=case, what="antar", owner_words="Bu Kader").owner == "other"
        assert read(ratna, case).steps[0].who == "Bu Kader"


def test_a_correction_keeps_the_day_the_goal_was_told_under(case, ratna, as_user):
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="lama", happened=FuzzyDate.on(date(2024, 9, 16)))
        kept = set_goal(by=ratna, case=case, text="lama, diperjelas", entry=goal.entry, based_on=1)
        assert (kept.number, kept.position) == (2, 1)
        opened(ratna, case)
        entries = [(entry.text, entry.when) for month in story_of(case).months for entry in month.entries]
        [when] = [when for text, when in entries if text == "lama, diperjelas"]
        assert "16 Sep" in when


def test_a_plan_is_closed_to_everybody_else(case, ratna, people, as_user):
    with as_user("ratna"):
        write_plan(by=ratna, case=case, goal_general="rahasia")
        goal = set_goal(by=ratna, case=case, text="rahasia")
        name_implementer(by=ratna, case=case, name="rahasia")
        agree_step(by=ratna, case=case, what="rahasia")
        plan_service(by=ratna, case=case, provider="rahasia")
        assert Trail.objects.filter(file_id=case.pk, verb="record goal").count() == 1
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not any(model.objects.exists() for model in (Plan, Goal, PlannedService, Implementer, PlanStep)), stranger
    with as_user("dewi"):
        for act in (write_plan, set_goal, name_implementer, agree_step, plan_service):
            with pytest.raises(Refusal):
                act(by=people["dewi"], case=case, **({"goal_general": "x"} if act is write_plan else {}))
        with pytest.raises(Refusal):
            set_goals(by=people["dewi"], case=case, goals=[{"entry": str(goal.entry), "based_on": "1", "removed": True}])


def test_rows_of_another_file_are_not_there(case, open_a_case, ratna, as_user):
    other = open_a_case("ratna", name="Sekar")
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=other, text="dari berkas lain")
        with pytest.raises(NotYours):
            set_goals(by=ratna, case=case, goals=[{"entry": str(goal.entry), "based_on": "1", "text": "diambil"}])
        with pytest.raises(BadInput):
            agree_steps(by=ratna, case=case, steps=[{"what": "x", "goal": str(goal.entry)}])
        assert Goal.current.get().file_id == other.pk
        assert not PlanStep.objects.exists()


def test_sending_one_goal_twice_saves_once(case, ratna, as_user):
    token = uuid7()
    with as_user("ratna"):
        set_goal(by=ratna, case=case, text="sekali", submission=token)
        with pytest.raises(AlreadyDone):
            set_goal(by=ratna, case=case, text="sekali", submission=token)
        assert Goal.objects.count() == 1
