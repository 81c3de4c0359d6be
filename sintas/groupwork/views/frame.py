"""What pages that record something in a group's file ask of it, as pages of a case ask of a case (cases/views/recording.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sintas.cases.views.recording import Door, Frame

from ..models import Group
from ..policy import READ, the_group
from ..reading.veil import Veil


def frame_of_group(_actor: Any, group: Group) -> Frame:
    """The number leads back: the name of a group may say what its members share."""
    return Frame(group.number)


def nobody(_group: Group) -> list[tuple[str, str]]:
    """No form of a group offers the people of a file."""
    return []


def veiled(group: Group) -> Callable[[Any], Any]:
    """Versions are read without the names of whoever may not be named any more."""
    return Veil(group).row


A_GROUP = Door(the_group, nobody, frame_of_group, READ, veil=veiled)
