"""The times a unit set for itself, as they hold now: of service by step and risk level, of silence, and the horizon of recovery."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sintas.practice.catalogue import load
from sintas.practice.deadlines import Within, within
from sintas.practice.silence import HORIZON, Limits

from ..models import UnitTime

SILENT, HORIZON_STEP, DAY_OFF = "silent", "horizon", "day_off"
NO_STEPS = (SILENT, HORIZON_STEP, DAY_OFF)
UNRATED = "unrated"  # nobody has looked at the risk yet
LEVELS = "risk_levels"


@dataclass(frozen=True)
class UnitTimes:
    """What holds in one unit. `service`: (step, risk level or '' for any) -> how long there is."""

    service: dict[tuple[str, str], Within] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    horizon: tuple[int, int] = HORIZON
    off: frozenset[date] = frozenset()  # days of its own on which nobody works; national() holidays are not repeated here

    def time_for(self, step: str, level: str) -> Within | None:
        """The time of a step at a risk level, else of that step for any; None where the unit set none."""
        return self.service.get((step, level)) or self.service.get((step, ""))


def times_of(unit_ids: Iterable[UUID]) -> dict[UUID, UnitTimes]:
    """What holds in each of these units; one query."""
    rows: dict[UUID, list[UnitTime]] = {unit_id: [] for unit_id in unit_ids}
    for row in standing(rows):
        rows[row.unit_id].append(row)
    return {unit_id: made(found) for unit_id, found in rows.items()}


def standing(unit_ids: Iterable[UUID]) -> list[UnitTime]:
    """The rows that hold, in the order of steps and levels."""
    steps = [*(row.code for row in load("service_steps").rows), *NO_STEPS]
    levels = ["", UNRATED, *(row.code for row in load(LEVELS).rows)]
    found = list(UnitTime.objects.filter(unit_id__in=list(unit_ids), ended_at=None))
    return sorted(found, key=lambda row: (place(steps, row.step), place(levels, row.level), row.level))


def place(order: list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)


def made(rows: Iterable[UnitTime]) -> UnitTimes:
    """Rows of one unit as one answer."""
    held = list(rows)
    silent = {row.level: row.amount for row in held if row.step == SILENT}
    horizon = next(((row.amount, row.amount_to or row.amount) for row in held if row.step == HORIZON_STEP), HORIZON)
    by = {level: days for level, days in silent.items() if level}
    return UnitTimes(
        service={(row.step, row.level): within(row.amount, row.measure) for row in held if row.step not in NO_STEPS},
        limits=Limits(silent[""], by) if "" in silent else Limits(by=by),
        horizon=horizon,
        off=frozenset(date.fromisoformat(row.level) for row in held if row.step == DAY_OFF),
    )
