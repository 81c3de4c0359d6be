"""Ratna assesses with her client, all of it through the pages: what the reports ask for is asked, kept in its own field and read again."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.casework.models import Anxiety, AreaAssessed, Assessment, Functioning, Surroundings
from sintas.evidence.models import ToolEntry
from sintas.practice.catalogue import load
from sintas.safekeeping import trail

from .by_hand import all_there, codes, label, read, rows, send

ASSESSED = {
    "background": ["ditinggal ayah", "bekerja sejak sekolah"],
    "impacts": ["nilai sekolah turun", "jarang keluar kamar"],
    "causes_internal": ["sulit mengatur waktu"],
    "causes_external": ["persaingan kerja"],
    "problems": ["cemas menghadapi dunia kerja"],
    "needs": ["memperluas relasi kerja"],
    "potentials": ["bekerja cepat"],
    "hopes": ["pekerjaan yang lebih baik"],
}
SAID = {
    "family_background": "dibesarkan nenek",
    "client_view": "saya takut gagal lagi",
    "emotional_state": "mudah menangis di malam hari",
    "focus": "kecemasan menghadapi dunia kerja",
    "conclusion": "paling terbantu oleh latihan bertahap",
}
SYMPTOMS = {
    "cognitive": ["was-was"],
    "behavioural": ["menghindari kelas"],
    "affective": ["cepat sedih"],
    "physiological": ["sulit tidur"],
}


@pytest.fixture
def case(open_a_case: Any, agreed: Any) -> Any:
    made = open_a_case("ratna", name="Bunga Melati")
    agreed(made)
    return made


@pytest.fixture
def opened(case: Any, people: Any, as_user: Any) -> Any:
    """opened(): the file open in Ratna's hands, for looking at what was stored."""

    def look() -> Any:
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        return case

    return look


def test_background_symptoms_causes_impacts_needs_and_hopes_each_have_their_field(
    case: Any, signed_in: Any, as_user: Any, opened: Any
) -> None:
    lines = {name: "\n".join(f"- {one}" for one in several) for name, several in ASSESSED.items()}
    symptoms = {f"symptoms_{group}": "\n".join(several) for group, several in SYMPTOMS.items()}
    page = send(
        signed_in("ratna"), "casework:assessment", case, **lines, **symptoms, **SAID, trauma="moderate",
        methods=codes("assessment_methods"), nonverbal=codes("nonverbal_signs"),
    )  # fmt: skip
    all_there(page, *SAID.values(), *(line for several in ASSESSED.values() for line in several), *(line for [line] in SYMPTOMS.values()))
    for name in ("assessment_methods", "nonverbal_signs"):
        all_there(page.casefold(), *(label(name, code).casefold() for code in codes(name)))
    assert label("trauma_levels", "moderate") in page
    with as_user("ratna"):
        opened()
        kept = Assessment.current.get()
        assert {name: getattr(kept, name) for name in ASSESSED} == ASSESSED
        assert {name: getattr(kept, name) for name in SAID} == SAID
        assert (kept.symptoms, kept.trauma) == (SYMPTOMS, "moderate")


@pytest.mark.parametrize("degree", ["mild", "moderate", "severe", "not_assessed"])
def test_the_degree_of_trauma_is_chosen_and_called_the_workers_judgement(
    case: Any, signed_in: Any, as_user: Any, opened: Any, degree: str
) -> None:
    ratna = signed_in("ratna")
    assert "Penilaian pendamping, bukan diagnosis." in read(ratna, "casework:assessment", case)
    assert label("trauma_levels", degree) in send(ratna, "casework:assessment", case, problems="sulit tidur", trauma=degree)
    with as_user("ratna"):
        opened()
        assert Assessment.current.get().trauma == degree


