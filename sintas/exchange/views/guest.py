"""`/undangan-pembahasan/`: conferences a colleague is asked to without being on the team: the copy put before her, her answer, her word on the minutes.

Nothing of the case is in reach from here but that copy (docs/decisions/0025).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.kit import numbers
from sintas.kit.pieces import Row
from sintas.staff.signin import alone

from ..reading.guests import AskedTo, asked_to_read, guest_of
from .partner_invited import invited

BASE = "exchange/guest_base.html"


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Those that can be read now. No word of a case stands in the list."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    alone(request)
    return render(request, "exchange/guest.html", {"rows": [row_of(one) for one in asked_to_read(actor)]})


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """The page a partner sees behind a code, in one's own account and under one's own name; never beside somebody else's client."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    alone(request)
    return invited(request, guest_of(actor, release_id), None, BASE)


def row_of(one: AskedTo) -> Row:
    """Who asks, and until when it can be read."""
    sub = _("Dapat dibaca sampai %(until)s.") % {"until": numbers.moment(one.until)}
    return Row(_("Diundang oleh %(name)s") % {"name": one.by}, reverse("exchange:guest_invitation", args=[one.release_id]), sub)
