"""What the forms of this room share."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About
from sintas.cases.reading.team import team_choices

UNSTATED: Any = _("Belum dipilih")  # lazy: a form's class is made once, in no language
LONG, SENTENCE, SHORT = 20_000, 1_000, 300  # characters
ME = "me"


def owners(about: About, initial: MutableMapping[str, Any]) -> list[tuple[str, Any]]:
    """Who of the team may answer for it, the writer first; a name that was kept and has left is not offered again."""
    me = str(about.actor.user_id)
    if initial.get("owner") == me:
        initial["owner"] = ME
    others = [(value, name) for value, name in team_choices(about.case) if value != me]
    return [("", UNSTATED), (ME, _("Saya")), *others]
