"""Task achievement (part D3): how far agreed steps got, 0 to 4; a step let go by those who agreed on it says why and does not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, refuse_future
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.bases import Case
from sintas.cases.reading.told import told_on
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.measurement.task_achievement import COMPLETE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..models import PlanStep, StepLevel
from ..reading.measuring_tasks import step_levels_in
from ..reading.measuring_words import DROPPED, LEVEL
from .measuring_goals import VERB, may

KIND = "step_level"
LET_GO = "dropped"


def rate_steps(
    *,
    by: Actor,
    case: Case,
    steps: Sequence[Mapping[str, Any]],
    happened: Any = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> list[StepLevel]:
    """How far steps of the plan got on a day; a row is {step, level: "0"-"4", "dropped" or "", note}. Without a level it changes nothing.

    Rows that say what stands are left alone; the others are each a new rating. Raises Refusal, AlreadyDone, and BadInput at
    "steps-<row>-<column>": a step that is not of this plan, no level, a step let go without a reason; a day ahead by "happened".
    """
    may(by, case, KIND)
    if submission is not None and (before := StepLevel.objects.filter(file_id=case.pk, submission=submission).first()):
        raise AlreadyDone(before)
    when = as_fuzzy(happened) if happened is not None else as_fuzzy(clock.today())
    refuse_future(when)
    trail.record(by=by, verb=f"open form {KIND}", file_id=case.pk, opens=True)
    named = {row.entry: row.what for row in PlanStep.current.filter(file_id=case.pk).select_for_update()}
    stands = {row.step: row for row in step_levels_in().filter(file_id=case.pk)}
    wrong: dict[str, str] = {}
    todo: list[tuple[UUID, dict[str, Any]]] = []
    for at, row in enumerate(steps):
        try:
            step, said = step_checked(named, row)
        except BadInput as refused:
            wrong |= {f"steps-{at}-{name}": str(sentence) for name, sentence in refused.fields.items()}
            continue
        if said is not None and not same(stands.get(step), said):
            todo.append((step, said))
    if wrong:
        raise BadInput(wrong)
    if not todo and submission is not None:
        raise BadInput({"steps": _("Belum ada yang berubah. Pilih capaian satu langkah, lalu simpan.")})
    return [
        write(by, case, step, named[step], said, happened=when, submission=submission if at == 0 else None, imported=imported)
        for at, (step, said) in enumerate(todo)
    ]


def correct_step(
    *, by: Actor, case: Case, entry: UUID, level: str, note: str | None = None, happened: Any = None, **when: Any
) -> StepLevel:
    """One rating put right. `when`: based_on, submission. Raises as `rate_steps`, by field, and Overtaken."""
    may(by, case, KIND)
    trail.record(by=by, verb=f"open form {KIND}", file_id=case.pk, opens=True)
    step = StepLevel.objects.filter(file_id=case.pk, entry=entry).values_list("step", flat=True).first()
    if step is None:
        raise NotYours(verb=f"record {KIND}", file_id=case.pk)
    named = {row.entry: row.what for row in PlanStep.objects.filter(file_id=case.pk, entry=step, superseded_at=None, set_aside=False)}
    _step, said = step_checked(named, {"step": step, "level": level, "note": note})
    if said is None:
        raise BadInput({"level": _("Pilih capaiannya.")})
    day = as_fuzzy(happened) if happened is not None else told_on(case, KIND, entry)
    return write(by, case, step, named[step], said, happened=day, entry=entry, **when)


def step_checked(named: Mapping[UUID, str], row: Mapping[str, Any]) -> tuple[UUID, dict[str, Any] | None]:
    """The step and what was said of it, None for nothing. Raises BadInput naming the column."""
    step = next((entry for entry in named if str(entry) == str(row.get("step"))), None)
    if step is None:
        raise BadInput({"level": _("Langkah ini tidak ada lagi dalam rencana. Muat ulang halaman.")})
    if row.get("removed"):
        return step, None
    level, note = str(row.get("level") or ""), (str(row.get("note") or "")).strip() or None
    if not level and note:
        raise BadInput({"level": _("Catatannya sudah ada. Pilih juga capaiannya.")})
    if not level:
        return step, None
    if level == LET_GO:
        if note is None:
            raise BadInput({"note": _("Tulis mengapa langkah ini disepakati untuk tidak diteruskan.")})
        return step, {"level": None, "dropped": True, "note": note}
    if level not in {str(one) for one in range(COMPLETE + 1)}:
        raise BadInput({"level": _("Pilih capaian dari 0 sampai 4.")})
    return step, {"level": int(level), "dropped": False, "note": note}


def same(stands: StepLevel | None, said: Mapping[str, Any]) -> bool:
    """Whether a row says what stands already."""
    return stands is not None and all(getattr(stands, name) == value for name, value in said.items())


def write(by: Actor, case: Case, step: UUID, what: str, said: Mapping[str, Any], **which: Any) -> StepLevel:
    """One version of one rating, told in the story by the words of its step."""
    told = stored(DROPPED) if said["dropped"] else stored(LEVEL, level=said["level"])
    return keep(StepLevel, by=by, case=case, kind=KIND, verb=VERB, line=f"{what}: {told}", step=step, **said, **which)
