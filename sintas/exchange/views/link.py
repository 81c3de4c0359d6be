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
from sintas.cases.reading.head import head_of
from sintas.casework.reading.packets import shown_parts
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions.linking import VERB, give_link, take_link_back
from ..forms.way import LinkForm
from ..reading.sent import copy_of
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
        try:
            given = give_link(by=actor, case=case, entry=entry, days=form.cleaned_data["days"])
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name if name in form.fields else "days", str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            address = request.build_absolute_uri(reverse("exchange:partner", args=[given.link_id, given.token]))
            return render(request, "exchange/link_given.html", {"address": address, "code": given.code, "back": back, "receiver": row.receiver})
    copy = copy_of(case, row, actor.user_id, LANGUAGE)
    page = FormPage(
        _("Tautan untuk mitra"),
        back=Link(back, _("Rujukan")),
        lead=_("Mitra tanpa akun membaca salinan di bawah ini saja. Tautan lama berhenti berlaku."),
        save=_("Buat tautan"),
    )
    context: dict[str, Any] = {"alerts": head_of(case, actor=actor).alerts, "copy": copy, "parts": shown_parts(copy.parts)}
    return form_page(request, form, page, template="exchange/link.html", status=status, **context)


@require_POST
def back(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Nobody opens it from now on; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_referral(case, entry)
    take_link_back(by=actor, case=case, entry=entry)
    messages.success(request, _("Tautan ditarik. Mitra tidak dapat membukanya lagi."))
    return HttpResponseRedirect(reverse("exchange:referral", args=[case.pk, entry]), status=303)
