"""How a group is brought to its end: what was explained, what is kept afterwards, who carries on (R252, R337, R410). Closing it is in stages.py."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupEnding
from ..policy import WORK
from .later import bare, refuse_closed, the_entry, today_if_none

KIND = "group_ending"
WORDS = ("kept_after", "why_no_session", "handed_over_words", "words")


def write_ending(*, by: Actor, case: Group, reason: str = "", not_rejection: bool = False, handed_over: bool = False, **facts: Any) -> GroupEnding:
    """Write it, or its next version. `reason`: of group_closing_reasons, which the closing form begins with; `facts`: the words of WORDS, happened,
    based_on, submission.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    refuse_closed(case, KIND)
    facts |= bare(facts, *WORDS)
    checked("reason", "group_closing_reasons", reason)
    if handed_over and not facts["handed_over_words"]:
        raise BadInput({"handed_over_words": _("Tulis apa yang diserahkan dan kepada siapa, tanpa nama anggota.")})
    if not (reason or not_rejection or handed_over or any(facts[name] for name in WORDS)):
        raise BadInput({"words": _("Tulis satu hal tentang pengakhiran, atau pilih alasannya.")})
    today_if_none(facts)
    facts["entry"] = the_entry(case, KIND)
    return keep(
        GroupEnding, by=by, case=case, kind=KIND, verb=WORK, line=None, reason=reason, not_rejection=not_rejection, handed_over=handed_over, **facts
    )
