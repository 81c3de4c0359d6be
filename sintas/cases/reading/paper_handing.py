"""handing_for_paper(): what a file holds and what is still owed in it, in words for a handover. Counts and header words; no narrative is opened.

Paper is found: of everything about safety it says that it is there and how many, never what (a wish to die, violence, a warning).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import classed, plain

from ..models import Attachment, Case, Record, Task
from .duty_words import read_title

SAFETY = "safety"  # a group of record_kinds
OF_SAFETY = frozenset({"suicide_look", "review_risk", "review_safety_plan", "review_warning", "safe_house"})  # of task_kinds


@dataclass(frozen=True)
class OwedPart:
    """An open task: what, by when ("" without a day), who owes it today."""

    what: str = classed("services")
    due: str = classed("services")
    owner: str = classed("services")


@dataclass(frozen=True)
class HandingPart:
    """`held` are (kind of record, how many), the most first; `attachments` how many, "" for none; `since` and `until` the span of the story."""

    held: tuple[tuple[str, str], ...] = classed("services", ())
    attachments: str = classed("services")
    since: str = classed("services")
    until: str = classed("services")
    owed: tuple[OwedPart, ...] = plain(())


def handing_for_paper(case: Case, lang: str) -> HandingPart:
    """Of the case as it stands today. Three queries. Inside translation.override(lang)."""
    rows = list(Record.objects.filter(file_id=case.pk).values_list("kind", "written_at"))
    kinds = load("record_kinds")
    safety = next(group.label(lang) for group in kinds.groups if group.code == SAFETY)
    counted = Counter(safety if kinds.get(kind).group == SAFETY else kinds.label(kind, lang) for kind, _written in rows)
    days = [clock.local(written).date() for _kind, written in rows]
    tasks = Task.objects.filter(file_id=case.pk, done_at=None).select_related("owner").order_by(F("due_at").asc(nulls_last=True), "made_at")
    attached = Attachment.current.filter(file_id=case.pk).count()
    return HandingPart(
        held=tuple((words, str(many)) for words, many in counted.most_common()),
        attachments=str(attached) if attached else "",
        since=numbers.day(min(days)) if days else "",
        until=numbers.day(max(days)) if days else "",
        owed=tuple(
            OwedPart(title_on_paper(task), numbers.day(clock.local(task.due_at)) if task.due_at else "", task.owner.full_name)
            for task in tasks.defer("evidence", "reason")
        ),
    )


def title_on_paper(task: Task) -> str:
    """What is owed in words; of a safety task that it is one."""
    return _("Tugas keselamatan, disampaikan langsung") if task.kind in OF_SAFETY else read_title(task.title)
