"""`/pengaturan/perangkat/`: where one is signed in, and ending it there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions.sessions import end_other_sessions, end_own_session
from ..devices import words_for
from ..reading.sessions import sessions_of
from ..signin import asks_again


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """One row for each device."""
    found = sessions_of(request.user, request.session.session_key)  # type: ignore[arg-type]
    rows = [{"shown": one, "device": words_for(one.device)} for one in found]
    return render(request, "staff/sessions.html", {"rows": rows, "others": len(rows) > 1})


@asks_again
@require_POST
def end_session(request: HttpRequest, handle: str) -> HttpResponse:
    """`<handle>/akhiri/`."""
    end_own_session(by=request.actor, handle=handle)  # type: ignore[attr-defined]
    messages.success(request, _("Sesi di perangkat itu berakhir."))
    return HttpResponseRedirect(reverse("staff:sessions"))


@asks_again
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """`lain/akhiri/`."""
    only_here(request)
    messages.success(request, _("Semua sesi lain berakhir. Anda tetap masuk di perangkat ini."))
    return HttpResponseRedirect(reverse("staff:sessions"))


def only_here(request: HttpRequest) -> None:
    """All other sessions of whoever asks end; this one goes on under a new key."""
    user: Any = request.user
    end_other_sessions(by=request.actor, user=user)  # type: ignore[attr-defined]
    update_session_auth_hash(request, user)
