"""One result as its page tells it: what it came to, on what it rests, and how it stands beside earlier ones. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.cases.bases import Case
from sintas.instruments.reading.own import Known
from sintas.instruments.reading.pages import language_name
from sintas.instruments.scales.definition import Scale
from sintas.instruments.scales.series import Series, changed, series
from sintas.kit import numbers
from sintas.kit.drawing import Drawing
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Cell, Column, Fact, Notice, Table
from sintas.practice.catalogue import load
from sintas.practice.measurement.reliable_change import Change

from .. import decimals
from ..models import ScaleResult
from .measures_scales import point_of, why
from .scales_course import course_of

WHY_ASIDE = {
    "not_asked": gettext_lazy("tidak lagi ditanyakan karena jawaban lain"),
    "no_round": gettext_lazy("putarannya sudah dihapus"),
    "unknown": gettext_lazy("pertanyaannya tidak ada dalam formulir ini"),
}


COUNTED = ("scale", "total_only")  # the others have no total, so there is none to compare


@dataclass(frozen=True)
class PartShown:
    """The whole or a subscale: `total` with its ends, the band in words, or why there is none."""

    label: str
    total: str
    ends: str
    band: str = ""
    source: str = ""
    why: str = ""
    prorated: str = ""


@dataclass(frozen=True)
class LineShown:
    """One question and its answer; `section` only where a new heading begins."""

    text: str
    answer: str
    section: str = ""
    gap: str = ""
    steps: str = ""


@dataclass(frozen=True)
class ResultShown:
    """A result for the template."""

    title: str
    facts: list[Fact]
    parts: list[PartShown] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    findings: list[PartShown] = field(default_factory=list)
    lines: list[LineShown] = field(default_factory=list)
    calculated: list[LineShown] = field(default_factory=list)
    aside: list[LineShown] = field(default_factory=list)
    earlier: Table | None = None
    course: Drawing | None = None
    change: str = ""
    left_out: tuple[str, ...] = ()
    licence: str = ""


def facts_of(row: ScaleResult, known: Known | None, lang: str, by: str, *, opened: bool) -> list[Fact]:
    """When, how, in which words, by whom. Without `opened` only what is no content."""
    when = FuzzyDate.decode(row.happened)
    version = _("%(language)s, versi %(version)s") % {"language": language_name(row.language), "version": row.scale_version}
    manner = load("completed_by").label(row.completed_by, lang) if row.completed_by else ""
    found = [
        (_("Diisi pada"), when.text(lang) if when.is_known else _("tanggal belum dicatat")),
        (_("Cara mengisi"), manner),
        (_("Dijawab oleh"), (row.proxy or "") if opened else ""),
        (_("Teks"), version),
        (_("Dicatat oleh"), by),
        (_("Catatan"), (row.note or "") if opened else ""),
    ]
    return [Fact(term, words) for term, words in found if words]


def result_of(case: Case, row: ScaleResult, known: Known | None, lang: str, by: str) -> ResultShown:
    """Everything of one result; two queries more for the earlier ones."""
    kept: dict[str, Any] = row.outcome or {}
    earlier = list(ScaleResult.current.filter(file_id=case.pk, scale=row.scale).order_by("happened_on", "written_at"))
    counted = kept.get("kind") in COUNTED
    table, change, left_out = beside(earlier, row, known, lang) if counted else (None, "", ())
    parts = [part_shown(kept["whole"], lang), *(part_shown(one, lang) for one in kept.get("subscales", ()))] if kept.get("whole") else []
    return ResultShown(
        title=said(kept.get("title"), lang) or row.scale,
        facts=facts_of(row, known, lang, by, opened=True),
        parts=parts,
        notices=notices_of(row, kept, lang),
        findings=[finding(one, lang) for one in kept.get("findings", ())],
        lines=lines_shown(kept.get("lines", ()), kept, lang),
        calculated=[LineShown(one["text"], one["answer"]) for one in kept.get("calculated", ())],
        aside=[LineShown(one["text"], one["answer"], gap=str(WHY_ASIDE.get(one["why"], ""))) for one in kept.get("set_aside", ())],
        earlier=table,
        course=course_of(earlier, row, known.scale, lang) if known is not None and known.scale is not None else None,
        change=change,
        left_out=left_out,
        licence=str(kept.get("notice") or ""),
    )


def said(words: Any, lang: str) -> str:
    """Words of an outcome in a language; some that were kept earlier stand in one only."""
    return str(words.get(lang) or words.get("id") or "") if isinstance(words, dict) else str(words or "")


def part_shown(one: dict[str, Any], lang: str) -> PartShown:
    """A total with what may be said of it."""
    total = one.get("total")
    band = one.get("band")
    missing = len(one.get("missing") or ())
    why_none = said(one.get("why_no_total"), lang) if total is None else said(one.get("why_no_band"), lang)
    return PartShown(
        label=said(one["label"], lang),
        total="" if total is None else decimals.words(Decimal(total)),
        ends=_("dari %(low)s sampai %(high)s") % {"low": decimals.words(Decimal(one["low"])), "high": decimals.words(Decimal(one["high"]))},
        band=said(band["label"], lang) if band else "",
        source=f"{said(band['source'], lang)}; {said(band['population'], lang)}" if band else "",
        why="" if band else why_none,
        prorated=ngettext(
            "Dihitung walau %(count)s butir kosong: diisi rata-rata butir lain.", "Dihitung walau %(count)s butir kosong: diisi rata-rata butir lain.", missing
        ) % {"count": missing} if one.get("prorated") else "",
    )  # fmt: skip


def finding(one: dict[str, Any], lang: str) -> PartShown:
    """A pattern of answers, never a diagnosis."""
    words = said(one["words"], lang) or _("Belum dapat dikatakan karena ada butir yang kosong.")
    return PartShown(said(one["label"], lang), "", "", band=words, source=f"{said(one['source'], lang)}; {said(one['population'], lang)}")


def words_from(source: str) -> str:
    """ "Teks: terjemahan Sintas." """
    return _("Teks: %(source)s.") % {"source": source.rstrip(".")} if source else ""


def notices_of(row: ScaleResult, kept: dict[str, Any], lang: str) -> list[Notice]:
    """What must be read with it: a danger first, then what its words and blanks do not allow."""
    found = [Notice(said(one["words"], lang), kind="danger") for one in kept.get("alerts", ())]
    found = list(dict.fromkeys(found))
    if kept.get("untested"):
        found.append(Notice(words_from(said(kept.get("source"), lang)), _("Terjemahan belum tervalidasi."), "warn"))
    if row.total_only:
        found.append(Notice(said(kept.get("reason"), lang), _("Hanya skornya yang dicatat.")))
    if row.total_only and kept.get("tested_form"):
        found.append(Notice(kept["tested_form"], _("Lembar yang dipakai:")))
    blank = len(kept.get("missing") or ())
    if blank and not kept.get("form"):
        total = (kept.get("whole") or {}).get("total")
        words = ngettext("%(count)s butir kosong.", "%(count)s butir kosong.", blank) % {"count": blank}
        counted = kept.get("kind") == "scale" and total is None
        found.append(Notice(_("Jumlah tidak dihitung.") if counted else _("Boleh dilengkapi nanti."), words))
    return found


def lines_shown(lines: Sequence[dict[str, Any]], kept: dict[str, Any], lang: str) -> list[LineShown]:
    """Questions with their answers."""
    section, found = "", []
    for one in lines:
        begins = one.get("section", "") if one.get("section", "") != section else ""
        section = one.get("section", "")
        gap = "" if one["answer"] else _("tidak ditanyakan") if one.get("not_asked") else _("tidak dijawab")
        steps = ", ".join(load("urgent_steps").label(code, lang) for code in one.get("steps", ()) if load("urgent_steps").has(code))
        found.append(LineShown(one["text"], one["answer"], begins, gap, steps))
    return found


def beside(rows: Sequence[ScaleResult], here: ScaleResult, known: Known | None, lang: str) -> tuple[Table | None, str, tuple[str, ...]]:
    """Results of this scale that compare with the newest, the change between first and last, and the others with the reason."""
    points = [(row, point) for row in rows if (point := point_of(row)) is not None]
    if len(points) < 2:
        return None, "", ()
    found = series(point for _row, point in points)
    by_point = {id(point): row for row, point in points}
    shown = [
        [
            Cell(numbers.day(one.on), "" if row.entry == here.entry else reverse("evidence:scale_entry", args=[row.file_id, row.entry])),
            Cell(decimals.words(Decimal(str(one.total))) if one.total is not None else "", number=True),
        ]
        for one in found.points
        if (row := by_point[id(one)]) is not None
    ]
    left_out = tuple(why(one) for one in found.left_out)
    if not shown:
        return None, "", left_out
    table = Table(_("Hasil yang dapat dibandingkan"), [Column(_("Tanggal")), Column(_("Skor"), number=True)], shown, note=" ".join(found.cautions))
    return table, change_words(found, known, lang), left_out


def change_words(found: Series, known: Known | None, lang: str) -> str:
    """From the first to the last, with whether that is more than chance, or why that cannot be said."""
    if known is None or known.scale is None:
        return ""
    moved = changed(known.scale, found)
    if moved.points is None:
        return moved.why_not
    points = decimals.words(Decimal(str(abs(moved.points))))
    if moved.points == 0:
        first = _("Skornya tetap.")
    elif moved.points > 0:
        first = _("Skornya naik %(points)s.") % {"points": points}
    else:
        first = _("Skornya turun %(points)s.") % {"points": points}
    toward = {"up": _("Makin tinggi makin baik."), "down": _("Makin rendah makin baik.")}.get(known.scale.better, "")
    return " ".join(filter(None, (first, toward, moved.why_not, reliable(moved.change), guided(known.scale, found, lang), moved.not_recovered)))


def guided(scale: Scale, found: Series, lang: str) -> str:
    """Published rules of thumb for a change, with their source; only for words that were tested."""
    wording = scale.wording(found.points[0].language)
    if wording is None or not wording.validated:
        return ""
    return " ".join(
        _("Menurut %(source)s (%(population)s), perubahan %(reliable)s poin dianggap andal dan %(meaningful)s poin dianggap berarti.")
        % {
            "source": one.source.say(lang),
            "population": one.population.say(lang),
            "reliable": decimals.words(Decimal(one.reliable)),
            "meaningful": decimals.words(Decimal(one.meaningful)),
        }
        for one in scale.change_guides
    )


def reliable(found: Change | None) -> str:
    """Whether the change is more than the scale's own uncertainty (D5), with the population that was asked."""
    if found is None:
        return ""
    words = (
        _("Perubahan ini lebih besar daripada kesalahan ukur alatnya (%(source)s).")
        if found.reliable
        else _("Perubahan ini masih mungkin karena kesalahan ukur alatnya (%(source)s).")
    )
    return words % {"source": found.source}
