"""The pages at the door: signing in, and unlocking. Drawn by the views and, for whoever arrives with words in hand, by the middleware."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.unreadable import Unreadable

from .actor import actor_for
from .drafts.opening import drafts_of
from .forms.second_step import AgainForm, CodeForm
from .forms.sign_in import SignInForm, UnlockForm
from .models import User
from .proving import passkey_question

UNREADABLE = _(
    "Satu catatan dalam berkas ini tidak dapat dibuka. Isinya tidak ditampilkan dan tidak diubah. Beri tahu administrator, sebutkan jamnya."
)


def sign_in_page(
    request: HttpRequest, form: SignInForm | None = None, *, carried: str = "", going_to: str = "/", status: int = 200, **more: Any
) -> HttpResponse:
    """Username and password. `carried` is sealed text that waits for its writer."""
    context = {"form": form or SignInForm(), "carried": carried, "next": going_to, **more}
    return render(request, "staff/sign_in.html", context, status=status)


def locked_page(
    request: HttpRequest, form: UnlockForm | None = None, *, carried: str = "", going_to: str = "/", status: int = 200, **more: Any
) -> HttpResponse:
    """The password alone, with how many drafts are safe. Needs request.locked_user."""
    user: User = request.locked_user  # type: ignore[attr-defined]
    with acting_as(user.pk):
        waiting = drafts_of(actor_for(user))
    context = {
        "form": form or UnlockForm(),
        "carried": carried,
        "next": going_to,
        "name": user.full_name,
        "drafts": len(waiting) + bool(carried),
        "last_saved": waiting[0].saved_at if waiting else None,
        **more,
    }
    return render(request, "staff/locked.html", context, status=status)


def second_page(
    request: HttpRequest, user: User, form: CodeForm | None = None, *, carried: str = "", going_to: str = "/", status: int = 200
) -> HttpResponse:
    """The second step of whoever gave the right password."""
    context = {"form": form or CodeForm(), "carried": carried, "next": going_to, "question": passkey_question(request, user)}
    return render(request, "staff/second.html", context, status=status)


def again_page(
    request: HttpRequest, form: AgainForm | None = None, *, carried: str = "", going_to: str = "/", status: int = 200, in_all: bool = False
) -> HttpResponse:
    """Once more, before something that lets much out; with `in_all` the password too, before changing how one comes in. Needs request.actor."""
    user: Any = request.user
    stands = user.second_step_at is not None
    context = {
        "form": form or AgainForm(by_password=in_all or not stands, by_code=stands),
        "carried": carried,
        "next": going_to,
        "in_all": in_all,
        "question": passkey_question(request, user) if stands else "",
    }
    return render(request, "staff/again.html", context, status=status)


def unreadable_page(request: HttpRequest, carried: str) -> HttpResponse:
    """A value of this page does not open (trail and log know which). 409: nothing was changed, and what was typed is still here.

    Not 5xx: such an answer is rolled back whole, and the trail row with it.
    """
    try:
        return render(request, "staff/unreadable.html", {"carried": carried}, status=409)
    except Unreadable:  # it belongs to the frame round every page: then without the frame
        return HttpResponse(f"{UNREADABLE}\n", content_type="text/plain; charset=utf-8", status=409)
