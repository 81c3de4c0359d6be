"""Ratna plans with her client through the pages: goals, means, services, who carries it, and steps with their day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.actions.opening import open_case
from sintas.cases.reading.tasks import tasks_in
from sintas.casework.models import Goal, Implementer, Plan, PlannedService, PlanStep
from sintas.kit import clock
from sintas.safekeeping import trail

from .by_hand import all_there, codes, label, read, rows, send

FRAME = {
    "goal_general": "Siap menghadapi dunia kerja",
    "target": "Kak Bunga dan kakaknya",
    "follows_from": "cemas wawancara; rajin; perlu relasi kerja",
    "agreement_words": "saya mau latihan wawancara dulu",
}
MEANS = {
    "people": "instruktur dan pembina",
    "cost": "lima puluh ribu untuk cetak CV",
    "method": "latihan bertahap",
    "equipment": "laptop kelas",
    "time": "Jumat sore",
}


@pytest.fixture
def case(open_a_case: Any, agreed: Any) -> Any:
    made = open_a_case("ratna", name="Bunga Melati")
    agreed(made)
    return made


@pytest.fixture
def opened(case: Any, people: Any) -> Any:
    """opened(): the file open in Ratna's hands, for looking at what was stored."""
    return lambda: trail.record(by=people["ratna"], verb="read plan", file_id=case.pk, opens=True)


