"""Places of an institution."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import form_page
from sintas.safekeeping.versions import Overtaken
from sintas.staff import drafts

from ..actions.keeping import save_place
from ..forms.institution import PlaceForm
from ..policy import KEEP, the_institution
from ..reading.begun import place_for
from .parts import actor_of, back_to, overtaken, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, institution_id: UUID, place_id: str = "") -> HttpResponse:
    """`/direktori/<id>/tempat/` adds one, `.../tempat/<HSDS id>/` corrects it."""
    by = actor_of(request)
    row = the_institution(by, institution_id, KEEP)
    start: dict[str, Any] = {"initial": place_for(row, place_id), "based_on": row.number} if place_id else {}
    form, draft = drafts.resume(request, PlaceForm, **start)
    page = page_of(request, _("Tempat") if place_id else _("Tempat baru"), back_to(row.pk), draft, save=_("Simpan tempat"))
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            save_place(by=by, institution_id=row.pk, facts=form.facts(), place_id=place_id, based_on=held["based_on"], submission=held["submission"])
        except Overtaken as both:
            return overtaken(request, form, both.theirs, page)
        drafts.done(request)
        messages.success(request, _("Tempat tersimpan."))
        return HttpResponseRedirect(reverse("directory:institution", args=[row.pk]), status=303)
    return form_page(request, form, page, template="directory/form.html")
