"""`/kasus/<id>/asesmen/`: the assessment on one page."""

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

from ..reading.approvals import approval_state
from ..reading.assessment import assessment_of
from ..reading.assessment_prompts import prompts
from .assessment_pages import VERB


@require_safe
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Everything the assessment holds; what is missing says so and leads to where it is written. Opening it stands in the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read assessment", file_id=case.pk, opens=True)
    lang, rows = get_language() or "id", rows_first(request, actor, case)
    shown = assessment_of(case, lang)
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": shown,
        "prompts": prompts(lang),
        "may_record": can(actor, VERB, case),
        "card": approval_state(case, "assessment", actor=actor),
    }
    return render(request, "casework/assessment.html", context)

