"""`/surel/`: does mail leave? Numbers of the house, for whoever administers it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sintas.safekeeping import trail
from sintas.staff.policy import need

from ..reading.mail import mail_health


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """The last seven days."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, "staff.set_up")
    trail.record(by=actor, verb="open mail health")
    return render(request, "exchange/mail.html", {"health": mail_health(actor)})
