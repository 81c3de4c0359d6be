"""One institution: its page, adding and correcting it, saying that it still holds."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.kit.pages import form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken
from sintas.staff import drafts
from sintas.staff.policy import need

from ..actions.keeping import add_institution, correct_institution
from ..actions.standing import confirm
from ..forms.institution import InstitutionForm
from ..policy import KEEP, the_institution
from ..reading.begun import facts_for
from ..reading.one import shown, versions_of
from .parts import actor_of, back_to, overtaken, page_of, refuse

FORM = "directory/form.html"


@require_safe
def institution(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """`/direktori/<id>/`."""
    by = actor_of(request)
    row = the_institution(by, institution_id)
    return render(request, "directory/institution.html", {"one": shown(by, row)})


@require_safe
def history(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """`/direktori/<id>/riwayat/`: who changed what when."""
    row = the_institution(actor_of(request), institution_id)
    return render(request, "directory/history.html", {"back": back_to(row.pk), "name": row.name, "rows": versions_of(row)})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """`/direktori/baru/`."""
    by = actor_of(request)
    need(by, KEEP)
    form, draft = drafts.resume(request, InstitutionForm)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_institution(by=by, facts=form.facts(), submission=form.cleaned_data["submission"])
        except BadInput as bad:
            refuse(form, bad)
        else:
            drafts.done(request)
            messages.success(request, _("Lembaga tersimpan. Tambahkan layanannya."))
            return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    back = Link(reverse("directory:search"), _("Direktori"))
    lead = _("Catat hal yang boleh diketahui umum. Tempat yang harus dirahasiakan dilindungi sendiri, setelah tempatnya dicatat.")
    return form_page(request, form, page_of(request, _("Lembaga baru"), back, draft, save=_("Simpan lembaga"), lead=lead), template=FORM)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """`/direktori/<id>/ubah/`."""
    by = actor_of(request)
    row = the_institution(by, institution_id, KEEP)
    form, draft = drafts.resume(request, InstitutionForm, initial=facts_for(row), based_on=row.number)
    page = page_of(request, _("Data lembaga"), back_to(row.pk), draft, save=_("Simpan lembaga"))
    if request.method == "POST" and form.is_valid():
        try:
            correct_institution(by=by, institution_id=row.pk, facts=form.facts(), based_on=form.cleaned_data["based_on"])
        except Overtaken as both:
            return overtaken(request, form, both.theirs, page)
        except BadInput as bad:
            refuse(form, bad)
        else:
            drafts.done(request)
            messages.success(request, _("Data lembaga tersimpan."))
            return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    return form_page(request, form, page, template=FORM)


@require_POST
def confirmed(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """`/direktori/<id>/konfirmasi/`: asked there today, it still holds."""
    confirm(by=actor_of(request), institution_id=institution_id)
    messages.success(request, _("Dikonfirmasi hari ini. Terima kasih sudah menghubungi mereka."))
    return HttpResponseRedirect(reverse("directory:institution", args=[institution_id]), status=303)
