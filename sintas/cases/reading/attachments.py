"""The attachments of a case, as a page shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from sintas.kit import numbers
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import Attachment, Case


@dataclass(frozen=True)
class Attached:
    entry: UUID
    kind: str
    title: str
    size: str
    pages: int | None
    when: str
    by: str


def attachments_of(case: Case) -> list[Attached]:
    """Newest first; two queries."""
    return attachments_in(case.pk)


def attachments_in(file_id: UUID) -> list[Attached]:
    """The same of any file, also of an enquiry."""
    lang = get_language() or "id"
    rows = list(Attachment.current.filter(file_id=file_id).order_by("-written_at"))
    names = dict(User.objects.filter(pk__in={row.author_id for row in rows}).values_list("pk", "full_name"))
    return [
        Attached(
            row.entry,
            load("attachment_kinds").label(row.kind_code, lang) if row.kind_code else "",
            row.title or "",
            f"{row.size / 1024 / 1024:.1f} MB" if row.size > 900_000 else f"{max(1, row.size // 1024)} kB",
            row.pages,
            numbers.moment(row.written_at),
            names.get(row.author_id, ""),
        )
        for row in rows
    ]


def entries_of(case: Case) -> set[UUID]:
    """The attachments that stand; nothing is unsealed."""
    return set(Attachment.current.filter(file_id=case.pk).values_list("entry", flat=True))


def kinds_of(case: Case, entries: Collection[UUID]) -> list[tuple[UUID, str, str]]:
    """(entry, kind in words, when it came) of those of these that stand, the newest first. One query, nothing is unsealed."""
    lang = get_language() or "id"
    rows = Attachment.current.filter(file_id=case.pk, entry__in=entries).order_by("-written_at").values_list("entry", "kind_code", "written_at")
    return [(entry, load("attachment_kinds").label(kind, lang) if kind else "", numbers.moment(at)) for entry, kind, at in rows]
