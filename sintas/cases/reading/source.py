"""What was kept of an imported document, and whether a document was imported before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from sintas.staff.actor import Actor

from ..models import Case, SourceFact
from ..policy import FileHead, visible_to

NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class KeptFact:
    """A leaf of the document: where it stood, its words, and whether it is a remark about the document, or its wording of a code."""

    path: str
    words: str
    remark: bool
    tags: list[str]
    wording: bool = False


def imported_before(actor: Actor, unit_id: UUID, source_ref: str) -> Case | None:
    """The case of this unit that came from this source, as far as the actor may see it."""
    return visible_to(actor).filter(unit_id=unit_id, source_ref=source_ref).first()


def paths_kept(case: FileHead, kind: str) -> set[str]:
    """The paths of the facts of one kind; nothing is unsealed."""
    return set(SourceFact.objects.filter(file_id=case.pk, kind=kind).values_list("path", flat=True))


def in_order(path: str) -> list[tuple[int, str]]:
    """A path so that [2] stands before [10]."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in NUMBERS.split(path)]


def facts_of(case: FileHead) -> list[KeptFact]:
    """Every kept fact by its path, lists in their order; content must be opened (trail)."""
    rows = sorted(SourceFact.objects.filter(file_id=case.pk), key=lambda row: in_order(row.path))
    return [KeptFact(row.path, row.words, row.kind == "remark", list(row.tags), row.kind == "wording") for row in rows]
