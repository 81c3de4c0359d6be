"""Services of an institution."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit.pages import FormPage, form_page
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken
from sintas.staff import drafts

from ..actions.keeping import save_service
from ..actions.standing import offer_again, withdraw_service
from ..forms.service import ServiceForm, WithdrawForm
from ..policy import KEEP, the_institution
from ..reading.begun import places_for, programs_for, service_for
from .parts import actor_of, back_to, overtaken, page_of, refuse


@require_http_methods(["GET", "HEAD", "POST"])
def service(request: HttpRequest, institution_id: UUID, service_id: str = "") -> HttpResponse:
    """`/direktori/<id>/layanan/` adds one, `.../layanan/<HSDS id>/` corrects it."""
    by = actor_of(request)
    row = the_institution(by, institution_id, KEEP)
    start: dict[str, Any] = {"initial": service_for(row, service_id), "based_on": row.number} if service_id else {}
    form, draft = drafts.resume(request, ServiceForm, places=places_for(row), programs=programs_for(row), **start)
    page = page_of(request, _("Layanan") if service_id else _("Layanan baru"), back_to(row.pk), draft, save=_("Simpan layanan"), lead=row.name)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            save_service(by=by, institution_id=row.pk, facts=form.facts(), service_id=service_id, based_on=held["based_on"], submission=held["submission"])
        except BadInput as bad:
            refuse(form, bad)
        except Overtaken as both:
            return overtaken(request, form, both.theirs, page)
        else:
            drafts.done(request)
            messages.success(request, _("Layanan tersimpan."))
            return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    return form_page(request, form, page, template="directory/form.html")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, institution_id: UUID, service_id: str) -> HttpResponse:
    """`.../akhiri/`: with a reason; the card stays for whoever was referred there."""
    by = actor_of(request)
    row = the_institution(by, institution_id, KEEP)
    service_for(row, service_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_service(by=by, institution_id=row.pk, service_id=service_id, why=form.cleaned_data["why"])
        messages.success(request, _("Layanan ini tidak ditawarkan lagi."))
        return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    lead = _("Layanan ini tidak muncul lagi dalam pencarian. Catatannya tetap ada.")
    page = FormPage(_("Akhiri layanan"), back=back_to(row.pk), lead=lead, save=_("Akhiri layanan"))
    return form_page(request, form, page, template="kit/confirm_page.html")


@require_POST
def again(request: HttpRequest, institution_id: UUID, service_id: str) -> HttpResponse:
    """`.../tawarkan/`: it is offered after all."""
    offer_again(by=actor_of(request), institution_id=institution_id, service_id=service_id)
    messages.success(request, _("Layanan ini ditawarkan lagi."))
    return HttpResponseRedirect(reverse("directory:institution", args=[institution_id]), status=303)
