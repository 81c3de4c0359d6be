"""Two people change the plan on the same page at the same time: only what changed is written, and no text is lost."""

import contextlib
import random
from datetime import timedelta

import pytest

from sintas.cases.actions.team import add_member
from sintas.cases.reading.tasks import tasks_in
from sintas.casework.actions.planning import RowsOvertaken, agree_steps, name_implementers, set_goal, set_goals
from sintas.casework.models import Goal, GoalResult, Implementer, PlanStep
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken


@pytest.fixture
def case(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=people["budi"].user_id, role="member")
    return case


@pytest.fixture
def ratna(people):
    return people["ratna"]


def row_of(goal, **changed):
    return {"entry": str(goal.entry), "based_on": str(goal.number), "text": goal.text, "target": goal.target or "", **changed}


def goals_of(by, case):
    trail.record(by=by, verb="read plan", file_id=case.pk, opens=True)
    return list(Goal.current.filter(file_id=case.pk).order_by("position"))


def test_only_what_changed_is_written(case, ratna, as_user):
    with as_user("ratna"):
        set_goals(by=ratna, case=case, goals=[{"text": f"tujuan {at}", "target": ""} for at in range(4)])
        first, second, third, fourth = goals_of(ratna, case)
        assert [goal.position for goal in (first, second, third, fourth)] == [1, 2, 3, 4]
        sent = [row_of(first), row_of(second, target="dua kali"), row_of(third), {"text": "tujuan 5"}]
        written = set_goals(by=ratna, case=case, goals=sent)
        assert [row.number for row in written] == [2, 1]
        assert [goal.number for goal in goals_of(ratna, case)] == [1, 2, 1, 1, 1]
        assert goals_of(ratna, case)[1].target == "dua kali"
        assert goals_of(ratna, case)[4].text == "tujuan 5"


def test_a_cleared_row_is_struck_out_and_stays_in_its_history(case, ratna, as_user):
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="salah ketik")
        set_goals(by=ratna, case=case, goals=[{"entry": str(goal.entry), "based_on": "1", "removed": True, "text": None}])
        assert goals_of(ratna, case) == []
        assert Goal.objects.get(entry=goal.entry).withdrawn_at is not None
        set_goals(by=ratna, case=case, goals=[{"entry": str(goal.entry), "based_on": "1", "removed": True, "text": None}])


def test_a_goal_with_a_result_is_not_struck_out_and_nothing_else_is_saved_meanwhile(case, ratna, as_user):
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="lebih sabar")
        GoalResult.objects.create(
            file_id=case.pk, organisation_id=case.organisation_id, author_id=ratna.user_id, goal=goal.entry, status="improved"
        )
        gone = {"entry": str(goal.entry), "based_on": "1", "removed": True}
        with pytest.raises(BadInput) as refused:
            set_goals(by=ratna, case=case, goals=[{"text": "baru"}, gone])
        assert "lebih sabar" in str(refused.value.fields["goals-1-text"])
        assert [goal.text for goal in goals_of(ratna, case)] == ["lebih sabar"]


def test_a_colleagues_change_is_not_struck_out_unseen(case, ratna, as_user):
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="lama")
        set_goal(by=ratna, case=case, text="diubah rekan", entry=goal.entry, based_on=1)
        with pytest.raises(BadInput) as refused:
            set_goals(by=ratna, case=case, goals=[{"entry": str(goal.entry), "based_on": "1", "removed": True}])
        assert "diubah rekan" in str(refused.value.fields["goals-0-text"])


def test_two_who_change_one_row_keep_both_texts_and_every_other_row_is_saved(case, ratna, people, as_user):
    with as_user("ratna"):
        one = set_goal(by=ratna, case=case, text="satu")
        two = set_goal(by=ratna, case=case, text="dua")
    with as_user("budi"):
        goals_of(people["budi"], case)
        set_goals(by=people["budi"], case=case, goals=[row_of(one, text="satu, kata Budi"), row_of(two)])
    with as_user("ratna"):
        goals_of(ratna, case)
        sent = [row_of(one, text="satu, kata Ratna"), row_of(two, text="dua, kata Ratna"), {"text": "tiga"}]
        with pytest.raises(RowsOvertaken) as both:
            set_goals(by=ratna, case=case, goals=sent)
        [pair] = both.value.pairs
        assert (pair.kept.text, pair.theirs.text) == ("satu, kata Ratna", "satu, kata Budi")
        assert [goal.text for goal in goals_of(ratna, case)] == ["satu, kata Budi", "dua, kata Ratna", "tiga"]
        again = row_of(pair.kept, based_on=str(pair.theirs.number))
        set_goals(by=ratna, case=case, goals=[again])
        assert goals_of(ratna, case)[0].text == "satu, kata Ratna"


def test_a_row_left_alone_never_undoes_a_colleague(case, ratna, people, as_user):
    with as_user("ratna"):
        one = set_goal(by=ratna, case=case, text="satu")
    with as_user("budi"):
        set_goal(by=people["budi"], case=case, text="satu, kata Budi", entry=one.entry, based_on=1)
    with as_user("ratna"):
        goals_of(ratna, case)
        set_goals(by=ratna, case=case, goals=[row_of(one), {"text": "dua"}])
        assert [goal.text for goal in goals_of(ratna, case)] == ["satu, kata Budi", "dua"]
        assert Goal.objects.filter(set_aside=True).count() == 0


