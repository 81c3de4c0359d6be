"""A measure in words: first one sentence a client understands, then what belongs beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from sintas.kit import numbers

from .. import decimals
from ..joining import NOT_MEASURED
from .measures import BASELINE, Followed, PhaseOf


def phase_name(one: PhaseOf) -> str:
    """ "A: sebelum bantuan", or with the worker's own words."""
    return f"{one.letter}: {one.words or default_words(one.letter)}"


def default_words(letter: str) -> str:
    """What a phase is called while nobody named it."""
    return _("sebelum bantuan") if letter == BASELINE else _("selama bantuan") if letter == "B" else _("bantuan diubah")


def better(direction: str) -> str:
    """ "Lebih rendah lebih baik." """
    return _("Lebih rendah lebih baik.") if direction == "down" else _("Lebih tinggi lebih baik.")


def number(of: Followed, value: Decimal | Fraction | None) -> str:
    """A value as it is said, "tidak diukur" for none."""
    if value is None:
        return str(NOT_MEASURED)
    return decimals.words(value, 1 if isinstance(value, Fraction) and value.denominator != 1 else None)


def mean(values: list[Decimal]) -> Fraction:
    """The exact mean of at least one value."""
    return sum((Fraction(one) for one in values), Fraction(0)) / len(values)


def sentence(of: Followed) -> str:
    """The measure in one breath; honest where there is nothing before, or nothing at all."""
    if of.hidden:
        return _("Nilainya berasal dari skala yang dibaca profesi lain dalam tim.")
    newest = of.newest
    if newest is None or newest.on is None:
        return _("Belum ada nilai.") if not of.values else _("Tidak diukur: belum ada satu angka pun.")
    told, day = better(of.direction), numbers.day(newest.on)
    now = number(of, newest.value)
    before = [one.value for one in of.before if one.value is not None]
    if not of.compared:
        if before:
            head = _("Rata-rata sebelum bantuan %(before)s. Sejak bantuan dimulai belum diukur.") % {"before": number(of, mean(before))}
        else:
            head = _("Nilai terakhir %(now)s (%(day)s). Tidak ada ukuran sebelum bantuan.") % {"now": now, "day": day}
        return f"{head} {told}"
    head = _("Rata-rata sebelum bantuan %(before)s; sekarang %(now)s (%(day)s).") % {
        "before": number(of, mean(before)),
        "now": now,
        "day": day,
    }
    return f"{head} {told}"


def title(of: Followed) -> str:
    """Its name, with the setting of a leg."""
    return f"{of.name}, {of.setting}" if of.setting else of.name


def about(of: Followed) -> str:
    """Unit, ends and aim in one line, as far as they are known; the sentence says which way is better."""
    ends = ""
    if of.low is not None and of.high is not None:
        ends = _("dari %(low)s sampai %(high)s") % {"low": number(of, of.low), "high": number(of, of.high)}
    aim = _("sasaran %(aim)s") % {"aim": number(of, of.aim)} if of.aim is not None else ""
    return "; ".join(said for said in (of.unit, ends, aim) if said)
