"""`/kelompok/<id>/susunan/<entry>/riwayat/`: earlier looks at who would sit together. Its form looks anew each time, so its versions are no forms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.pieces import Link
from sintas.safekeeping import trail

from ..policy import the_group
from ..reading.looks_before import looks_before
from .records import GROUP_COMPOSITION


@require_safe
def past(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Content: one row of the trail. 404 for an entry that is not of this group."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    trail.record(by=actor, verb=f"read history {GROUP_COMPOSITION.kind}", file_id=group.pk, opens=True, entry=str(entry))
    context = {
        "title": _("Riwayat: %(what)s") % {"what": GROUP_COMPOSITION.title},
        "back": Link(reverse("groupwork:group", args=[group.pk]), group.number),
        "versions": looks_before(group, entry, get_language() or "id"),
    }
    return render(request, "groupwork/looks_before.html", context)
