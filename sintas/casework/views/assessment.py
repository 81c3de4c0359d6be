"""`/kasus/<id>/asesmen/`: the assessment on one page, the choice of a tool, and the records behind it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.views.history import history
from sintas.cases.views.recording import record
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..models import ToolEntry
from ..reading.approvals import approval_state
from ..reading.assessment import assessment_of
from ..reading.assessment_prompts import prompts
from ..reading.assessment_tools import tools_offered
from .assessment_pages import VERB, tool_page


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


def tools(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Which tool is written down: each with what it is for."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    trail.record(by=actor, verb="open form tool", file_id=case.pk)
    head = head_of(case, actor=actor, tab="assessment")
    context = {"head": head, "alerts": head.alerts, "rows": tools_offered(case, get_language() or "id")}
    return render(request, "casework/assessment_tools.html", context)


def tool(request: HttpRequest, file_id: UUID, tool: str) -> HttpResponse:
    """A new use of a tool. 404 for a tool that is in no list."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    if not load("assessment_tools").has(tool):
        raise NotYours(verb="open form tool", file_id=case.pk)
    return record(request, tool_page(tool), file_id)


def tool_entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """A use of a tool, corrected with the form of its tool."""
    return record(request, tool_page(tool_of(request, file_id, entry, VERB)), file_id, entry)


def tool_history(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Its versions, in the words of its own form."""
    return history(tool_page(tool_of(request, file_id, entry, "cases.read")))(request, file_id, entry)


def tool_of(request: HttpRequest, file_id: UUID, entry: UUID, verb: str) -> str:
    """The tool of an entry of this case, struck out or not. Raises NotYours."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, verb)
    found = ToolEntry.objects.filter(file_id=case.pk, entry=entry).values_list("tool", flat=True).first()
    if found is None:
        raise NotYours(verb="open form tool", file_id=case.pk)
    return str(found)

