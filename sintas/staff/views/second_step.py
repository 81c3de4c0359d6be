"""`/pengaturan/langkah-kedua/`: one's own second step, set up and changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.safekeeping.refusals import BadInput

from ..actions.door import check
from ..actions.second_step import (
    add_passkey,
    begin_authenticator,
    confirm_authenticator,
    drop_authenticator,
    drop_passkey,
    new_recovery_codes,
)
from ..doorway import again_page
from ..forms.second_step import AgainForm, ConfirmForm, PasskeyForm
from ..paths import asked_for
from ..proving import house_of, refused
from ..reading.second_step import credentials_of, second_step_of
from ..second_step import totp
from ..second_step.passkeys import NAME, NotThePasskey, begin_registering, finish_registering
from ..signin import IN_ALL, asks_for_all, before_second_step, everybody_needs_it, proved_lately
from .devices import only_here
from .door import onward, proved, refusal

HERE = "staff:second_step"


@before_second_step
@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    """What stands, or (before there is any) the two ways to begin."""
    by: Any = request.actor  # type: ignore[attr-defined]
    return render(request, "staff/second_step.html", {"shown": second_step_of(by), "next": asked_for(request), "may_wait": not everybody_needs_it()})


def may_change(request: HttpRequest) -> HttpResponse | None:
    """Changing a second step that stands needs password and second step once more; setting up the first one needs neither."""
    user: Any = request.user
    if user.second_step_at is None or proved_lately(request, in_all=True):
        return None
    return HttpResponseRedirect(f"{reverse('staff:again')}?next={request.path}&{IN_ALL}")


@before_second_step
@require_http_methods(["GET", "HEAD", "POST"])
def authenticator(request: HttpRequest) -> HttpResponse:
    """`aplikasi/`: photograph the square, write the first code."""
    if (first := may_change(request)) is not None:
        return first
    by: Any = request.actor  # type: ignore[attr-defined]
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = confirm_authenticator(by=by, typed=form.cleaned_data["code"])
        except BadInput as bad:
            form.add_error("code", bad.fields["code"])
        else:
            return it_stands(request, codes)
    secret = begin_authenticator(by=by)
    context = {
        "form": form,
        "picture": mark_safe(totp.picture(totp.address(secret, by.username, NAME))),  # noqa: S308 - drawn by segno from our own words
        "secret": totp.in_fours(secret),
        "next": asked_for(request),
    }
    return render(request, "staff/authenticator.html", context, status=422 if form.has_errors else 200)


@before_second_step
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """`kunci-sandi/`: the device makes a key for this house."""
    if (first := may_change(request)) is not None:
        return first
    by: Any = request.actor  # type: ignore[attr-defined]
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            credential, counter = finish_registering(house_of(request), request.session.pop("passkey", {}), form.cleaned_data["answer"])
        except NotThePasskey:
            form.add_error(None, _("Perangkat belum membuat kunci. Tekan “Buat kunci sandi” sekali lagi, atau pakai aplikasi kode."))
        else:
            return it_stands(request, add_passkey(by=by, called=form.cleaned_data["called"], credential=credential, counter=counter))
    question, request.session["passkey"] = begin_registering(house_of(request), by.user_id, by.username, credentials_of(by.user_id))
    context = {"form": form, "question": question, "next": asked_for(request)}
    return render(request, "staff/passkey.html", context, status=422 if form.has_errors else 200)


def it_stands(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Go on; the first second step shows its recovery codes, here and never again."""
    proved(request, "set up", in_all=True)
    only_here(request)
    if codes:
        return shown_once(request, codes)
    messages.success(request, _("Langkah kedua tersimpan. Sesi di perangkat lain berakhir."))
    return HttpResponseRedirect(reverse(HERE))


def shown_once(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """The only page that ever shows them."""
    return render(request, "staff/recovery_codes.html", {"codes": codes, "next": asked_for(request, reverse(HERE))})


@asks_for_all
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """`kode-cadangan/`: ten new ones; the old ones stop working."""
    codes = new_recovery_codes(by=request.actor)  # type: ignore[attr-defined]
    only_here(request)
    return shown_once(request, codes)


@asks_for_all
@require_POST
def no_authenticator(request: HttpRequest) -> HttpResponse:
    """`aplikasi/lepas/`."""
    drop_authenticator(by=request.actor)  # type: ignore[attr-defined]
    only_here(request)
    messages.success(request, _("Aplikasi kode dilepas. Sesi di perangkat lain berakhir."))
    return HttpResponseRedirect(reverse(HERE))


@asks_for_all
@require_POST
def no_passkey(request: HttpRequest, passkey_id: UUID) -> HttpResponse:
    """`kunci-sandi/<id>/hapus/`."""
    drop_passkey(by=request.actor, passkey=passkey_id)  # type: ignore[attr-defined]
    only_here(request)
    messages.success(request, _("Kunci sandi dihapus. Sesi di perangkat lain berakhir."))
    return HttpResponseRedirect(reverse(HERE))


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """`/masuk/lagi/`: once more, before something that lets much out."""
    user: Any = request.user
    going_to, carried = asked_for(request), request.POST.get("carried", "")
    by_code, in_all = user.second_step_at is not None, "semua" in (request.POST or request.GET)
    form = AgainForm(request.POST or None, by_password=in_all or not by_code, by_code=by_code)
    if request.method == "POST" and form.is_valid():
        sentence = wrong_again(request, form)
        if not sentence:
            request.session.cycle_key()
            proved(request, "code" if by_code else "", in_all=form.by_password)
            return onward(request, request.actor, carried, going_to)  # type: ignore[attr-defined]
        form.add_error(None, sentence)
    return again_page(request, form, carried=carried, going_to=going_to, in_all=in_all, status=422 if form.has_errors else 200)


def wrong_again(request: HttpRequest, form: AgainForm) -> str:
    """"" when it is them, else one sentence."""
    user: Any = request.user
    by: Any = request.actor  # type: ignore[attr-defined]
    if form.by_password:
        entry = check(by=by, username=user.username, password=form.cleaned_data["password"], verb="prove again")
        if entry.user is None:
            return refusal(entry) if entry.wait else _("Kata sandi belum cocok. Coba lagi.")
    if not form.by_code:
        return ""
    return refused(request, user, code=form.cleaned_data["code"], answer=form.cleaned_data["answer"], verb="prove again")
