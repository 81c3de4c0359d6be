"""Somebody leaves, or comes back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import NotNow

from ..actions.leaving import let_go, take_back
from ..policy import the_person
from ..reading.leavers import files_led_by
from .people import VERB, show_codes


@require_http_methods(["GET", "HEAD", "POST"])
def let_go_page(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/berhenti/`: says how many files wait for a new lead, and asks."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    here = reverse("staff:person", args=[user.pk])
    waiting = files_led_by(user.pk)
    lead = _("%(name)s tidak dapat masuk lagi mulai sekarang, semua sesinya berakhir, dan semua perannya selesai.") % {
        "name": user.full_name
    }
    if waiting:
        lead += " " + ngettext(
            "%(count)d berkas menunggu pendamping utama yang baru; kepala unit diberi tahu untuk menyerahkannya.",
            "%(count)d berkas menunggu pendamping utama yang baru; kepala unit diberi tahu untuk menyerahkannya.",
            waiting,
        ) % {"count": waiting}
    page = FormPage(_("Petugas berhenti"), back=Link(here, _("Petugas")), lead=lead, save=_("Akhiri akun"))
    if request.method == "POST":
        try:
            let_go(by=by, user=user)
        except NotNow as not_now:
            messages.warning(request, str(not_now.sentence))
            return form_page(request, None, page, template="kit/confirm_page.html", status=409, danger=True)
        messages.success(request, _("Akun diakhiri."))
        return HttpResponseRedirect(here, status=303)
    return form_page(request, None, page, template="kit/confirm_page.html", danger=True)


@require_POST
def take_back_page(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/kembali/`: with a new one-time code, shown once."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    return show_codes(request, [(user.full_name, user.username, take_back(by=by, user=user))], reverse("staff:person", args=[user.pk]))
