"""What happened in a session, of the group as a whole (R241-R251, R254): whole, or one part of it while the session runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked, checked
from sintas.cases.reading.team import team_of
from sintas.practice.group.session import about_member
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupProcess
from ..policy import WORK
from .members import may_work
from .rebasing import on_top_of, sessions_in_turn
from .sessions import hold

WORDS = ("themes", "words", "answer", "closing")
FIELDS = ("phase", "techniques", "seen", "led_by", *WORDS)


def entry_of_process(session: UUID) -> UUID:
    """One process a session: its entry follows from the session's, so that two who begin at once meet."""
    return uuid5(session, "group_process")


def write_process(
    *, by: Actor, case: Group, session: UUID, entry: UUID | None = None, based_on: int | None = None, submission: UUID | None = None, **facts: Any
) -> GroupProcess:
    """Write what happened in the session of this entry, or the next version of it. `facts`: some of FIELDS; the others stay as they are.

    `entry` is what the page knows of the process (None: nothing was written when it was drawn) and is not needed. The session counts as held.
    Raises Refusal without groups.work, NotYours, NotNow (closed, called off), BadInput (an observation of one member; it is her own
    case's), Overtaken when somebody else changed the same fields, AlreadyDone.
    """
    may_work(by, case)
    sessions_in_turn(case)
    stands, based_on = on_top_of(GroupProcess, case, entry_of_process(session), based_on, facts, set(FIELDS) - set(facts))
    checked_facts(case, facts, kept=stands.led_by if stands else ())
    held = hold(by, case, session)
    same = {name: getattr(stands, name) for name in FIELDS} if stands is not None else {}
    now = same | facts
    return keep(
        GroupProcess, by=by, case=case, kind="group_process", verb=WORK, line=now.get("words") or now.get("themes"), happened=held.on,
        tags=[tag for tag in (now.get("phase"),) if tag], entry=entry_of_process(session), based_on=based_on, submission=submission,
        session=session, **now,
    )  # fmt: skip


def checked_facts(group: Group, facts: dict[str, Any], *, kept: Iterable[UUID]) -> None:
    """Codes against their lists, words trimmed, colleagues of the team. Changes `facts`. Raises BadInput naming the field."""
    if "phase" in facts:
        facts["phase"] = checked("phase", "group_phases", facts["phase"] or "")
    if "techniques" in facts:
        facts["techniques"] = all_checked("techniques", "group_techniques", facts["techniques"] or ())
    if "seen" in facts:
        facts["seen"] = all_checked("seen", "group_observations", facts["seen"] or ())
        if any(about_member(code) for code in facts["seen"]):
            raise BadInput({"seen": _("Pengamatan tentang satu orang tidak ditulis di berkas kelompok. Teruskan ke kasusnya sendiri.")})
    if "led_by" in facts:
        facts["led_by"] = [UUID(str(one)) for one in dict.fromkeys(facts["led_by"] or ())]
        unknown = set(facts["led_by"]) - set(kept)
        if unknown - ({one.user_id for one in team_of(group)} if unknown else set()):
            raise BadInput({"led_by": _("Pilih rekan yang ada dalam tim kelompok ini.")})
    facts |= {name: (facts[name] or "").strip() or None for name in WORDS if name in facts}
