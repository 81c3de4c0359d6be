"""assessment_for_paper(): all of the assessment that stands, in words for papers. Opens content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.kin_classes import classes_of_kin
from sintas.cases.reading.people import names_of
from sintas.evidence.models import ToolEntry
from sintas.evidence.reading.for_paper import drawable, drawings_for_paper, on_paper, row_needs
from sintas.evidence.reading.tools import held_by, latest
from sintas.practice.catalogue import load
from sintas.practice.kept_apart import kept_apart

from ..models import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings
from .assessment_judged import test_words
from .assessment_tools import STRENGTHS, copied, event_shown, tie_shown
from .bpss import bpss_boxes
from .packet_words import when, word
from .paper_assessment_shapes import (
    AnxietyPart,
    AreaLine,
    AssessmentPart,
    BpssBoxes,
    FunctioningLine,
    OpposedLine,
    RoadEvent,
    SourceLine,
    StrengthBoxes,
    Tie,
    ToolLine,
    Words,
)
from .paper_words import labels, own_words, written

AREA_CLASSES = {
    "health_legal": ("health", "legal"),
    "physical": ("health",),
    "psychosocial": ("psychology",),
    "mental_spiritual": ("psychology",),
    "family_tracing": ("family",),
}
TOOL_CLASSES = {
    "genogram": ("family",),
    "ecomap": ("family",),
    "social_map": ("family",),
    "sociogram": ("family",),
    "bpss": ("health", "psychology"),
    "life_road_map": ("story",),
    "anxiety_test": ("psychology",),
}
FIGURES = frozenset({"strengths_quadrant", "bpss", "ecomap", "life_road_map"})  # have a place of their own on the paper


def assessment_for_paper(case: Case, lang: str) -> AssessmentPart:
    """The versions that stand; AssessmentPart() when nothing is written. Inside translation.override(lang)."""
    heart = Assessment.current.filter(file_id=case.pk).first()
    around = Surroundings.current.filter(file_id=case.pk).first()
    functioning = Functioning.current.filter(file_id=case.pk).first()
    tools = list(ToolEntry.current.filter(file_id=case.pk).order_by("happened_on", "written_at"))
    sources = list(InformationSource.current.filter(file_id=case.pk).order_by("written_at"))
    areas = sorted(AreaAssessed.current.filter(file_id=case.pk).order_by("happened_on", "written_at"), key=area_place)
    anxiety = Anxiety.current.filter(file_id=case.pk).order_by("happened_on", "written_at")
    opposed = Contradiction.current.filter(file_id=case.pk).order_by("written_at")
    found: dict[str, Any] = {
        "sources": tuple(source_line(row, lang) for row in sources),
        "client_alone": bool(sources) and all(row.kind_of_source == "client" for row in sources),
        "areas": tuple(area_line(row, lang) for row in areas),
        "anxiety": tuple(anxiety_part(row, lang) for row in anxiety),
        "opposed": tuple(opposed_line(row, lang) for row in opposed),
        **tools_part(case, tools, functioning, lang),
        **(functioning_part(functioning, lang) if functioning else {}),
        **(around_part(around, lang) if around else {}),
        **(heart_part(case, heart, lang) if heart else {}),
    }
    return AssessmentPart(given=bool(heart or around or functioning or tools or areas or found["anxiety"]), **found)


def heart_part(case: Case, row: Assessment, lang: str) -> dict[str, Any]:
    """Problems, needs and potential, with all that leads to them."""
    many = {name: tuple(getattr(row, name) or ()) for name in (
        "background", "causes_internal", "causes_external", "problems", "needs", "potentials", "hopes",
    )}  # fmt: skip
    one = {name: getattr(row, name) or "" for name in (
        "family_background", "client_view", "emotional_state", "focus", "focus_in_source", "conclusion",
    )}  # fmt: skip
    return {
        "written": written(case, row, "assessment", lang),
        "methods": labels("assessment_methods", row.methods, lang),
        "nonverbal": labels("nonverbal_signs", row.nonverbal, lang),
        "trauma": word("trauma_levels", row.trauma, lang),
        "symptoms": grouped("symptom_groups", row.symptoms, lang),
        "factors": labels("contributing_factors", row.factors, lang),
        "impacts": (*labels("impacts", row.impact_codes, lang), *(row.impacts or ())),
        "focus_is_intervention": row.focus_names_intervention,
        "own_words": own_words(row),
        **many,
        **one,
    }


def around_part(row: Surroundings, lang: str) -> dict[str, Any]:
    """Family, institution, people around and the levels of the ecosystem."""
    return {
        "family": row.family or "",
        "institution": row.institution or "",
        "relations": row.relations or "",
        "close_to": tuple(row.close_to or ()),
        "ecosystem": grouped("ecosystem_levels", row.ecosystem, lang),
    }


def functioning_part(row: Functioning, lang: str) -> dict[str, Any]:
    """Criteria of social functioning in the order of their list; the four domains stand in the boxes of BPSS."""
    levels = dict(one.partition(":")[::2] for one in row.levels)
    said = row.criteria or {}
    listed = [one.code for one in load("functioning_domains").rows]
    order = [*(code for code in listed if code in levels or code in said), *(code for code in (*levels, *said) if code not in listed)]
    lines = [
        FunctioningLine(
            criterion=word("functioning_domains", code, lang),
            level=word("functioning_levels", levels.get(code, ""), lang),
            words=str(said.get(code) or ""),
        )
        for code in dict.fromkeys(order)
    ]
    return {"functioning": tuple(lines), "coping": row.coping or ""}


def tools_part(case: Case, rows: Sequence[ToolEntry], functioning: Functioning | None, lang: str) -> dict[str, Any]:
    """The four figures in their newest use and whatever is drawn, the other tools each; `tools_used` names all of them once.

    What is drawn is no line among the other tools: its caption says when it was made and what was noted with it.
    """
    boxes = {name: tuple(said) for name, said in bpss_boxes(latest(rows, "bpss"), functioning, lang).items()}
    strengths = held_by(latest(rows, "strengths_quadrant"))
    ties = held_by(latest(rows, "ecomap")).get("ties") or ()
    by_person = any(tie.get("person") for tie in ties)
    names = dict(names_of(case)) if by_person and not all(tie.get("to") for tie in ties) else {}
    marked = classes_of_kin(case) if by_person else {}
    road = held_by(latest(rows, "life_road_map")).get("events") or ()
    pictured = {row.pk for tool in on_paper() if (row := drawable(rows, tool)) is not None}
    remarked = [row for row in rows if row.tool in FIGURES and (row.note or not copied(row)) and row is latest(rows, row.tool)]
    others = [row for row in rows if row.tool not in FIGURES]
    return {
        "bpss": BpssBoxes(**boxes),
        "strengths": StrengthBoxes(**{name: tuple(strengths.get(name) or ()) for name in STRENGTHS}),
        "ties": tuple(tie_line(tie, names, marked, lang) for tie in ties),
        "road": tuple(road_event(event) for event in road),
        "tools": tuple(tool_line(row, lang) for row in [*remarked, *others] if row.pk not in pictured),
        "drawings": drawings_for_paper(case, rows, lang),
        "tools_used": tuple(dict.fromkeys(word("assessment_tools", row.tool, lang) for row in rows if not kept_apart(row.tool))),
    }


def tie_line(tie: Mapping[str, Any], names: Mapping[str, str], marked: Mapping[str, tuple[str, ...]], lang: str) -> Tie:
    shown = tie_shown(tie, names, lang)
    return Tie(to=shown.to, closeness=shown.closeness, energy=shown.energy, conflict=shown.conflict, shows_with=row_needs(tie, marked))


def road_event(event: Mapping[str, Any]) -> RoadEvent:
    shown = event_shown(event)
    return RoadEvent(when=shown.when, what=shown.what, mood={"up": _("terasa baik"), "down": _("terasa berat")}.get(shown.mood, ""))


def tool_line(row: ToolEntry, lang: str) -> ToolLine:
    """Drawings of the body and of places are named alone, under a class that is never given out."""
    name, day = word("assessment_tools", row.tool, lang), when(row, lang)
    if kept_apart(row.tool):
        return ToolLine(name=name, when=day, kept_apart=True, shows_with=("images",))
    held = tuple(held_by(row).get("lines") or ())
    return ToolLine(name=name, when=day, lines=held, note=row.note or "", copied=copied(row), shows_with=TOOL_CLASSES.get(row.tool, ()))


def area_place(row: AreaAssessed) -> int:
    """Its number among the eight; an area the list lost comes last."""
    codes = [one.code for one in load("assessment_areas").rows]
    return codes.index(row.area) if row.area in codes else len(codes)


def area_line(row: AreaAssessed, lang: str) -> AreaLine:
    """Who looked, how, and what came of it."""
    return AreaLine(
        code=row.area,
        area=word("assessment_areas", row.area, lang),
        methods=", ".join(labels("assessment_methods", row.methods, lang)),
        assessor=", ".join(filter(None, (row.assessor, word("professions", row.profession, lang)))),
        when=when(row, lang),
        result=row.result or "",
        percent="" if row.percent is None else _("%(percent)s%%") % {"percent": row.percent},
        shows_with=AREA_CLASSES.get(row.area, ()),
    )


def anxiety_part(row: Anxiety, lang: str) -> AnxietyPart:
    """A judgement, never a score of ours."""
    levels = load("anxiety_levels")
    lists = {name: labels(f"anxiety_{name}", getattr(row, name), lang) for name in ("signs", "symptoms", "causes", "impacts", "responses")}
    return AnxietyPart(
        when=when(row, lang),
        level=word("anxiety_levels", row.level, lang),
        meaning=levels.get(row.level).definition(lang) if levels.has(row.level) else "",
        reach=word("anxiety_range", row.reach, lang),
        words=row.words or "",
        test=test_words(row),
        weak=bool(row.test_name) and (row.test_validated != "yes" or not row.test_score),
        **lists,
    )


def source_line(row: InformationSource, lang: str) -> SourceLine:
    return SourceLine(kind=word("information_sources", row.kind_of_source, lang), words=row.words or "", when=when(row, lang))


def opposed_line(row: Contradiction, lang: str) -> OpposedLine:
    answer = "" if row.state == "open" else word("contradiction_states", row.state, lang)
    said = ". ".join(filter(None, (answer, row.explanation)))
    return OpposedLine(about=row.about or "", first=row.first, second=row.second, answer=said, shows_with=("notes",))


def grouped(name: str, held: Mapping[str, Any] | None, lang: str) -> tuple[tuple[str, Words], ...]:
    """{code: lines} as (label, lines), in the order of the list."""
    codes = [row.code for row in load(name).rows]
    said = sorted((held or {}).items(), key=lambda pair: codes.index(pair[0]) if pair[0] in codes else len(codes))
    return tuple((load(name).label(code, lang), tuple(lines)) for code, lines in said if lines)
