"""Who saw it differently, in words: about which decision as the minutes number it, what, why. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Dissent:
    """One voice. `about` says of what ("Keputusan 2: …", or the whole)."""

    who: str
    about: str
    what: str
    why: str


def dissents_of(row: Any, decisions: Iterable[Any]) -> list[Dissent]:
    """Of one version of a conference; `decisions` as they stand, in their order, each with `position` and `what`."""
    said: list[Mapping[str, Any]] = row.dissents or []
    named = {one.position: _("Keputusan %(no)s: %(what)s") % {"no": no, "what": one.what} for no, one in enumerate(decisions, 1)} if said else {}
    return [Dissent(one.get("who", ""), about_of(one, named), one.get("what", ""), one.get("why", "")) for one in said]


def about_of(one: Mapping[str, Any], named: Mapping[int, str]) -> str:
    """The decision in words; of one that was struck out since only that it was one."""
    position = one.get("decision") or 0
    return named.get(position, _("Keputusan yang sudah dicabut")) if position else _("Seluruh pembahasan")
