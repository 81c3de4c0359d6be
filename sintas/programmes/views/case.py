"""`/kasus/<id>/program/`: what one client takes part in, and where she sleeps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.safekeeping import trail

from ..policy import ENROL
from ..reading.of_case import programmes_of


@require_safe
def of_case(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The tab "Program dan asrama"."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read programmes", file_id=case.pk, opens=True)
    rows = rows_first(request, actor, case)
    shown = programmes_of(case, get_language() or "id")
    head = head_of(case, actor=actor, tab="programmes", rows=rows)
    context = {"head": head, "alerts": head.alerts, "shown": shown, "may_enrol": can(actor, ENROL, case)}
    return render(request, "programmes/of_case.html", context)
