"""What stands at an event, line by line, and the same in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .helpers import helpers_called

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """Words of one size. `main` for what happened."""

    words: str
    main: bool = False


def when_words(event: Event) -> str:
    """ "2014, usia 9": as told; an age in whole years gets its word."""
    age = str(event.get("age") or "")
    told = _("usia %(age)s") % {"age": age} if age.isascii() and age.isdigit() else age
    return ", ".join(filter(None, (str(event.get("when") or ""), told)))


def said_at(event: Event, *, as_initials: bool) -> list[Said]:
    """The lines at an event: when, what happened, then what was said of it."""
    strength, feeling, meaning = event.get("strength"), str(event.get("feeling") or ""), str(event.get("meaning") or "")
    helped = helpers_called(str(event.get("helped_by") or ""), as_initials=as_initials)
    found = [
        Said(when_words(event)),
        Said(str(event["what"]), main=True),
        Said(_("kuatnya %(strength)s dari 5") % {"strength": strength} if strength else ""),
        Said(_("rasanya: %(feeling)s") % {"feeling": feeling} if feeling else ""),
        Said(_("artinya: %(meaning)s") % {"meaning": meaning} if meaning else ""),
        Said(_("dibantu: %(who)s") % {"who": helped} if helped else ""),
    ]
    return [one for one in found if one.words]


def sentence(event: Event, *, as_initials: bool) -> str:
    """ "2014: juara menyanyi; terasa baik; kuatnya 4 dari 5"."""
    moods = {"up": _("terasa baik"), "down": _("terasa berat")}
    when = when_words(event)
    lines = said_at(event, as_initials=as_initials)[1 if when else 0 :]
    what, rest = lines[0].words, [one.words for one in lines[1:]]
    return "; ".join(filter(None, (f"{when}: {what}" if when else what, moods.get(str(event.get("mood") or ""), ""), *rest)))
