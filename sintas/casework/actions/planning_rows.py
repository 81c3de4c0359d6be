"""Rows of the plan sent in one form: only what changed is written, each row as a version of its own entry; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import strike_out
from sintas.cases.bases import Case
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff.actor import Actor

from ..models import Goal, GoalResult, Implementer, PlanStep
from . import planning_checks as checks
from .approving import supersede
from .planning_one import agree_step, may, name_implementer, set_goal
from .planning_shapes import GOAL, IMPLEMENTER, STEP, Shape, as_entries
from .planning_tasks import end_step_task


class RowsOvertaken(Overtaken):
    """Somebody saved some of these rows first. `pairs` are those rows, yours beside theirs; every other row is saved."""

    def __init__(self, pairs: Sequence[Overtaken]) -> None:
        self.pairs = list(pairs)
        super().__init__(pairs[0].kept, pairs[0].theirs)


@dataclass(frozen=True)
class Rows:
    """A form's rows: the field's name, what one holds, the verb that writes one, its first column, what a row cannot say,
    why a row stays, and what else ends with one that is struck out."""

    name: str
    shape: Shape
    write: Callable[..., Any]
    first: str
    check: Callable[[Case, UUID | None, dict[str, Any]], None]
    keeps: Callable[[Case, UUID], str] = lambda _case, _entry: ""
    ends: Callable[..., None] | None = None


@dataclass(frozen=True)
class Said:
    """One row to be written."""

    at: int
    entry: UUID | None
    number: int | None
    facts: dict[str, Any]


def set_goals(*, by: Actor, case: Case, goals: Sequence[dict[str, Any]], submission: UUID | None = None, **when: Any) -> list[Goal]:
    """Goals of one form; a row is {entry, based_on, fields of Goal} or {entry, based_on, removed}. Returns the rows written.

    A row not sent, and one that says what it said before, is left alone. A goal that has a result is not struck out.
    Raises Refusal, NotYours (an entry of another file), BadInput by "goals-<row>-<column>", RowsOvertaken.
    """
    return _written(GOALS, by, case, goals, submission, when)


def name_implementers(
    *, by: Actor, case: Case, implementers: Sequence[dict[str, Any]], submission: UUID | None = None, **when: Any
) -> list[Implementer]:
    """Everybody who carries the plan, as `set_goals`."""
    return _written(IMPLEMENTERS, by, case, implementers, submission, when)


def agree_steps(*, by: Actor, case: Case, steps: Sequence[dict[str, Any]], submission: UUID | None = None, **when: Any) -> list[PlanStep]:
    """All agreed steps, as `set_goals`; the task of a step follows it (planning_tasks)."""
    said = [{**row, **({} if row.get("removed") else checks.owned(row, by))} for row in steps]
    return _written(STEPS, by, case, said, submission, when)


def _has_result(case: Case, entry: UUID) -> str:
    if not GoalResult.current.filter(file_id=case.pk, goal=entry).exists():
        return ""
    return _("Tujuan “%(words)s” sudah punya hasil, jadi tidak dicoret. Tulis lagi kalimatnya; tujuan yang berhenti dinyatakan dalam evaluasi.")


def _written(rows: Rows, by: Actor, case: Case, sent: Sequence[dict[str, Any]], submission: UUID | None, when: dict[str, Any]) -> Any:
    may(by, case, f"record {rows.shape.kind}")
    if any(row.get("entry") for row in sent):  # what stood before is read to see what changed
        trail.record(by=by, verb=f"open form {rows.shape.kind}", file_id=case.pk, opens=True)
    standing = {row.entry: row for row in rows.shape.model.current.filter(file_id=case.pk)}
    todo: list[Said] = []
    gone: list[UUID] = []
    wrong: dict[str, str] = {}
    for at, row in enumerate(sent):
        try:
            _sorted(rows, case, standing, at, row, todo, gone)
        except BadInput as one:
            wrong |= refused(rows.name, at, one)
    if wrong:
        raise BadInput(wrong)
    with transaction.atomic():
        kept, pairs = _all(rows, by, case, todo, submission, when)
        for entry in gone:
            strike_out(rows.shape.model, by=by, case=case, entry=entry, kind=rows.shape.kind)
            if rows.ends is not None:
                rows.ends(by=by, case=case, entry=entry)
        if gone:
            supersede(by=by, case=case, subject="plan")
    if pairs:
        raise RowsOvertaken(pairs)
    return kept


def _sorted(
    rows: Rows, case: Case, standing: dict[UUID, Any], at: int, row: dict[str, Any], todo: list[Said], gone: list[UUID]
) -> None:
    """Put a row among those to write or to strike out, or leave it. A row is compared with the version its page was made from."""
    shape = rows.shape
    facts = {name: value for name, value in row.items() if name not in ("entry", "based_on", "removed")}
    entry, number = _named(rows, case, row)
    now = standing.get(entry) if entry else None
    if row.get("removed"):
        if now is not None:
            _may_go(rows, case, now, number)
            gone.append(now.entry)
        return
    facts = shape.tidy(facts)
    if entry is None:
        rows.check(case, None, facts)
        todo.append(Said(at, None, None, facts))
        return
    base = now if now is not None and now.number == number else _version(shape, case, entry, number)
    if shape.same(base, facts) or (now is not None and shape.same(now, facts)):
        return
    carried = {name: getattr(now or base, name) for name in shape.columns} | facts
    rows.check(case, entry, carried)
    # Struck out by a colleague meanwhile: what was written now stands as a row of its own.
    todo.append(Said(at, entry, number, carried) if now is not None else Said(at, None, None, carried))


def _named(rows: Rows, case: Case, row: dict[str, Any]) -> tuple[UUID | None, int | None]:
    """The entry and the version a row came from. NotYours for what no page of this case ever said."""
    try:
        return as_entries(row.get("entry")), int(row.get("based_on") or 0) or None
    except ValueError:
        raise NotYours(verb=f"record {rows.shape.kind}", file_id=case.pk) from None


def refused(rows: str, at: int, wrong: BadInput) -> dict[str, str]:
    """A row's sentences under the names of its cells in the form."""
    return {f"{rows}-{at}-{name}": str(words) for name, words in wrong.fields.items()}


