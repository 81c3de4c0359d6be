"""For somebody who lost the password, or the phone."""

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

from ..actions.resetting import reset_password
from ..actions.second_step import forget_second_step
from ..actions.sessions import end_sessions
from ..policy import the_person
from ..signin import asks_again
from .people import show_codes


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/kode/`: asks first; the answer to the button is the only page that ever shows the code."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, "staff.reset_password")
    here = reverse("staff:person", args=[user.pk])
    if request.method == "POST":
        return show_codes(request, [(user.full_name, user.username, reset_password(by=by, user=user))], here)
    page = FormPage(
        _("Kode masuk sekali pakai"),
        back=Link(here, _("Petugas")),
        lead=_(
            "Kata sandi %(name)s yang lama berhenti berlaku dan semua sesinya berakhir. "
            "Anda mendapat kode untuk diserahkan; kata sandi barunya tidak akan Anda ketahui."
        )
        % {"name": user.full_name},
        save=_("Buat kode"),
    )
    return form_page(request, None, page, template="kit/confirm_page.html")


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/langkah-kedua/`: asks first; they set up a new second step when they sign in next."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, "staff.reset_password")
    here = reverse("staff:person", args=[user.pk])
    if request.method == "POST":
        forget_second_step(by=by, user=user)
        messages.success(request, _("Langkah kedua dihapus. Ia memasang yang baru saat masuk."))
        return HttpResponseRedirect(here)
    page = FormPage(
        _("Hapus langkah kedua"),
        back=Link(here, _("Petugas")),
        lead=_(
            "Pakai ini hanya bila %(name)s sendiri yang memintanya, tatap muka atau lewat telepon yang Anda kenal suaranya. "
            "Semua sesinya berakhir; aplikasi, kunci sandi, dan kode cadangan yang lama tidak berlaku lagi."
        )
        % {"name": user.full_name},
        save=_("Hapus langkah kedua"),
    )
    return form_page(request, None, page, template="kit/confirm_page.html")


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """`/petugas/<id>/sesi/`: asks first; they sign in again with what they have."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, "staff.reset_password")
    here = reverse("staff:person", args=[user.pk])
    if request.method == "POST":
        end_sessions(by=by, user=user)
        messages.success(request, _("Semua sesinya berakhir."))
        return HttpResponseRedirect(here)
    page = FormPage(
        _("Akhiri semua sesinya"),
        back=Link(here, _("Petugas")),
        lead=_(
            "%(name)s keluar dari semua perangkat dan masuk lagi dengan kata sandi dan langkah keduanya. "
            "Pakai ini bila perangkatnya hilang atau dibiarkan terbuka. Draf-drafnya tetap tersimpan."
        )
        % {"name": user.full_name},
        save=_("Akhiri semua sesinya"),
    )
    return form_page(request, None, page, template="kit/confirm_page.html")
