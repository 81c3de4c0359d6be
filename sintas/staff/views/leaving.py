"""Somebody comes back. (Leaving: access/views/leaving.py.)"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..actions.leaving import take_back
from ..policy import the_person
from ..signin import asks_again
from .people import VERB, show_codes


@asks_again
@require_POST
def take_back_page(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/kembali/`: with a new one-time code, shown once."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    return show_codes(request, [(user.full_name, user.username, take_back(by=by, user=user))], reverse("staff:person", args=[user.pk]))
