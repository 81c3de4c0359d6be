"""What there is to approve, written the way every verb writes it; and somebody to ask."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.casework.models import (
    Anxiety,
    AreaAssessed,
    Assessment,
    Contradiction,
    Functioning,
    Goal,
    Implementer,
    InformationSource,
    Plan,
    PlannedService,
    PlanStep,
    Surroundings,
    Termination,
)
from sintas.evidence.models import ToolEntry
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor


def a_code(name: str) -> str:
    """Any code of a list that is in use: the packet must find its words."""
    return load(name).in_use()[0].code


def write_plan(by: Actor, case: Case, **facts: Any) -> Plan:
    """The plan's frame; with entry and based_on a new version of it."""
    return keep(Plan, by=by, case=case, kind="plan", verb="casework.plan", happened=clock.today(), **({"goal_general": "hidup tenang"} | facts))


def write_termination(by: Actor, case: Case, **facts: Any) -> Termination:
    """An ending in which one of the four criteria is judged."""
    first = a_code("termination_criteria")
    held = {"kind_of": a_code("ending_kinds"), "judged": [f"{first}:reached"], "evidence": {first: "bercerita tanpa gemetar"}}
    return keep(Termination, by=by, case=case, kind="termination", verb="casework.end", happened=clock.today(), **(held | facts))


def whole_plan(by: Actor, case: Case) -> list[str]:
    """A plan with a row of each kind; the words that must be read."""
    said = {"by": by, "case": case, "verb": "casework.plan"}
    write_plan(
        by, case, target="klien dan kakaknya", violence_ongoing="no", stop_violence=["kunci pintu depan"], agreement="agreed",
        resources_internal=["tekun"], resources_external=["kelompok doa"], ideas_of=[a_code("ideas_of")], people="dua orang", own_words=["metode sendiri"],
    )  # fmt: skip
    goal = keep(Goal, **said, kind="goal", text="berani ke pasar", indicator="pergi sendiri", baseline="tidak pernah", target="dua kali", horizon="short")
    keep(Goal, **said, kind="goal", position=2, text="merasa aman", not_measured=True, why_not_measured="belum disepakati")
    keep(
        PlannedService, **said, kind="planned_service", pillar=a_code("pillars"), service=a_code("services"), method=a_code("practice_methods"),
        technique=a_code("techniques"), therapy=a_code("therapies"), group_type=a_code("group_types"), basis=a_code("service_bases"),
        actions=[a_code("plan_actions")], content=["menata hari"], provider="Sentra", goals=[goal.entry], own_words={"technique": "ngobrol"},
    )  # fmt: skip
    keep(Implementer, **said, kind="implementer", part=a_code("plan_implementers"), name="Bu Kader", continues=True)
    keep(PlanStep, **said, kind="plan_step", what="mendaftar kursus", owner="me", obstacle="ongkos", answer="sepeda")
    keep(PlanStep, **said, kind="plan_step", what="menelepon kakak", owner="client")
    return [
        "hidup tenang", "klien dan kakaknya", "kunci pintu depan", "tekun", "kelompok doa", "dua orang", "metode sendiri", "berani ke pasar",
        "pergi sendiri", "tidak pernah", "dua kali", "belum disepakati", "menata hari", "Sentra", "ngobrol", "Bu Kader", "mendaftar kursus",
        "ongkos", "sepeda", "Ratna", "menelepon kakak", *(load(name).label(a_code(name), "id") for name in PLAN_LISTS),
    ]  # fmt: skip


PLAN_LISTS = [
    "ideas_of", "pillars", "services", "practice_methods", "techniques", "therapies", "group_types", "service_bases", "plan_actions",
    "plan_implementers",
]  # fmt: skip


