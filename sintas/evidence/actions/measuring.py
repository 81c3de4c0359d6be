"""set_measure(): what is followed over time in a case, which way is better, and the phases of the work (part D4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, strike_out
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.reading.told import told_on
from sintas.instruments.scales.catalogue import UnknownScale
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from .. import decimals
from ..joining import goal_entries
from ..models import Measure, MeasurePoint, ScaleResult
from .base import VERB, may, standing, words

LETTERS = ("A", "B", "C", "D")
BASELINE = "A"


def set_measure(
    *,
    by: Actor,
    case: Case,
    name: str,
    direction: str = "",
    how: str | None = None,
    unit_of: str | None = None,
    low: str | None = None,
    high: str | None = None,
    aim: str | None = None,
    goal: UUID | None = None,
    scale: str = "",
    part: str = "",
    phases: Sequence[Mapping[str, Any]] = (),
    group: UUID | None = None,
    setting: str | None = None,
    entry: UUID | None = None,
    **when: Any,
) -> Measure:
    """One measure of a case, or its next version. `low`, `high` and `aim` are numbers as people type them.

    `phases`: {letter: A-D, starts: date or None, words} in order; the first is the baseline A and reaches back to the first value. `scale`: its
    values are the results of a scale (`part`: of a subscale), so that it takes no points; direction and ends come from the scale where it names
    them. `group`: the entry of a measure whose leg this one is (multiple baseline), `setting` says which. `when`: based_on, submission, imported.
    Raises Refusal, BadInput (by field; phases as "phases-<row>-<column>"), Overtaken, AlreadyDone.
    """
    may(by, case, "measure")
    said: dict[str, Any] = {"name": words(name), "how": words(how), "unit_of": words(unit_of), "setting": words(setting)}
    if not said["name"]:
        raise BadInput({"name": _("Tulis apa yang diukur, misalnya “seberapa cemas”.")})
    of_scale = from_scale(case, scale, part)
    ends = {"low": low, "high": high}
    if of_scale is not None:
        ends = {name: value if words(value) else of_scale[name] for name, value in ends.items()}
    direction = checked("direction", "directions", direction or (of_scale or {}).get("direction", ""))
    if not direction:
        raise BadInput(
            {"direction": _("Pilih arahnya: makin tinggi atau makin rendah yang lebih baik. Tanpa itu perubahan tidak dapat dibaca.")}
        )
    if goal is not None and goal not in goal_entries(case):
        raise BadInput({"goal": _("Pilih tujuan dari rencana ini.")})
    before = standing(Measure, case, entry)
    if scale and before is not None and MeasurePoint.current.filter(file_id=case.pk, measure=before.entry).exists():
        raise BadInput({"from_scale": _("Ukuran ini sudah punya nilai sendiri. Buat ukuran baru untuk hasil skala.")})
    figures, kept_phases = numbers_checked(**ends, aim=aim), phases_checked(phases)
    if before is not None:
        values_inside(by, case, before.entry, figures)
    return keep(
        Measure, by=by, case=case, kind="measure", verb=VERB, entry=entry, line=said["name"], tags=[direction],
        happened=told_on(case, "measure", entry) if entry else None if when.get("imported") else clock.today(),
        direction=direction, goal=goal, scale=scale, part=part if scale else "", phases=kept_phases or None, help_from=help_from(kept_phases),
        group=group_checked(case, entry, group), **said, **figures, **when,
    )  # fmt: skip


def end_measure(*, by: Actor, case: Case, entry: UUID) -> None:
    """Entered in error: the measure and its values leave the pages and stay readable in the history. Raises Refusal."""
    may(by, case, "measure")
    strike_out(Measure, by=by, case=case, entry=entry, kind="measure")


def numbers_checked(**typed: str | None) -> dict[str, Any]:
    """Ends and aim as the file keeps them. Raises BadInput naming the field: no number, ends the wrong way round, an aim outside them."""
    found: dict[str, Decimal | None] = {}
    for name, value in typed.items():
        try:
            found[name] = decimals.read(value) if value and value.strip() else None
        except ValueError as wrong:
            raise BadInput({name: str(wrong)}) from None
    low, high, aim = (found.get(name) for name in ("low", "high", "aim"))
    if low is not None and high is not None and low >= high:
        raise BadInput({"high": _("Nilai tertinggi harus di atas nilai terendah.")})
    if aim is not None and ((low is not None and aim < low) or (high is not None and aim > high)):
        raise BadInput({"aim": _("Sasaran ini di luar nilai terendah dan tertinggi. Periksa angkanya.")})
    return {name: None if value is None else decimals.kept(value) for name, value in found.items()}


def values_inside(by: Actor, case: Case, entry: UUID, ends: Mapping[str, str | None]) -> None:
    """New ends leave no value outside. Raises BadInput naming the end."""
    trail.record(by=by, verb="open form measure", file_id=case.pk, opens=True)
    rows = MeasurePoint.current.filter(file_id=case.pk, measure=entry)
    values = [found for row in rows if (found := decimals.opened(row.value)) is not None]
    low, high = decimals.opened(ends["low"]), decimals.opened(ends["high"])
    for name, outside in (
        ("low", [one for one in values if low is not None and one < low]),
        ("high", [one for one in values if high is not None and one > high]),
    ):
        if outside:
            told = ", ".join(decimals.words(one) for one in sorted(set(outside))[:3])
            raise BadInput(
                {name: _("Ada nilai di luar batas ini (%(values)s). Perbaiki nilainya dahulu, atau lebarkan batasnya.") % {"values": told}}
            )


def phases_checked(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Phases as the file keeps them. Raises BadInput at the cell: no letter, not beginning with A, one letter twice in a row, days out of order."""
    kept: list[dict[str, str]] = []
    days: list[date | None] = []
    for at, row in enumerate(rows):
        letter, day = str(row.get("letter") or ""), as_day(row.get("starts"))
        if letter not in LETTERS:
            raise BadInput({f"phases-{at}-letter": _("Pilih masa apa ini.")})
        if at == 0 and letter != BASELINE:
            raise BadInput({f"phases-{at}-letter": _("Masa pertama adalah A, sebelum bantuan. Tanpa itu tidak ada yang dibandingkan.")})
        if at and day is None:
            raise BadInput({f"phases-{at}-starts": _("Tulis tanggal masa ini dimulai.")})
        days.append(day)
        kept.append({"letter": letter, "starts": day.isoformat() if day else "", "words": (str(row.get("words") or "")).strip()})
    for at, ((one, two), (first, second)) in enumerate(zip(pairwise(kept), pairwise(days), strict=True), 1):
        if one["letter"] == two["letter"]:
            raise BadInput(
                {f"phases-{at}-letter": _("Dua masa berurutan memakai huruf yang sama. Gabungkan keduanya, atau pilih huruf lain.")}
            )
        if first is not None and second is not None and second <= first:
            raise BadInput({f"phases-{at}-starts": _("Masa ini dimulai sebelum masa sebelumnya. Periksa tanggalnya.")})
    return kept


