"""The guidance group of the Sentra: tests of the demo that TestDemo loads once (test_demo.py)."""

from __future__ import annotations

from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from sintas.cases.models import Case
from sintas.desk.demo.grouping import told
from sintas.groupwork.models import Group, GroupHomework, GroupMark, GroupProcess, GroupSession, GroupSociogram, GroupTask, MemberNote
from sintas.groupwork.reading.forming import verdict_on
from sintas.groupwork.reading.members import members_of, takes_part
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import User
from sintas.staff.testing import come_in

LISTED = {"phase": "group_phases", "techniques": "group_techniques", "seen": "group_observations"}


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def the_group(by: Actor) -> Group:
    """With its words open."""
    group = Group.objects.get()
    trail.record(by=by, verb="read group", file_id=group.pk, opens=True)
    return group


class ShowsAGroup:
    """Mixed into TestDemo."""

    def test_twelve_take_part_and_everybody_agreed(self: Any) -> None:
        by = actor("ratna")
        with acting_as(by.user_id):
            group = the_group(by)
            assert group.synthetic and group.closed_on is None and group.stage == "implementation"
            members = members_of(group)
            assert len(members) == 12 and all(one.called and takes_part(one) for one in members)
            assert {one.called for one in members} == {row["called"] for row in told()["members"]} >= {"MS"}
            verdict = verdict_on(group, "implementation")
            assert not verdict.missing and not verdict.warnings, verdict
            assert verdict_on(group, "engagement").complete  # who sits together was looked at

    def test_ten_fridays_were_held_and_one_lies_ahead(self: Any) -> None:
        by = actor("ratna")
        with acting_as(by.user_id):
            group = the_group(by)
            rows = list(GroupSession.current.filter(file_id=group.pk).order_by("no"))
            assert [row.state for row in rows] == ["held"] * 10 + ["planned"]
            assert all(row.on.weekday() == 4 and row.on < clock.today() for row in rows[:10]) and rows[10].on > clock.today()
            assert [row.phase for row in rows[:10]] == sorted((row.phase for row in rows[:10]), key=["preparation", "early", "transition", "working"].index)
            assert all("Mentor BIMPOK: Danu" in row.others for row in rows)
            assert GroupProcess.current.filter(file_id=group.pk).count() == GroupHomework.current.filter(file_id=group.pk).count() == 10
            states = set(GroupMark.objects.filter(file_id=group.pk).values_list("state", flat=True))
            assert states == {"present", "excused", "absent"}
            first, last = GroupSociogram.current.filter(file_id=group.pk).order_by("happened_on")
            assert len(first.choices["asked"]) == 7 and len(last.choices["asked"]) == 12
            assert GroupTask.objects.get(file_id=group.pk).ended_at is None

    def test_its_codes_stand_in_their_lists(self: Any) -> None:
        for row in [*told()["sessions"], told()["next"]]:
            for field, listed in LISTED.items():
                value = row.get(field, [])
                assert all(load(listed).has(code) for code in (value if isinstance(value, list) else [value]))

    def test_ms_meets_there_and_what_was_seen_of_one_stands_in_her_own_case(self: Any) -> None:
        browser = Browser()
        come_in(browser, User.objects.get(username="ratna"))
        with acting_as(actor("ratna").user_id):
            case, group = Case.objects.get(source_ref="MS"), Group.objects.get()
            assert not MemberNote.objects.filter(file_id=group.pk).exists() and not MemberNote.objects.filter(file_id=case.pk).exists()
            assert MemberNote.current.filter(group=group.pk, moment="session").count() == 3
        page = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
        assert group.number in page
        for name in ("group", "sessions", "cohesion", "ideas", "timeline"):
            assert browser.get(reverse(f"groupwork:{name}", args=[group.pk])).status_code == 200, name

    def test_three_let_the_group_know_how_their_measures_changed(self: Any) -> None:
        browser = Browser()
        come_in(browser, User.objects.get(username="ratna"))
        group = Group.objects.get
        with acting_as(actor("ratna").user_id):
            page = browser.get(reverse("groupwork:group_changes", args=[group().pk])).content.decode()
        assert [row["called"] for row in told()["measured"]] == ["Pandan", "Ibu Rinai", "Kenari"]
        for words in ("Membaik: 1", "Tetap: 1", "Sebagian membaik, sebagian lebih berat: 1"):
            assert words in page
        assert not [row["name"] for row in told()["measured"] if row["name"] in page]

    def test_prita_facilitates_beside_her_and_nobody_else_finds_it(self: Any) -> None:
        for username, finds in (("prita", True), ("budi", False), ("wulan", False), ("hasan", False)):
            with acting_as(actor(username).user_id):
                assert Group.objects.exists() is finds, username

    def test_a_second_one_at_the_campus_is_being_assessed(self: Any) -> None:
        by = actor("lina")
        with acting_as(by.user_id):
            group = the_group(by)
            assert (group.stage, group.type, group.openness) == ("assessment", "self_help", "closed")
            assert sum(takes_part(one) for one in members_of(group)) == 4
            assert {one.code for one in verdict_on(group, "assessment").missing} == {"every_member_heard"}
