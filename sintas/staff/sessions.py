"""Sessions that end because something about the person changed: at the next request, wherever they are signed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest

from .models import User


def end_sessions(user_id: UUID) -> None:
    """Every session of theirs is over at its next request; what is typed there meets the door, sealed for its writer."""
    User.objects.filter(pk=user_id).update(session_epoch=F("session_epoch") + 1)


def goes_on(request: HttpRequest) -> None:
    """They did it themselves: this very session goes on, the others end. After end_sessions()."""
    me: Any = request.user
    update_session_auth_hash(request, User.objects.get(pk=me.pk))
