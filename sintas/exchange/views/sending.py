"""`/kasus/<id>/rujukan/<entry>/unit/`: the referral goes to a unit of this installation; and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.forms.base import About
from sintas.cases.policy import only_for_good, the_case
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.safekeeping import trail

from ..actions.linking import VERB
from ..actions.sending_inside import send_to_unit, take_back_from_unit
from ..forms.way import UnitForm
from ..reading.arrivals import units_for
from .copy_page import copy_page, tried
from .way import the_referral


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """What would be read stands under the form, as for a link (views/link.py)."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    only_for_good(actor, case, "give link")
    row = the_referral(case, entry)
    trail.record(by=actor, verb="open form referral link", file_id=case.pk, opens=True)
    back = reverse("exchange:referral", args=[case.pk, entry])
    form = UnitForm(request.POST if request.method == "POST" else None, about=About(actor, case), units=units_for(case, row.receiver_kind))
    status = None
    if request.method == "POST" and form.is_valid():
        unit_id = UUID(form.cleaned_data["unit"])
        sent, status = tried(form, lambda: send_to_unit(by=actor, case=case, entry=entry, unit_id=unit_id), field="unit")
        if sent is not None:
            messages.success(request, _("Terkirim. Jawabannya akan muncul pada rujukan ini."))
            return HttpResponseRedirect(back)
    page = FormPage(
        _("Kirim ke unit di Sintas"),
        back=Link(back, _("Rujukan")),
        lead=_("Unit itu membaca salinan di bawah ini saja, selama persetujuan klien berlaku. Menerima atau tidaknya langsung terlihat di sini."),
        save=_("Kirim"),
    )
    return copy_page(request, actor, case, row, form, page, status)


@require_POST
def back(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The unit reads it no more; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_referral(case, entry)
    take_back_from_unit(by=actor, case=case, entry=entry)
    messages.success(request, _("Ditarik. Unit itu tidak dapat membacanya lagi."))
    return HttpResponseRedirect(reverse("exchange:referral", args=[case.pk, entry]), status=303)
