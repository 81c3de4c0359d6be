"""What was kept of an imported document, and whether a document was imported before."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.staff.actor import Actor

from ..models import Case, SourceFact
from ..policy import visible_to


@dataclass(frozen=True)
class KeptFact:
    """A leaf of the document: where it stood, its words, and whether it is a remark about the document."""

    path: str
    words: str
    remark: bool
    tags: list[str]


def imported_before(actor: Actor, unit_id: UUID, source_ref: str) -> Case | None:
    """The case of this unit that came from this source, as far as the actor may see it."""
    return visible_to(actor).filter(unit_id=unit_id, source_ref=source_ref).first()


def paths_kept(case: Case, kind: str) -> set[str]:
    """The paths of the facts of one kind; nothing is unsealed."""
    return set(SourceFact.objects.filter(file_id=case.pk, kind=kind).values_list("path", flat=True))


def facts_of(case: Case) -> list[KeptFact]:
    """Every kept fact in the order of the document; content must be opened (trail)."""
    rows = SourceFact.objects.filter(file_id=case.pk).order_by("id")
    return [KeptFact(row.path, row.words, row.kind == "remark", list(row.tags)) for row in rows]
