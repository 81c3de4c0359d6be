"""What somebody probably meant: a name nearly like one that is there, whatever its capitals."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from django.utils.translation import gettext as _


def near(written: str, known: Iterable[str], cutoff: float = 0.75) -> str:
    """The known name that is most like the one written; '' when none is. `cutoff`: 1 is the same, 0 is nothing in common."""
    by_low: dict[str, str] = {}
    for name in known:
        by_low.setdefault(name.lower(), name)
    found = difflib.get_close_matches(written.lower(), by_low, n=1, cutoff=cutoff)
    return by_low[found[0]] if found else ""


def with_near(what: str, meant: str) -> str:
    """The sentence, with the name that was probably meant where there is one."""
    return _("%(what)s Maksudnya %(near)s?") % {"what": what, "near": meant} if meant else what
