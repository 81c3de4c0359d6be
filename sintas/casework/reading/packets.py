"""What is put before whoever approves: a copy of exactly one version, composed here, shown from its release.

A room above adds a subject of its own when it starts (`add_subject`); documents does so for papers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case

from . import packet_assessment, packet_closure, packet_plan
from .packet_words import Packet

Compose = Callable[[Case, UUID | None, str], Packet | None]
Changed = Callable[[Case], datetime | None]
Unready = Callable[[Case, str], str]


@dataclass(frozen=True)
class Subject:
    """Something approval is asked for. `packet(case, entry, lang)` opens content and gives None when there is nothing to put forward;
    `changed(case)` says when any part of it was last written (coded columns only), None for what never changes; `page` is where its
    team reads it (a url name or place of kit.places taking the file, or file and entry when `of_entry`). `unready(case, lang)` says what
    must be there before it is put forward, "" when it may be.
    """

    code: str
    packet: Compose
    changed: Changed | None = None
    page: str = "case"
    of_entry: bool = False
    unready: Unready | None = None


SUBJECTS: dict[str, Subject] = {}


def add_subject(
    code: str,
    packet: Compose,
    *,
    changed: Changed | None = None,
    page: str = "case",
    of_entry: bool = False,
    unready: Unready | None = None,
) -> None:
    """Called once per subject while the program starts. `code` stands in approval_subjects."""
    SUBJECTS[code] = Subject(code, packet, changed, page, of_entry, unready)


add_subject("assessment", packet_assessment.compose, changed=packet_assessment.changed, page="casework:assessment_page")
add_subject("plan", packet_plan.compose, changed=packet_plan.changed, page="casework:plan_page")
add_subject("closure", packet_closure.compose, changed=packet_closure.changed, page="casework:ending_page", unready=packet_closure.unready)

__all__ = ["SUBJECTS", "Packet", "Subject", "add_subject", "shown_parts"]


def shown_parts(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parts as the page draws them: every key there, empty where a part does not use it."""
    return [{"title": "", "facts": [], "lines": [], "text": "", **part} for part in parts]
