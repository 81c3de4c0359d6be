"""Help in composing a group (R237): what is worth another look when these candidates would sit together.

Every answer is a remark with its reason, never a verdict on a person: nobody is "unsuitable", and the worker decides. Which of
two candidates is the survivor stands in no sentence; who may read the files knows it.
"""

from collections.abc import Sequence

from sintas.practice.group.candidate import Candidate, Concern
from sintas.practice.group.looks import LOOKS, size

__all__ = ["Candidate", "Concern", "concerns", "severe"]


def concerns(candidates: Sequence[Candidate], group_type: str = "") -> tuple[Concern, ...]:
    """Every remark on these candidates together, severe ones first; the same whatever order they are given in.

    Raises ValueError when one key stands twice, `catalogue.UnknownCode` for a type, a verbal ability or an interest outside its list.
    """
    if len({one.key for one in candidates}) != len(candidates):
        raise ValueError("one candidate stands twice")
    ordered = sorted(candidates, key=lambda one: one.key)
    found = [concern for look in LOOKS for concern in look(ordered)] + list(size(ordered, group_type))
    return tuple(sorted(found, key=lambda one: one.severity != "severe"))


def severe(found: Sequence[Concern]) -> tuple[Concern, ...]:
    """Those a word of the team is owed on before anybody is invited: what `GroupEngagementPart.severe_unanswered` counts from."""
    return tuple(one for one in found if one.severity == "severe")
