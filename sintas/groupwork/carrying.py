"""What of this room travels with a case: the notes on its client. The group and the membership stay with their house; the group's number goes along."""

from __future__ import annotations

from sintas.cases.carrying.table import Table

from .models import MemberNote

OF_THE_GROUPS = (
    Table(
        MemberNote,
        {
            "moment": "group_note_moments",
            "observations": "group_observations",
            "signs": "nonverbal_signs",
            "help_received": "help_received_answers",
            "success": "success_signs",
            "supporting": "supporting_factors",
        },
        left_out=frozenset({"group", "member", "session", "struck_why", "struck_by"}),
    ),
)
