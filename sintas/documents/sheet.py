"""What a report is given besides the case: words, house, who writes; and where it notes what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sintas.casework.reading.for_paper import SessionPart

from .audience import Audience
from .house import House
from .wording import Wording

T = TypeVar("T")


@dataclass(frozen=True)
class Gap:
    """Something the paper wants that is not recorded yet: its words, and the name of the page where it is put right ("" for none).

    `stops`: without it there is nothing to print at all (no session to tell of, no plan).
    """

    words: str
    url_name: str = ""
    stops: bool = False


@dataclass
class Sheet:
    """One paper being written. `mode` is preview, final or blank (kit.paper).

    `work`: the readings the paper asks for by name (reading/work.py), redacted; `about`: the one of them it tells of, None without.
    """

    wording: Wording
    mode: str
    house: House
    audience: Audience
    today: str = ""
    writer: str = ""
    writer_number: str = ""
    number: str = ""
    work: Mapping[str, Any] = field(default_factory=dict)
    about: Any = None
    draws: bool = True  # False: only what is missing is asked for, so that no drawing is made in vain
    gaps: list[Gap] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """A form to be filled in by hand."""
        return self.mode == "blank"

    @property
    def sessions(self) -> tuple[SessionPart, ...]:
        """The sessions held, oldest first; () when the paper does not ask for them."""
        found: tuple[SessionPart, ...] = self.work.get("sessions", ())
        return found

    def speaking(self, slug: str) -> Sheet:
        """This sheet in the words of another paper, for the parts of it that stand on this one; gaps are noted on both."""
        return replace(self, wording=Wording(slug, self.wording.lang))

    def need(self, value: T, key: str, url_name: str = "", *, stops: bool = False) -> T:
        """The value; when it is empty, the gap is noted under the word of `key`."""
        if not value and not self.blank:
            gap = Gap(self.wording[key], url_name, stops)
            if gap not in self.gaps:
                self.gaps.append(gap)
        return value

    def fact(self, key: str, value: object, lines: int = 1) -> list[object]:
        """A row of `facts`: label, value (list of words, text, or none), lines kept free in a blank form."""
        return self.fact_named(self.wording[key], value, lines)

    def fact_named(self, label: str, value: object, lines: int = 1) -> list[object]:
        """The same under a label that is itself read from the file or a list."""
        return [label, list(value) if isinstance(value, tuple) else value or None, lines]

    def known(self, rows: list[list[object]]) -> list[list[object]]:
        """In a final paper only the rows with something in them; a draft shows its gaps, a blank form its lines."""
        return [row for row in rows if row[1]] if self.mode == "final" else rows

    def frame(self, code: str = "", **more: object) -> dict[str, object]:
        """What every paper reads (kit/paper/README.md). The date of a blank form is written by hand."""
        place = self.house.place
        dated = ", ".join(filter(None, (place, self.today)))
        return {
            "title": self.wording["title"],
            "short_title": self.wording["title"],
            "file_title": self.wording["title"],
            "lang": self.wording.lang,
            "mode": self.mode,
            "letterhead": self.house.letterhead,
            "number": self.number or (self.wording["number_later"] if self.mode == "preview" else None),
            "date": None if self.blank else self.today,
            "client_code": code or None,
            "place": f"{place}," if place else "",
            "place_date": dated,
            **more,
        }

    def worker(self, above: str = "") -> dict[str, object]:
        """The worker's place to sign."""
        who: dict[str, object] = {"role": self.wording["social_worker"], "name": self.writer or None, "number": self.writer_number or None}
        return who | ({"above": self.wording[above]} if above else {}) | ({"open": True} if self.blank else {})

    def approver(self) -> list[dict[str, object]]:
        """ "Mengetahui": the unit's title and the name of its head, with room to sign."""
        role = self.house.approver_title or self.wording["unit_head"]
        named = not self.blank and self.house.approver_name
        return [{"role": role, "name": named or None, "number": (self.house.approver_number or None) if named else None, "open": True}]
