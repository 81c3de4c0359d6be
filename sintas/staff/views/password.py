"""An own password: after a one-time code, or whenever somebody wants a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link

from ..actions.door import check, set_own_password
from ..forms.sign_in import NewPasswordForm
from ..paths import asked_for
from ..signin import ask_again, before_new_password, proved_lately
from .door import refusal


@before_new_password
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    """`/kata-sandi/`. Whoever came with a code sees it as a page of the door, and is not asked for a password they do not have."""
    user: Any = request.user
    forced: bool = user.must_change_password
    if not forced and user.second_step_at is not None and not proved_lately(request):
        return ask_again(request)
    form = NewPasswordForm(request.POST or None, user=user, ask_old=not forced)
    if request.method == "POST" and form.is_valid() and (forced or is_theirs(request, form)):
        set_own_password(by=request.actor, user=user, password=form.cleaned_data["new_password"])  # type: ignore[attr-defined]
        update_session_auth_hash(request, user)
        messages.success(request, _("Kata sandi baru Anda berlaku sekarang."))
        return HttpResponseRedirect(asked_for(request, "/" if forced else reverse("staff:settings")))
    if forced:
        return render(
            request, "staff/new_password.html", {"form": form, "next": asked_for(request)}, status=422 if form.has_errors else 200
        )
    page = FormPage(_("Kata sandi baru"), back=Link(reverse("staff:settings"), _("Pengaturan saya")), save=_("Simpan kata sandi"))
    return form_page(request, form, page)


def is_theirs(request: HttpRequest, form: NewPasswordForm) -> bool:
    """The present password again; its wrong attempts count like those at the door."""
    by: Any = request.actor  # type: ignore[attr-defined]
    entry = check(by=by, username=by.username, password=form.cleaned_data["password"], verb="confirm password")
    if entry.user is None:
        form.add_error("password", refusal(entry) if entry.wait else _("Kata sandi sekarang belum cocok."))
    return entry.user is not None