def test_words_for_a_row_struck_out_meanwhile_stand_as_a_row_of_their_own(case, ratna, as_user):
    with as_user("ratna"):
        one = set_goal(by=ratna, case=case, text="satu")
        set_goals(by=ratna, case=case, goals=[{"entry": str(one.entry), "based_on": "1", "removed": True}])
        goals_of(ratna, case)
        set_goals(by=ratna, case=case, goals=[row_of(one)])
        assert goals_of(ratna, case) == []
        set_goals(by=ratna, case=case, goals=[row_of(one, text="satu, ditulis lagi")])
        [goal] = goals_of(ratna, case)
        assert (goal.text, goal.number) == ("satu, ditulis lagi", 1)
        assert goal.entry != one.entry


def test_a_form_sent_twice_saves_once_and_the_way_back_corrects(case, ratna, as_user):
    token = uuid7()
    with as_user("ratna"):
        set_goals(by=ratna, case=case, goals=[{"text": "satu"}, {"text": "satu"}], submission=token)
        set_goals(by=ratna, case=case, goals=[{"text": "satu"}, {"text": "satu"}], submission=token)
        assert [goal.text for goal in goals_of(ratna, case)] == ["satu", "satu"]
        set_goals(by=ratna, case=case, goals=[{"text": "satu"}, {"text": "dua"}], submission=token)
        assert [(goal.text, goal.number) for goal in goals_of(ratna, case)] == [("satu", 1), ("dua", 2)]


def test_what_is_wrong_in_a_row_is_said_at_its_cell_and_nothing_is_saved(case, ratna, as_user):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            set_goals(by=ratna, case=case, goals=[{"text": "baik"}, {"text": " "}, {"text": "x", "horizon": "abad"}])
        assert set(refused.value.fields) == {"goals-1-text", "goals-2-horizon"}
        with pytest.raises(BadInput) as refused:
            name_implementers(by=ratna, case=case, implementers=[{"part": "kader"}, {"part": "", "until": clock.today()}])
        assert set(refused.value.fields) == {"implementers-1-part"}
        with pytest.raises(BadInput) as refused:
            agree_steps(by=ratna, case=case, steps=[{"what": "x"}, {"what": "y", "owner": str(uuid7())}])
        assert set(refused.value.fields) == {"steps-1-owner"}
        assert not any(model.objects.exists() for model in (Goal, Implementer, PlanStep))


def test_steps_as_rows_give_their_tasks_once_and_a_struck_step_ends_its_task(case, ratna, as_user):
    due = clock.today() + timedelta(days=4)
    with as_user("ratna"):
        rows = [{"what": "telepon", "owner": "me", "due_on": due}, {"what": "CV", "owner": "client", "due_on": due}]
        telephone, _cv = agree_steps(by=ratna, case=case, steps=rows)
        assert [task.title for task in tasks_in(case, ratna)] == ["telepon"]
        trail.record(by=ratna, verb="read plan", file_id=case.pk, opens=True)
        same = {"entry": str(telephone.entry), "based_on": "1", "what": "telepon", "owner": "me", "due_on": due}
        assert agree_steps(by=ratna, case=case, steps=[same]) == []
        agree_steps(by=ratna, case=case, steps=[{"entry": str(telephone.entry), "based_on": "1", "removed": True}])
        assert tasks_in(case, ratna) == []


@pytest.mark.parametrize("seed", range(6))
def test_no_sequence_of_edits_by_two_people_loses_a_text(case, people, as_user, seed):
    """Each has a page open of any age, changes some rows, clears or adds one, and sends it, now and then twice: every text typed is in a row."""
    chance = random.Random(seed)
    typed: set[str] = set()
    pages: dict[str, list[dict]] = {"ratna": [], "budi": []}
    for turn in range(25):
        who = chance.choice(["ratna", "budi"])
        by = people[who]
        with as_user(who):
            standing = goals_of(by, case)
            if chance.random() < 0.5 or not pages[who]:
                pages[who] = [row_of(goal) for goal in standing]
            sent = []
            for at, row in enumerate(pages[who]):
                luck = chance.random()
                if luck < 0.35:
                    words = f"{who} {turn}.{at}"
                    typed.add(words)
                    row = {**row, chance.choice(["text", "target"]): words}
                elif luck < 0.42:
                    row = {"entry": row["entry"], "based_on": row["based_on"], "removed": True}
                sent.append(row)
            if chance.random() < 0.4 or not sent:
                typed.add(f"{who} {turn} baru")
                sent.append({"text": f"{who} {turn} baru"})
            token = uuid7()
            for _time in range(1 + (chance.random() < 0.3)):
                try:
                    set_goals(by=by, case=case, goals=sent, submission=token)
                except Overtaken:
                    break
                except BadInput:  # somebody changed a row meanwhile that was to be struck out: the form stands there again
                    sent = [row for row in sent if "removed" not in row]
                    set_goals_or_both(by, case, sent)
                    break
    with as_user("ratna"):
        goals_of(people["ratna"], case)
        kept = {words for row in Goal.objects.filter(file_id=case.pk) for words in (row.text, row.target)}
        assert typed <= kept
        standing = list(Goal.current.values_list("entry", flat=True))
        assert len(standing) == len(set(standing))


def set_goals_or_both(by, case, sent):
    with contextlib.suppress(Overtaken):
        set_goals(by=by, case=case, goals=sent)
