"""The demo is filled through the verbs everybody uses: whole, marked as invented, alive today, and the same every time."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any, ClassVar

from django.test import TestCase

from sintas.cases.models import Access, Appointment, Case, Client, Conflict, Flag, Link, Observation, Passage, Record, SuicidePath, Task
from sintas.cases.reading.caseload import caseload
from sintas.casework.models import Session
from sintas.desk import demo
from sintas.desk.demo.lives import lives
from sintas.desk.demo.plan import PLANS
from sintas.intake.models import Enquiry
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Organisation, Unit, User

LISTS = {
    "factors": "contributing_factors", "impacts": "impacts", "facts": "risk_facts", "protective": "protective_factors", "ppks": "ppks",
    "education": "educations", "marital": "marital_statuses", "repeated": "incident_repeats", "place": "place_kinds", "level": "risk_levels",
    "perpetrator": "perpetrator_relations", "route": "access_routes", "sex": "sexes",
}  # fmt: skip


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def open_files(username: str) -> Any:
    by = actor(username)
    return acting_as(by.user_id)


def test_every_code_of_the_invented_lives_stands_in_its_list() -> None:
    for life in lives().values():
        for field, name in LISTS.items():
            value = getattr(life, field)
            for code in value if isinstance(value, list) else [value]:
                assert load(name).has(code), (life.name, field, code)
        assert set(life.plan) <= {row.code for row in load("safety_plan_parts").rows}


class TestDemo(TestCase):
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
        for username in ("ratna", "budi", "tono", "wulan", "prita", "lina", "hasan"):
            with open_files(username):
                seen |= set(Case.objects.filter(synthetic=True).values_list("pk", flat=True))
        assert len(seen) == len(PLANS) >= 40

    def test_cases_stand_in_every_stage_and_each_has_one_open_passage(self) -> None:
        stages: Counter[str] = Counter()
        for username in ("ratna", "budi", "tono", "wulan", "prita", "lina", "hasan"):
            with open_files(username):
                for case in Case.objects.filter(synthetic=True, file__access__user__username=username, file__access__role="lead"):
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
            invented = Record.objects.filter(file__case__synthetic=True, kind__in=("contact", "session", "note"), planned=False)
            assert invented.count() > 60
            assert not invented.filter(late=True).exists()

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
