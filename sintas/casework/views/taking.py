"""Around the form of a new entry: what a room above offers for it, and taking that over (`?ambil=`)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage
from sintas.kit.pieces import Link

from ..offering import OFFERS


def offering(request: HttpRequest, page: RecordPage, entry: UUID | None) -> RecordPage:
    """The page with `offers` (pieces.Link) in its context. What was taken stands in the form, to be changed there; an entry that stands gets no offer."""
    offers = OFFERS.get(page.kind, {})
    if not offers:
        return page
    taking = offers.get(request.GET.get("ambil", "")) if entry is None else None

    def first(case: Case) -> dict[str, Any]:
        return {**(page.first(case) if page.first else {}), **(taking.taken(case, get_language() or "id") if taking else {})}

    def beside(asked: HttpRequest, case: Case) -> dict[str, Any]:
        new = entry is None and not (page.single and page.model.current.filter(file_id=case.pk).exists())
        links = [Link(f"?ambil={name}", one.label) for name, one in offers.items() if new and one is not taking and one.there(case)]
        return {**(page.aside(asked, case) if page.aside else {}), "offers": links}

    return replace(page, first=first, aside=beside)