def help_from(phases: Sequence[Mapping[str, str]]) -> date | None:
    """The day the first phase after the baseline begins; None while there is none."""
    return next((as_day(one["starts"]) for one in phases if one["letter"] != BASELINE), None)


def as_day(value: Any) -> date | None:
    """A day of a form, or as the file keeps it."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def group_checked(case: Case, entry: UUID | None, group: UUID | None) -> UUID | None:
    """The group this leg joins: that of the measure named. Raises BadInput for one that is not of this case, or itself."""
    if group is None or group == entry:
        return group
    found = Measure.current.filter(file_id=case.pk)
    beside = found.filter(entry=group).values_list("group", flat=True).first()
    if beside is None and not (found.filter(entry=group).exists() or found.filter(group=group).exists()):
        raise BadInput({"group": _("Pilih ukuran dari kasus ini.")})
    return beside or group


def from_scale(case: Case, scale: str, part: str) -> dict[str, str] | None:
    """Direction and ends of a scale or of its subscale; {} values where it names none. None without a scale.

    Raises BadInput for a scale that is neither shipped nor was ever given in this case, and for a part it does not have.
    """
    if not scale:
        return None
    try:
        found = shipped(scale)
    except UnknownScale:
        if ScaleResult.current.filter(file_id=case.pk, scale=scale).exists():
            return {"direction": "", "low": "", "high": ""}
        raise BadInput({"from_scale": _("Skala ini belum pernah diisi dalam kasus ini.")}) from None
    if part and part not in {one.code for one in found.subscales}:
        raise BadInput({"from_scale": _("Bagian ini tidak ada dalam skala itu.")})
    of = next((one for one in found.subscales if one.code == part), found.scoring)
    return {"direction": found.better, "low": str(of.low), "high": str(of.high)}
