"""What a group is for, and what its members agreed on, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Group, GroupAbout, GroupContract
from .facilitators import parts_told
from .mentors import named

FINER = {"subtype": "group_subtypes", "phase": "sensitivity_phases"}


def about_facts(group: Group, row: GroupAbout, lang: str) -> list[Fact]:
    """Content must have been opened. What a group cannot begin without shows as a gap, nothing else does."""
    finer = next((load(listed).label(getattr(row, name), lang) for name, listed in FINER.items() if getattr(row, name)), "")
    kind = load("group_types").label(row.type, lang) if row.type else ""
    return [
        fact(_("Jenis"), ", ".join(filter(None, (kind, finer))), _("belum ditentukan")),
        *chosen(_("Maksud"), "group_purposes", row.purposes, lang, gap=_("belum ditentukan")),
        *said(_("Terbuka atau tertutup"), load("group_openness").label(row.openness, lang) if row.openness else ""),
        *said(_("Kebutuhan yang mendasari"), row.need or ""),
        *chosen(_("Tujuan bekerja dengan kelompok"), "group_aims", row.aims, lang),
        *said(_("Tujuan"), row.aim_words or ""),
        *said(_("Jumlah anggota"), size_words(row)),
        *said(_("Peran fasilitator"), parts_told(group, row, lang)),
        *said(_("Mentor"), "\n".join(filter(None, (", ".join(named(row.mentors).values()), row.mentors_words or "")))),
        *said(_("Tempat bertemu"), row.setting or ""),
        *said(_("Jadwal"), row.schedule or ""),
        *chosen(_("Aturan main"), "group_ground_rules", row.rules, lang, words=row.rules_words or "", gap=_("belum dibicarakan")),
    ]


def contract_facts(row: GroupContract | None, lang: str) -> list[Fact]:
    """What was agreed, and on which day; [] while nothing is."""
    if row is None:
        return []
    told = [
        (_("Tujuan yang disepakati"), row.aims), (_("Jadwal dan tempat"), row.timetable), (_("Yang dijanjikan anggota"), row.member_tasks),
        (_("Yang dijanjikan fasilitator"), row.facilitator_tasks), (_("Kerahasiaan"), row.confidentiality), (_("Bila ada yang keberatan"), row.complaints),
        (_("Cara mengakhiri"), row.ending), (_("Disepakati"), FuzzyDate.decode(row.happened).text(lang) if row.happened else ""),
        (_("Ditinjau lagi"), numbers.day(row.review_on) if row.review_on else ""),
    ]  # fmt: skip
    return [Fact(term, words) for term, words in told if words]


def size_words(row: GroupAbout) -> str:
    """ "6 sampai 12 orang"."""
    if row.size_from and row.size_to:
        return _("%(least)s sampai %(most)s orang") % {"least": row.size_from, "most": row.size_to}
    if row.size_from:
        return _("paling sedikit %(least)s orang") % {"least": row.size_from}
    return _("paling banyak %(most)s orang") % {"most": row.size_to} if row.size_to else ""


def labels(list_name: str, codes: list[str], lang: str) -> str:
    """The words of several codes."""
    return ", ".join(load(list_name).label(code, lang) for code in codes)


def chosen(term: str, list_name: str, codes: list[str], lang: str, *, words: str = "", gap: str = "") -> list[Fact]:
    """What was chosen from a list, a line each once there are several, and what was added in words. Nothing said: `gap`, or nothing where it is ""."""
    points = [load(list_name).label(code, lang) for code in codes]
    if len(points) == 1:
        points, words = [], "\n".join(filter(None, (points[0], words)))
    if not points and not words:
        return [Fact(term, gap=gap)] if gap else []
    return [Fact(term, words, points=points)]


def fact(term: str, words: str, gap: str) -> Fact:
    """With words, or saying what is missing."""
    return Fact(term, words) if words else Fact(term, gap=gap)


def said(term: str, words: str) -> list[Fact]:
    """Nothing where nothing was said."""
    return [Fact(term, words)] if words else []
