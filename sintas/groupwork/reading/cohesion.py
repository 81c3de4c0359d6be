"""How a group holds together over its sessions (R255, R257): figures of practice/group/cohesion.py side by side, to be talked over. Opens content.

Only members who may still be named are counted in a picture, and only those asked both times are compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.instruments.charts import legs
from sintas.instruments.charts.series import ChartPoint, PhaseSeries
from sintas.kit import numbers
from sintas.kit.drawing import Drawing
from sintas.kit.pieces import Cell, Column, Table
from sintas.practice.group.cohesion import Change, Picture, Roll, changes, not_heard_yet

from ..models import Group, GroupSociogram
from .members import members_of, takes_part
from .rolls import RollsOf, SessionRoll, no_rolls
from .sociograms import called_of, picture, session_words, when_words

LEAST_SHOWN = 2  # points, for a line to say something
WHOLE = Decimal(100)


@dataclass(frozen=True)
class CohesionPage:
    """`pictures` and `sessions` None while there are none; `said` are sentences to talk over, `unheard` names of members who may be named."""

    pictures: Table | None
    sessions: Table | None
    chart: Drawing | None
    said: list[str]


def cohesion_page(group: Group, lang: str, rolls: RollsOf = no_rolls) -> CohesionPage:
    """`rolls` gives the attendance of the sessions held. Its content must have been opened in the trail."""
    members = members_of(group)
    called = called_of(members)
    rows = list(GroupSociogram.current.filter(file_id=group.pk).order_by("happened_on", "written_at"))
    pictures = [picture(row).among(frozenset(called)) for row in rows]
    held = list(rolls(group))
    steps: list[Change | None] = [None, *changes(pictures)]
    here = {str(one.member_id) for one in members if one.called and takes_part(one)}
    return CohesionPage(
        pictures_table(group, rows, pictures, steps, lang) if rows else None,
        sessions_table(held) if held else None,
        chart(rows, pictures, held),
        [*changes_said(pictures, steps, called), *unheard_said(held, called, here)],
    )


def pictures_table(
    group: Group, rows: Sequence[GroupSociogram], pictures: Sequence[Picture], steps: Sequence[Change | None], lang: str
) -> Table:
    """One line a sociogram, which leads to its drawing."""
    columns = [
        Column(_("Kapan")), Column(_("Sesi")), Column(_("Ditanya"), True), Column(_("Saling memilih"), True),
        Column(_("Dibanding sebelumnya"), True), Column(_("Belum terhubung"), True),
    ]  # fmt: skip
    lines = [
        [
            Cell(when_words(row, lang), reverse("groupwork:sociogram", args=[group.pk, row.entry])),
            Cell(unbroken(session_words(row.session_number)) or "–"),
            Cell(str(len(one.asked)), number=True),
            Cell(pairs_words(one), number=True),
            Cell(change_words(step), number=True),
            Cell(str(len(one.isolates)), number=True),
        ]
        for row, one, step in zip(rows, pictures, steps, strict=True)
    ]
    note = _("Dibandingkan hanya anggota yang ditanya dua kali. Angka ini bahan bicara, bukan nilai bagi siapa pun.")
    return Table(_("Sosiogram dari waktu ke waktu"), columns, lines, note)


def sessions_table(held: Sequence[SessionRoll]) -> Table:
    """One line a session: who came, and who of them was heard."""
    columns = [Column(_("Sesi")), Column(_("Kapan")), Column(_("Hadir"), True), Column(_("Ikut bicara"), True)]
    lines = [
        [
            Cell(str(one.number)),
            Cell(unbroken(numbers.short_day(one.on))),
            Cell(of_words(len(one.roll.present), len(one.roll.marks)), number=True),
            Cell(of_words(len(one.roll.heard & one.roll.present), len(one.roll.present)), number=True),
        ]
        for one in held
    ]
    return Table(_("Kehadiran dan yang ikut bicara"), columns, lines, _("Yang belum dicatat tidak dihitung."))


def chart(rows: Sequence[GroupSociogram], pictures: Sequence[Picture], held: Sequence[SessionRoll]) -> Drawing | None:
    """Three small lines on one axis of days, in percent; None where none has two points."""
    drawn: list[tuple[str, list[tuple[date | None, Fraction | None]]]] = [
        (_("Saling memilih"), [(row.happened_on, one.density) for row, one in zip(rows, pictures, strict=True)]),
        (_("Hadir"), [(one.on, one.roll.rate) for one in held]),
        (_("Ikut bicara"), [(one.on, one.roll.heard_share) for one in held]),
    ]
    shown = [(name, line) for name, points in drawn if (line := series(points)) is not None]
    return legs.chart(shown, ident="kohesi", title=_("Kebersamaan dari waktu ke waktu")) if shown else None


def series(points: Sequence[tuple[date | None, Fraction | None]]) -> PhaseSeries | None:
    """Of those whose day is known; None for fewer than two."""
    dated = [(on, share) for on, share in points if on is not None and share is not None]
    if len(dated) < LEAST_SHOWN:
        return None
    given = tuple(ChartPoint(on, percent(share), "") for on, share in dated)
    return PhaseSeries(points=given, direction="up", unit="%", low=Decimal(0), high=WHOLE)


def percent(share: Fraction) -> Decimal:
    """0 to 100, whole."""
    return Decimal(round(share * 100))


def pairs_words(one: Picture) -> str:
    """ "3 dari 10 pasangan (30%)"; "–" for fewer than two members."""
    if one.density is None:
        return "–"
    said = {"n": one.mutual, "all": one.possible, "share": percent(one.density)}
    return _("%(n)s dari %(all)s pasangan (%(share)s%%)") % said


def change_words(step: Change | None) -> str:
    """ "+10 poin di antara 5 orang"; "–" where there is nothing to compare."""
    if step is None or step.density is None:
        return "–"
    points = percent(step.density)
    n = len(step.stayed)
    words = ngettext("%(points)s poin di antara %(n)s orang", "%(points)s poin di antara %(n)s orang", n)
    return words % {"points": f"{points:+}" if points else "0", "n": n}


def unbroken(words: str) -> str:
    """On one line: a day in three lines makes a long table of a short one."""
    return words.replace(" ", "\u00a0")


def of_words(count: int, whole: int) -> str:
    """ "5 dari 6"; "–" of none."""
    return _("%(n)s dari %(all)s") % {"n": count, "all": whole} if whole else "–"


def changes_said(pictures: Sequence[Picture], steps: Sequence[Change | None], called: Mapping[str, str]) -> list[str]:
    """What the newest picture brings up: who found a tie, and with whom to sit down. Never why."""
    if not pictures:
        return []
    newest, step = pictures[-1], steps[-1]
    said = []
    if step is not None and step.connected:
        said.append(_("Sekarang terhubung, sebelumnya belum: %(names)s.") % {"names": names(step.connected, called)})
    if newest.isolates:
        sentence = _("Belum terhubung: %(names)s. Mungkin baru datang, atau sedang memilih diam. Duduklah dengannya, dan tanyakan apa yang membantu.")
        said.append(sentence % {"names": names(newest.isolates, called)})
    return said


def unheard_said(held: Sequence[SessionRoll], called: Mapping[str, str], here: set[str]) -> list[str]:
    """Members who came and were not heard yet, as far as they may be named (R257)."""
    rolls: list[Roll] = [one.roll for one in held]
    quiet = not_heard_yet(rolls) & here
    if not quiet:
        return []
    return [_("Pernah datang dan belum terdengar: %(names)s. Diam juga boleh; tawarkan cara lain, misalnya berpasangan.") % {"names": names(quiet, called)}]


def names(keys: frozenset[str] | set[str], called: Mapping[str, str]) -> str:
    """In the order of the group."""
    return ", ".join(name for key, name in called.items() if key in keys)
