"""What the gate of a group's ending may ask of its tasks and of the members' feedback: counts, nothing is unsealed."""

from __future__ import annotations

from dataclasses import replace

from sintas.practice.group.dossier import GroupDossier, GroupTerminationPart

from ..models import Group
from .feedback import feedback_asked
from .ideas import open_tasks


def with_ideas(group: Group, dossier: GroupDossier) -> GroupDossier:
    """The dossier with what is owed in the group and whether its members were asked how it was; what others put there stays.

    A task that was handed to somebody else, or is not needed any more, is not owed here. That all the others were handed over together is said once,
    in the ending (later_facts.py, R410).
    """
    before = dossier.termination or GroupTerminationPart()
    told = replace(before, feedback_asked=feedback_asked(group), open_tasks=open_tasks(group))
    return replace(dossier, termination=told)