def whole_assessment(by: Actor, case: Case) -> list[str]:
    """An assessment with every record it is made of; the words that must be read."""
    said = {"by": by, "case": case, "verb": "casework.assess"}
    keep(
        Assessment, **said, kind="assessment", methods=[a_code("assessment_methods")], background=["dua tahun mondok"], family_background="anak ketiga",
        client_view="ingin bekerja", emotional_state="cemas", nonverbal=[a_code("nonverbal_signs")], trauma=a_code("trauma_levels"),
        symptoms={a_code("symptom_groups"): ["sulit tidur"]}, causes_internal=["pemalu"], causes_external=["diejek"],
        factors=[a_code("contributing_factors")], impacts=["berhenti sekolah"], impact_codes=[a_code("impacts")], problems=["takut keramaian"],
        needs=["teman bicara"], potentials=["pandai menjahit"], hopes=["membuka usaha"], focus="takut bertemu orang", conclusion="mulai dari yang kecil",
        own_words=["istilah lama"],
    )  # fmt: skip
    keep(
        Surroundings, **said, kind="surroundings", family="rukun", institution="sanggar", relations="hangat", close_to=["Bibi"],
        ecosystem={a_code("ecosystem_levels"): ["rumah"]},
    )  # fmt: skip
    keep(
        Functioning, **said, kind="functioning", height_cm="158", weight_kg="49", hereditary_illness="no", illness="maag", intelligence_band="111-120",
        intelligence_label="Bright Normal", physical="sehat", psychological="lekas cemas", social="pendiam", spiritual="rajin", coping="berdoa",
        levels=["roles:with_help"], criteria={"roles": "membantu di dapur"}, awards=[{"name": "lomba batik", "year": "2021"}],
    )  # fmt: skip
    keep(
        Anxiety, **said, kind="anxiety", level=a_code("anxiety_levels"), reach=a_code("anxiety_range"), signs=[a_code("anxiety_signs")],
        symptoms=[a_code("anxiety_symptoms")], causes=[a_code("anxiety_causes")], impacts=[a_code("anxiety_impacts")],
        responses=[a_code("anxiety_responses")], words="menunduk lama", test_name="tes luar", happened=clock.today(),
    )  # fmt: skip
    keep(
        AreaAssessed, **said, kind="area", area=a_code("assessment_areas"), methods=[a_code("assessment_methods")], profession=a_code("professions"),
        assessor="Pak Guru", result="suka menggambar", percent=40,
    )  # fmt: skip
    keep(InformationSource, **said, kind="information_source", kind_of_source=a_code("information_sources"), words="wali kelas")
    keep(ToolEntry, **said, kind="tool", tool="strengths_quadrant", content={"internal_strengths": ["tabah"]}, note="digambar bersama")
    keep(ToolEntry, **said, kind="tool", tool="bpss", content={"social": ["punya satu teman"]})
    keep(ToolEntry, **said, kind="tool", tool="life_road_map", content={"events": [{"when": "2019", "age": "", "what": "masuk asrama", "mood": "up"}]})
    keep(ToolEntry, **said, kind="tool", tool="anxiety_test", content={"lines": ["bahu tegang"]})
    keep(ToolEntry, **said, kind="tool", tool="ecomap", content={"ties": [{"to": "Bibi Sri", "person": "", "closeness": "close", "conflict": True}]})
    keep(Contradiction, **said, kind="contradiction", about="tahun lahir", first="2001", second="2003")
    return [
        "dua tahun mondok", "anak ketiga", "ingin bekerja", "sulit tidur", "pemalu", "diejek", "berhenti sekolah", "takut keramaian", "teman bicara",
        "pandai menjahit", "membuka usaha", "takut bertemu orang", "mulai dari yang kecil", "istilah lama", "rukun", "sanggar", "hangat", "Bibi", "rumah",
        "158", "49", "maag", "Bright Normal", "sehat", "lekas cemas", "pendiam", "rajin", "berdoa", "membantu di dapur", "lomba batik", "menunduk lama",
        "tes luar", "Pak Guru", "suka menggambar", "40%", "wali kelas", "tabah", "digambar bersama",
        f"Bibi Sri, {load('tie_qualities').label('close', 'id')}, ada konflik",
        "Kekuatan dari dalam: tabah", "tahun lahir", "2001", "2003",
        "Sosial: punya satu teman", "2019: masuk asrama", "bahu tegang", *(load(name).label(a_code(name), "id") for name in ASSESSMENT_LISTS),
    ]  # fmt: skip


ASSESSMENT_LISTS = [
    "assessment_methods", "nonverbal_signs", "trauma_levels", "symptom_groups", "contributing_factors", "impacts", "ecosystem_levels",
    "anxiety_levels", "anxiety_range", "anxiety_signs", "anxiety_symptoms", "anxiety_causes", "anxiety_impacts", "anxiety_responses",
    "assessment_areas", "professions", "information_sources",
]  # fmt: skip


def text_of(parts):
    """All that a packet says, as one text."""
    return "\n".join(str(one) for one in parts)
