"""The frame of every page (kit.shell.Shell), made only when a template asks for it: two queries at most, none before sign-in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sintas.cases.reading.recent import Opened, initials_of, lately_of
from sintas.kit import clock, numbers
from sintas.kit.shell import RecentFile, Shell
from sintas.safekeeping.keys import service_key
from sintas.staff.actor import Actor
from sintas.staff.session_limits import IDLE

from .navigation import nav_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """The frame for whoever is signed in; a bare one at the door."""
    actor: Actor | None = getattr(request, "actor", None)
    common = {"demo": is_demo(), "exit_url": reverse("staff:neutral"), "login_url": reverse("staff:sign_in")}
    if actor is None:
        return Shell(**common)  # type: ignore[arg-type]
    shared = is_shared(request)
    here = urlencode({"next": request.path})
    return Shell(
        nav=nav_of(request, actor, shared, shared_file(request)),
        recent=[] if shared else [as_recent(one) for one in recent_of(request, actor)],
        home_url=reverse("desk:today"),
        person_name=actor.name,
        person_url="" if shared else reverse("staff:settings"),
        user_id=str(actor.user_id),
        search_url=reverse("desk:search") if may_search(actor) and not shared else "",
        lock_url=reverse("staff:lock"),
        sign_out_url=reverse("staff:sign_out"),
        shared_url=shared_address(request) if may_search(actor) and not shared else "",
        unshare_url=f"{reverse('staff:end_sharing')}?{here}",
        shared=shared,
        theme=actor.theme,
        theme_url=reverse("staff:theme"),
        language_url=reverse("staff:language"),
        seal_key=exit_key(),
        seal_url=reverse("staff:sealed_draft"),
        glass=glass_words(request, actor),
        glass_url=reverse("access:glass") if actor.holds("access.break_glass") and not shared else "",
        idle_minutes=int(IDLE.total_seconds()) // 60,
        **common,  # type: ignore[arg-type]
    )


def recent_of(request: HttpRequest, actor: Actor) -> list[Opened]:
    """The rows behind "Terakhir dibuka"."""
    return lately_of(request, actor)


def without_recent(request: HttpRequest) -> None:
    """A page that is itself the list of cases needs no shorter list beside it."""
    asked: Any = request
    asked.opened_lately = []


def glass_words(request: HttpRequest, actor: Actor) -> str:
    """On every page of a file that is open by break-glass: until when, and how long that is."""
    file_id = file_here(request)
    until = next((one.glass_until for one in recent_of(request, actor) if one.file_id == file_id and one.glass_until), None) if file_id else None
    if until is None:
        return ""
    left = max(0, int((until - clock.now()).total_seconds() // 60))
    spoken = _("%(hours)d jam %(minutes)d menit") % {"hours": left // 60, "minutes": left % 60}
    return _("Akses darurat sampai pukul %(time)s, %(left)s lagi. Semua yang Anda buka tercatat dan akan ditinjau.") % {
        "time": numbers.clock_time(until),
        "left": spoken,
    }


def as_recent(one: Opened) -> RecentFile:
    """Initials are made here, at the latest moment."""
    return RecentFile(initials_of(one), one.number, reverse("desk:case", args=[one.file_id]))


def is_shared(request: HttpRequest) -> bool:
    """A survivor sits alongside (staff/signin.py: request.shared is None, or the file's id, or "" for none in particular)."""
    return getattr(request, "shared", None) is not None


def shared_file(request: HttpRequest) -> UUID | None:
    """The one file that may stay in sight while the screen is shared, if one was named."""
    shared: str | None = getattr(request, "shared", None)
    return UUID(shared) if shared else None


def may_search(actor: Actor) -> bool:
    """Whoever reads cases has a caseload to search."""
    return actor.holds("cases.read")


def shared_address(request: HttpRequest) -> str:
    """Where the shared screen is switched on: it comes back to this page, and keeps to the file of this page."""
    here = {"next": request.path}
    if file_id := file_here(request):
        here["file"] = str(file_id)
    return f"{reverse('staff:share')}?{urlencode(here)}"


def file_here(request: HttpRequest) -> UUID | None:
    """The file the page belongs to."""
    match = request.resolver_match
    found = match.kwargs.get("file_id") if match else None
    return found if isinstance(found, UUID) else None


def is_demo() -> bool:
    return bool(getattr(getattr(settings, "SITE", None), "demo", False))


def exit_key() -> str:
    """The same until the keys are rotated."""
    return service_key().public_exit_key()


def address(name: str, *args: Any) -> str:
    """'' for a page no room has."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
