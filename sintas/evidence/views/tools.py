"""The choice of a tool, and the form of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.history import history
from sintas.cases.views.recording import RecordPage, record
from sintas.instruments.catalogue import drawn
from sintas.practice.catalogue import load
from sintas.practice.kept_apart import kept_apart
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff import drafts

from ..actions.base import VERB
from ..actions.tools import keep_tool
from ..forms.tool import form_for
from ..models import ToolEntry
from ..reading.hidden import was_opened
from ..reading.offered import tools_offered

SHOWN = (200, 409, 422)  # answers that hold the form or the history; a saved one sends on


def to_drawing(case: Case, row: Any) -> str:
    """What was written down is looked at next, where there is something to look at."""
    if drawn(row.tool) and row.content is not None:
        return reverse("evidence:drawing", args=[case.pk, row.tool])
    return ""


@cache
def tool_page(tool: str) -> RecordPage:
    """The page of one tool; its title is the tool's name in the reader's language."""
    name: Any = lazy(lambda: load("assessment_tools").label(tool, get_language() or "id"), str)()
    lead: Any = lazy(lambda: load("assessment_tools").get(tool).definition(get_language() or "id"), str)()
    return RecordPage("tool", form_for(tool), keep_tool, name, ToolEntry, verb=VERB, back="evidence:tools", lead=lead, then=to_drawing)


@require_safe
def tools(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Which tool is taken up: each with what it is for."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    trail.record(by=actor, verb="open form tool", file_id=case.pk)
    head = head_of(case, actor=actor, tab="assessment")
    context = {"head": head, "alerts": head.alerts, "rows": tools_offered(case, get_language() or "id")}
    return render(request, "evidence/tools.html", context)


def tool(request: HttpRequest, file_id: UUID, tool: str) -> HttpResponse:
    """A new use of a tool. 404 for a tool that is in no list."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    if not load("assessment_tools").has(tool):
        raise NotYours(verb="open form tool", file_id=case.pk)
    return record(request, tool_page(tool), file_id)


def tool_entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """A use of a tool, corrected with the form of its tool."""
    case, tool = tool_of(request, file_id, entry, VERB)
    return after_one_step(request, case, tool, entry, lambda: record(request, tool_page(tool), file_id, entry, opened=case))


@require_safe
def tool_history(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Its versions, in the words of its own form."""
    case, tool = tool_of(request, file_id, entry, "cases.read")
    return after_one_step(request, case, tool, entry, lambda: history(tool_page(tool))(request, file_id, entry))


def after_one_step(request: HttpRequest, case: Case, tool: str, entry: UUID, show: Callable[[], HttpResponse]) -> HttpResponse:
    """A page that shows all that an entry holds; of a tool kept apart only to whoever asks for it (`?tampil=1`, or a draft by its name).

    What is sent back to be put right (422, 409) is shown as it was typed.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not kept_apart(tool):
        return show()
    if request.method in ("GET", "HEAD") and request.GET.get("tampil") != "1" and "draf" not in request.GET:
        return hidden(request, case, tool, entry)
    answer = show()
    if answer.status_code in SHOWN:
        was_opened(actor, case, tool, [entry])
    return answer


def hidden(request: HttpRequest, case: Case, tool: str, entry: UUID) -> HttpResponse:
    """The step before: nothing of the tool is opened."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="open form tool", file_id=case.pk, tool=tool, entry=str(entry))
    head = head_of(case, actor=actor, tab="assessment")
    name = load("assessment_tools").label(tool, get_language() or "id")
    unsent = any(one.form == request.path for one in drafts.drafts_of(actor))
    return render(request, "evidence/hidden.html", {"head": head, "alerts": head.alerts, "name": name, "unsent": unsent})


def tool_of(request: HttpRequest, file_id: UUID, entry: UUID, verb: str) -> tuple[Case, str]:
    """The case, and the tool of one of its entries, struck out or not. Raises NotYours."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, verb)
    found = ToolEntry.objects.filter(file_id=case.pk, entry=entry).values_list("tool", flat=True).first()
    if found is None:
        raise NotYours(verb="open form tool", file_id=case.pk)
    return case, str(found)
