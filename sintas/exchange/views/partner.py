"""`/mitra/<link>/<token>/`: the one page of a partner without an account. Whatever is no standing link looks the same: one plain page."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.forms.base import submission_id
from sintas.kit.typed import prose
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.proving import client_address
from sintas.staff.signin import open_to_all

from ..actions.answering_back import answer_as_partner
from ..actions.entering import knock, try_code, wrong_address
from ..forms.partner import AnswerForm, EnterForm
from ..partner import Partner
from ..reading.opened import opened_for
from ..reading.whom_to_ring import Ring, whom_to_ring
from .partner_invited import invited

COOKIE, SALT = "m", "exchange.partner"
OPEN_FOR = 30 * 60  # seconds until the code is asked again


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, link_id: UUID, token: str) -> HttpResponse:
    """Everything in it is done under the id of the link, also for somebody who is signed in in this browser."""
    with acting_as(link_id):
        known = knock(link_id, token, get_language() or "id")
        if known is not None:
            return inside(request, known) if has_entered(request, known) else at_the_door(request, known)
    with acting_as(None):
        return nothing_here(request)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Unknown, run out, withdrawn, locked: the same page, the same status, no word which."""
    wrong_address(client_address(request))
    trail.record(by=None, verb="enter by link", outcome="refused")
    typed = prose(dict(request.POST.lists())) if request.method == "POST" else []  # an answer that came too late is still its writer's
    return render(request, "exchange/partner_gone.html", {"typed": typed}, status=404)


def at_the_door(request: HttpRequest, by: Partner) -> HttpResponse:
    """Asks for the code. The right one opens this link in this browser for half an hour."""
    form = EnterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        tried = try_code(by=by, typed=form.cleaned_data["code"], address=client_address(request))
        if tried.right:
            answer = HttpResponseRedirect(request.path, status=303)
            answer.set_signed_cookie(
                COOKIE, str(by.release_id), salt=SALT, max_age=OPEN_FOR, path=request.path, httponly=True, samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
            return answer
        if tried.locked:
            return render(request, "exchange/partner_gone.html", status=404)
        if tried.minutes:
            form.refuse("code", _("Terlalu banyak percobaan. Coba lagi dalam %(minutes)s menit.") % {"minutes": tried.minutes})
        else:
            form.refuse("code", _("Kodenya tidak cocok. Periksa hurufnya; setelah lima kali salah tautan ini tidak berlaku lagi."))
    elif request.method != "POST":
        trail.record(by=by, verb="open link", file_id=by.file_id)
    return render(request, "exchange/partner_enter.html", {"form": form, "ring": whom_to_ring()}, status=422 if form.is_bound else 200)


def inside(request: HttpRequest, by: Partner) -> HttpResponse:
    """Behind the code, in the time of the unit that made the link: nobody tells us where a partner is, and a conference is held there."""
    ring = whom_to_ring()
    with timezone.override((ring.zone if ring else "") or None):
        return invited(request, by, ring) if by.speaks_of == "conference" else referred(request, by, ring)


def referred(request: HttpRequest, by: Partner, ring: Ring | None) -> HttpResponse:
    """The copy, and the answer. An answer that closes the view is thanked for, and nothing is shown any more."""
    status, form = 200, None
    if request.method == "POST":
        form, answer = answered(request, by)
        if answer is not None:
            return answer
        status = 422
    shown = opened_for(by, get_language() or "id")
    form = form or AnswerForm(steps=shown.may)
    return render(request, "exchange/partner.html", {"shown": shown, "form": form, "ring": ring}, status=status)


def answered(request: HttpRequest, by: Partner) -> tuple[AnswerForm, HttpResponse | None]:
    """Run the verb; the form as it must be shown again, or the answer."""
    form = AnswerForm(request.POST, steps=["received", "accepted", "begun", "done", "declined", "feedback"])
    if not form.is_valid():
        return form, None
    held = form.cleaned_data
    try:
        row = answer_as_partner(by=by, step=held["step"], words=held["words"], submission=submission_id(held["submission"]))
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
        return form, None
    except NotNow as refused:
        trail.record(by=by, verb="answer by link", file_id=by.file_id, outcome="refused")
        form.add_error(None, str(refused.sentence))
        return form, None
    if row.after == "declined":
        return form, render(request, "exchange/partner_thanks.html")
    return form, HttpResponseRedirect(request.path, status=303)


def has_entered(request: HttpRequest, by: Partner) -> bool:
    """Was the code given here, for this very link, within half an hour?"""
    return request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=OPEN_FOR) == str(by.release_id)
