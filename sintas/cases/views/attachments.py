"""The list of a case's attachments and their download; nothing is ever shown inline."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sintas.safekeeping import trail

from ..actions.attaching import take_out
from ..policy import the_case
from ..reading.attachments import attachments_of
from ..reading.head import head_of


@require_safe
def attachments(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What is attached, newest first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="list attachments", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="attachments")
    return render(request, "cases/attachments.html", {"head": head, "alerts": head.alerts, "attachments": attachments_of(case)})


@require_POST
def download(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The bytes, as a download. `copy=share` in the form gives the copy without traces."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    taken = take_out(by=actor, case=case, entry=entry, to_share=request.POST.get("copy") == "share")
    answer = HttpResponse(taken.body, content_type=taken.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
