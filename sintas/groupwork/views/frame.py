"""What pages that record something in a group's file ask of it, as pages of a case ask of a case (cases/views/recording.py)."""

from __future__ import annotations

from typing import Any

from sintas.cases.views.recording import Door, Frame

from ..models import Group
from ..policy import READ, the_group


def frame_of_group(_actor: Any, group: Group) -> Frame:
    """The number leads back: the name of a group may say what its members share."""
    return Frame(group.number)


def nobody(_group: Group) -> list[tuple[str, str]]:
    """No form of a group offers the people of a file."""
    return []


A_GROUP = Door(the_group, nobody, frame_of_group, READ)
