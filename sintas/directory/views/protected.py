"""Protected places and private contacts: sealing one, reading it, correcting it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.kit.forms import PartForm
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import NotNow
from sintas.safekeeping.versions import Overtaken
from sintas.staff import drafts
from sintas.staff.models import User
from sintas.staff.policy import need

from ..actions.protecting import correct_protected, open_protected, protect_contact, protect_place
from ..forms.institution import PlaceForm
from ..policy import KEEP, PROTECTED, the_institution
from ..reading.begun import contact_for, place_for, protected_facts, protected_start
from .parts import actor_of, back_to, overtaken_by, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def protect(request: HttpRequest, institution_id: UUID, place_id: str) -> HttpResponse:
    """`.../tempat/<id>/lindungi/`: said plainly first, because it is for good."""
    row = the_institution(actor_of(request), institution_id, KEEP)
    place_for(row, place_id)
    lead = _(
        "Nama, alamat, telepon, dan petunjuk jalan tempat ini disegel, juga dalam riwayat. Hanya pendamping dan kepala unit yang dapat membukanya, "
        "setiap pembukaan tercatat, dan tempat ini tidak pernah ikut diekspor. Ini tidak dapat dibatalkan."
    )
    return seal_page(request, row.pk, place_id, _("Lindungi tempat"), lead, protect_place, "place_id")


@require_http_methods(["GET", "HEAD", "POST"])
def protect_private(request: HttpRequest, institution_id: UUID, contact_id: str) -> HttpResponse:
    """`.../kontak/<id>/lindungi/`."""
    row = the_institution(actor_of(request), institution_id, KEEP)
    contact_for(row, contact_id)
    lead = _(
        "Nama dan nomor orang ini disegel, juga dalam riwayat. Hanya pendamping dan kepala unit yang dapat membukanya, setiap pembukaan tercatat, "
        "dan kontak ini tidak pernah ikut diekspor. Ini tidak dapat dibatalkan."
    )
    return seal_page(request, row.pk, contact_id, _("Segel kontak pribadi"), lead, protect_contact, "contact_id")


def seal_page(request: HttpRequest, institution_id: UUID, thing: str, title: str, lead: str, verb: Any, name: str) -> HttpResponse:
    """The question, and the act."""
    need(actor_of(request), PROTECTED)
    form = PartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            verb(by=actor_of(request), institution_id=institution_id, **{name: thing})
        except NotNow as why:
            form.add_error(None, str(why.sentence))
        else:
            messages.success(request, _("Tersegel."))
            return HttpResponseRedirect(reverse("directory:institution", args=[institution_id]), status=303)
    page = FormPage(title, back=back_to(institution_id), lead=lead, save=_("Segel sekarang"))
    return form_page(request, form, page, template="kit/confirm_page.html", danger=True)


def nobody_beside(request: HttpRequest) -> None:
    """Raises NotNow while the screen is shared: who sits alongside may not be alone, or may be followed home."""
    if getattr(request, "shared", None) is not None:
        raise NotNow(_("Layar sedang dibagi. Akhiri layar bersama lebih dahulu untuk membuka yang terlindung."), verb=PROTECTED)


@require_safe
def protected(request: HttpRequest, institution_id: UUID, protected_id: UUID) -> HttpResponse:
    """`.../terlindung/<id>/`: what is sealed, for this one reading."""
    by = actor_of(request)
    nobody_beside(request)
    row = the_institution(by, institution_id, PROTECTED)
    one, whole = open_protected(by=by, institution_id=row.pk, protected_id=protected_id)
    correct_url = reverse("directory:protected_correct", args=[row.pk, one.pk]) if one.kind == "place" and by.holds(KEEP) else ""
    context = {"back": back_to(row.pk), "facts": protected_facts(one.kind, whole), "place": one.kind == "place", "correct_url": correct_url}
    return render(request, "directory/protected.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, institution_id: UUID, protected_id: UUID) -> HttpResponse:
    """`.../terlindung/<id>/ubah/`. The form shows what is sealed, so opening it is a reading."""
    by = actor_of(request)
    nobody_beside(request)
    need(by, KEEP)
    row = the_institution(by, institution_id, PROTECTED)
    start: dict[str, Any] = {}
    if request.method != "POST":
        start = protected_start(*open_protected(by=by, institution_id=row.pk, protected_id=protected_id))
    form, draft = drafts.resume(request, PlaceForm, **start)
    back = Link(reverse("directory:institution", args=[row.pk]), _("Lembaga"))
    page = page_of(request, _("Tempat terlindung"), back, draft, save=_("Simpan tersegel"))
    if request.method == "POST" and form.is_valid():
        try:
            correct_protected(by=by, institution_id=row.pk, protected_id=protected_id, facts=form.facts(), based_on=form.cleaned_data["based_on"])
        except Overtaken as both:
            last = both.theirs.versions.latest("number")
            who = User.objects.filter(pk=last.by).values_list("full_name", flat=True).first() or _("Seseorang")
            return overtaken_by(request, form, who, last.at, both.theirs.number, page, reverse("directory:protected", args=[row.pk, protected_id]))
        drafts.done(request)
        messages.success(request, _("Tersimpan dan tersegel."))
        return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    return form_page(request, form, page, template="directory/form.html")
