"""The assessment as it is put before whoever approves it (R53-R114): all of it that stands on that day, and no other record of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.cases.reading.people import names_of
from sintas.evidence.models import ToolEntry
from sintas.evidence.reading.tools import held_by
from sintas.practice.catalogue import load
from sintas.practice.kept_apart import kept_apart

from ..models import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings
from .assessment_shapes import TieShown
from .assessment_tools import STRENGTHS, event_shown, tie_shown
from .bpss import BPSS
from .packet_words import Packet, Part, Words, filled, last_change, lines_by, own_words, part, version_title, when, word, words, written

STRENGTH_WORDS: dict[str, Words] = {
    "internal_strengths": gettext_lazy("Kekuatan dari dalam"),
    "external_strengths": gettext_lazy("Kekuatan dari lingkungan"),
    "internal_weaknesses": gettext_lazy("Tantangan dari dalam"),
    "external_weaknesses": gettext_lazy("Tantangan dari lingkungan"),
}
DOMAIN_WORDS: dict[str, Words] = {
    "biological": gettext_lazy("Biologis"),
    "psychological": gettext_lazy("Psikologis"),
    "social": gettext_lazy("Sosial"),
    "spiritual": gettext_lazy("Spiritual"),
}
MODELS = (Assessment, Surroundings, Functioning, Anxiety, AreaAssessed, InformationSource, ToolEntry, Contradiction)


def changed(case: Case) -> datetime | None:
    """When any part of the assessment was last written."""
    return last_change(case, *MODELS)


def compose(case: Case, entry: UUID | None, lang: str) -> Packet | None:
    """None while no assessment is written. Opens content."""
    row = Assessment.current.filter(file_id=case.pk).first()
    if row is None:
        return None
    with translation.override(lang):
        title = version_title(load("approval_subjects").label("assessment", lang), row.number)
        parts = [*heart(row, lang), *around(case, lang), *functioning(case, lang), *judged(case, lang), *grounds(case, lang)]
        return Packet(title, filled(parts), entry=row.entry, number=row.number)


def heart(row: Assessment, lang: str) -> list[Part]:
    """Problems, needs and potential; what is not written is said to be missing."""
    frame = [
        (_("Ditulis oleh"), written(row)),
        (_("Tanggal asesmen"), when(row, lang)),
        (_("Cara"), words("assessment_methods", row.methods, lang)),
    ]
    state = [
        (_("Keadaan emosi"), row.emotional_state or ""),
        (_("Tanda nonverbal"), words("nonverbal_signs", row.nonverbal, lang)),
        (_("Trauma menurut pendamping"), word("trauma_levels", row.trauma, lang)),
    ]
    coded = [
        (_("Faktor"), words("contributing_factors", row.factors, lang)),
        (_("Dampak"), words("impacts", row.impact_codes, lang)),
    ]
    focus_hint = [_("Fokus ini menyebut intervensi, belum masalahnya.")] if row.focus_names_intervention else []
    return [
        part(_("Versi ini"), facts=frame),
        part(_("Fokus masalah"), text=row.focus, lines=focus_hint, core=True),
        part(_("Masalah"), lines=row.problems or (), core=True),
        part(_("Kebutuhan"), lines=row.needs or (), core=True),
        part(_("Potensi"), lines=row.potentials or (), core=True),
        part(_("Harapan klien"), lines=row.hopes or ()),
        part(_("Pandangan klien"), text=row.client_view),
        part(_("Latar belakang"), lines=row.background or ()),
        part(_("Latar belakang keluarga"), text=row.family_background),
        part(_("Keadaan saat asesmen"), facts=state),
        part(_("Gejala"), lines=lines_by("symptom_groups", row.symptoms, lang)),
        part(_("Penyebab dari dalam"), lines=row.causes_internal or ()),
        part(_("Penyebab dari luar"), lines=row.causes_external or ()),
        part(_("Dampak"), lines=row.impacts or (), facts=coded),
        part(_("Kesimpulan"), text=row.conclusion, core=True),
        part(_("Belum dikodekan"), lines=own_words(row)),
    ]


def around(case: Case, lang: str) -> list[Part]:
    """Family, institution, the levels of the ecosystem."""
    row = Surroundings.current.filter(file_id=case.pk).first()
    if row is None:
        return []
    facts = [(_("Keluarga"), row.family or ""), (_("Lembaga"), row.institution or ""), (_("Hubungan"), row.relations or "")]
    return [
        part(_("Lingkungan sosial"), facts=facts, lines=lines_by("ecosystem_levels", row.ecosystem, lang)),
        part(_("Orang yang dekat"), lines=row.close_to or ()),
    ]


def functioning(case: Case, lang: str) -> list[Part]:
    """Four domains and the criteria of social functioning."""
    row = Functioning.current.filter(file_id=case.pk).first()
    if row is None:
        return []
    facts = [
        (_("Tinggi badan (cm)"), row.height_cm or ""),
        (_("Berat badan (kg)"), row.weight_kg or ""),
        (_("Penyakit keturunan"), word("degrees", row.hereditary_illness, lang)),
        (_("Penyakit"), row.illness or ""),
        (_("Tingkat kecerdasan"), " ".join(one for one in (row.intelligence_band, row.intelligence_label) if one)),
        *((word("functioning_domains", name, lang), getattr(row, name) or "") for name in ("physical", "psychological", "social", "spiritual")),
        (_("Memenuhi tuntutan hidup"), row.coping or ""),
    ]
    levels = []
    for one in row.levels:
        domain, _colon, level = one.partition(":")
        levels.append(f"{word('functioning_domains', domain, lang)}: {word('functioning_levels', level, lang)}")
    awards = [" ".join(str(bit) for bit in (one.get("name"), one.get("year")) if bit) for one in row.awards or ()]
    return [
        part(_("Keberfungsian"), facts=facts, lines=[*levels, *lines_by("functioning_domains", row.criteria, lang)]),
        part(_("Penghargaan"), lines=awards),
    ]


def judged(case: Case, lang: str) -> list[Part]:
    """Anxiety as the worker judged it, each day a part of its own."""
    found = []
    for row in Anxiety.current.filter(file_id=case.pk).order_by("happened_on", "written_at"):
        test = " ".join(one for one in (row.test_name, row.test_version, row.test_score) if one)
        facts = [
            (_("Tanggal"), when(row, lang)),
            (_("Tingkat"), word("anxiety_levels", row.level, lang)),
            (_("Rentang"), word("anxiety_range", row.reach, lang)),
            (_("Tanda"), words("anxiety_signs", row.signs, lang)),
            (_("Gejala"), words("anxiety_symptoms", row.symptoms, lang)),
            (_("Penyebab"), words("anxiety_causes", row.causes, lang)),
            (_("Dampak"), words("anxiety_impacts", row.impacts, lang)),
            (_("Respons"), words("anxiety_responses", row.responses, lang)),
            (_("Tes dari luar"), test),
        ]
        found.append(part(_("Kecemasan menurut pendamping"), facts=facts, text=row.words))
    return found


def grounds(case: Case, lang: str) -> list[Part]:
    """What it rests on: areas and who assessed them, sources, tools, and what does not agree yet."""
    areas = []
    for area in AreaAssessed.current.filter(file_id=case.pk).order_by("written_at"):
        facts = [
            (_("Oleh"), ", ".join(one for one in (area.assessor, word("professions", area.profession, lang)) if one)),
            (_("Cara"), words("assessment_methods", area.methods, lang)),
            (_("Kemajuan"), f"{area.percent}%" if area.percent is not None else ""),
        ]
        areas.append(part(word("assessment_areas", area.area, lang), facts=facts, text=area.result))
    sources = [
        ", ".join(one for one in (word("information_sources", row.kind_of_source, lang), row.words) if one)
        for row in InformationSource.current.filter(file_id=case.pk).order_by("written_at")
    ]
    people = names_of(case)
    tools = [tool_part(row, people, lang) for row in ToolEntry.current.filter(file_id=case.pk).order_by("written_at")]
    disputes = [
        part(
            _("Belum sejalan: %(about)s") % {"about": row.about} if row.about else _("Catatan yang belum sejalan"),
            facts=[
                (_("Yang satu"), row.first),
                (_("Yang lain"), row.second),
                (_("Keadaan"), word("contradiction_states", row.state, lang)),
            ],
            text=row.explanation,
        )
        for row in Contradiction.current.filter(file_id=case.pk).order_by("written_at")
    ]
    return [*areas, part(_("Sumber informasi"), lines=sources, core=True), *tools, *disputes]


def tool_part(row: ToolEntry, people: Sequence[tuple[str, str]], lang: str) -> Part:
    """One use of a tool; a drawing of the body or of places only by name and day (R98, R99)."""
    title = _("Alat: %(tool)s") % {"tool": word("assessment_tools", row.tool, lang)}
    if kept_apart(row.tool):
        return part(title, facts=[(_("Tanggal"), when(row, lang))], text=_("Isinya sangat rahasia dan tidak ikut diajukan."))
    return part(title, lines=content_of(row, people, lang), text=row.note)


def content_of(row: ToolEntry, people: Sequence[tuple[str, str]], lang: str) -> list[str]:
    """What a tool showed, a line each, in the words its own page uses (models.ToolEntry tells the shapes)."""
    held = held_by(row)
    if row.tool == "ecomap":
        names = dict(people)
        return [tie_line(tie_shown(tie, names, lang)) for tie in held.get("ties") or ()]
    if row.tool == "strengths_quadrant":
        return under_heading([(STRENGTH_WORDS[name], held.get(name)) for name in STRENGTHS])
    if row.tool == "bpss":
        return under_heading([(DOMAIN_WORDS[name], held.get(name)) for name in BPSS])
    events = [event_shown(one) for one in held.get("events") or ()]
    return [*(f"{one.when}: {one.what}" if one.when else one.what for one in events), *(held.get("lines") or ())]


def tie_line(tie: TieShown) -> str:
    """One tie of the ecomap."""
    return ", ".join(one for one in (tie.to, tie.closeness, tie.energy, _("ada konflik") if tie.conflict else "") if one)


def under_heading(named: Sequence[tuple[Words, list[str] | None]]) -> list[str]:
    """ "Kekuatan dari dalam: tabah; jujur", only those that hold something."""
    return [f"{name}: {'; '.join(lines)}" for name, lines in named if lines]