def test_the_frame_holds_where_to_by_what_means_and_with_whom(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    page = send(
        signed_in("ratna"), "casework:plan", case, **FRAME, **MEANS, resources_internal="mau belajar\nsabar", resources_external="kakak\nguru",
        violence_ongoing="no", agreement="agreed", explained_before="on", ideas_of=["client", "family"], made_with=["client", "family"],
        review_on=(clock.today() + timedelta(days=30)).isoformat(),
    )  # fmt: skip
    all_there(page, *FRAME.values(), *MEANS.values(), "mau belajar", "sabar", "kakak", "guru", "Setuju", "dijelaskan sebelum dilakukan")
    all_there(page.casefold(), *(label("ideas_of", one).casefold() for one in ("client", "family")))
    with as_user("ratna"):
        opened()
        kept = Plan.current.get()
        assert {name: getattr(kept, name) for name in FRAME | MEANS} == FRAME | MEANS
        assert (kept.resources_internal, kept.resources_external) == (["mau belajar", "sabar"], ["kakak", "guru"])
        assert (kept.agreement, kept.agreed_on, kept.explained_before) == ("agreed", clock.today(), True)
        assert (kept.ideas_of, kept.made_with) == (["client", "family"], ["client", "family"])


def test_what_the_stage_asks_of_a_plan_is_answered_by_its_page(case: Any, signed_in: Any) -> None:
    asked = [
        "Sistem sumber belum dipetakan", "Persetujuan klien atas rencana belum dicatat", "Belum dicatat bahwa klien dijelaskan lebih dahulu",
        "Belum tertulis dari masalah, kebutuhan, dan potensi mana rencana ini berasal",
    ]  # fmt: skip
    ratna = signed_in("ratna")
    all_there(read(ratna, "casework:stage", case, "planning"), *asked)
    send(ratna, "casework:plan", case, **FRAME, resources_internal="sabar", agreement="agreed", explained_before="on", ideas_of=["client"])
    later = read(ratna, "casework:stage", case, "planning")
    assert [one for one in asked if one in later] == []


def test_the_stages_stand_under_the_names_of_the_house(house: Any, people: Any, signed_in: Any, as_user: Any) -> None:
    ratna = signed_in("ratna")
    for journey, pages in {
        "lk3": {"engagement": "Penjalinan relasi", "planning": "tidak hanya oleh pekerja sosial"},
        "practicum": {"planning": "Rencana intervensi", "follow_up": "Terminasi dan rujukan"},
    }.items():
        with as_user("ratna"):
            made = open_case(by=people["ratna"], unit_id=house.unit.pk, client={"name": "Dahlia"}, journey=journey)
        for stage, words in pages.items():
            assert words in read(ratna, "casework:stage", made, stage)


def test_first_of_all_that_the_violence_stops(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    ratna = signed_in("ratna")
    gap = "rencana belum memuat langkah pertama untuk menghentikannya"
    send(ratna, "casework:plan", case, goal_general="aman di rumah", violence_ongoing="yes")
    assert gap in read(ratna, "casework:stage", case, "planning")
    page = send(
        ratna,
        "casework:plan",
        case,
        goal_general="aman di rumah",
        violence_ongoing="yes",
        stop_violence="tinggal di rumah bibi",
        based_on="1",
    )
    assert "tinggal di rumah bibi" in page
    assert page.index("tinggal di rumah bibi") < page.index("Tujuan khusus")
    assert gap not in read(ratna, "casework:stage", case, "planning")
    with as_user("ratna"):
        opened()
        assert Plan.current.get().stop_violence == ["tinggal di rumah bibi"]


def test_goals_for_short_and_long_with_a_measure_or_an_honest_no(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    measured = {
        "text": "menahan diri saat marah",
        "indicator": "nada tinggi per minggu",
        "baseline": "5 kali",
        "target": "2 kali",
        "due_on": "2099-09-30",
    }
    goals = [
        measured | {"horizon": "short", "aim": "coping"},
        {"text": "bekerja tetap", "horizon": "long", "not_measured": "on", "why_not_measured": "memilih bercerita saja"},
    ]
    page = send(signed_in("ratna"), "casework:goals", case, **rows("goals", *goals))
    all_there(
        page, *(words for name, words in measured.items() if name != "due_on"), "bekerja tetap", "Tidak diukur.", "memilih bercerita saja"
    )
    all_there(page, label("goal_horizons", "short"), label("goal_horizons", "long"), label("functioning_aims", "coping"))
    with as_user("ratna"):
        opened()
        first, second = Goal.current.order_by("position")
        assert (first.aim, second.aim) == ("coping", "")
        assert (first.horizon, first.indicator, first.baseline, first.target, str(first.due_on)) == (
            "short", "nada tinggi per minggu", "5 kali", "2 kali", "2099-09-30",
        )  # fmt: skip
        assert (second.horizon, second.not_measured, second.why_not_measured) == ("long", True, "memilih bercerita saja")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("pillar", "pillars"),
        ("service_0", "services"),
        ("technique_0", "techniques"),
        ("therapy", "therapies"),
        ("method", "practice_methods"),
        ("group_type", "group_types"),
        ("basis", "service_bases"),
    ],
)
def test_every_word_for_a_service_can_be_planned_and_is_read_again(
    case: Any, signed_in: Any, as_user: Any, opened: Any, field: str, name: str
) -> None:
    ratna = signed_in("ratna")
    offered = read(ratna, "casework:planned_service", case)
    column = field.removesuffix("_0")
    for code in codes(name):
        assert label(name, code) in offered
        page = send(ratna, "casework:planned_service", case, provider=f"penyedia {code}", **{field: code})
        assert label(name, code) in page
    with as_user("ratna"):
        opened()
        stored = {one.provider: getattr(one, column) for one in PlannedService.current.all()}
        assert stored == {f"penyedia {code}": code for code in codes(name)}


def test_every_action_of_a_plan_can_be_chosen_and_is_read_again(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    chosen = codes("plan_actions")
    page = send(signed_in("ratna"), "casework:planned_service", case, pillar="therapy", actions=chosen, content="mulai pekan depan")
    all_there(page, "mulai pekan depan", *(label("plan_actions", code) for code in chosen))
    with as_user("ratna"):
        opened()
        assert PlannedService.current.get().actions == chosen


def test_who_carries_it_with_which_part_and_a_kader_who_goes_on(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    sent = [{"part": code, "name": f"Orang {code}", "role": f"tugas {code}"} for code in codes("plan_implementers")]
    kader = next(one for one in sent if one["part"] == "kader")
    kader |= {"continues": "on"}
    page = send(signed_in("ratna"), "casework:implementers", case, **rows("implementers", *sent))
    all_there(
        page,
        *(one[name] for one in sent for name in ("name", "role")),
        *(label("plan_implementers", one["part"]) for one in sent),
        "melanjutkan",
    )
    with as_user("ratna"):
        opened()
        assert [one.part for one in Implementer.current.filter(continues=True)] == ["kader"]
        assert {one.part: one.role for one in Implementer.current.all()} == {one["part"]: one["role"] for one in sent}


def test_a_step_has_its_day_its_obstacle_and_what_is_done_then(case: Any, people: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    due = clock.today() + timedelta(days=3)
    step = {
        "what": "menulis CV",
        "owner": "me",
        "due_on": due.isoformat(),
        "obstacle": "laptop dipakai bergantian",
        "answer": "memakai laptop kelas",
    }
    page = send(signed_in("ratna"), "casework:plan_steps", case, **rows("steps", step))
    all_there(page, "menulis CV", "laptop dipakai bergantian", "memakai laptop kelas")
    with as_user("ratna"):
        opened()
        kept = PlanStep.current.get()
        assert (kept.due_on, kept.obstacle, kept.answer) == (due, "laptop dipakai bergantian", "memakai laptop kelas")
        assert [(task.title, clock.local(task.due_at).date()) for task in tasks_in(case, people["ratna"])] == [("menulis CV", due)]
