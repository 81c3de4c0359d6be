"""Tools of assessment as read: the two figures of four boxes, the ecomap, and every other use of a tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.evidence.models import ToolEntry
from sintas.evidence.reading.tools import held_by
from sintas.instruments.catalogue import drawn, instrument
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.checks import CONFLICT, ecomap_counts
from sintas.practice.kept_apart import kept_apart

from ..models import Functioning
from .assessment_shapes import EcomapShown, Quad, Quarter, RoadEvent, TieShown, ToolShown
from .bpss import BPSS, bpss_boxes

STRENGTHS = ("internal_strengths", "external_strengths", "internal_weaknesses", "external_weaknesses")
ICONS = {"biological": "body", "psychological": "mind", "social": "people", "spiritual": "light"}
DRAWN_APART = frozenset({"strengths_quadrant", "bpss", "ecomap"})  # stand as figures of their own on the page


def url_for(case: Case, tool: str, row: ToolEntry | None) -> str:
    """Where the tool is written: its newest entry, or a new one. What is drawn from the file's people is copied where it is drawn:
    the form of its entry asks for remarks only."""
    if row is not None and row.content is None and drawn(tool) and instrument(tool).from_family:
        return reverse("evidence:drawing", args=[case.pk, tool])
    return reverse("evidence:tool_entry", args=[case.pk, row.entry]) if row else reverse("evidence:tool", args=[case.pk, tool])


def strengths_quad(case: Case, row: ToolEntry | None) -> Quad:
    """Strengths and challenges, from within and from around (R79)."""
    names = {
        "internal_strengths": _("Kekuatan dari dalam"),
        "external_strengths": _("Kekuatan dari lingkungan"),
        "internal_weaknesses": _("Tantangan dari dalam"),
        "external_weaknesses": _("Tantangan dari lingkungan"),
    }
    held = held_by(row)
    quarters = [Quarter(names[name], list(held.get(name) or ())) for name in STRENGTHS]
    return Quad(quarters, url_for(case, "strengths_quadrant", row), row is not None, copied(row))


def bpss_quad(case: Case, row: ToolEntry | None, functioning: Functioning | None, lang: str) -> Quad:
    """The figure, with what the domains of functioning say below it (R60-R62, R82)."""
    names = {"biological": _("Biologis"), "psychological": _("Psikologis"), "social": _("Sosial"), "spiritual": _("Spiritual")}
    boxes = bpss_boxes(row, functioning, lang)
    quarters = [Quarter(names[name], boxes[name], ICONS[name]) for name in BPSS]
    return Quad(quarters, url_for(case, "bpss", row), row is not None, copied(row))


def ecomap_shown(case: Case, row: ToolEntry | None, people: Sequence[tuple[str, str]], lang: str) -> EcomapShown:
    """The ties, nearest first as written, and what can be seen: conflict, where support comes from, who is very close."""
    names = dict(people)
    raw = held_by(row).get("ties") or []
    ties = [tie_shown(tie, names, lang) for tie in raw]
    return EcomapShown(ties, [*at_a_glance(raw, ties), *counted(raw, ties, lang)], url_for(case, "ecomap", row), row is not None)


def tie_shown(tie: Mapping[str, Any], names: Mapping[str, str], lang: str) -> TieShown:
    """One tie in words. A person of the file who was struck out since keeps the words written beside."""
    energies = {"to_client": _("memberi kepada klien"), "from_client": _("menerima dari klien"), "both": _("saling mendukung")}
    closeness = str(tie.get("closeness") or "")
    return TieShown(
        to=str(tie.get("to") or "") or names.get(str(tie.get("person") or ""), "") or _("Seseorang"),
        closeness=load("tie_qualities").label(closeness, lang) if closeness else "",
        energy=energies.get(str(tie.get("energy") or ""), ""),
        conflict=bool(tie.get("conflict")) or closeness in CONFLICT,
    )


def at_a_glance(raw: Sequence[Mapping[str, Any]], ties: Sequence[TieShown]) -> list[str]:
    """Sentences that follow from the ties alone; none without ties."""
    if not ties:
        return []
    conflict = [tie.to for tie in ties if tie.conflict]
    giving = [shown.to for tie, shown in zip(raw, ties, strict=True) if tie.get("energy") in ("to_client", "both")]
    closest = [shown.to for tie, shown in zip(raw, ties, strict=True) if tie.get("closeness") == "very_close"]
    return [
        _("Ada konflik dengan: %(names)s.") % {"names": ", ".join(conflict)} if conflict else _("Tidak ada hubungan yang dicatat berkonflik."),
        _("Dukungan datang dari: %(names)s.") % {"names": ", ".join(giving)} if giving else _("Belum tercatat dari siapa dukungan datang."),
        *([_("Sangat dekat: %(names)s.") % {"names": ", ".join(closest)}] if closest else []),
    ]


def counted(raw: Sequence[Mapping[str, Any]], ties: Sequence[TieShown], lang: str) -> list[str]:
    """How many ties give or receive support and how many do not, by closeness; none when the list knows no closeness of them."""
    listed = load("tie_qualities")
    rows = [(str(tie.get("closeness")), bool(tie.get("energy")), one.conflict) for tie, one in zip(raw, ties, strict=True)]
    known = [row for row in rows if listed.has(row[0])]
    if not known:
        return []
    found = ecomap_counts(known)

    def words(by: Counter[str]) -> str:
        return ", ".join(f"{listed.label(row.code, lang)} {by[row.code]}" for row in listed.rows if by[row.code]) or _("tidak ada")

    said = {"given": words(found.with_energy), "rest": words(found.without_energy)}
    return [_("Dengan dukungan: %(given)s. Dukungan tidak dicatat: %(rest)s.") % said]


def tool_shown(case: Case, row: ToolEntry, lang: str) -> ToolShown:
    """One use of a tool without a figure of its own. What a drawing of the body or of places holds stays behind its own page (R98-R99)."""
    listed = load("assessment_tools")
    sensitive = kept_apart(row.tool)
    held = {} if sensitive else held_by(row)
    return ToolShown(
        code=row.tool,
        name=listed.label(row.tool, lang),
        when=day_of(row, lang),
        url=url_for(case, row.tool, row),
        lines=list(held.get("lines") or ()),
        events=[event_shown(event) for event in held.get("events") or ()],
        note="" if sensitive else row.note or "",
        copied=copied(row),
        sensitive=sensitive,
        with_client=row.drawn_with_client,
        drawing_url=reverse("evidence:kept_drawing", args=[case.pk, row.tool, row.entry]) if drawn(row.tool) and copied(row) else "",
    )


def event_shown(event: Mapping[str, Any]) -> RoadEvent:
    """One event; an age stands for a missing date."""
    age = _("usia %(age)s") % {"age": event["age"]} if event.get("age") else ""
    return RoadEvent(", ".join(filter(None, (str(event.get("when") or ""), age))), str(event.get("what") or ""), str(event.get("mood") or ""))


def copied(row: ToolEntry | None) -> bool:
    """Whether what the tool showed stands in the file; True for a tool nobody used."""
    return row is None or row.content is not None


def day_of(row: Any, lang: str) -> str:
    """When it happened, "" when nobody noted it."""
    found = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    return found.text(lang) if found.is_known else ""
