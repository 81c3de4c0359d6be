"""`/kelompok/<id>/kebersamaan/`: sociograms of a group, and how it holds together over its sessions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sintas.cases.policy import can
from sintas.safekeeping import trail
from sintas.staff.signin import alone

from ..policy import WORK, the_group
from ..reading.cohesion import cohesion_page
from ..reading.rolls import rolls_of
from ..reading.sociograms import sociogram_page


@require_safe
def cohesion(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Tables, a chart and sentences to talk over; not for a screen a member looks at."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    alone(request)
    trail.record(by=actor, verb="read group cohesion", file_id=group.pk, opens=True)
    may = can(actor, WORK, group) and group.closed_on is None
    context = {"group_id": group.pk, "number": group.number, "may_work": may}
    context["shown"] = cohesion_page(group, get_language() or "id", rolls_of)
    return render(request, "groupwork/cohesion.html", context)


@require_safe
def sociogram(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One of them, drawn. What each member answered is nobody else's to see: not while a screen is shared."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    alone(request)
    trail.record(by=actor, verb="read group cohesion", file_id=group.pk, opens=True, entry=str(entry))
    shown = sociogram_page(group, entry, get_language() or "id")
    may = can(actor, WORK, group) and group.closed_on is None
    return render(request, "groupwork/sociogram.html", {"group_id": group.pk, "shown": shown, "may_work": may})
