"""Who may, in exchange."""

from __future__ import annotations

from sintas.staff.actor import Actor
from sintas.staff.policy import need


def may_have_feed(by: Actor) -> None:
    """Whoever reads cases has a diary, and so may take its times along. Raises Refusal."""
    need(by, "cases.read")
