"""The sessions of Ratna's group: one of yesterday, one of today with everything written, one that was called off."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.homework import give_homework
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.actions.sessions import cancel_session, plan_session
from sintas.kit import clock


def met(by: Any, group: Any, member: Any) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """(entry by url name, id by hole). The session behind the addresses is today's; yesterday's left homework to ask about."""
    said = {
        "topic": "jalan pulang lewat telaga", "aims": "berani lewat Jalan Sunyi", "activities": "berjalan berdua ke bengkel", "materials": "peta telaga",
        "others": "Sulastri menjaga pintu", "tasks": [f"facilitator:{by.user_id}"],
    }  # fmt: skip
    early, today, off = [
        plan_session(by=by, case=group, on=clock.today() + timedelta(days=days), **said | more)
        for days, more in (
            (-1, {"before_contract_reason": "janji di telaga", "at": time(9)}), (0, {"phase": "early", "techniques": ["learn_names"]}), (5, {}),
        )
    ]  # fmt: skip
    cancel_session(by=by, group=group, entry=off.entry, reason="balai dekat telaga dipakai")
    write_process(by=by, case=group, session=early.entry, words="baru saling menyapa di telaga")
    give_homework(by=by, case=group, session=early.entry, words="berjalan sampai telaga")
    mark_attendance(by=by, group=group, session=today.entry, marks=[(member.pk, "present", True)])
    told = write_process(
        by=by, case=group, session=today.entry, phase="early", techniques=["learn_names"], seen=["warm", "quarrel", "stopped_at_once"], led_by=[by.user_id],
        themes="pulang tanpa takut", words="bercerita tentang telaga", answer="duduk lagi di bengkel", closing="satu kata tentang telaga",
    )  # fmt: skip
    home = give_homework(by=by, case=group, session=today.entry, words="menyapa Sulastri", member=str(member.pk))
    entries = {"groupwork:group_session": today.entry, "groupwork:group_process": told.entry, "groupwork:group_homework": home.entry}
    return entries, {"meeting_id": today.entry}
