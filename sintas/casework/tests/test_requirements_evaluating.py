"""Ratna looks back with her client and the team, through the pages: process and outcome, what helped, and what is decided now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.actions.passages import move
from sintas.cases.policy import the_case
from sintas.cases.reading.tasks import tasks_in
from sintas.casework.actions.planning import set_goal
from sintas.casework.models import Evaluation
from sintas.kit import clock
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.safekeeping import trail

from .by_hand import all_there, codes, label, read, rows, send

WORDS = {
    "outcome": "kecemasan menurun",
    "process": "lima sesi berjalan menurut rencana",
    "method_fit": "latihan peran cocok, menulis harian kurang cocok",
    "discussed_with": "psikolog dan pembina asrama",
    "discussion": "hari tenang bertambah",
    "competence": "perlu belajar mendampingi kedukaan",
    "client_words": "saya merasa didengarkan",
    "supporting_words": "kakak menelepon tiap malam",
    "hindering_words": "kelas sampai Kamis",
}
LISTS = {
    "professions": "professions",
    "mechanisms": "evaluation_mechanisms",
    "techniques": "evaluation_techniques",
    "supporting": "supporting_factors",
    "hindering": "hindering_factors",
    "success_signs": "success_signs",
    "impact_areas": "impact_areas",
}


@pytest.fixture
def case(open_a_case: Any, agreed: Any) -> Any:
    made = open_a_case("ratna", name="Bunga Melati")
    agreed(made)
    return made


@pytest.fixture
def opened(case: Any, people: Any) -> Any:
    """opened(): the file open in Ratna's hands, for looking at what was stored."""
    return lambda: trail.record(by=people["ratna"], verb="read change", file_id=case.pk, opens=True)


def test_process_outcome_fit_what_helped_and_who_looked(case: Any, people: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    chosen = {field: codes(name) for field, name in LISTS.items()}
    due = clock.today() + timedelta(days=14)
    page = send(
        signed_in("ratna"), "casework:evaluation", case, kind_of="periodic", process_from="1 September 2024", process_until="20 September 2024",
        ran_smoothly="yes", goals_fully_met="partly", satisfaction="fairly", anxiety_after="mild", next_on=due.isoformat(), **WORDS, **chosen,
    )  # fmt: skip
    all_there(page, *WORDS.values(), label("satisfaction_levels", "fairly"), label("anxiety_levels", "mild"), "20 September 2024")
    for field, name in LISTS.items():
        all_there(page, *(label(name, code) for code in chosen[field]))
    with as_user("ratna"):
        opened()
        kept = Evaluation.current.get()
        assert {field: sorted(getattr(kept, field)) for field in LISTS} == {field: sorted(several) for field, several in chosen.items()}
        assert {name: getattr(kept, name) for name in WORDS if not name.endswith("ing_words")} == {
            name: words for name, words in WORDS.items() if not name.endswith("ing_words")
        }
        assert (kept.supporting_words, kept.hindering_words) == (["kakak menelepon tiap malam"], ["kelas sampai Kamis"])
        assert [(task.kind, clock.local(task.due_at).date()) for task in tasks_in(case, people["ratna"])] == [("evaluation_due", due)]


@pytest.mark.parametrize("kind", ["process", "outcome", "periodic"])
def test_its_kind_is_its_name(case: Any, signed_in: Any, as_user: Any, opened: Any, kind: str) -> None:
    assert label("evaluation_kinds", kind) in send(signed_in("ratna"), "casework:evaluation", case, kind_of=kind, outcome="lebih tenang")
    with as_user("ratna"):
        opened()
        assert Evaluation.current.get().kind_of == kind


@pytest.mark.parametrize("area", ["emotional_stability", "expressing_feelings", "self_confidence", "interaction"])
def test_each_focus_is_rated_by_what_can_be_seen(case: Any, signed_in: Any, as_user: Any, opened: Any, area: str) -> None:
    ratna, anchors = signed_in("ratna"), load("evaluation_focus").get(area).extra["anchors_id"]
    all_there(read(ratna, "casework:evaluation", case), label("evaluation_focus", area), *anchors)
    all_there(send(ratna, "casework:evaluation", case, **{f"rate_{area}": "3"}), label("evaluation_focus", area), anchors[3])
    with as_user("ratna"):
        opened()
        assert Evaluation.current.get().ratings == [f"{area}:3"]


@pytest.mark.parametrize("level", codes("satisfaction_levels"))
def test_how_content_the_client_is(case: Any, signed_in: Any, level: str) -> None:
    assert label("satisfaction_levels", level) in send(signed_in("ratna"), "casework:evaluation", case, satisfaction=level)


@pytest.mark.parametrize(("decision", "there"), [("continue", "implementation"), ("modify", "planning"), ("stop", "evaluation")])
def test_a_decision_of_the_page_moves_the_case(case: Any, people: Any, signed_in: Any, as_user: Any, decision: str, there: str) -> None:
    with as_user("ratna"):
        goal = set_goal(by=people["ratna"], case=case, text="lebih sabar")
        while case.stage != "evaluation":
            move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")
    result = rows("results", {"goal": str(goal.entry), "status": "improved", "text": "lebih tenang", "evidence": ""})
    page = send(signed_in("ratna"), "casework:evaluation", case, decision=decision, decision_reason="menurut tim dan klien", **result)
    all_there(page, label("evaluation_decisions", decision), "menurut tim dan klien", "lebih tenang")
    with as_user("ratna"):
        assert the_case(people["ratna"], case.pk).stage == there  # stop waits while a result lacks what shows it
