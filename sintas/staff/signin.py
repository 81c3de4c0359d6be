"""Who is signed in, for how long, and which pages ask. The door is shut unless a view says `open_to_all`.

A session is in, locked (idle, or locked by hand: the password opens it again) or over (ten hours, or the account ended). What the session
holds: began, seen, locked, shared (id of the file a survivor is looking at, "" for none in particular), was (whose it was, after it ended),
second (how the second step was proved), proved (when it was last proved), proved_all (when password and second step were last given together),
on (kind of device, two codes), wrong (attempts before it), half (who gave the right password and still owes the second step).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.safekeeping.identity import refusal_page
from sintas.safekeeping.refusals import NotNow
from sintas.safekeeping.unreadable import Unreadable

from .actor import actor_for
from .carrying import pack
from .doorway import again_page, locked_page, sign_in_page, unreadable_page
from .models import User
from .paths import asked_for, own_address
from .session_limits import IDLE, LONGEST

LATELY = timedelta(minutes=5)  # how long a proof opens what asks again
IN_ALL = "semua=1"  # asks for the password too, on the page that asks again
AHEAD = timedelta(minutes=5)  # two machines' clocks may differ by so much
TOUCH = timedelta(seconds=60)  # the session row is rewritten at most once a minute

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Mark a view that answers without sign-in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def before_new_password(view: View) -> View:
    """Mark a view that answers while an own password is still to be set."""
    view.before_new_password = True  # type: ignore[attr-defined]
    return view


def ends_session(view: View) -> View:
    """Mark a view that only lets somebody out: it answers also when nothing else does."""
    view.ends_session = True  # type: ignore[attr-defined]
    return view


def before_second_step(view: View) -> View:
    """Mark a view that answers while a second step is still to be set up."""
    view.before_second_step = True  # type: ignore[attr-defined]
    return view


def asks_again(view: View) -> View:
    """Mark a view that lets much out at once: it answers only within five minutes of a second step (export, bulk print, break-glass)."""
    view.asks_again = True  # type: ignore[attr-defined]
    return view


def asks_for_all(view: View) -> View:
    """Mark a view that changes how one comes in: it answers only within five minutes of password and second step together."""
    view.asks_for_all = True  # type: ignore[attr-defined]
    return asks_again(view)


def speaks_json(view: View) -> View:
    """Mark a view that a script asks: at the door it answers 401 and no page."""
    view.speaks_json = True  # type: ignore[attr-defined]
    return view


class KnowWho:
    """Sets request.actor (or None), request.shared (None: not shared), locks idle sessions, ends overlong ones, and shuts the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked: Any = request
        asked.actor, asked.locked_user, asked.shared = None, None, None
        if getattr(request, "needs_no_database", False):
            return self.get_response(request)
        before = request.session.get(SESSION_KEY)
        user: Any = request.user
        if before and not user.is_authenticated:  # ended by a new password or by an administrator
            request.session["was"] = before
        if user.is_authenticated:
            state = how_it_stands(request)
            if state == "over" or owes_second_step(request):
                end_session(request)
            else:
                translation.activate(user.language)
                asked.LANGUAGE_CODE = user.language
                if state == "locked":
                    asked.locked_user = user
                else:
                    asked.actor = actor_for(user)
                    asked.shared = request.session.get("shared")
        try:
            if asked.actor is not None and asked.actor.time_zone:
                timezone.activate(asked.actor.time_zone)  # a day begins where she works
            return self.get_response(request)
        finally:
            timezone.deactivate()  # threads are used again

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Unreadable):
            return None
        carried = pack(request.path, {name: request.POST.getlist(name) for name in request.POST}, whose(request))
        return unreadable_page(request, carried)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "open_to_all", False):
            return None
        if request.actor is None:  # type: ignore[attr-defined]
            return at_the_door(request, view)
        user: Any = request.user
        if user.must_change_password and not getattr(view, "before_new_password", False):
            return HttpResponseRedirect(going_on(reverse("staff:new_password"), request))
        early = getattr(view, "before_second_step", False) or getattr(view, "before_new_password", False)
        if user.second_step_at is None and everybody_needs_it() and not early:
            return HttpResponseRedirect(going_on(reverse("staff:second_step"), request))
        in_all = getattr(view, "asks_for_all", False)
        if getattr(view, "asks_again", False) and not proved_lately(request, in_all=in_all):
            return ask_again(request, in_all=in_all)
        return out_of_sight(request, kwargs)


def everybody_needs_it() -> bool:
    """Every account has a second step, except where all data are invented (the demo says so in its banner)."""
    return not settings.SITE.demo


def owes_second_step(request: HttpRequest) -> bool:
    """A session that began before their second step stood, or past it, is no session."""
    user: Any = request.user
    return user.second_step_at is not None and not request.session.get("second")


