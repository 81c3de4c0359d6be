"""The demo is filled through the verbs everybody uses: whole, marked as invented, alive today, and the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.test import TestCase, override_settings
from django.urls import reverse

from sintas.cases.models import Access, Appointment, Case, Client, Conflict, Flag, Link, Observation, Passage, Record, SuicidePath, Task
from sintas.cases.reading.caseload import caseload
from sintas.casework import dossier
from sintas.casework.models import (
    Assessment,
    Conference,
    Contradiction,
    Evaluation,
    FollowUp,
    Goal,
    GoalResult,
    Plan,
    Referral,
    Session,
    SupervisorApproval,
    Termination,
)
from sintas.casework.reading.approval_queue import waiting_for
from sintas.desk import demo
from sintas.desk.demo.lives import lives
from sintas.desk.demo.plan import PLANS, STAGES
from sintas.desk.demo.walking import PLANNED_ENDING
from sintas.evidence.models import ToolEntry
from sintas.intake.models import Enquiry
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Organisation, Unit, User
from sintas.staff.testing import come_in

from .demo_beyond import ShowsTheWeekAndWhatLeadsOut
from .demo_group import ShowsAGroup
from .demo_seen import ShowsWhatInstrumentsShow

LISTS = {
    "factors": "contributing_factors", "impacts": "impacts", "facts": "risk_facts", "protective": "protective_factors", "ppks": "ppks",
    "education": "educations", "marital": "marital_statuses", "repeated": "incident_repeats", "place": "place_kinds", "level": "risk_levels",
    "perpetrator": "perpetrator_relations", "route": "access_routes", "sex": "sexes",
}  # fmt: skip
WORKERS = ("ratna", "budi", "tono", "wulan", "prita", "lina", "hasan")
HANDAYANI = "HANDAYANI-REKAAN"


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def open_files(username: str) -> Any:
    by = actor(username)
    return acting_as(by.user_id)


def invented(username: str) -> Any:
    """The invented cases this worker leads; call it with their files open."""
    led = {"file__access__user__username": username, "file__access__role": "lead", "file__access__ended_at": None}
    return Case.objects.filter(synthetic=True, **led).exclude(source_ref=HANDAYANI)


def test_every_code_of_the_invented_lives_stands_in_its_list() -> None:
    for life in lives().values():
        for field, name in LISTS.items():
            value = getattr(life, field)
            for code in value if isinstance(value, list) else [value]:
                assert load(name).has(code), (life.name, field, code)
        assert set(life.plan) <= {row.code for row in load("safety_plan_parts").rows}


@override_settings(SITE=replace(settings.SITE, demo=True))  # as `sintas demo` starts it: no second step is asked
@pytest.mark.long
class TestDemo(ShowsWhatInstrumentsShow, ShowsTheWeekAndWhatLeadsOut, ShowsAGroup, TestCase):
    """Loaded once for all; each test only reads."""

    accounts: ClassVar[list[tuple[str, str, str]]]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.accounts = demo.load()

    def test_two_houses_three_units_and_all_professions(self) -> None:
        assert Organisation.objects.count() == 2
        assert Unit.objects.count() == 3
        usernames = [line[1] for line in self.accounts]
        assert usernames[0] == "ratna"
        assert len(usernames) == len(set(usernames)) >= 12
        assert {line[0] for line in self.accounts} >= {
            "worker", "head", "supervisor", "intake", "carer", "psychologist", "student", "administrator", "auditor", "worker, other organisation",
        }  # fmt: skip
        for _role, username, password in self.accounts[:2]:
            user = User.objects.get(username=username)
            assert user.check_password(password)
            assert not user.must_change_password

    def test_the_documented_cases_are_ratnas_and_the_invented_ones_are_marked(self) -> None:
        with open_files("ratna"):
            assert set(Case.objects.filter(synthetic=False).values_list("source_ref", flat=True)) == {"LK3-A", "LK3-B", "MS"}
        seen = set()
        for username in WORKERS:
            with open_files(username):
                seen |= set(Case.objects.filter(synthetic=True).exclude(source_ref=HANDAYANI).values_list("pk", flat=True))
        assert len(seen) == len(PLANS) + 1 >= 41  # one came as a referral of the other house

    def test_the_child_of_the_type_case_stands_with_the_childrens_unit_and_is_marked_invented(self) -> None:
        with open_files("tono"):
            child = Case.objects.get(source_ref=HANDAYANI)
            assert child.synthetic and child.stage == "follow_up"
            of_child = {"file_id": child.pk}
            assert Goal.current.filter(**of_child).exists() and Session.current.filter(**of_child).exists()
            assert len(Termination.current.get(**of_child).judged) == 4
            assert FollowUp.current.filter(**of_child).exclude(channel="").exists()
        with open_files("budi"):
            assert not Case.objects.filter(source_ref=HANDAYANI).exists()

    def test_cases_stand_in_every_stage_and_each_has_one_open_passage(self) -> None:
        stages: Counter[str] = Counter()
        for username in WORKERS:
            with open_files(username):
                for case in invented(username):
                    stages["closed" if case.closed_on else case.stage] += 1
                    open_now = Passage.objects.filter(file_id=case.pk, ended_at=None).count()
                    assert open_now == (0 if case.closed_on else 1)
        assert set(stages) == {"closed", "engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up"}
        assert stages["closed"] >= 5

    def test_nothing_lies_in_the_future_but_what_is_agreed_on(self) -> None:
        for username in ("ratna", "tono", "lina"):
            with open_files(username):
                assert not Record.objects.filter(happened_on__gt=clock.today(), planned=False).exists()
                assert not Record.objects.filter(written_at__gt=clock.now()).exists()
                assert not Passage.objects.filter(began_at__gt=clock.now()).exists()
                assert not Session.objects.filter(early=True, file__case__synthetic=True).exists()

    def test_records_are_written_when_they_happened(self) -> None:
        with open_files("ratna"):
            told = Record.objects.filter(file__case__synthetic=True, kind__in=("contact", "session", "note"), planned=False)
            assert told.count() > 60
            assert not told.filter(late=True).exists()

    def test_ratnas_day_is_alive(self) -> None:
        today = clock.today()
        by = actor("ratna")
        with acting_as(by.user_id):
            assert sum(clock.local(one.starts_at).date() == today for one in Appointment.objects.filter(owner_id=by.user_id)) >= 3
            owed = [task for task in Task.objects.filter(owner_id=by.user_id, done_at=None) if task.due_at]
            late = [task for task in owed if task.due_at < clock.now() - timedelta(days=1)]
            assert 1 <= len(late) <= 3  # one duty is late, and the page is no reproach
            assert any(clock.now() < task.due_at < clock.now() + timedelta(hours=72) for task in owed)
            lines = caseload(by).lines
            assert len(lines) >= 12
            assert any(clock.now() - line.last_recorded_at > timedelta(days=21) for line in lines if line.last_recorded_at)
            assert all(line.initials for line in lines)

    def test_what_is_special_is_there(self) -> None:
        with open_files("ratna"):
            assert SuicidePath.current.exclude(state="ended").count() == 1
            assert Link.objects.get().kind == "parent_child"
            codes = set(Flag.objects.filter(ended_at=None).values_list("code", flat=True))
            assert codes >= {
                "suicide_risk", "lives_with_perpetrator", "unsafe_guardian", "high_risk", "warning", "accommodation", "language_help", "address_protected",
            }  # fmt: skip
            conflict = Conflict.objects.get()
            assert (
                Access.objects.filter(role="lead", ended_at=None, file__case__number__startswith="RS", user__username="ratna").count() >= 14
            )
        with open_files("budi"):
            assert not Case.objects.filter(pk=conflict.file_id).exists()
        with open_files("dewi"):
            assert Observation.objects.count() >= 6
            assert Client.objects.exists()

    def test_enquiries_wait_and_two_were_decided_otherwise(self) -> None:
        with open_files("sari"):
            assert Enquiry.objects.filter(state="open").count() == 3
            assert set(Enquiry.objects.exclude(state__in=("open", "accepted")).values_list("state", flat=True)) == {
                "redirected",
                "not_eligible",
            }
        with open_files("mira"):
            assert Enquiry.objects.filter(state="open").count() == 1

    def test_the_houses_do_not_see_each_other(self) -> None:
        with open_files("lina"):
            assert {case.number[:2] for case in Case.objects.all()} == {"KK"}
        with open_files("ana"):
            assert not Case.objects.exists()
            assert not Client.objects.exists()

    def test_every_case_is_complete_up_to_where_it_stands(self) -> None:
        looked = 0
        for username in WORKERS:
            with open_files(username):
                for case in invented(username):
                    here = STAGES.index(case.stage)
                    whole = case.stage == "follow_up" or case.closing_reason in PLANNED_ENDING
                    for stage in STAGES[: here + whole]:
                        verdict = dossier.verdict_on(case, stage)
                        assert not verdict.missing and not verdict.warnings, (case.number, stage, verdict)
                        looked += 1
        assert looked > 80

    def test_no_case_that_was_assessed_is_without_words_and_no_two_of_a_worker_read_alike(self) -> None:
        for username in WORKERS:
            with open_files(username):
                by, told, cases = actor(username), set(), 0
                for case in invented(username).exclude(stage="engagement"):
                    trail.record(by=by, verb="open form assessment", file_id=case.pk, opens=True)
                    found = Assessment.current.get(file_id=case.pk)
                    assert found.problems and found.needs and found.potentials and found.client_view, case.number
                    plan = Plan.current.filter(file_id=case.pk).first()
                    assert plan is None or (plan.goal_general and plan.resources_external), case.number
                    told.add(str((found.client_view, found.problems, found.needs, found.potentials, found.background)))
                    cases += 1
                assert len(told) == cases

    def test_goals_are_measured_or_said_not_to_be_and_what_was_evaluated_has_results(self) -> None:
        with open_files("ratna"):
            mine = {"file_id__in": list(invented("ratna").values_list("pk", flat=True))}
            assert Goal.current.filter(**mine, not_measured=True).exists()
            assert Goal.current.filter(**mine, not_measured=False).count() > Goal.current.filter(**mine, not_measured=True).count()
            assert not Goal.current.filter(**mine, not_measured=False, baseline__isnull=True).exists()
            assert set(GoalResult.current.filter(**mine).values_list("status", flat=True)) > {"reached"}  # not everything is reached
            assert all(Session.current.filter(**mine, ahead=False).values_list("topics", flat=True))
            assert Conference.current.filter(**mine).exclude(dissent__isnull=True).exists()
            assert ToolEntry.current.filter(**mine, drawn_with_client=True).values_list("tool", flat=True).distinct().count() >= 3

    def test_an_evaluation_sent_a_case_back_to_the_work_with_its_reason(self) -> None:
        with open_files("ratna"):
            again = Evaluation.current.get(decision="continue", file__case__synthetic=True)
            assert Case.objects.get(pk=again.file_id).stage == "implementation"
            assert Passage.objects.filter(file_id=again.file_id, stage="evaluation", outcome="went_back").count() == 1

    def test_approvals_wait_and_one_came_back_with_a_word(self) -> None:
        waits = {}
        for username in ("siska", "sari", "mira"):
            with open_files(username):
                waits[username] = [line.subject for line in waiting_for(actor(username))]
        assert {username: len(lines) for username, lines in waits.items()} == {"siska": 2, "sari": 1, "mira": 1}
        with open_files("ratna"):
            asked = SupervisorApproval.objects.filter(asked_by=actor("ratna").user_id)
            assert Counter(asked.values_list("outcome", flat=True)) == {"asked": 2, "approved": 2, "returned": 1}
            assert not asked.filter(outcome="returned", comment__isnull=True).exists()

    def test_a_referral_came_back_declined_and_every_sign_after_an_ending_was_answered(self) -> None:
        signs = Counter()
        states = set()
        for username in WORKERS:
            with open_files(username):
                mine = {"file_id__in": list(invented(username).values_list("pk", flat=True))}
                states |= set(Referral.current.filter(**mine).values_list("state", flat=True))
                assert not Referral.current.filter(**mine).exclude(state="sent").filter(answer__isnull=True).exists()
                for look in FollowUp.current.filter(**mine).defer("condition", "sign_words", "answer_words", "surroundings", "with_whom"):
                    signs["sign" if look.signs else "none"] += 1
                    assert look.answers or not look.signs
        assert states >= {"declined", "accepted", "sent"}
        assert signs["sign"] >= 2 and signs["none"] >= 3

    def test_what_does_not_agree_is_open_in_one_case_and_settled_in_another(self) -> None:
        with open_files("ratna"):
            assert set(Contradiction.current.values_list("state", flat=True)) >= {"open", "both_kept"}

    def test_nobody_is_late_but_with_the_one_duty_that_is_meant_to_be(self) -> None:
        for username in WORKERS:
            with open_files(username):
                late = Task.objects.filter(owner_id=actor(username).user_id, done_at=None, due_at__lt=clock.now() - timedelta(days=1))
                assert set(late.values_list("kind", flat=True)) <= {"own"}, username

    def test_every_stage_page_of_ratnas_cases_opens_with_its_words(self) -> None:
        browser = Browser()
        come_in(browser, User.objects.get(username="ratna"))
        with open_files("ratna"):
            cases = list(invented("ratna"))
        for case in cases:
            for page in ("assessment_page", "plan_page", "change_page", "ending_page"):
                assert browser.get(reverse(f"casework:{page}", args=[case.pk])).status_code == 200, (case.number, page)
        ended = next(case for case in cases if case.closed_on)
        assert "kalender tidur" in browser.get(reverse("casework:ending_page", args=[ended.pk])).content.decode()
