"""What a track keeps beside its steps, as lines: coded columns and days, nothing is unsealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.progressing import progress_of
from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Row
from sintas.practice.catalogue import load

from ..loader import slugs, track
from ..models import Advocacy, EconomicProgress, SafeHouseStay, Weighing
from ..stays import MOST_DAYS, last_day
from ..track import Track, named

PROGRESS = "tracks:economic_progress"
COMMON = ("id", "entry", "happened", "happened_on", "written_at")


@dataclass(frozen=True)
class Beside:
    """Records of one kind: heading, lines, where another is written."""

    title: str
    rows: list[Row]
    add_url: str


def beside(case: Case, track: Track, lang: str) -> list[Beside]:
    """The records of the steps that have one of their own. One query each; progress has that of programmes beside its own."""
    found = [kept(case, step.record, step.said.label(lang), lang) for step in track.steps if step.record]
    return [with_programmes(case, one, lang) if one.add_url == reverse(PROGRESS, args=[case.pk]) else one for one in found]


def with_programmes(case: Case, own: Beside, lang: str) -> Beside:
    """Who takes part in a programme is rated there, and asked once: the next rating leads to it, and its levels stand here."""
    others = progress_of(case, lang)
    if not others:
        return own
    return Beside(own.title, [row for one in others for row in one.rows] + own.rows, others[0].add_url)


def kept(case: Case, url_name: str, title: str, lang: str) -> Beside:
    """All records of a kind, the newest first."""
    model, columns, line = KINDS[url_name]
    found = model.current.filter(file_id=case.pk).only(*COMMON, *columns).order_by("-happened_on", "-written_at")
    rows = [line(case, row, reverse(f"{url_name}_entry", args=[case.pk, row.entry]), lang) for row in found]
    return Beside(title, rows, reverse(url_name, args=[case.pk]))


def stay_line(_case: Case, row: SafeHouseStay, url: str, lang: str) -> Row:
    """ "Tiba 3 Nov 2026 · 4 malam dari paling lama 7" """
    arrived = row.happened_on
    until = last_day(arrived, row.extended_until) if arrived else None
    nights = nights_used(arrived, row.left_on)
    parts = [
        _("%(nights)s malam dari paling lama %(most)s")
        % {"nights": nights, "most": (until - arrived).days if until and arrived else MOST_DAYS}
    ]
    if row.extended_until:
        parts.append(_("diperpanjang sampai %(day)s") % {"day": numbers.day(row.extended_until)})
    if row.left_on is None and until is not None and until < clock.today():
        parts.append(_("batasnya lewat sejak %(day)s") % {"day": numbers.day(until)})
    end = _("pergi %(day)s") % {"day": numbers.day(row.left_on)} if row.left_on else _("masih tinggal")
    return Row(_("Tiba %(day)s") % {"day": when(row, lang)}, url, sub=" · ".join(parts), end=end)


def nights_used(arrived: date | None, left_on: date | None) -> int:
    """How many nights so far."""
    return max(0, ((left_on or clock.today()) - arrived).days) if arrived else 0


def weighing_line(_case: Case, row: Weighing, url: str, lang: str) -> Row:
    return Row(load("weighing_states").label(row.state, lang), url, end=when(row, lang))


def progress_line(_case: Case, row: EconomicProgress, url: str, lang: str) -> Row:
    """The activity, how far, and who says so."""
    level = load("economic_levels").label(str(row.level), lang) if row.level is not None else _("belum dinilai")
    rated = _("dinilai %(rater)s") % {"rater": load("raters").label(row.rater, lang).lower()} if row.rater else ""
    return Row(load("economic_kinds").label(row.kind_of, lang), url, sub=" · ".join(filter(None, (level, rated))), end=when(row, lang))


def advocacy_line(_case: Case, row: Advocacy, url: str, lang: str) -> Row:
    """What was refused, and how it stands."""
    state = load("advocacy_results").label(row.result, lang) if row.result else _("belum ada hasil")
    kind = load("consent_recipients").label(row.service_kind, lang) if row.service_kind else ""
    title = part_words(row.part, lang) or kind or _("Layanan ditolak")
    sub = " · ".join(filter(None, (kind if row.part else "", state)))
    return Row(title, url, sub=sub, end=when(row, lang))


def part_words(part: str, lang: str) -> str:
    """ "Pendampingan hukum: Laporan ke polisi"; '' for none."""
    slug, _dash, code = part.partition("-")
    if slug not in slugs():
        return ""
    whole = track(slug)
    return f"{whole.said.label(lang)}: {named([step.said for step in whole.steps], code, lang)}"


def when(row: Any, lang: str) -> str:
    """The day in words."""
    return FuzzyDate.decode(row.happened).text(lang) if row.happened else numbers.day(row.written_at)


KINDS: dict[str, tuple[Any, tuple[str, ...], Any]] = {
    "tracks:stay": (SafeHouseStay, ("extended_until", "left_on"), stay_line),
    "tracks:weighing": (Weighing, ("state",), weighing_line),
    PROGRESS: (EconomicProgress, ("kind_of", "level", "rater"), progress_line),
    "tracks:advocacy": (Advocacy, ("part", "service_kind", "result"), advocacy_line),
}
