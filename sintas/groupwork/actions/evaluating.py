"""Looking back at a group: what members gave each other, how it went, what is decided (R253, R258, R315-R317, R321)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked, checked
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupEvaluation
from ..policy import WORK
from .later import bare, refuse_closed, today_if_none

KIND = "group_evaluation"


def evaluate_group(
    *, by: Actor, case: Group, effects: Sequence[str] = (), review: Mapping[str, str] | None = None, supporting: Sequence[str] = (),
    decision: str = "", **facts: Any,
) -> GroupEvaluation:  # fmt: skip
    """Write one look back, or correct it. `review`: {group_review_elements code: words}; `facts`: supporting_words, decision_reason, words, happened,
    entry, based_on, submission. A decision moves nothing by itself: the group's home offers the move.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    refuse_closed(case, KIND)
    facts |= bare(facts, "supporting_words", "decision_reason", "words")
    said = {checked("review", "group_review_elements", code): words.strip() for code, words in (review or {}).items() if words.strip()}
    effects = honest(all_checked("effects", "mutual_aid_effects", effects))
    supporting = all_checked("supporting", "supporting_factors", supporting)
    if checked("decision", "evaluation_decisions", decision) and not facts["decision_reason"]:
        raise BadInput({"decision_reason": _("Tulis alasan keputusan ini dalam satu kalimat.")})
    if not (effects or said or supporting or decision or facts["supporting_words"] or facts["words"]):
        raise BadInput({"words": _("Tulis satu kalimat tentang yang tampak, pilih satu manfaat, atau pilih keputusan.")})
    today_if_none(facts)
    return keep(
        GroupEvaluation, by=by, case=case, kind=KIND, verb=WORK, line=None, tags=[decision] if decision else [], effects=effects, reviewed=list(said),
        review=said or None, supporting=supporting, decision=decision, **facts,
    )  # fmt: skip


def honest(effects: list[str]) -> list[str]:
    """Raises BadInput for "none seen" beside something that was seen."""
    if len(effects) > 1 and any(load("mutual_aid_effects").get(code).flag("nothing_seen") for code in effects):
        raise BadInput({"effects": _("“Belum tampak” berdiri sendiri. Pilih itu, atau manfaat yang tampak.")})
    return effects