def _version(shape: Shape, case: Case, entry: UUID, number: int | None) -> Any:
    versions = shape.model.objects.filter(file_id=case.pk, entry=entry, set_aside=False)
    found = (versions.filter(number=number) if number else versions).order_by("number").last()
    if found is None:
        raise NotYours(verb=f"record {shape.kind}", file_id=case.pk)
    return found


def _may_go(rows: Rows, case: Case, now: Any, number: int | None) -> None:
    words = getattr(now, rows.first) or ""
    if now.number != number:
        raise BadInput({rows.first: _("Rekan Anda lebih dahulu mengubahnya menjadi “%(words)s”. Muat ulang halaman ini.") % {"words": words}})
    reason = rows.keeps(case, now.entry)
    if reason:
        raise BadInput({rows.first: reason % {"words": words}})


def _all(
    rows: Rows, by: Actor, case: Case, todo: Sequence[Said], submission: UUID | None, when: dict[str, Any]
) -> tuple[list[Any], list[Overtaken]]:
    kept: list[Any] = []
    pairs: list[Overtaken] = []
    wrong: dict[str, str] = {}
    for said in todo:
        # Each row needs a name of its own for "sent twice, saved once".
        token = uuid5(submission, str(said.entry or said.at)) if submission else None
        try:
            kept.append(_one(rows, by, case, said, token, when))
        except BadInput as one:
            wrong |= refused(rows.name, said.at, one)
        except Overtaken as both:
            if not rows.shape.same(both.theirs, said.facts):
                pairs.append(both)
    if wrong:
        raise BadInput(wrong)  # takes every row of this save back: the form is shown again with all of them
    return kept, pairs


def _one(rows: Rows, by: Actor, case: Case, said: Said, token: UUID | None, when: dict[str, Any]) -> Any:
    try:
        return rows.write(by=by, case=case, entry=said.entry, based_on=said.number, submission=token, **when, **said.facts)
    except AlreadyDone as before:
        done = before.done
        trail.record(by=by, verb=f"open form {rows.shape.kind}", file_id=case.pk, opens=True)
        if rows.shape.same(done, said.facts):
            return done
        # The page was sent once, changed with the browser's way back, and sent again: a correction of what it wrote first.
        return rows.write(by=by, case=case, entry=done.entry, based_on=done.number, **when, **said.facts)


GOALS = Rows("goals", GOAL, set_goal, "text", lambda _case, _entry, said: checks.goal(said), keeps=_has_result)
IMPLEMENTERS = Rows("implementers", IMPLEMENTER, name_implementer, "name", lambda _case, _entry, said: checks.implementer(said))
STEPS = Rows("steps", STEP, agree_step, "what", checks.step, ends=end_step_task)
