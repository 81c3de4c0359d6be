"""`/pengaturan/kalender/`: the address for one's own calendar program; and what that program gets."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.kit import clock
from sintas.kit.views import refuse
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as, refusal_page
from sintas.safekeeping.refusals import NotYours
from sintas.staff import throttle
from sintas.staff.proving import client_address
from sintas.staff.signin import asks_again, open_to_all

from ..actions.feeding import end_feed, fetch, make_feed
from ..policy import may_have_feed
from ..reading.feed import as_ics, feed_state

MOST_WRONG = 30  # from one address within ten minutes (staff/throttle.py), counted apart from the door: an old address locks nobody out there
KIND = "feed"


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, since when, and when it was last used."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    may_have_feed(actor)
    return render(request, "exchange/feed.html", {"state": feed_state(actor), "address": ""})


@asks_again
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """`buat/`: the answer to the button is the only page that ever shows the address."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    token = make_feed(by=actor)
    address = request.build_absolute_uri(reverse("exchange:feed_ics", args=[token]))
    return render(request, "exchange/feed.html", {"state": feed_state(actor), "address": address})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """`matikan/`."""
    if end_feed(by=request.actor):  # type: ignore[attr-defined]
        messages.success(request, _("Alamat kalender dimatikan."))
    return HttpResponseRedirect(reverse("exchange:feed"))


@open_to_all
@require_safe
def ics(request: HttpRequest, secret: str) -> HttpResponse:
    """`/kalender/<secret>.ics`: for a program without a session, whoever's browser it is. A wrong, an old and a leaver's address are not there."""
    address = throttle.counted_as(client_address(request), True)
    if throttle.until_few_enough(throttle.digest(address, KIND), MOST_WRONG, clock.now()):
        answer = refuse(429)
        answer.headers["Retry-After"] = str(int(throttle.WITHIN.total_seconds()))
        return answer
    with acting_as(None):
        found = fetch(secret)
        if found is None:
            throttle.note_wrong(address, kind=KIND)
            trail.record(by=None, verb="fetch feed", outcome="refused")
            return refusal_page(request, NotYours(verb="fetch feed"))
    return HttpResponse(as_ics(*found), content_type="text/calendar; charset=utf-8")
