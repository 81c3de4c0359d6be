"""The assessment of a group: the discussion, or why there was none, and what is needed and strong (R84-R91, R235). Names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupAssessment
from ..policy import WORK
from .later import bare, refuse_ahead, refuse_closed, the_entry, today_if_none

KIND = "group_assessment"
WORDS = ("fgd_why_not", "needs", "strengths", "words")


def assess_group(*, by: Actor, case: Group, fgd_on: date | None = None, topics: Sequence[str] = (), **facts: Any) -> GroupAssessment:
    """Write it, or its next version. `topics`: of fgd_topics; `facts`: fgd_why_not, needs and strengths (lines), words, happened, based_on, submission.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, Overtaken, AlreadyDone.
    """
    refuse_closed(case, KIND)
    facts |= bare(facts, *WORDS)
    refuse_ahead("fgd_on", fgd_on)
    if fgd_on is not None and facts["fgd_why_not"]:
        raise BadInput({"fgd_why_not": _("Diskusi sudah dicatat pada tanggalnya. Kosongkan alasan ini, atau hapus tanggalnya.")})
    if fgd_on is None and not topics and not any(facts[name] for name in WORDS):
        raise BadInput({"needs": _("Tulis satu hal yang tampak: kebutuhan, kekuatan, atau kapan diskusi dilakukan.")})
    today_if_none(facts)
    facts["entry"] = the_entry(case, KIND)
    topics = all_checked("topics", "fgd_topics", topics)
    return keep(GroupAssessment, by=by, case=case, kind=KIND, verb=WORK, line=None, fgd_on=fgd_on, topics=topics, **facts)
