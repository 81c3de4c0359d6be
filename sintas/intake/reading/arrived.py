"""A referral that came from a unit of this installation: its words are a copy the sender released, read here and kept nowhere until somebody
accepts it (docs/decisions/0026). What the copy carries besides its parts is the same words by the fields they belong to.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.reading.releases import open_release
from sintas.kit import clock, phones
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.fuzzy_words import FuzzyDateError, parse
from sintas.kit.pieces import Fact
from sintas.kit.stored import LANGUAGE
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.staff.actor import Actor

from ..followers import copy_now
from ..models import ReferralIn

CARRY = "carry"  # of the first part of a copy: what a case of one's own is opened with, never shown by itself
LETTER, REACH = "letter", "reach"  # in it: the fields of ReferralIn, and the ways to reach the client (paper_shapes.ReachLine)
Parts = list[dict[str, Any]]


def copy_in(by: Actor, row: ReferralIn) -> Parts | None:
    """The parts of the copy, with a row of the trail in the sender's file; None once it ended: consent changed, it was taken back, or it ran out."""
    if row.came_by is None:
        return None
    try:
        return open_release(by=by, release_id=copy_now(row.came_by)).parts
    except NotYours:
        return None


def copy_to_accept(by: Actor, row: ReferralIn | None) -> Parts:
    """What a case is opened from; [] for whoever came another way. Raises NotNow once the copy ended: nothing of it is taken over then."""
    if row is None or row.came_by is None:
        return []
    parts = copy_in(by, row)
    if parts is None:
        words = _("Salinan rujukan ini tidak lagi terbuka: perujuk menariknya, atau persetujuan klien berubah. Hubungi perujuk lebih dahulu.")
        raise NotNow(words, verb="decide enquiry", file_id=row.file_id)
    return parts


def carried_in(parts: Parts) -> dict[str, Any]:
    """What the first part carries."""
    held = parts[0].get(CARRY) if parts else None
    return held if isinstance(held, dict) else {}


def client_of(parts: Parts) -> dict[str, Any]:
    """What describe_client() takes."""
    carried = carried_in(parts)
    found = load("sexes").match(carried.get("sex") or "") if carried.get("sex") else None
    try:
        birth = parse(carried.get("birth") or "", today=clock.today())
    except FuzzyDateError:
        birth = FuzzyDate.unknown()
    facts: dict[str, Any] = {"name": carried.get("name") or "", "called": carried.get("called") or None, "sex": found.code if found else ""}
    return facts | ({"birth": birth} if birth.is_known else {})


def letter_in(parts: Parts) -> dict[str, str]:
    """The fields of ReferralIn that say something."""
    return {name: words for name, words in (carried_in(parts).get(LETTER) or {}).items() if words}


def ways_in(parts: Parts) -> list[dict[str, Any]]:
    """How to reach the client safely, and how never: the keywords of record_reach(), in the order of the sender."""
    found = []
    for one in carried_in(parts).get(REACH) or []:
        known = next((row for row in load("reach_channels").in_use() if one["way"].startswith(row.label(LANGUAGE))), None)
        if known is not None:
            rest = [piece for piece in one["way"].removeprefix(known.label(LANGUAGE)).split(", ") if piece]
            number = next((piece for piece in rest if known.flag("number") and phones.normal(piece)), "")
            said = {name: one[name] for name in ("allowed", "when", "say", "never_say")}
            found.append({"channel": known.code, "value": number, "whose": ", ".join(piece for piece in rest if piece != number), **said})
    return found


def as_facts(parts: Parts) -> list[Fact]:
    """The parts for a page: heading and words."""
    return [Fact(one["title"], words) for one in parts if (words := in_words(one))]


def in_words(one: dict[str, Any]) -> str:
    """A part of a copy as lines."""
    facts = [f"{term}: {words}" for term, words in one.get("facts") or []]
    return "\n".join([*facts, *(one.get("lines") or []), *filter(None, [one.get("text")])])
