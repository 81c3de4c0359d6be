"""The plan of a group: goals that are everybody's, actions that were explained, and that the members agreed (R162, R186-R194)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked, checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupGoal, GroupPlan
from ..policy import WORK
from .later import bare, refuse_ahead, refuse_closed, the_entry, today_if_none
from .striking import in_turn


def write_group_goal(*, by: Actor, case: Group, text: str, status: str = "", **facts: Any) -> GroupGoal:
    """One goal of the whole group, or how far it got. `status`: of goal_statuses, with by what it shows; `facts`: shown_by, evidence, entry, based_on,
    submission. What is written about a goal that a colleague struck out meanwhile stands as a goal of its own.

    Among them `aim`, of functioning_aims (R289): what reaching it is good for.
    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    refuse_closed(case, "group_goal")
    facts |= bare(facts, "shown_by", "evidence")
    facts["aim"] = checked("aim", "functioning_aims", facts.get("aim") or "")
    if not text.strip():
        raise BadInput({"text": _("Tulis apa yang ingin dicapai bersama.")})
    if checked("status", "goal_statuses", status) and not facts["evidence"]:
        raise BadInput({"evidence": _("Tulis dari apa hasil ini terlihat. Satu kalimat cukup.")})
    if facts.get("entry"):
        in_turn(facts["entry"])
        if GroupGoal.objects.filter(file_id=case.pk, entry=facts["entry"], withdrawn_at__isnull=False).exists():
            facts |= {"entry": None, "based_on": None}
    return keep(GroupGoal, by=by, case=case, kind="group_goal", verb=WORK, story=False, text=text.strip(), status=status, **facts)


def plan_group(
    *, by: Actor, case: Group, actions: Sequence[str] = (), agreed_on: date | None = None, review_on: date | None = None, **facts: Any
) -> GroupPlan:
    """Write the plan, or its next version. `actions`: of group_plan_actions; `facts`: words, explained, happened, based_on, submission.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    refuse_closed(case, "group_plan")
    facts |= bare(facts, "words")
    begun = today_if_none(facts)
    chosen = all_checked("actions", "group_plan_actions", actions)
    if not chosen and not facts["words"]:
        raise BadInput({"actions": _("Pilih satu tindakan, atau tulis dengan kata-kata sendiri apa yang akan dilakukan.")})
    if "other" in chosen and not facts["words"]:
        raise BadInput({"words": _("Tulis tindakan lain yang dimaksud.")})
    refuse_ahead("agreed_on", agreed_on)
    if review_on is not None and review_on < begun:
        raise BadInput({"review_on": _("Tanggal tinjauan lebih awal daripada tanggal rencana. Periksa keduanya.")})
    facts["entry"] = the_entry(case, "group_plan")
    return keep(
        GroupPlan, by=by, case=case, kind="group_plan", verb=WORK, line=None, actions=chosen, agreed_on=agreed_on, review_on=review_on, **facts
    )
