"""Opening hours: schedules of HSDS that say "every week on these days from then to then", and minutes of the week of UTC for asking "open now"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

Obj = dict[str, Any]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK, DAY = 7 * 24 * 60, 24 * 60
MOMENT = re.compile(r"^([01]?\d|2[0-4])[:.]([0-5]\d)")
ZONES = (7, 8, 9)  # WIB, WITA, WIT


@dataclass(frozen=True)
class Hours:
    """Open on these days. `since` and `until` in minutes of the day there; `zone` in hours ahead of UTC."""

    days: tuple[str, ...]
    since: int
    until: int
    zone: float
    valid_from: date | None = None
    valid_to: date | None = None

    def spans(self) -> list[tuple[int, int]]:
        """(since, until) in minutes of the week of UTC; a night over the end of the week comes in two."""
        long = self.until - self.since if self.until > self.since else self.until - self.since + DAY
        found = []
        for day in self.days:
            start = round(DAYS.index(day) * DAY + self.since - self.zone * 60) % WEEK
            end = start + long
            found += [(start, end)] if end <= WEEK else [(start, WEEK), (0, end - WEEK)]
        return found


def minutes(text: Any) -> int | None:
    """"08:00", "08:00:00", "08.00+07:00" as minutes of the day; "24:00" is the end of it. None for anything else."""
    found = MOMENT.match(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    at = int(found[1]) * 60 + int(found[2])
    return at if at <= DAY else None


def clock_of(at: int) -> str:
    """480 -> "08:00"."""
    return f"{at // 60:02d}:{at % 60:02d}"


def weekly(schedule: Obj) -> bool:
    """Is it one that a form can show: plain weeks, days, opening and closing?"""
    byday = [one for one in str(schedule.get("byday") or "").split(",") if one]
    return (
        schedule.get("freq") in (None, "", "WEEKLY") and bool(byday) and all(one in DAYS for one in byday)
        and schedule.get("interval") in (None, 1) and minutes(schedule.get("opens_at")) is not None and minutes(schedule.get("closes_at")) is not None
        and not any(schedule.get(name) for name in ("byweekno", "bymonthday", "byyearday", "count"))
    )  # fmt: skip


def hours_of(schedule: Obj, zone: int) -> Hours | None:
    """None for a schedule that is not weekly; `zone` counts where it names none."""
    since, until = minutes(schedule.get("opens_at")), minutes(schedule.get("closes_at"))
    if not weekly(schedule) or since is None or until is None:
        return None
    said = schedule.get("timezone")
    ahead = float(str(said)) if str(said).lstrip("-").replace(".", "", 1).isdigit() else float(zone)
    days = tuple(one for one in str(schedule["byday"]).split(",") if one)
    return Hours(days, since % DAY, until, ahead, day_of(schedule.get("valid_from")), day_of(schedule.get("valid_to") or schedule.get("until")))


def day_of(text: Any) -> date | None:
    """A day as ISO writes it; None for anything else."""
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None


def week_minute(moment: datetime) -> int:
    """Where a moment stands in the week of UTC."""
    at = moment.astimezone(UTC)
    return at.weekday() * DAY + at.hour * 60 + at.minute


def change_schedule(schedule: Obj, row: Mapping[str, Any]) -> None:
    """Write a row of the form (days, opens, closes as "08:00", zone) into a schedule; what says the same already stays as it is written."""
    before = hours_of(schedule, row["zone"])
    if before is None or (set(before.days), before.since % DAY, before.until % DAY, before.zone) != (
        set(row["days"]), (minutes(row["opens"]) or 0) % DAY, (minutes(row["closes"]) or 0) % DAY, row["zone"]
    ):  # fmt: skip
        schedule["freq"], schedule["byday"] = "WEEKLY", ",".join(day for day in DAYS if day in row["days"])
        schedule["timezone"], schedule["opens_at"], schedule["closes_at"] = row["zone"], row["opens"], row["closes"]
    if row.get("notes") or schedule.get("notes"):
        if row.get("notes"):
            schedule["notes"] = row["notes"]
        else:
            del schedule["notes"]
