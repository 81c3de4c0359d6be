"""A measure in words: first one sentence a client understands, then what belongs beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from sintas.kit import numbers

from .. import decimals
from ..joining import NOT_MEASURED
from .measures import Followed


def better(direction: str) -> str:
    """ "Lebih rendah lebih baik." """
    return _("Lebih rendah lebih baik.") if direction == "down" else _("Lebih tinggi lebih baik.")


def number(of: Followed, value: Decimal | Fraction | None) -> str:
    """A value as it is said, "tidak diukur" for none."""
    if value is None:
        return str(NOT_MEASURED)
    return decimals.words(value, of.places) if isinstance(value, Fraction) else decimals.words(value)


def mean(values: list[Decimal]) -> Fraction:
    """The exact mean of at least one value."""
    return sum((Fraction(one) for one in values), Fraction(0)) / len(values)


def with_unit(of: Followed, value: Decimal | Fraction | None) -> str:
    """ "4 malam"."""
    return " ".join(filter(None, (number(of, value), of.unit)))


def before_words(of: Followed) -> str:
    """ "rata-rata 5,7 malam" before help; the number alone where all were one; "" without a baseline."""
    values = [one.value for one in of.before if one.value is not None]
    if not values:
        return ""
    told = with_unit(of, mean(values))
    return told if len(set(values)) == 1 else _("rata-rata %(value)s") % {"value": told}


def now_words(of: Followed) -> str:
    """ "1 malam (5 Agustus 2024)"; "" where nothing was measured."""
    last = of.newest
    return f"{with_unit(of, last.value)} ({numbers.day(last.on)})" if last is not None and last.on is not None else ""


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
    """Unit, ends and aim in one line, as far as they are known, and whether its words were never tested; the sentence says which way is better."""
    ends = ""
    if of.low is not None and of.high is not None:
        ends = _("dari %(low)s sampai %(high)s") % {"low": number(of, of.low), "high": number(of, of.high)}
    aim = _("sasaran %(aim)s") % {"aim": number(of, of.aim)} if of.aim is not None else ""
    untested = _("terjemahan belum tervalidasi") if of.untested else ""
    return "; ".join(said for said in (of.unit, ends, aim, untested) if said)
