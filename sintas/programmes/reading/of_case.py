"""What one client takes part in: each programme with its days, how often she was there, and how far she has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.progressing import Progressing
from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load

from ..models import Attendance, Enrolment, Leave, Placement, Progress
from ..models.programme import PERCENT


@dataclass(frozen=True)
class TakenPart:
    """One programme of one client, everything in words."""

    entry: UUID
    name: str
    state: Tag
    days: str
    there: str
    codes: list[str]
    note: str
    change: str
    levels: list[Row]


@dataclass(frozen=True)
class OfCase:
    """What the page shows."""

    programmes: list[TakenPart]
    places: list[Row]
    leaves: list[Row]


def programmes_of(case: Case, lang: str) -> OfCase:
    """Newest first. Opens content."""
    rows = list(Enrolment.current.filter(file_id=case.pk).order_by("-from_on", "-id"))
    marks: dict[UUID, Counter[str]] = {}
    for entry, state in Attendance.objects.filter(file_id=case.pk).values_list("enrolment", "state"):
        marks.setdefault(entry, Counter())[state] += 1
    rated: dict[UUID, list[Progress]] = {}
    for one in Progress.current.filter(file_id=case.pk).order_by("-happened_on", "-id"):
        rated.setdefault(one.enrolment, []).append(one)
    return OfCase(
        [taken(case, row, marks.get(row.entry, Counter()), rated.get(row.entry, []), lang) for row in rows],
        [place_row(case, row) for row in Placement.current.filter(file_id=case.pk).order_by("-from_on", "-id")],
        [leave_row(case, row) for row in Leave.current.filter(file_id=case.pk).order_by("-from_on", "-id")],
    )


def parts_offered(case: Case) -> list[tuple[str, str]]:
    """(entry, name and highest level) of what she takes part in or has finished. Header keys only."""
    rows = Enrolment.current.filter(file_id=case.pk).exclude(state="waiting").defer("note").order_by("-from_on", "-id")
    return [(str(row.entry), _("%(name)s (0 sampai %(most)s)") % {"name": row.name, "most": row.levels}) for row in rows]


def rated_row(case: Case, row: Progress, lang: str) -> Row:
    """One rating: how far, by whom, on which day."""
    who = [rater_said(row, lang), row.rater_name or ""]
    said = " · ".join(part for part in (*who, FuzzyDate.decode(row.happened).text(lang), row.words or "") if part)
    return Row(level_said(row), reverse("programmes:progress_entry", args=[case.pk, row.entry]), said)


def place_row(case: Case, row: Placement) -> Row:
    """One place in a dormitory."""
    if row.until_on:
        days = _("%(first)s, keluar %(last)s") % {"first": numbers.day(row.from_on), "last": numbers.day(row.until_on)}
    else:
        days = _("sejak %(day)s") % {"day": numbers.day(row.from_on)}
    tag = Tag(_("melebihi tempat"), "part") if row.over else None
    return Row(row.name, reverse("programmes:placement_entry", args=[case.pk, row.entry]), " · ".join(x for x in (days, row.why or "") if x), tag=tag)


def leave_row(case: Case, row: Leave) -> Row:
    """One leave: away, back, or not back on the day that was agreed."""
    title = _("%(first)s sampai %(last)s") % {"first": numbers.day(row.from_on), "last": numbers.day(row.expected_on)}
    if row.back_on:
        tag = Tag(_("kembali %(day)s") % {"day": numbers.day(row.back_on)}, "done")
    elif row.stays_away_on:
        tag = Tag(_("tidak kembali, diketahui %(day)s") % {"day": numbers.day(row.stays_away_on)})
    elif row.expected_on < clock.today():
        tag = Tag(_("belum kembali"), "late")
    else:
        tag = Tag(_("sedang izin") if row.from_on <= clock.today() else _("akan izin"), "part")
    said = " · ".join(part for part in (row.with_whom or "", row.words or "") if part)
    return Row(title, reverse("programmes:leave_entry", args=[case.pk, row.entry]), said, tag=tag)


def taken(case: Case, row: Enrolment, marks: Counter[str], rated: list[Progress], lang: str) -> TakenPart:
    """One enrolment in words."""
    kinds = {"enrolled": "part", "waiting": "todo", "finished": "done", "left": ""}
    return TakenPart(
        row.entry,
        row.name,
        Tag(load("enrolment_states").label(row.state, lang), kinds.get(row.state, "")),
        span(row),
        ", ".join(f"{load('attendance_states').label(code, lang)}: {marks[code]}" for code in ("present", "excused", "absent") if marks[code]),
        codes_of(row, lang),
        row.note or "",
        reverse("programmes:enrolment_entry", args=[case.pk, row.entry]),
        [rated_row(case, one, lang) for one in rated],
    )


def span(row: Enrolment) -> str:
    """From when to when."""
    if row.until_on:
        return _("%(first)s sampai %(last)s") % {"first": numbers.day(row.from_on), "last": numbers.day(row.until_on)}
    return _("sejak %(day)s") % {"day": numbers.day(row.from_on)}


def codes_of(row: Enrolment, lang: str) -> list[str]:
    """What is counted, in the words of the lists; a pillar and a service of the same name are said once."""
    one = (
        ("beneficiary_statuses", row.status), ("pillars", row.pillar), ("services", row.service), ("service_bases", row.basis),
        ("rehabilitation_manners", row.manner), ("welfare_activities", row.welfare),
    )  # fmt: skip
    many = (("implementation_activities", row.activities), ("ppks", row.ppks))
    found = [load(name).label(code, lang) for name, code in one if code]
    return list(dict.fromkeys([*found, *(load(name).label(code, lang) for name, codes in many for code in codes)]))


def progressing(case: Case, lang: str) -> Progressing | None:
    """How far in each programme, for a page of another room: names and levels, no words. None where she takes part in none. Two queries."""
    enrolled = Enrolment.current.filter(file_id=case.pk).exclude(state="waiting").only("id", "file_id", "entry", "name")
    names = {row.entry: row.name for row in enrolled}
    if not names:
        return None
    url = reverse("programmes:of_case", args=[case.pk])
    rated = Progress.current.filter(file_id=case.pk, enrolment__in=names).order_by("-happened_on", "-id")
    coded = rated.only("id", "file_id", "entry", "enrolment", "level", "out_of", "rater", "happened")
    rows = [Row(f"{names[one.enrolment]}: {level_said(one)}", url, rater_said(one, lang), end=FuzzyDate.decode(one.happened).text(lang)) for one in coded]
    return Progressing(rows, reverse("programmes:progress", args=[case.pk]))


def level_said(row: Progress) -> str:
    """60%, or "3 dari 4"."""
    return f"{row.level}%" if row.out_of == PERCENT else _("%(level)s dari %(most)s") % {"level": row.level, "most": row.out_of}


def rater_said(row: Progress, lang: str) -> str:
    """What kind of person rated it."""
    return load("programme_raters").label(row.rater, lang) if row.rater else ""
