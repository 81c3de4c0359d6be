"""Goals of the whole group and a plan that was explained: the six documented actions can be chosen, and agreeing is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.groupwork.actions.planning import plan_group, write_group_goal
from sintas.groupwork.actions.striking import strike_goal
from sintas.groupwork.models import Group, GroupGoal, GroupPlan
from sintas.groupwork.reading.forming import verdict_on
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]
DOCUMENTED = [row.code for row in load("group_plan_actions").in_use() if row.extra.get("documented")]


def test_goals_and_plan_on_the_home(form_a_group: Make, signed_in: Make, as_user: Make) -> None:
    group, ratna = form_a_group(), signed_in("ratna")
    home, goal, plan = (f"/kelompok/{group.pk}/{rest}" for rest in ("", "tujuan/", "rencana/"))
    assert ratna.post(goal, {"text": "berani pulang bersama", "aim": "less_stress", "submission": "A" * 22}).status_code == 302
    shown = ratna.get(plan).content.decode()
    assert all(f'value="{code}"' in shown for code in DOCUMENTED) and len(DOCUMENTED) == 8
    sent = {"actions": DOCUMENTED, "explained": "on", "agreed_on": str(clock.today()), "submission": "B" * 22}
    assert [ratna.post(plan, sent).status_code for _ in range(2)] == [302, 302]
    text = ratna.get(home).content.decode()
    assert "berani pulang bersama" in text and "Dukungan emosional dan motivasi" in text and "sudah, sebelum disepakati" in text
    assert "Berkurangnya akibat buruk tekanan" in text  # R289
    with as_user("ratna"):
        entry = GroupGoal.objects.get().entry
        assert GroupPlan.objects.count() == 1 and Trail.objects.filter(file_id=group.pk, verb="record group_plan").count() == 1
    refused = ratna.post(f"{goal}{entry}/", {"text": "berani pulang bersama", "status": "reached", "based_on": "1"})
    assert refused.status_code == 422 and "Tulis dari apa hasil ini terlihat" in refused.content.decode()
    done = {"text": "berani pulang bersama", "status": "reached", "evidence": "semua naik angkot", "based_on": "1"}
    assert ratna.post(f"{goal}{entry}/", done).status_code == 302
    text = ratna.get(home).content.decode()
    assert "Tercapai" in text and "semua naik angkot" in text
    assert ratna.post(f"{goal}{entry}/", {**done, "text": "lain"}).status_code == 409


def test_a_goal_entered_in_error_is_struck_out_and_stays_in_its_history(form_a_group: Make, people: People, signed_in: Make) -> None:
    group, ratna, browser = form_a_group(), people["ratna"], signed_in("ratna")
    with acting_as(ratna.user_id):
        entry = write_group_goal(by=ratna, case=group, text="berani pulang sendiri").entry
        write_group_goal(by=ratna, case=group, text="berani pulang bersama", entry=entry, based_on=1)
    page, home = f"/kelompok/{group.pk}/tujuan/{entry}/", f"/kelompok/{group.pk}/"
    assert f"{page}coret/" in browser.get(page).content.decode() and "pulang" not in browser.get(f"{page}coret/").content.decode()
    refused = browser.post(f"{page}coret/", {"based_on": "2"})
    assert refused.status_code == 422 and "Tertulis dua kali" in refused.content.decode()
    seen = browser.post(f"{page}coret/", {"why": "twice", "based_on": "1"}, follow=True).content.decode()
    assert "baru saja mengubahnya" in seen and "Tujuan yang dicoret" not in seen  # she looked at the words before
    assert [browser.post(f"{page}coret/", {"why": "twice", "based_on": "2"})["Location"] for _ in range(2)] == [home, home]
    shown = browser.get(home).content.decode()
    assert "Tujuan bersama belum ditulis" in shown and "Tujuan yang dicoret" in shown and "Tertulis dua kali" in shown
    past = browser.get(page, follow=True).content.decode()
    assert "dicoret" in past and "salah catat" not in past and "Tertulis dua kali" in past and "berani pulang sendiri" in past
    with acting_as(ratna.user_id):
        assert "group_goals" in {one.code for one in verdict_on(group, "planning").missing}
        assert Trail.objects.filter(file_id=group.pk, verb="strike out group_goal").count() == 1
    late = browser.post(page, {"text": "berani pulang malam", "based_on": "2"})  # written while a colleague struck it out
    with acting_as(ratna.user_id):
        assert late.status_code == 302 and list(GroupGoal.current.values_list("number", flat=True)) == [1]


def test_the_gates_of_the_stage_read_them(form_a_group: Make, people: People) -> None:
    group, ratna = form_a_group(), people["ratna"]
    with acting_as(ratna.user_id):
        plan_group(by=ratna, case=group, actions=["education"], agreed_on=clock.today(), review_on=clock.today())
        first = {one.code for one in verdict_on(group, "planning").missing}
        write_group_goal(by=ratna, case=group, text="pulang bersama")
        plan_group(by=ratna, case=group, actions=["education"], explained=True, agreed_on=clock.today(), based_on=1)
        last = verdict_on(group, "planning")
    assert {"group_goals", "explained_and_agreed"} <= first and "actions_chosen" not in first
    assert not {"group_goals", "explained_and_agreed", "actions_chosen"} & {one.code for one in last.missing}
    assert "review_date_set" in {one.code for one in last.warnings}


def test_what_cannot_be(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, dewi, before = people["ratna"], people["dewi"], clock.today() - timedelta(days=1)
    with acting_as(ratna.user_id):
        ahead = clock.today() + timedelta(days=1)
        for wrong in ({}, {"actions": ["?"]}, {"actions": ["other"]}, {"words": "x", "review_on": before}, {"words": "x", "agreed_on": ahead}):
            with pytest.raises(BadInput):
                plan_group(by=ratna, case=group, **wrong)
        for wrong in ({"text": " "}, {"text": "x", "status": "?"}, {"text": "x", "status": "worse"}):
            with pytest.raises(BadInput):
                write_group_goal(by=ratna, case=group, **wrong)
        goal = write_group_goal(by=ratna, case=group, text="pulang bersama").entry
        with pytest.raises(BadInput):
            strike_goal(by=ratna, group=group, entry=goal, why="?")
        with pytest.raises(NotYours):
            strike_goal(by=ratna, group=group, entry=group.pk, why="twice")
    acts = (
        lambda: plan_group(by=dewi, case=group, words="x"), lambda: write_group_goal(by=dewi, case=group, text="x"),
        lambda: strike_goal(by=dewi, group=group, entry=goal, why="twice"),
    )  # fmt: skip
    with acting_as(dewi.user_id):
        for act in acts:
            with pytest.raises(Refusal):
                act()
    for who in ("budi", "tono", "lina", "sari"):
        for rest in ("rencana/", "tujuan/", f"tujuan/{goal}/coret/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/{rest}").status_code == 404
