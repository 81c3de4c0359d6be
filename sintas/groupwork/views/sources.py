"""`/kelompok/<id>/dokumen-sumber/`: what an imported document says that has no record of its own yet: kept, counted, never dropped."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sintas.cases.policy import can
from sintas.safekeeping import trail

from ..policy import WORK, the_group
from ..reading.sessions import has_sessions
from ..reading.source import kept_of


@require_safe
def sources(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The kept words in the order of the document; remarks about it last."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    trail.record(by=actor, verb="read sources", file_id=group.pk, opens=True)
    parts, wording, remarks = kept_of(group)
    context = {"group_id": group.pk, "number": group.number, "parts": parts, "wording": wording, "remarks": remarks}
    context["without_sessions"] = not has_sessions(group)
    context["may_work"] = can(actor, WORK, group) and group.closed_on is None
    return render(request, "groupwork/sources.html", context)
