"""How an imported document said what stands as a code now. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sintas.practice.catalogue import fold, load
from sintas.safekeeping.redaction import classed, row_classes

from ..models import Case, SourceFact
from .source import in_order

Place = tuple[str, str, str]  # "evaluation.hindering", code, entry as text

# In which lists the code of a column may stand, by place or by column.
LISTS: dict[str, tuple[str, ...]] = {
    "client.sex": ("sexes",),
    "client.marital": ("marital_statuses",),
    "disability.kinds": ("disability_kinds",),
    "disability.classes": ("disability_classes",),
    "disability.cause_period": ("disability_cause_periods",),
    "record.tags": ("access_routes",),
    "assessment.methods": ("assessment_methods",),
    "area_assessed.methods": ("assessment_methods",),
    "anxiety.level": ("anxiety_levels",),
    "tool_entry.content": ("tie_qualities",),
    "planned_service.method": ("practice_methods",),
    "planned_service.technique": ("techniques",),
    "planned_service.therapy": ("therapies",),
    "planned_service.pillar": ("pillars",),
    "session.steps": ("therapy_steps",),
    "session.therapy": ("therapies",),
    "session.techniques": ("techniques",),
    "evaluation.techniques": ("evaluation_techniques",),
    "evaluation.mechanisms": ("evaluation_mechanisms",),
    "evaluation.supporting": ("supporting_factors",),
    "evaluation.hindering": ("hindering_factors",),
    "termination.reasons": ("closing_reasons",),
    "implementer.part": ("plan_implementers",),
    "education": ("educations",),
    "religion": ("religions",),
    "relation": ("kin_relations", "perpetrator_relations"),
    "group_type": ("group_types",),
}


def wordings_of(case: Case) -> dict[Place, str]:
    """Place -> the document's words, for every code it matched; one query, {} for a case that was not imported."""
    rows = SourceFact.objects.filter(file_id=case.pk, kind="wording")
    return {(row.tags[0], row.tags[1], row.tags[2]): row.words for row in rows if len(row.tags) == 3}


@dataclass(frozen=True)
class WordingLine:
    """Words of the document and the label that stands for them; working words of the team."""

    words: str = classed("notes")
    label: str = classed("notes")
    shows_with: tuple[str, ...] = row_classes()


def wordings_for_paper(case: Case, lang: str) -> tuple[WordingLine, ...]:
    """Every wording that says more than its label, in the order of the document."""
    rows = sorted(SourceFact.objects.filter(file_id=case.pk, kind="wording"), key=lambda row: in_order(row.path))
    found: dict[tuple[str, str], None] = {}
    for row in rows:
        place, code = (row.tags[0], row.tags[1]) if len(row.tags) > 1 else ("", "")
        label = label_of(place, code, lang) if code else headed(place, lang)
        if label and fold(row.words) != fold(label):
            found[row.words.replace("_", " "), label] = None
    return tuple(WordingLine(words, label, ("notes",)) for words, label in found)


def headed(place: str, lang: str) -> str:
    """The kind of record that words only head ("kegiatan evaluasi": Evaluasi); "" where the record holds the words themselves."""
    kinds, kind = load("record_kinds"), place.partition(".")[0]
    return kinds.label(kind, lang) if kinds.has(kind) and not place.endswith(".relation") else ""


def label_of(place: str, code: str, lang: str) -> str:
    """The label of a code by the place it stands in; "" for none."""
    for name in (*LISTS.get(place, ()), *LISTS.get(place.rpartition(".")[2], ())):
        if code and load(name).has(code):
            return load(name).label(code, lang)
    return ""


def told(label: str, words: str) -> str:
    """ "Waktu terbatas (kelas Senin sampai Kamis)"; the label alone when the document says nothing more."""
    return f"{label} ({words})" if words and fold(words) != fold(label) else label


def labels_told(name: str, codes: Iterable[str], lang: str, said: Mapping[Place, str], place: str, entry: UUID) -> tuple[str, ...]:
    """The labels of several codes of the list `name` in `place` of `entry`, each with the document's words."""
    return tuple(told(load(name).label(code, lang), said.get((place, code, str(entry)), "")) for code in codes)
