"""assessment_of(): everything the assessment of a case holds today, in the reader's language. Opens content: the trail row stands first."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.kin import KIN_ROWS, subject_from
from sintas.cases.reading.people import named_rows
from sintas.cases.reading.together import Together
from sintas.evidence.models import ToolEntry
from sintas.evidence.reading.tools import drawing_of, latest
from sintas.instruments.instrument import Manner
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings
from .assessment_judged import anxiety_shown, area_shown, opposed, source_shown, words_of
from .assessment_shapes import AssessmentShown, Focus
from .assessment_tools import DRAWN_APART, bpss_quad, day_of, ecomap_shown, strengths_quad, tool_shown
from .packet_words import own_words

__all__ = ["AssessmentShown", "assessment_of"]


PARTS = Together(
    assessments=lambda: Assessment.current.order_by("pk"),
    surroundings=lambda: Surroundings.current.order_by("pk"),
    functioning=lambda: Functioning.current.order_by("pk"),
    judged=lambda: as_happened(Anxiety.current),
    areas=lambda: as_happened(AreaAssessed.current),
    sources=lambda: as_happened(InformationSource.current),
    tools=lambda: as_happened(ToolEntry.current),
    disputes=lambda: Contradiction.current.order_by("written_at"),
    **KIN_ROWS,
)


def assessment_of(case: Case, lang: str) -> AssessmentShown:
    """One query and one for the keys."""
    rows = PARTS.of(case)
    row, around, functioning = (next(iter(rows[name]), None) for name in ("assessments", "surroundings", "functioning"))
    areas, sources, tools, people = rows["areas"], rows["sources"], rows["tools"], named_rows(rows["people"])
    shown = [opposed(case, one, lang) for one in rows["disputes"]]
    anxieties = [anxiety_shown(case, one, lang) for one in reversed(rows["judged"])]
    subject = subject_from(rows)
    return AssessmentShown(
        written=row is not None,
        when=day_of(row, lang) if row else "",
        focus=focus_of(row),
        problems=lines(row, "problems"),
        needs=lines(row, "needs"),
        potentials=lines(row, "potentials"),
        hopes=lines(row, "hopes"),
        picture=picture(row, lang) if row else [],
        methods=[load("assessment_methods").label(code, lang) for code in row.methods] if row else [],
        bpss=bpss_quad(case, latest(tools, "bpss"), functioning, lang),
        strengths=strengths_quad(case, latest(tools, "strengths_quadrant")),
        functioning=criteria(functioning, lang) if functioning else [],
        surroundings=surroundings(around, lang) if around else [],
        ecomap=ecomap_shown(case, latest(tools, "ecomap"), people, lang),
        tools=[tool_shown(case, one, lang) for one in tools if one.tool not in DRAWN_APART],
        contradictions=[one for one in shown if one.open],
        settled=[one for one in shown if not one.open],
        sources=[source_shown(case, one, lang) for one in sources],
        only_the_client=bool(sources) and {one.kind_of_source for one in sources} == {"client"},
        areas=[area_shown(case, one, lang) for one in areas],
        anxiety=anxieties[0] if anxieties else None,
        earlier_anxiety=anxieties[1:],
        tested=[one for one in anxieties if one.test],
        people=len(people),
        genogram=drawing_of(None, subject, Manner(ident="genogram"), tool="genogram"),
        map=drawing_of(latest(tools, "ecomap"), subject, Manner(ident="ecomap"), tool="ecomap"),
        road=drawing_of(latest(tools, "life_road_map"), subject, Manner(ident="road"), tool="life_road_map"),
    )


def in_order(model: Any, case: Case) -> QuerySet[Any]:
    """Records that stand, in the order they happened; those without a date first."""
    return as_happened(model.current.filter(file_id=case.pk))


def as_happened(rows: Any) -> QuerySet[Any]:
    """The same order for any rows."""
    found: QuerySet[Any] = rows.order_by(F("happened_on").asc(nulls_first=True), "written_at")
    return found


def focus_of(row: Assessment | None) -> Focus:
    """The focus and what its wording says about itself."""
    if row is None:
        return Focus("", False, "")
    return Focus(row.focus or "", row.focus_names_intervention, row.focus_in_source or "")


def lines(row: Assessment | None, name: str) -> list[str]:
    """A list of lines; empty when not recorded."""
    return list(getattr(row, name) or ()) if row else []


def picture(row: Assessment, lang: str) -> list[Fact]:
    """Background, symptoms, causes and impacts, as far as they are recorded."""
    said = row.symptoms or {}
    symptoms = [(group.label(lang), in_lines(said.get(group.code))) for group in load("symptom_groups").rows]
    told = [
        (_("Latar belakang masalah"), in_lines(row.background)),
        (_("Latar belakang keluarga"), row.family_background or ""),
        *symptoms,
        (_("Penyebab dari dalam"), in_lines(row.causes_internal)),
        (_("Penyebab dari luar"), in_lines(row.causes_external)),
        (_("Keadaan yang memengaruhi"), words_of("contributing_factors", row.factors, lang)),
        (_("Dampak"), in_lines(row.impacts)),
        (_("Dampak menurut daftar"), words_of("impacts", row.impact_codes, lang)),
        (_("Keadaan emosi"), row.emotional_state or ""),
        (_("Tanda yang tampak"), words_of("nonverbal_signs", row.nonverbal, lang)),
        (_("Tingkat trauma menurut pendamping"), load("trauma_levels").label(row.trauma, lang) if row.trauma else ""),
        (_("Kesimpulan"), row.conclusion or ""),
        (_("Belum dikodekan"), in_lines(own_words(row))),
    ]
    voice = [Fact(_("Pendapat klien tentang masalahnya"), row.client_view, voice=True)] if row.client_view else []
    return voice + [Fact(term, words) for term, words in told if words]


def criteria(row: Functioning, lang: str) -> list[Fact]:
    """How life's demands are met, then each criterion with its level and what was seen (R285-R290)."""
    levels = dict(one.partition(":")[::2] for one in row.levels)
    told = row.criteria or {}
    shown = [Fact(_("Menghadapi tuntutan hidup"), row.coping)] if row.coping else []
    for one in load("functioning_domains").of_group("social"):
        level = load("functioning_levels").label(levels[one.code], lang) if one.code in levels else ""
        words = ". ".join(filter(None, (level, told.get(one.code, ""))))
        if words:
            shown.append(Fact(one.label(lang), words))
    return shown


def surroundings(row: Surroundings, lang: str) -> list[Fact]:
    """Family, institution, people, and the levels of the ecosystem that say something."""
    levels = load("ecosystem_levels")
    told = row.ecosystem or {}
    facts = [
        (_("Keluarga"), row.family or ""),
        (_("Lembaga"), row.institution or ""),
        (_("Hubungan dengan orang di sekitar"), row.relations or ""),
        (_("Dekat dengan"), in_lines(row.close_to)),
        *((level.label(lang), in_lines(told.get(level.code))) for level in levels.rows),
    ]
    return [Fact(term, words) for term, words in facts if words]


def in_lines(things: list[str] | None) -> str:
    """Lines below one another."""
    return "\n".join(things or ())
