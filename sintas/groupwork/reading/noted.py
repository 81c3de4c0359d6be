"""How many members were heard, asked and looked at, for the gates of a group. Coded columns alone, of notes that lie in the members' own cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sintas.practice.catalogue import load

from ..models import Group, MemberNote, MemberState

COUNTED = (
    "member", "moment", "none", "asked", "observations", "signs", "help_received", "success", "unevidenced", "said", "told", "seen",
)  # fmt: skip
Counts = dict[str, dict[str, int]]


def noted(group: Group) -> Counts:
    """Stage of the journey -> field of its part of the dossier (practice/group/dossier.py) -> how many members. Two queries, no key.

    Members who take part are counted as long as what they let go stands: whoever is suspended counts with nobody until it is written that she left.
    Whether help has a step stands in her own case, and is not known here.
    """
    inside = MemberState.objects.filter(file_id=group.pk, ended_at=None, state="member").values_list("member_id", flat=True)
    # sealed columns say that something stands there, and are not opened
    rows = list(MemberNote.current.filter(group=group.pk, member__in=list(inside)).values(*COUNTED))
    of = {moment: [row for row in rows if row["moment"] == moment] for moment in ("session", "assessment", "plan", "evaluation", "ending")}
    return {
        "assessment": {
            "heard": who(of["assessment"], lambda row: row["said"] is not None or row["none"]),
            "relations": who(of["assessment"], lambda row: row["asked"]),
            "observed": who(of["assessment"] + of["session"], lambda row: row["signs"] or row["observations"] or row["seen"] is not None),
        },
        "planning": {
            "with_goal": who(of["plan"], lambda row: row["said"] is not None or row["none"]),
            "asked_about_help": who(of["plan"], lambda row: row["help_received"]),
            "help_wanted": who(of["plan"], lambda row: wants_help(row["help_received"])),
        },
        "evaluation": {
            "with_signs": who(of["evaluation"], lambda row: row["success"] or row["none"]),
            "signs_without_evidence": sum(row["unevidenced"] for row in of["evaluation"]),
            "views_asked": who(of["evaluation"], lambda row: row["asked"]),
            "carried": who(of["evaluation"], lambda row: row["success"] or row["none"]),
        },
        "termination": {"with_follow_up": who(of["ending"], lambda row: row["told"] is not None or row["none"])},
    }


def who(rows: Iterable[dict[str, Any]], is_so: Callable[[dict[str, Any]], Any]) -> int:
    """How many members, each once."""
    found: set[UUID] = {row["member"] for row in rows if is_so(row)}
    return len(found)


def wants_help(answer: str) -> bool:
    """An answer that asks for a step."""
    return bool(answer) and load("help_received_answers").get(answer).flag("needs_step")
