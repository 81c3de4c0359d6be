"""Behind the code of an invitation to a conference: its copy, and whether one comes. Part of the partner's one page (views/partner.py)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from sintas.cases.forms.base import submission_id
from sintas.practice.conference import PARTNER_SAYS
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions.replying import reply_as_partner
from ..forms.partner import ComingForm
from ..partner import Partner
from ..reading.invitation import invitation_for
from ..reading.whom_to_ring import whom_to_ring


def invited(request: HttpRequest, by: Partner) -> HttpResponse:
    """Read, or answered; what was typed stays on the page when it is refused."""
    form, status = None, 200
    if request.method == "POST":
        form = ComingForm(request.POST, steps=list(PARTNER_SAYS))
        if form.is_valid() and answered(by, form):
            return HttpResponseRedirect(request.path, status=303)
        status = 422
    shown = invitation_for(by, get_language() or "id")
    context = {"shown": shown, "form": form or ComingForm(steps=shown.may), "ring": whom_to_ring()}
    return render(request, "exchange/partner_invited.html", context, status=status)


def answered(by: Partner, form: ComingForm) -> bool:
    """Run the verb; False with the reason in the form."""
    held = form.cleaned_data
    try:
        reply_as_partner(by=by, step=held["step"], words=held["words"], submission=submission_id(held["submission"]))
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
    except NotNow as refused:
        trail.record(by=by, verb="answer by link", file_id=by.file_id, outcome="refused")
        form.add_error(None, str(refused.sentence))
    else:
        return True
    return False
