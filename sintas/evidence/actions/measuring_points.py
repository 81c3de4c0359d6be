"""Values of a measure: several with their days at once, one put right, one struck out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, strike_out
from sintas.cases.bases import Case
from sintas.cases.reading.told import told_on
from sintas.kit import clock, numbers
from sintas.kit.stored import stored
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from .. import decimals
from ..joining import NOT_MEASURED
from ..models import Measure, MeasurePoint
from .base import VERB, may, words

KIND = "measure_point"


def add_points(
    *, by: Actor, case: Case, measure: UUID, points: Sequence[Mapping[str, Any]], submission: UUID | None = None, imported: bool = False
) -> list[MeasurePoint]:
    """Values of a measure on their days; a row is {on: date, value: as typed, note}. An empty value says "not measured that day".

    The story tells the newest of them once, with how many there were. Returns them in the order of their rows.
    Raises Refusal, NotYours (no such measure), AlreadyDone, and BadInput at the cell ("points-<row>-<column>"): no day, a day ahead, a day
    that has a value already, no number, a number outside the ends of the measure.
    """
    may(by, case, KIND)
    if submission is not None and (before := MeasurePoint.objects.filter(file_id=case.pk, submission=submission).first()):
        raise AlreadyDone(before)
    of = measure_held(by, case, measure)
    if not points:
        raise BadInput({"points": _("Tulis paling sedikit satu tanggal dan nilainya.")})
    taken = days_taken(case, measure)
    wrong: dict[str, str] = {}
    read: list[tuple[date, str | None, str | None]] = []
    for at, row in enumerate(points):
        try:
            one = point_checked(of, taken, row)
        except BadInput as refused:
            wrong |= {f"points-{at}-{name}": str(sentence) for name, sentence in refused.fields.items()}
            continue
        taken[one[0]] = decimals.words(decimals.opened(one[1])) or str(NOT_MEASURED)
        read.append(one)
    if wrong:
        raise BadInput(wrong)
    newest = max(read, key=lambda one: one[0])
    return [
        write(by, case, of, one, many=len(read), told=one is newest, submission=submission if at == 0 else None, imported=imported)
        for at, one in enumerate(read)
    ]


def correct_point(
    *, by: Actor, case: Case, entry: UUID, on: date, value: str | None = None, note: str | None = None,
    based_on: int | None = None, submission: UUID | None = None,
) -> MeasurePoint:  # fmt: skip
    """Another day, value or note of one point. Raises as `add_points`, by field ("on", "value"), and Overtaken."""
    may(by, case, KIND)
    row = MeasurePoint.objects.filter(file_id=case.pk, entry=entry, set_aside=False).order_by("-number").only("file", "measure").first()
    if row is None:
        raise NotYours(verb=f"record {KIND}", file_id=case.pk)
    of = measure_held(by, case, row.measure)
    one = point_checked(of, days_taken(case, row.measure, but=entry), {"on": on, "value": value, "note": note})
    told = told_on(case, KIND, entry).is_known
    return write(by, case, of, one, told=told, entry=entry, based_on=based_on, submission=submission)


def strike_point(*, by: Actor, case: Case, entry: UUID) -> None:
    """Entered in error: the value no longer counts and stays readable in its history. Raises Refusal, NotYours."""
    may(by, case, KIND)
    if not MeasurePoint.current.filter(file_id=case.pk, entry=entry).exists():
        raise NotYours(verb=f"strike out {KIND}", file_id=case.pk)
    strike_out(MeasurePoint, by=by, case=case, entry=entry, kind=KIND)


def measure_held(by: Actor, case: Case, measure: UUID) -> Measure:
    """The measure, opened, and held until what is being written stands, so that two people cannot give one day two values.

    Raises NotYours; BadInput for one whose values come from a scale.
    """
    trail.record(by=by, verb=f"open form {KIND}", file_id=case.pk, opens=True)
    found: Measure | None = Measure.current.filter(file_id=case.pk, entry=measure).select_for_update().first()
    if found is None:
        raise NotYours(verb=f"record {KIND}", file_id=case.pk)
    if found.scale:
        raise BadInput({"points": _("Nilai ukuran ini diambil dari hasil skalanya. Isi skala itu, lalu nilainya muncul di sini.")})
    return found


def days_taken(case: Case, measure: UUID, *, but: UUID | None = None) -> dict[date, str]:
    """Day -> the value it has, in words."""
    rows = MeasurePoint.current.filter(file_id=case.pk, measure=measure)
    return {
        row.happened_on: decimals.words(decimals.opened(row.value)) or str(NOT_MEASURED)
        for row in rows
        if row.happened_on is not None and row.entry != but
    }


def point_checked(of: Measure, taken: Mapping[date, str], row: Mapping[str, Any]) -> tuple[date, str | None, str | None]:
    """Day, value as kept and note of a row. Raises BadInput naming the column."""
    on, said = row.get("on"), str(row.get("value") or "").strip()
    if not isinstance(on, date):
        raise BadInput({"on": _("Tulis tanggal nilai ini.")})
    if on > clock.today():
        raise BadInput({"on": _("Hari ini belum sampai. Tulis hari saat diukur.")})
    if on in taken:
        told = {"day": numbers.day(on), "value": taken[on]}
        raise BadInput({"on": _("%(day)s sudah punya nilai (%(value)s). Perbaiki nilai itu, atau pilih hari lain.") % told})
    return on, value_checked(of, said) if said else None, words(row.get("note"))


def value_checked(of: Measure, said: str) -> str:
    """A typed value as the file keeps it. Raises BadInput: no number, or outside the ends of its measure."""
    try:
        found = decimals.read(said)
    except ValueError as wrong:
        raise BadInput({"value": str(wrong)}) from None
    low, high = decimals.opened(of.low), decimals.opened(of.high)
    if (low is not None and found < low) or (high is not None and found > high):
        raise BadInput({"value": outside(low, high)})
    return decimals.kept(found)


def outside(low: Decimal | None, high: Decimal | None) -> str:
    """What may be written instead."""
    said = {"low": decimals.words(low), "high": decimals.words(high)}
    if low is not None and high is not None:
        return _("Tulis nilai dari %(low)s sampai %(high)s, atau kosongkan bila tidak diukur.") % said
    if low is not None:
        return _("Tulis nilai paling rendah %(low)s, atau kosongkan bila tidak diukur.") % said
    return _("Tulis nilai paling tinggi %(high)s, atau kosongkan bila tidak diukur.") % said


def write(
    by: Actor, case: Case, of: Measure, one: tuple[date, str | None, str | None], *, told: bool, many: int = 1, **which: Any
) -> MeasurePoint:
    """One version of a point; `told`: the story tells it, with how many were written beside it."""
    on, value, note = one
    line = stored(NOT_MEASURED) if value is None else value.replace(".", ",")
    line = f"{of.name}: {line}" + (f" (+{many - 1})" if many > 1 else "")
    return keep(
        MeasurePoint,
        by=by,
        case=case,
        kind=KIND,
        verb=VERB,
        line=line,
        happened=on,
        story=told,
        measure=of.entry,
        value=value,
        note=note,
        **which,
    )
