"""What stands in a cell of the directory's sheet, and what somebody meant by it: several things are parted by semicolons."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from sintas.practice.catalogue import fold, load

from . import regions
from .hsds import hours

LISTS = {"needs": "services", "languages": "languages", "accessibility": "place_accessibility"}
DAYS = dict(zip(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"), hours.DAYS, strict=True))
NAMES = {code: name.capitalize() for name, code in DAYS.items()}
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
SPAN = re.compile(r"^(?P<days>[^0-9]+?)\s*(?P<opens>\d{1,2}[.:]\d{2})\s*[-–]\s*(?P<closes>\d{1,2}[.:]\d{2})\s*(?P<zone>WIB|WITA|WIT)?$", re.IGNORECASE)
PHONE = re.compile(r"^(?P<number>[^()]+?)\s*(?:\((?P<about>[^()]*)\))?$")


class NotUnderstood(Exception):
    """`sentence` says what to write instead."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def offered() -> list[tuple[str, list[str]]]:
    """(heading, words) of every list whose words a cell may hold."""
    headings = {"needs": _("Kebutuhan"), "languages": _("Bahasa"), "accessibility": _("Kemudahan")}
    return [(headings[name], [row.id for row in load(listed).in_use()]) for name, listed in LISTS.items()]


def said(name: str, value: Any) -> str:
    """A fact as a cell."""
    if value is None or value == []:
        return ""
    if name in LISTS:
        return "; ".join(load(LISTS[name]).label(code, "id") for code in value)
    if name == "areas":
        return "; ".join(regions.name_of(code, whole=True) for code in value)
    if name == "phones":
        return "; ".join(f"{row['number']} ({row['about']})" if row["about"] else row["number"] for row in value)
    if name == "hours":
        return "; ".join(hours_said(row) for row in value)
    return "; ".join(str(value).splitlines()) if name == "documents" else str(value)


def hours_said(row: dict[str, Any]) -> str:
    """"Senin, Selasa 08.00-16.00 WIB"."""
    zone = next((word for word, ahead in ZONES.items() if ahead == row["zone"]), "")
    days = ", ".join(NAMES[day] for day in hours.DAYS if day in row["days"])
    return f"{days} {row['opens'].replace(':', '.')}-{row['closes'].replace(':', '.')} {zone}".strip()


def meant(name: str, words: str) -> Any:
    """A cell as a fact. Raises NotUnderstood."""
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if name in LISTS:
        return [code_of(name, part) for part in parts]
    if name == "areas":
        return [area_of(part) for part in parts]
    if name == "phones":
        return [phone_of(part) for part in parts]
    if name == "hours":
        return [hours_of(part) for part in parts]
    if name in ("minimum_age", "maximum_age"):
        if not words.isascii() or not words.isdecimal() or int(words) > 120:
            raise NotUnderstood(_("Tulis umur dengan angka, misalnya 18."))
        return int(words)
    return "\n".join(parts) if name == "documents" else words


def code_of(name: str, part: str) -> str:
    """A word of a list."""
    row = load(LISTS[name]).match(part)
    if row is None:
        raise NotUnderstood(_("“%(typed)s” tidak ada dalam daftar. Pilih dari lembar Daftar.") % {"typed": part[:60]})
    return row.code


def area_of(part: str) -> str:
    """One area."""
    found = regions.found(part)
    if len(found) != 1:
        raise NotUnderstood(_("“%(typed)s” tidak dikenal atau berarti beberapa wilayah. Tulis misalnya “Kota Bandung”.") % {"typed": part[:60]})
    return found[0].code


def phone_of(part: str) -> dict[str, str]:
    """A number, and in brackets what it is for."""
    found = PHONE.match(part)
    if found is None:
        raise NotUnderstood(_("Tulis nomornya, lalu keterangannya dalam kurung."))
    return {"id": "", "number": found["number"].strip(), "about": (found["about"] or "").strip()}


def hours_of(part: str) -> dict[str, Any]:
    """Days, opening and closing, zone (WIB when none is named)."""
    found = SPAN.match(part)
    days = days_of(found["days"]) if found else []
    if found is None or not days or hours.minutes(found["opens"]) is None or hours.minutes(found["closes"]) is None:
        raise NotUnderstood(_("Tulis jam buka seperti ini: Senin-Jumat 08.00-16.00 WIB; Sabtu 08.00-12.00 WIB."))
    opens, closes = (hours.clock_of(hours.minutes(found[name]) or 0) for name in ("opens", "closes"))
    return {"id": "", "days": days, "opens": opens, "closes": closes, "zone": ZONES[(found["zone"] or "WIB").upper()], "notes": ""}


def days_of(words: str) -> list[str]:
    """"Senin-Jumat", "Senin, Rabu", "setiap hari"; [] for anything else."""
    if fold(words) == "setiaphari":
        return list(hours.DAYS)
    found: list[str] = []
    for piece in re.split(r"[,&]| dan ", words):
        ends = [DAYS.get(fold(one), "") for one in re.split(r"[-–]| sampai ", piece)]
        if not all(ends) or len(ends) > 2:
            return []
        first, last = hours.DAYS.index(ends[0]), hours.DAYS.index(ends[-1])
        found += hours.DAYS[first : last + 1] if last >= first else (*hours.DAYS[first:], *hours.DAYS[: last + 1])
    return [day for day in hours.DAYS if day in found]
