"""A page whose security token is too old: the form is refused, the words are not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from sintas.safekeeping import trail

from .. import carrying
from ..doorway import locked_page, sign_in_page
from ..paths import asked_for
from ..signin import at_the_door, whose
from .door import onward


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """settings.CSRF_FAILURE_VIEW. A forged request may stand behind it, so nothing is kept until a person presses the button."""
    asked: Any = request
    if request.headers.get("X-Sintas") == "draft":  # our own script, every few seconds: no other site can send this header
        return JsonResponse({"error": "stale"}, status=401)
    trail.record(by=asked.actor, verb="forged form", outcome="refused")
    carried = request.POST.get("carried", "")
    if carrying.unpack(carried):  # the sign-in page itself was too old: it is drawn again, with the words still in hand
        draw = locked_page if asked.locked_user is not None else sign_in_page
        return draw(request, carried=carried, going_to=asked_for(request), status=403, stale=True)
    if asked.actor is None:
        answer = at_the_door(request) if request.method == "POST" else HttpResponse(status=403)
        answer.status_code = 403
        return answer
    carried = carrying.pack(request.path, {name: request.POST.getlist(name) for name in request.POST}, whose(request))
    return render(request, "staff/stale.html", {"carried": carried, "path": request.path}, status=403)


@require_POST
def keep_words(request: HttpRequest) -> HttpResponse:
    """`/tulisan/`: the button on that page; the words stand in the form again, as a draft."""
    by: Any = request.actor  # type: ignore[attr-defined]
    return onward(request, by, request.POST.get("carried", ""), "/", status=303)
