"""`/kelompok/<id>/linimasa/`: the story of a group, out of the rows its verbs wrote."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sintas.cases.reading.story import PAGE, story_of
from sintas.kit.pieces import Pager
from sintas.safekeeping import trail

from ..policy import the_group
from ..reading.veil import Veil


@require_safe
def timeline(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Newest first, what is planned on top; `?hal=` for the pages of a long one. Content: one row of the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group: Any = the_group(actor, file_id)
    trail.record(by=actor, verb="read group timeline", file_id=group.pk, opens=True)
    asked = request.GET.get("hal", "")
    page = max(1, int(asked)) if asked.isdigit() and len(asked) < 6 else 1
    story = story_of(group, page=page, lang=get_language() or "id")
    here = sum(len(month.entries) for month in story.months)
    context = {"group_id": group.pk, "number": group.number, "months": Veil(group).months(story.months), "pager": pager(group.pk, story.total, page, here)}
    return render(request, "groupwork/timeline.html", context)


def pager(group_id: UUID, total: int, page: int, here: int) -> Pager | None:
    """Only when there is more than one page."""
    if total <= PAGE or not here:
        return None
    url, first = reverse("groupwork:timeline", args=[group_id]), (page - 1) * PAGE + 1
    before = f"{url}?hal={page - 1}" if page > 1 else ""
    return Pager(first, first + here - 1, total, before, f"{url}?hal={page + 1}" if first + here - 1 < total else "")
