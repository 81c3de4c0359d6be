"""How what was measured of each member went, as far as her own worker let it go: for the group's page and, by codes alone, for its report.

Opens every such copy that stands; each leaves its row in that member's own file. Nobody's case is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.reading.releases import open_copies
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Group
from .composition import told
from .members import OfGroup, has_case, members_of, takes_part

LISTED = "measured_changes"
KINDS = {"better": "done", "same": "todo", "worse": "late", "mixed": "part"}


@dataclass(frozen=True)
class Told:
    """One member who may be named, and what was let go of her measures: `whole` of measured_changes, `ways` as (what, code), on which day."""

    of: OfGroup
    whole: str
    ways: list[tuple[str, str]]
    on: str


@dataclass(frozen=True)
class ChangesPage:
    """`counts`: (words, how many) of each way that anybody went. `untold`: members with a case of whom nothing was let go."""

    counts: list[tuple[str, int]]
    rows: list[Row]
    untold: int


def told_of(by: Actor, group: Group) -> tuple[list[Told], int]:
    """Members who take part today and are not suspended, in the order they were taken up; and of how many with a case nothing was let go."""
    let_go = let_go_to(group.pk)
    inside = [one for one in members_of(group, let_go) if takes_part(one) and one.called and has_case(one)]
    of_release = {one.release_id: one for one in let_go if one.after is not None}
    telling = [(one, of_release[one.release_id]) for one in inside if one.release_id in of_release]
    copies = {one.release_id: one for one in open_copies(by=by, releases=[(let.after, let.file_id) for _one, let in telling if let.after is not None])}
    found = []
    for one, let in telling:
        if let.after is not None and let.after_at is not None:
            whole, ways = coded(copies[let.after].parts)
            found.append(Told(one, whole, ways, numbers.day(let.after_at)))
    return found, len(inside) - len(found)


def coded(parts: list[dict[str, Any]]) -> tuple[str, list[tuple[str, str]]]:
    """(the whole, each with its way). Codes the list no longer has are left out."""
    facts, listed = told(parts), load(LISTED)
    whole = str(facts.get("whole") or "")
    return whole if listed.has(whole) else "", [(str(what), str(code)) for what, code in facts.get("ways") or () if listed.has(str(code))]


def counted(wholes: Iterable[str], lang: str) -> list[tuple[str, int]]:
    """In the order of the list, without those nobody went."""
    found = Counter(wholes)
    return [(row.label(lang), found[row.code]) for row in load(LISTED).rows if found[row.code]]


def changes_page(by: Actor, group: Group, lang: str) -> ChangesPage:
    """For the team of the group."""
    found, untold = told_of(by, group)
    return ChangesPage(counted([one.whole for one in found], lang), [member_row(group, one, lang) for one in found], untold)


def member_row(group: Group, one: Told, lang: str) -> Row:
    """One member, on to her page, where the figures stand."""
    listed = load(LISTED)
    said = [_("salinan %(day)s") % {"day": one.on}, *(f"{what}: {listed.label(code, lang).lower()}" for what, code in one.ways)]
    tag = Tag(listed.label(one.whole, lang), KINDS.get(one.whole, "")) if one.whole else None
    return Row(one.of.called, reverse("groupwork:member", args=[group.pk, one.of.member_id]), " · ".join(said), tag=tag)
