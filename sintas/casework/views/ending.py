"""`/kasus/<id>/akhir/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.safekeeping import trail


def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Being built."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read ending", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="ending")
    return render(request, "cases/page.html", {"head": head, "alerts": head.alerts})
