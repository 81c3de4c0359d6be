"""Asking for the second step: who owes it, what the passkey is asked, and what an answer is worth."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import AddressValueError, IPv6Address, IPv6Network
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as

from . import throttle
from .actions.door import may_enter
from .actions.second_step import prove_by_code, used_passkey
from .actor import actor_for
from .models import User
from .reading.second_step import credentials_of
from .second_step.passkeys import NotThePasskey, begin_proving, finish_proving, server
from .second_step.totp import Verdict

OWED_FOR = timedelta(minutes=5)


def client_address(request: HttpRequest) -> str:
    """Where the request came from: behind a proxy the address the proxy itself saw (the last one it names)."""
    if request.is_secure():
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
        if forwarded:
            return line_of(str(forwarded))
    return line_of(str(request.META.get("REMOTE_ADDR", "")))


def line_of(address: str) -> str:
    """As the throttles count it: of an IPv6 address its first half, because whoever has one line has every address of that half."""
    try:
        six = IPv6Address(address.partition("%")[0])
    except AddressValueError:
        return address
    return str(six.ipv4_mapped or IPv6Network((six, 64), strict=False))


def owe(request: HttpRequest, user: User) -> None:
    """The password was right; for five minutes this browser may give the second step. Whoever was in before is in no longer."""
    was = request.session.get("was")
    request.session.flush()
    if was:
        request.session["was"] = was
    request.session["half"] = {"user": str(user.pk), "epoch": user.session_epoch, "at": clock.now().isoformat()}


def who_owes(request: HttpRequest) -> User | None:
    """Whoever gave the right password here within the last five minutes, if the account still stands."""
    half = request.session.get("half")
    if not half or abs(clock.now() - datetime.fromisoformat(half["at"])) > OWED_FOR:  # nor one from the future: the clock was set back
        return None
    user = User.objects.filter(pk=UUID(half["user"]), session_epoch=half["epoch"]).first()
    return user if user is not None and may_enter(user) else None  # it may have ended since the password was given


def passkey_question(request: HttpRequest, user: User) -> str:
    """JSON for the browser, "" when they have no passkey. What fits as an answer is remembered in the session."""
    with acting_as(user.pk):
        held = credentials_of(user.pk)
    if not held:
        return ""
    question, state = begin_proving(house_of(request), held)
    request.session["passkey"] = state
    return question


def house_of(request: HttpRequest) -> Any:
    """The house as a passkey knows it: host and origin of this very request (ALLOWED_HOSTS has checked it)."""
    origin = request.build_absolute_uri("/").rstrip("/")
    return server(urlsplit(origin).hostname or "", origin)


def refused(request: HttpRequest, user: User, *, code: str, answer: str, verb: str) -> str:
    """"" when it is them, else one sentence. Counts wrong answers; each refusal leaves a trail row."""
    asked: Any = request
    address = "" if asked.actor is not None else client_address(request)  # who is in already counts by name alone
    wait = throttle.minutes_to_wait(user.username, address, kind="code")
    if wait:
        with acting_as(user.pk):  # also asked of somebody who is in already, and nobody writes in nobody's name then
            trail.record(by=actor_for(user), verb=verb, outcome="refused", why="wait")
        return _("Terlalu banyak percobaan. Tunggu %(count)d menit, lalu coba lagi.") % {"count": wait}
    with acting_as(user.pk):
        if answer:
            why, sentence = passkey_refused(request, user, answer)
        else:
            why, sentence = code_refused(user, code)
        if why:
            trail.record(by=actor_for(user), verb=verb, outcome="refused", why=why)
    if why:
        throttle.note_wrong(user.username, address, kind="code")
    else:
        throttle.forget(user.username, kind="code")
    return sentence


def code_refused(user: User, code: str) -> tuple[str, str]:
    """Why (a code) and the sentence; both empty when it fits."""
    verdict = prove_by_code(user=user, typed=code).verdict
    sentences = {
        Verdict.RIGHT: "",
        Verdict.WRONG: _("Kode belum cocok. Periksa jam ponsel, lalu tulis kode yang sekarang tampak."),
        Verdict.USED: _("Kode ini sudah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya."),
        Verdict.BEHIND: _("Jam server berjalan mundur, sehingga kode aplikasi tidak dapat diperiksa. Pakai kode cadangan, dan beri tahu administrator."),
    }
    return "" if verdict is Verdict.RIGHT else verdict.value, sentences[verdict]


def passkey_refused(request: HttpRequest, user: User, answer: str) -> tuple[str, str]:
    """The same for a passkey. A question is answered once."""
    state = request.session.pop("passkey", None)
    sentence = _("Kunci sandi belum dapat diterima. Coba lagi, atau pakai kode.")
    if state is None:
        return "passkey", sentence
    try:
        credential, counter = finish_proving(house_of(request), state, credentials_of(user.pk), answer)
    except NotThePasskey:
        return "passkey", sentence
    if not used_passkey(user_id=user.pk, credential=credential, counter=counter):
        return "copied", _("Kunci sandi ini tampaknya pernah disalin, sehingga ditolak. Pakai kode, lalu hapus kunci itu di Pengaturan saya.")
    return "", ""
