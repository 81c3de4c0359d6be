"""What was judged and on what it rests, as read: anxiety, areas, sources, what does not agree yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Anxiety, AreaAssessed, Contradiction, InformationSource
from .assessment_shapes import AnxietyShown, AreaShown, Opposed, SignGroup, SourceShown
from .assessment_tools import day_of


def words_of(name: str, codes: Sequence[str], lang: str) -> str:
    """Labels of codes, with commas."""
    return ", ".join(load(name).label(code, lang) for code in codes)


def anxiety_shown(case: Case, row: Anxiety, lang: str) -> AnxietyShown:
    """One judgement with its signs under their headings. Never a score of ours."""
    levels = load("anxiety_levels")
    known = levels.has(row.level)
    facts = [
        (_("Rentang respons"), load("anxiety_range").label(row.reach, lang) if row.reach else ""),
        (_("Gejala (Hawari)"), words_of("anxiety_symptoms", row.symptoms, lang)),
        (_("Respons"), words_of("anxiety_responses", row.responses, lang)),
        (_("Penyebab"), words_of("anxiety_causes", row.causes, lang)),
        (_("Dampak"), words_of("anxiety_impacts", row.impacts, lang)),
    ]
    return AnxietyShown(
        level=levels.label(row.level, lang) if row.level else "",
        meaning=levels.get(row.level).definition(lang) if known else "",
        when=day_of(row, lang),
        words=row.words or "",
        groups=sign_groups(row.signs, lang),
        facts=[Fact(term, words) for term, words in facts if words],
        test=test_words(row),
        test_weak=bool(row.test_name) and (row.test_validated != "yes" or not row.test_score),
        url=reverse("casework:anxiety_entry", args=[case.pk, row.entry]),
    )


def sign_groups(codes: Sequence[str], lang: str) -> list[SignGroup]:
    """Signs under the headings of their list; a code the list lost stands last, as it is."""
    listed = load("anxiety_signs")
    groups = [
        SignGroup(group.label(lang), [row.label(lang) for row in listed.of_group(group.code) if row.code in codes]) for group in listed.groups
    ]
    lost = [code for code in codes if not listed.has(code)]
    return [group for group in [*groups, SignGroup("", lost)] if group.signs]


def test_words(row: Anxiety) -> str:
    """ "Tes daring, versi 2. Skor 12." or that no score was noted; "" without a test."""
    if not row.test_name:
        return ""
    named = _("%(name)s, versi %(version)s") % {"name": row.test_name, "version": row.test_version} if row.test_version else row.test_name
    score = _("skor %(score)s") % {"score": row.test_score} if row.test_score else _("skor tidak dicatat")
    return f"{named}, {score}"


def area_shown(case: Case, row: AreaAssessed, lang: str) -> AreaShown:
    """Who looked at the area, how, and what came of it (R66, R68-R76)."""
    profession = load("professions").label(row.profession, lang) if row.profession else ""
    return AreaShown(
        area=load("assessment_areas").label(row.area, lang),
        by=", ".join(filter(None, (row.assessor, profession))),
        methods=words_of("assessment_methods", row.methods, lang),
        when=day_of(row, lang),
        result=row.result or "",
        percent="" if row.percent is None else _("%(percent)s%%") % {"percent": row.percent},
        url=reverse("casework:area_entry", args=[case.pk, row.entry]),
    )


def source_shown(case: Case, row: InformationSource, lang: str) -> SourceShown:
    """ "Guru: wali kelas"."""
    kind = load("information_sources").label(row.kind_of_source, lang)
    return SourceShown(
        f"{kind}: {row.words}" if row.words else kind,
        day_of(row, lang),
        reverse("casework:information_source_entry", args=[case.pk, row.entry]),
    )


def opposed(case: Case, row: Contradiction, lang: str) -> Opposed:
    """Both as they were said, and how it was settled."""
    return Opposed(
        about=row.about or "",
        first=row.first,
        second=row.second,
        url=reverse("casework:contradiction_entry", args=[case.pk, row.entry]),
        open=row.state == "open",
        answer="" if row.state == "open" else load("contradiction_states").label(row.state, lang),
        explanation=row.explanation or "",
    )
