"""What the report of a group says of its members' measures: which way they went as a whole, by initials. What was measured stands on no paper of it."""

from __future__ import annotations

from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Group
from .changes import LISTED, counted, told_of
from .for_paper import short_names
from .members import members_of
from .paper_shapes import ChangesPart


def changes_for_paper(by: Actor, group: Group, lang: str) -> ChangesPart:
    """Opens the copies that stand, each with its row in that member's file."""
    found, untold = told_of(by, group)
    short = short_names(members_of(group)) if found else {}
    lines = tuple((short[one.of.member_id], load(LISTED).label(one.whole, lang)) for one in found if one.whole)
    return ChangesPart(tuple(counted([one.whole for one in found], lang)), lines, untold)
