"""Giving and ending roles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

from ..actions.postings import end, give
from ..forms.person import RoleForm
from ..policy import postings_of, the_person
from ..reading.people import role_words
from ..sessions import goes_on
from ..signin import asks_again
from .people import VERB, unit_choices
from .refused import put_into


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/peran/`."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    here = reverse("staff:person", args=[user.pk])
    form = RoleForm(request.POST or None, units=unit_choices(by))
    if request.method == "POST" and form.is_valid():
        try:
            give(by=by, user=user, unit_id=UUID(form.cleaned_data["unit"]), role=form.cleaned_data["role"])
        except BadInput as bad:
            put_into(form, bad)
        except NotNow as not_now:
            form.add_error(None, str(not_now.sentence))
        else:
            messages.success(request, _("Peran diberikan."))
            return HttpResponseRedirect(here)
    lead = (
        _("Ini akun Anda sendiri. Peran yang Anda berikan kepada diri sendiri diberitahukan kepada administrator lain dan kepala unit itu.")
        if user.pk == by.user_id
        else ""
    )
    return form_page(request, form, FormPage(_("Beri peran"), back=Link(here, _("Petugas")), lead=lead, save=_("Beri peran")))


@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: HttpRequest, user_id: UUID, posting_id: UUID) -> HttpResponse:
    """`/petugas/<id>/peran/<id>/akhiri/`: asks first."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    posting = postings_of(by).filter(pk=posting_id, user=user).select_related("unit").first()
    if posting is None:
        raise NotYours(verb="end role")
    here = reverse("staff:person", args=[user.pk])
    page = FormPage(
        _("Akhiri peran"),
        back=Link(here, _("Petugas")),
        lead=_("%(role)s di %(unit)s berakhir sekarang juga. Riwayatnya tetap tercatat.")
        % {"role": role_words(posting.role), "unit": posting.unit.name},
        save=_("Akhiri peran"),
    )
    if request.method == "POST":
        try:
            end(by=by, posting=posting)
        except NotNow as not_now:
            messages.warning(request, str(not_now.sentence))
            return form_page(request, None, page, template="kit/confirm_page.html", status=409)
        if user.pk == by.user_id:
            goes_on(request)
        messages.success(request, _("Peran diakhiri."))
        return HttpResponseRedirect(here, status=303)
    return form_page(request, None, page, template="kit/confirm_page.html")
