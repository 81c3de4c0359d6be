"""What rooms above add to the tab "Tim" of a case. They add theirs when they start (apps.py), so that nothing here looks up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sintas.kit.pieces import Link, Words

from .models import Case


@dataclass(frozen=True)
class TeamPart:
    """A part of the page: a heading with its link beside it and a sentence below; without a heading the link alone."""

    link: Link
    heading: Words = ""
    words: Words = ""


Make = Callable[[Case], TeamPart]
FOR_THE_LEAD: dict[str, tuple[int, Make]] = {}


def add_lead_part(name: str, order: int, make: Make) -> None:
    """Called once per part while the program starts; the lead of the case alone sees it."""
    FOR_THE_LEAD[name] = order, make


def lead_parts(case: Case) -> list[TeamPart]:
    """All of them in their order."""
    return [make(case) for _order, make in sorted(FOR_THE_LEAD.values(), key=lambda one: one[0])]
