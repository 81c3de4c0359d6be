"""`/kasus/<id>/rujukan/<entry>/tautan/`: a link for a partner without an account, shown once; and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.forms.base import About
from sintas.cases.policy import only_for_good, the_case
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.safekeeping import trail

from ..actions.linking import VERB, give_link, take_link_back
from ..forms.way import LinkForm
from .copy_page import copy_page, tried
from .way import the_referral


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """What would be read stands under the form; the answer to the button is the only page that shows address and code."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    only_for_good(actor, case, "give link")
    row = the_referral(case, entry)
    trail.record(by=actor, verb="open form referral link", file_id=case.pk, opens=True)
    back = reverse("exchange:referral", args=[case.pk, entry])
    form = LinkForm(request.POST or None, about=About(actor, case))
    status = None
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        given, status = tried(form, lambda: give_link(by=actor, case=case, entry=entry, days=days), field="days")
        if given is not None:
            address = request.build_absolute_uri(reverse("exchange:partner", args=[given.link_id, given.token]))
            return render(request, "exchange/link_given.html", {"address": address, "code": given.code, "back": back, "receiver": row.receiver})
    page = FormPage(
        _("Tautan untuk mitra"),
        back=Link(back, _("Rujukan")),
        lead=_("Mitra tanpa akun membaca salinan di bawah ini saja. Tautan lama berhenti berlaku."),
        save=_("Buat tautan"),
    )
    return copy_page(request, actor, case, row, form, page, status)


@require_POST
def back(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Nobody opens it from now on; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_referral(case, entry)
    take_link_back(by=actor, case=case, entry=entry)
    messages.success(request, _("Tautan ditarik. Mitra tidak dapat membukanya lagi."))
    return HttpResponseRedirect(reverse("exchange:referral", args=[case.pk, entry]), status=303)
