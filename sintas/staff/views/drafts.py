"""Drafts over the wire: autosave, what a browser sealed, the list, throwing one away."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row
from sintas.safekeeping import trail
from sintas.safekeeping.carried import open_browser_seal
from sintas.safekeeping.refusals import BadInput

from ..carrying import says_something
from ..drafts import DraftTooLarge, drafts_of, drop_draft, save_draft, take_letter
from ..models import Draft
from ..policy import people_of
from ..signin import before_new_password, speaks_json
from .shared import as_uuid


@speaks_json
@before_new_password
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """`/draf/?form=PATH`: the form's fields as form data, or JSON {form, file?, fields}. Answers {at, iso}; 413 too long, 422 not our page."""
    try:
        form, file_id, fields = what_was_sent(request)
    except (ValueError, TypeError, AttributeError):
        return JsonResponse({"error": "unreadable"}, status=422)
    try:
        by: Any = request.actor  # type: ignore[attr-defined]
        if says_something(fields) or Draft.objects.filter(user_id=by.user_id, form=form, done_at=None).exists():
            save_draft(by=by, form=form, fields=fields, file_id=file_id)
    except DraftTooLarge:
        return JsonResponse({"error": "too_large"}, status=413)
    except BadInput:
        return JsonResponse({"error": "not_a_page"}, status=422)
    now = clock.now()
    shown = numbers.clock_time(now)
    return JsonResponse({"at": shown, "saved_at": shown, "iso": now.isoformat()})


def what_was_sent(request: HttpRequest) -> tuple[str, Any, dict[str, list[str]]]:
    """(path of the form, file or None, fields). Raises ValueError, TypeError or AttributeError for what cannot be read."""
    if request.content_type == "application/json":
        sent = json.loads(request.body)
        fields = (
            {str(name): values if isinstance(values, list) else [values] for name, values in sent["fields"].items()}
            if "fields" in sent
            else {}
        )
        return str(sent.get("form") or request.GET.get("form", "")), as_uuid(str(sent.get("file") or "")), fields
    return request.GET.get("form", ""), as_uuid(request.GET.get("file", "")), {name: request.POST.getlist(name) for name in request.POST}


@speaks_json
@before_new_password
@require_POST
def sealed_draft(request: HttpRequest) -> HttpResponse:
    """`/draf/tersegel/`: one letter of the browser's outbox (`blob`). 200 taken; 403 another person's; 410 cannot be opened; 422 not our page."""
    letter = open_browser_seal(request.POST.get("blob", ""))
    if letter is None:
        return JsonResponse({"code": "unreadable"}, status=410)
    if str(letter.get("user")) != str(request.user.pk):
        trail.record(by=request.actor, verb="recover draft", outcome="refused")  # type: ignore[attr-defined]
        return JsonResponse({"code": "other_person"}, status=403)
    try:
        take_letter(request.actor, letter)  # type: ignore[attr-defined]
    except DraftTooLarge:
        return JsonResponse({"code": "too_large"}, status=413)
    except BadInput:
        return JsonResponse({"code": "not_a_page"}, status=422)
    return JsonResponse({"form": letter["form"]})


@require_safe
def my_drafts(request: HttpRequest) -> HttpResponse:
    """`/draf/saya/`: every unsent draft by when it was saved. The words stay closed until one is opened."""
    by: Any = request.actor  # type: ignore[attr-defined]
    listed = drafts_of(by)
    writers = dict(people_of(by).filter(pk__in=[one.passed_by for one in listed if one.passed_by]).values_list("pk", "full_name"))
    rows = [
        {
            "row": Row(
                _("Draf dari %(when)s") % {"when": numbers.moment(held.saved_at)},
                url=f"{held.form}?draf={held.filling}",
                sub=_("dari %(name)s, yang sudah berhenti") % {"name": writers[held.passed_by]} if held.passed_by in writers else "",
            ),
            "id": held.id,
        }
        for held in listed
    ]
    return render(request, "staff/my_drafts.html", {"rows": rows})


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """One draft goes; saying it twice does no harm."""
    by: Any = request.actor  # type: ignore[attr-defined]
    wanted = as_uuid(request.POST.get("draft", ""))
    for held in drafts_of(by):
        if held.id == wanted:
            drop_draft(by=by, form=held.form, filling=held.filling)
            trail.record(by=by, verb="throw draft away", file_id=held.file_id)
    return HttpResponseRedirect(reverse("staff:my_drafts"), status=303)
