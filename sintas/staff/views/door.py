"""Signing in, unlocking, locking, signing out."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit import clock
from sintas.kit.typed import prose
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as

from .. import carrying
from ..account_notices import wrong_lately
from ..actions.door import Entry, came_in, check
from ..actions.sessions import sweep_ended
from ..actor import Actor
from ..devices import device_of
from ..doorway import locked_page, second_page, sign_in_page
from ..drafts import keep_carried
from ..forms.second_step import CodeForm
from ..forms.sign_in import SignInForm, UnlockForm
from ..models import User
from ..paths import asked_for, own_address
from ..proving import client_address, owe, refused, who_owes
from ..signin import before_new_password, end_session, ends_session, open_to_all
from ..throttle import came_from

BACKEND = "django.contrib.auth.backends.ModelBackend"


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """`/masuk/`. Whoever is in already goes on; a locked screen asks for its own password unless `lain=1` says it is somebody else."""
    asked: Any = request
    going_to, carried = asked_for(request), request.POST.get("carried", "")
    if request.method != "POST":
        if asked.actor is not None:
            return HttpResponseRedirect(going_to)
        if asked.locked_user is not None and "lain" not in request.GET:
            return HttpResponseRedirect(reverse("staff:locked") + "?" + urlencode({"next": going_to}))
        return sign_in_page(request, going_to=going_to)
    form = SignInForm(request.POST)
    if form.is_valid():
        with acting_as(None):  # a session still open in this browser must not lend its name to the attempt
            entry = check(
                by=None,
                username=form.cleaned_data["username"],
                password=form.cleaned_data["password"],
                address=client_address(request),
            )
        if entry.user is not None and entry.user.second_step_at is not None:
            owe(request, entry.user)
            request.session["wrong"] = entry.wrong
            return second_page(request, entry.user, carried=carried, going_to=going_to)
        if entry.user is not None:
            return enter(request, entry.user, going_to, carried, wrong=entry.wrong)
        form.add_error(None, refusal(entry))
    return sign_in_page(request, form, carried=carried, going_to=going_to, status=422)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """`/masuk/langkah-kedua/`: for whoever gave the right password here less than five minutes ago; anybody else begins anew."""
    going_to, carried = asked_for(request), request.POST.get("carried", "")
    if request.actor is not None:  # type: ignore[attr-defined]
        return HttpResponseRedirect(going_to)
    user = who_owes(request)
    if user is None:
        return sign_in_page(request, carried=carried, going_to=going_to, status=401 if request.method == "POST" else 200)
    if request.method != "POST":
        return second_page(request, user, going_to=going_to)
    form = CodeForm(request.POST)
    if form.is_valid():
        wrong = request.session.get("wrong", 0) + wrong_lately(user.username, "code")
        with acting_as(None):
            sentence = refused(request, user, code=form.cleaned_data["code"], answer=form.cleaned_data["answer"], verb="second step")
        if not sentence:
            return enter(request, user, going_to, carried, second="passkey" if form.cleaned_data["answer"] else "code", wrong=wrong)
        form.add_error(None, sentence)
    return second_page(request, user, form, carried=carried, going_to=going_to, status=422)


def enter(request: HttpRequest, user: User, going_to: str, carried: str, *, second: str = "", wrong: int = 0) -> HttpResponse:
    """A new session of theirs; what was carried becomes a draft, and the way leads back to its form."""
    login(request, user, backend=BACKEND)
    for name in ("was", "half", "passkey", "wrong"):
        request.session.pop(name, None)
    fresh(request)
    if second:
        proved(request, second, in_all=True)
    sweep_ended()
    came_from(client_address(request))
    by = came_in(user, wrong=wrong)
    answer = onward(request, by, carried, going_to)
    if user.must_change_password and "Location" in answer:
        answer = HttpResponseRedirect(reverse("staff:new_password") + "?" + urlencode({"next": answer["Location"]}))
    return answer


def fresh(request: HttpRequest) -> None:
    """The session begins now, neither locked nor shared."""
    now = clock.now().isoformat()
    request.session.update({"began": now, "seen": now, "on": device_of(request.headers.get("User-Agent", ""))})
    for name in ("locked", "shared"):
        request.session.pop(name, None)


def proved(request: HttpRequest, how: str = "", *, in_all: bool = False) -> None:
    """They proved it now: the second step by `how` (code, passkey, set up), or "" by the password alone (demo). `in_all`: password as well."""
    request.session["proved"] = clock.now().isoformat()
    if in_all:
        request.session["proved_all"] = request.session["proved"]
    if how:
        request.session["second"] = how


def onward(request: HttpRequest, by: Actor, carried: str, going_to: str, status: int = 302) -> HttpResponse:
    """Make a draft of what was carried; the way leads to its form when it belongs to whoever signed in.

    The form of a file they are out of by now: nothing is kept, and a plain page gives them their own words back, once.
    """
    held = carrying.unpack(carried)
    arrived = None
    if held is not None:
        with acting_as(by.user_id):
            arrived = keep_carried(by, held)
    if held is None or arrived is None:
        return HttpResponseRedirect(going_to, status=status)
    if arrived.mine and not arrived.kept:
        return HttpResponse(render_to_string("kit/errors/404.html", {"typed": prose(held.fields)}, request), status=404)
    if not arrived.mine:
        told = _("Tulisan dari halaman tadi milik pengguna sebelumnya. Tulisan itu tersimpan sebagai drafnya.")
        lost = _("Tulisan dari halaman tadi milik pengguna sebelumnya, yang tidak lagi menangani berkas itu. Tulisan itu tidak disimpan.")
        messages.info(request, told if arrived.kept else lost)
        return HttpResponseRedirect("/", status=status)
    return HttpResponseRedirect(own_address(arrived.form) or going_to, status=status)


def refusal(entry: Entry) -> str:
    """One sentence for every wrong name and password; another while the account waits."""
    if entry.wait:
        return ngettext(
            "Terlalu banyak percobaan. Tunggu %(count)d menit, lalu coba lagi. Bila lupa kata sandi, mintalah kode kepada administrator.",
            "Terlalu banyak percobaan. Tunggu %(count)d menit, lalu coba lagi. Bila lupa kata sandi, mintalah kode kepada administrator.",
            entry.wait,
        ) % {"count": entry.wait}
    return _("Nama pengguna atau kata sandi belum cocok. Periksa keduanya, lalu coba lagi.")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def locked(request: HttpRequest) -> HttpResponse:
    """`/terkunci/`: the password opens the same session again."""
    asked: Any = request
    going_to, carried = asked_for(request), request.POST.get("carried", "")
    if asked.locked_user is None:
        if request.method == "POST" and asked.actor is None:  # the session ended meanwhile: the whole sign-in, with the words still in hand
            return sign_in_page(request, carried=carried, going_to=going_to, status=401)
        if asked.actor is not None and carried:  # unlocked in another tab
            return onward(request, asked.actor, carried, going_to)
        return HttpResponseRedirect(going_to if asked.actor is not None else reverse("staff:sign_in"))
    if request.method != "POST":
        return locked_page(request, going_to=going_to)
    user: User = asked.locked_user
    form = UnlockForm(request.POST)
    if form.is_valid():
        entry = check(by=None, username=user.username, password=form.cleaned_data["password"], verb="unlock")
        if entry.user is not None:
            request.session.cycle_key()
            request.session.pop("locked", None)
            request.session["seen"] = clock.now().isoformat()
            by = came_in(user, "unlock", entry.wrong)
            return onward(request, by, carried, going_to)
        form.add_error(None, refusal(entry) if entry.wait else _("Kata sandi belum cocok. Coba lagi."))
    return locked_page(request, form, carried=carried, going_to=going_to, status=422)


@csrf_exempt  # a forged request could only lock; a page whose token is too old must still be able to
@open_to_all
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """`/kunci/`: by the button, by idling, or by the beacon of quick exit (leave=1 leads to the neutral page)."""
    asked: Any = request
    if asked.actor is not None:
        request.session["locked"] = True
        trail.record_if_it_can(by=asked.actor, verb="lock")
    leave = request.POST.get("leave") == "1"
    return HttpResponseRedirect(reverse("staff:neutral" if leave else "staff:locked"), status=303)


@ends_session
@before_new_password
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """`/keluar/`. The browser also drops pages it may hold for its back button; text sealed in its storage waits for its writer."""
    trail.record_if_it_can(by=request.actor, verb="sign out")  # type: ignore[attr-defined]
    end_session(request)
    return HttpResponseRedirect(reverse("staff:sign_in"), status=303, headers={"Clear-Site-Data": '"cache"'})
