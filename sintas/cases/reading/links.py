"""Cases linked to this one. The lock on the table gives only links of which both sides are this person's."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from sintas.kit.pieces import Row
from sintas.practice.catalogue import load

from ..models import Case, Link


def links_of(case: Case) -> list[Link]:
    """One query, with both cases' numbers."""
    either = Q(file_id=case.pk) | Q(other_file_id=case.pk)
    return list(Link.standing.filter(either).select_related("file__case", "other_file__case").order_by("made_at"))


def link_rows(case: Case, links: list[Link], lang: str) -> list[Row]:
    """The other case by its number and how it belongs."""
    rows = []
    for link in links:
        other = link.other_file if link.file_id == case.pk else link.file
        rows.append(Row(other.case.number, reverse("cases:people", args=[other.pk]), load("link_kinds").label(link.kind, lang)))
    return rows


def link_choices(case: Case, lang: str) -> list[tuple[str, str]]:
    """(link id, "KS-0187, Ibu dan anak") of every link that stands."""
    found = links_of(case)
    return [(str(link.pk), f"{row.title}, {row.sub}") for link, row in zip(found, link_rows(case, found, lang), strict=True)]


def linked_files(case: Case) -> list[UUID]:
    """The ids of the linked files."""
    return [link.other_file_id if link.file_id == case.pk else link.file_id for link in links_of(case)]