def test_the_eight_areas_each_with_who_looked_how_and_what_was_seen(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    areas = codes("assessment_areas")[:8]
    who = ["nurse", "psychologist", "social_worker", "social_educator", "instructor", "social_worker", "social_worker", "social_worker"]
    how = [
        "case_reconstruction",
        "participant_observation",
        "in_depth_interview",
        "interview",
        "observation",
        "document_study",
        "fgd",
        "home_visit",
    ]
    sent = [
        {
            "area": area,
            "profession": who[at],
            "methods": how[at],
            "result": f"terlihat {at}",
            "happened": "3 September 2024",
            "assessor": f"Petugas {at}",
        }
        for at, area in enumerate(areas)
    ]
    sent[4]["percent"] = "70"
    page = send(signed_in("ratna"), "casework:area", case, **rows("areas", *sent))
    for at, area in enumerate(areas):
        all_there(
            page, label("assessment_areas", area), label("professions", who[at]), label("assessment_methods", how[at]), f"terlihat {at}"
        )
    assert "70%" in page
    with as_user("ratna"):
        opened()
        stored = {one.area: (one.profession, one.methods, one.result, one.assessor, one.percent) for one in AreaAssessed.current.all()}
        assert stored == {
            area: (who[at], [how[at]], f"terlihat {at}", f"Petugas {at}", 70 if at == 4 else None) for at, area in enumerate(areas)
        }


def test_the_warning_of_a_single_source_goes_when_somebody_else_was_heard(case: Any, signed_in: Any) -> None:
    ratna = signed_in("ratna")
    send(ratna, "casework:assessment", case, problems="cemas")
    alone = send(ratna, "casework:information_source", case, **rows("sources", {"kind_of_source": "client"}))
    assert "Sumbernya baru klien sendiri" in alone
    assert "Belum tercatat sumber selain klien sendiri" in read(ratna, "casework:stage", case, "assessment")
    others = ["family", "surroundings", "teacher"]
    heard = send(ratna, "casework:information_source", case, **rows("sources", *({"kind_of_source": code} for code in others)))
    all_there(heard, *(label("information_sources", code) for code in others))
    assert "Sumbernya baru klien sendiri" not in heard
    assert "Belum tercatat sumber selain klien sendiri" not in read(ratna, "casework:stage", case, "assessment")


def test_four_domains_measures_and_each_criterion_of_social_functioning(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    words = {
        "physical": "rahang kaku sejak lahir", "psychological": "mulai percaya diri", "social": "mudah akrab", "spiritual": "ibadah tiap pekan",
        "coping": "meminta ditemani saat berat", "illness": "radang tenggorokan", "intelligence_band": "111-120", "intelligence_label": "Bright Normal",
    }  # fmt: skip
    criteria = ["roles", "responsibility", "satisfaction", "basic_needs", "relations", "daily_problems"]
    judged = {f"level_{one}": "with_help" for one in criteria} | {f"words_{one}": f"contoh {one}" for one in criteria}
    page = send(
        signed_in("ratna"), "casework:functioning", case, height_cm="161", weight_kg="55,5", hereditary_illness="no", **words, **judged
    )
    all_there(
        page,
        *words.values(),
        "161 cm, 55,5 kg",
        *(label("functioning_domains", one) for one in criteria),
        *(f"contoh {one}" for one in criteria),
    )
    assert page.count(label("functioning_levels", "with_help")) >= len(criteria)
    with as_user("ratna"):
        opened()
        kept = Functioning.current.get()
        assert {name: getattr(kept, name) for name in words} == words
        assert kept.levels == [f"{one}:with_help" for one in criteria]
        assert kept.criteria == {one: f"contoh {one}" for one in criteria}


def test_family_institution_people_and_the_five_levels_around(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    around = {"family": "harmonis, jauh dari rumah", "institution": "asrama putri", "relations": "dekat dengan pembina"}
    levels = {
        "micro": "teman sekamar",
        "meso": "pembina bertemu guru",
        "exo": "persaingan kerja",
        "macro": "adat tentang anak perempuan",
        "chrono": "pindah kota 2022",
    }
    page = send(
        signed_in("ratna"),
        "casework:surroundings",
        case,
        **around,
        close_to="kakak",
        **{f"eco_{level}": words for level, words in levels.items()},
    )
    all_there(page, *around.values(), "kakak", *levels.values(), *(label("ecosystem_levels", level) for level in levels))
    with as_user("ratna"):
        opened()
        kept = Surroundings.current.get()
        assert {name: getattr(kept, name) for name in around} == around
        assert kept.ecosystem == {level: [words] for level, words in levels.items()}


LISTS = {
    "signs": "anxiety_signs",
    "symptoms": "anxiety_symptoms",
    "causes": "anxiety_causes",
    "impacts": "anxiety_impacts",
    "responses": "anxiety_responses",
}


def test_every_sign_cause_impact_and_response_of_anxiety_can_be_ticked_and_is_read_again(
    case: Any, signed_in: Any, as_user: Any, opened: Any
) -> None:
    ticked = {field: codes(name) for field, name in LISTS.items()}
    page = send(signed_in("ratna"), "casework:anxiety", case, level="moderate", words="gelisah menjelang wawancara", **ticked)
    for field, name in LISTS.items():
        all_there(page, *(label(name, code) for code in ticked[field]))
    with as_user("ratna"):
        opened()
        kept = Anxiety.current.get()
        assert {field: getattr(kept, field) for field in LISTS} == ticked


@pytest.mark.parametrize("level", ["mild", "moderate", "severe", "panic"])
def test_a_level_is_chosen_by_what_one_sees(case: Any, signed_in: Any, level: str) -> None:
    ratna = signed_in("ratna")
    assert load("anxiety_levels").get(level).definition("id") in read(ratna, "casework:anxiety", case)
    assert label("anxiety_levels", level) in send(ratna, "casework:anxiety", case, level=level)


@pytest.mark.parametrize("reach", ["anticipation", "mild", "moderate", "severe", "panic"])
def test_how_far_the_answer_to_it_still_helps(case: Any, signed_in: Any, as_user: Any, opened: Any, reach: str) -> None:
    page = send(signed_in("ratna"), "casework:anxiety", case, reach=reach)
    assert label("anxiety_range", reach) in page
    with as_user("ratna"):
        opened()
        assert Anxiety.current.get().reach == reach


def test_a_test_from_outside_is_kept_by_name_version_score_and_day_and_called_what_it_is(
    case: Any, signed_in: Any, as_user: Any, opened: Any
) -> None:
    page = send(
        signed_in("ratna"), "casework:anxiety", case, happened="2 September 2024", level="mild",
        test_name="Tes kecemasan daring", test_version="2024", test_score="sedang", test_validated="no",
    )  # fmt: skip
    all_there(page, "Tes kecemasan daring", "sedang", "2 September 2024", "bukan alat ukur tervalidasi")
    with as_user("ratna"):
        opened()
        kept = Anxiety.current.get()
        assert (kept.test_name, kept.test_version, kept.test_score, kept.test_validated) == ("Tes kecemasan daring", "2024", "sedang", "no")


def test_quadrants_and_the_road_of_life_keep_their_shape(case: Any, signed_in: Any, as_user: Any, opened: Any) -> None:
    ratna = signed_in("ratna")
    strengths = {
        "internal_strengths": "ambisius", "external_strengths": "pembina mendukung",
        "internal_weaknesses": "mudah ragu", "external_weaknesses": "asrama bising",
    }  # fmt: skip
    bpss = {
        "biological": "sembuh dari radang",
        "psychological": "cemas wawancara",
        "social": "dekat dengan kakak",
        "spiritual": "ibadah pekanan",
    }
    all_there(send(ratna, "evidence:tool", case, "strengths_quadrant", **strengths), *strengths.values())
    all_there(send(ratna, "evidence:tool", case, "bpss", **bpss), *bpss.values())
    events = [
        {"what": "juara lomba", "when": "2014", "age": "14", "mood": "up"},
        {"what": "ibu wafat", "when": "2022", "age": "22", "mood": "down"},
    ]
    page = send(ratna, "evidence:tool", case, "life_road_map", drawn_with_client="on", **rows("events", *events))
    all_there(page, "juara lomba", "terasa baik", "ibu wafat", "terasa berat")
    all_there(read(ratna, "casework:assessment_page", case), *strengths.values(), *bpss.values(), "juara", "lomba", "ibu wafat")
    assert page.index("juara lomba") < page.index("ibu wafat")
    with as_user("ratna"):
        opened()
        kept = {one.tool: one for one in ToolEntry.current.all()}
        assert kept["strengths_quadrant"].content == {name: [words] for name, words in strengths.items()}
        assert kept["bpss"].content == {name: [words] for name, words in bpss.items()}
        told = [{name: event[name] for name in events[0]} for event in kept["life_road_map"].content["events"]]
        assert told == events
        assert {one.tool: one.schema for one in kept.values()} == {"strengths_quadrant": 1, "bpss": 1, "life_road_map": 2}
        assert kept["life_road_map"].drawn_with_client


def test_the_five_principles_of_strength_are_questions_beside_the_assessment(case: Any, signed_in: Any) -> None:
    page = read(signed_in("ratna"), "casework:assessment_page", case)
    principles = load("strengths_principles").in_use()
    assert len(principles) == 5
    for one in principles:
        all_there(page, one.label("id"), one.text("prompt", "id"))
