"""Saying that one has read what others did."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sintas.staff import notices


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """The notices that stood on the page, and no newer ones. What is no id is left aside."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    notices.seen(actor, [one for text in request.POST.getlist("id")[:200] if (one := as_uuid(text))])
    return HttpResponseRedirect(reverse("desk:today"))


def as_uuid(text: str) -> UUID | None:
    """The id, or None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
