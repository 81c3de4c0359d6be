"""duties_for_paper(): the duties by law of a case in words for papers. Opens content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.kit import clock, numbers
from sintas.practice.catalogue import Code, load
from sintas.practice.deadlines import LIST
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import Case, Task
from .duty_page import in_time, law_words, tag_of


@dataclass(frozen=True)
class DutyPart:
    """One duty. `due` "" where the law names no time; `late` "" while nothing was late; `evidence` or `because` and `reason` once it is closed.

    `law` names the law with the version of the list and the day it was read.
    """

    code: str = plain()
    open: bool = plain(True)
    title: str = classed("legal")
    law: str = plain()
    owner: str = classed("legal")
    since: str = classed("legal")
    due: str = classed("legal")
    state: str = classed("legal")
    closed: str = classed("legal")
    in_time: str = classed("legal")
    evidence: str = classed("legal")
    because: str = classed("legal")
    reason: str = classed("legal")


def duties_for_paper(case: Case, lang: str) -> tuple[DutyPart, ...]:
    """Every duty of the case: in the order of the law's list, the same duty by the moment its clock began. Two queries.

    Inside translation.override(lang).
    """
    found = list(Task.objects.filter(file_id=case.pk).exclude(duty="").order_by("starts_at", "made_at"))
    names = dict(User.objects.filter(pk__in={task.owner_id for task in found}).values_list("pk", "full_name"))
    place = {row.code: at for at, row in enumerate(load(LIST).rows)}
    found.sort(key=lambda task: place.get(task.duty, len(place)))
    return tuple(duty_part(task, names, lang) for task in found)


def duty_part(task: Any, names: dict[UUID, str], lang: str) -> DutyPart:
    """A task as a duty; one whose code the list has lost keeps its stored title and says no law."""
    listed = load(LIST)
    row: Code | None = listed.get(task.duty) if listed.has(task.duty) else None
    done = task.done_at is not None and not task.dropped
    return DutyPart(
        code=task.duty,
        open=task.done_at is None,
        title=row.label(lang) if row else task.title or "",
        law=law_words(row, listed.version, lang) if row else "",
        owner=names.get(task.owner_id, ""),
        since=numbers.moment(clock.local(task.starts_at)) if task.starts_at else "",
        due=numbers.moment(clock.local(task.due_at)) if task.due_at else "",
        state=str(tag_of(task).words),
        closed=numbers.moment(clock.local(task.done_at)) if task.done_at else "",
        in_time=in_time(task) if done else "",
        evidence=(task.evidence or "") if done else "",
        because=load("duty_reasons").label(task.because, lang) if task.dropped and task.because else "",
        reason=(task.reason or "") if task.dropped else "",
    )