def proved_lately(request: HttpRequest, *, in_all: bool = False) -> bool:
    """Was the second step (in the demo without one: the password) given within the last minutes? With `in_all`: password and second step?"""
    proved: str = request.session.get("proved_all" if in_all else "proved") or ""
    return bool(proved) and timedelta(0) <= clock.now() - datetime.fromisoformat(proved) <= LATELY


def out_of_sight(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponse | None:
    """While a survivor sits alongside, the page of any file but theirs is refused, whichever room it belongs to."""
    shared = request.shared  # type: ignore[attr-defined]
    if not shared or "file_id" not in kwargs or str(kwargs["file_id"]) == shared:
        return None
    sentence = _("Layar sedang dibagi. Akhiri layar bersama lebih dahulu untuk membuka berkas lain.")
    return refusal_page(request, NotNow(sentence))


def alone(request: HttpRequest) -> None:
    """For a page that lists several files. Raises NotNow while a survivor sits alongside: the numbers of others are not hers to see."""
    if getattr(request, "shared", None) is not None:
        raise NotNow(_("Layar sedang dibagi. Akhiri layar bersama lebih dahulu untuk membuka berkas lain."), verb="share screen")


def how_it_stands(request: HttpRequest) -> str:
    """in, locked or over. Notes the visit; an idle session becomes a locked one."""
    now, session = clock.now(), request.session
    user: Any = request.user
    if not user.is_active or (user.expires_on and user.expires_on < clock.today()):
        return "over"
    began = datetime.fromisoformat(session.get("began") or now.isoformat())
    seen = datetime.fromisoformat(session.get("seen") or now.isoformat())
    if now - began > LONGEST or began - now > AHEAD:  # begun in the future: the clock was set back, nobody knows how old it is
        return "over"
    if not session.get("locked") and (now - seen > IDLE or seen - now > AHEAD):
        session["locked"] = True
    if session.get("locked"):
        return "locked"
    if "began" not in session:
        session["began"] = now.isoformat()
    if "seen" not in session or now - seen > TOUCH:
        session["seen"] = now.isoformat()
    return "in"


def end_session(request: HttpRequest) -> None:
    """Sign out. Whose session it was stays known to the empty one: what a forgotten tab still sends must not become somebody else's draft."""
    user_id = request.user.pk
    language = getattr(request.user, "language", "")
    logout(request)
    request.session["was"] = str(user_id)
    if language:
        translation.activate(language)


def whose(request: HttpRequest) -> UUID | None:
    """Whose session this is or was, signed in, locked or ended; None when the server cannot know."""
    known: User | None = request.locked_user  # type: ignore[attr-defined]
    if known is not None:
        return known.pk
    if request.user.is_authenticated:
        return request.user.pk
    was = request.session.get("was")
    return UUID(was) if was else None


def at_the_door(request: HttpRequest, view: Any = None) -> HttpResponse:
    """Asks to sign in, or to unlock. What was typed and sent travels along, sealed, and becomes a draft afterwards."""
    if request.headers.get("X-Sintas") == "draft" or request.headers.get("X-Sintas-Draft") or getattr(view, "speaks_json", False):
        return JsonResponse({"error": "signed_out"}, status=401)
    locked = request.locked_user is not None  # type: ignore[attr-defined]
    if request.method == "POST":
        carried = pack(request.path, {name: request.POST.getlist(name) for name in request.POST}, whose(request))
        draw = locked_page if locked else sign_in_page
        answer = draw(request, carried=carried, going_to=request.path if carried else "/", status=401)
        if request.headers.get("HX-Request"):  # the whole page, not the corner that asked
            answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
        return answer
    door = going_on(reverse("staff:locked" if locked else "staff:sign_in"), request)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": door})
    return HttpResponseRedirect(door)


def ask_again(request: HttpRequest, *, in_all: bool = False) -> HttpResponse:
    """First prove once more that it is you. What was typed and sent travels along, sealed; a button alone is pressed again from its page."""
    if request.method != "POST":
        return HttpResponseRedirect(all_at(going_on(reverse("staff:again"), request), in_all))
    if not set(request.POST) - {"csrfmiddlewaretoken", "next"}:
        pressed_on = own_address(urlsplit(request.headers.get("Referer", "")).path) or "/"
        return HttpResponseRedirect(all_at(reverse("staff:again") + "?" + urlencode({"next": asked_for(request, pressed_on)}), in_all))
    carried = pack(request.path, {name: request.POST.getlist(name) for name in request.POST}, whose(request))
    return again_page(request, carried=carried, going_to=request.path, status=401, in_all=in_all)


def all_at(door: str, in_all: bool) -> str:
    """The address of the page that asks again, asking for the password too."""
    return f"{door}{'&' if '?' in door else '?'}{IN_ALL}" if in_all else door


def going_on(door: str, request: HttpRequest) -> str:
    """The door's address with the way on behind it; a posted page is asked for again by its address alone."""
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return door if wanted == "/" else f"{door}?{urlencode({'next': wanted})}"
