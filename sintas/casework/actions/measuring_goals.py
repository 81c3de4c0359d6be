"""Goal attainment (part D2): five levels of a goal in words, agreed on before the work, and where it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep, strike_out
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.cases.reading.told import told_on
from sintas.kit import clock
from sintas.practice.measurement import goal_attainment as practice
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Goal, GoalLevel, GoalScale

VERB = "casework.evaluate"
LEVELS = tuple(str(level) for level in practice.LEVELS)
EXPECTED = "0"
FIELDS = {level: f"level_{level}".replace("-", "minus_") for level in LEVELS}  # what a form calls each level


def entry_for(goal: UUID) -> UUID:
    """The entry of a goal's levels, the same from wherever they are written first."""
    return uuid5(goal, "goal_scale")


def set_goal_scale(
    *,
    by: Actor,
    case: Case,
    goal: UUID,
    levels: Mapping[str, str],
    importance: int = 1,
    difficulty: int = 1,
    baseline: int | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> GoalScale:
    """The five levels of a goal ("-2" to "2" -> words; "0" is what is hoped for), its weight, and where the client stands when it is agreed.

    A level may get its words later, except the one hoped for and the one the client stands at. `entry` is not asked: a goal has one.
    Raises Refusal, BadInput (by field; words as in FIELDS), Overtaken, AlreadyDone.
    """
    may(by, case, "goal_scale")
    of_this_plan(case, goal)
    said = {level: words for level in LEVELS if (words := str(levels.get(level) or "").strip())}
    if EXPECTED not in said:
        raise BadInput({FIELDS[EXPECTED]: _("Tulis dahulu tingkat yang diharapkan. Empat tingkat lain diukur dari sini.")})
    in_range("importance", importance, 1, 3, _("Pilih angka 1 sampai 3."))
    in_range("difficulty", difficulty, 1, 3, _("Pilih angka 1 sampai 3."))
    if baseline is not None:
        in_range("baseline", baseline, -2, 2, _("Pilih salah satu dari lima tingkat."))
        if str(baseline) not in said:
            raise BadInput({FIELDS[str(baseline)]: _("Klien berada di tingkat ini pada awalnya. Tulis seperti apa keadaan itu.")})
    alike = [level for level in LEVELS if level in said and list(said.values()).count(said[level]) > 1]
    if alike:
        raise BadInput({FIELDS[alike[-1]]: _("Dua tingkat berbunyi sama. Tulis apa yang membedakannya.")})
    hold(case, goal)
    named = entry_for(goal)
    return keep(
        GoalScale, by=by, case=case, kind="goal_scale", verb=VERB, line=said[EXPECTED], entry=named, based_on=based_on, submission=submission,
        happened=told_on(case, "goal_scale", named) if based_on else None if imported else clock.today(), imported=imported,
        goal=goal, levels=said, importance=importance, difficulty=difficulty, baseline=baseline,
    )  # fmt: skip


def rate_goal(
    *,
    by: Actor,
    case: Case,
    goal: UUID,
    level: int,
    rated_by: str = "",
    note: str | None = None,
    happened: Any = None,
    entry: UUID | None = None,
    **when: Any,
) -> GoalLevel:
    """Where a goal stood on a day, -2 to 2, and who said so (`raters`). `when`: based_on, submission, imported.

    Raises Refusal, BadInput (no levels agreed yet, a level without words, nobody named, a day ahead), Overtaken, AlreadyDone.
    """
    may(by, case, "goal_level")
    of_this_plan(case, goal)
    trail.record(by=by, verb="open form goal_level", file_id=case.pk, opens=True)
    scale = GoalScale.current.filter(file_id=case.pk, goal=goal).first()
    if scale is None:
        raise BadInput({"level": _("Susun dahulu lima tingkat tujuan ini bersama klien, lalu nilai.")})
    in_range("level", level, -2, 2, _("Pilih salah satu dari lima tingkat."))
    words = (scale.levels or {}).get(str(level))
    if not words:
        raise BadInput({"level": _("Tingkat ini belum ada kata-katanya. Tulis dahulu seperti apa keadaan itu.")})
    if not checked("rated_by", "raters", rated_by):
        raise BadInput({"rated_by": _("Pilih siapa yang menilai.")})
    return keep(
        GoalLevel, by=by, case=case, kind="goal_level", verb=VERB, line=words, tags=[rated_by], happened=as_fuzzy(happened), entry=entry,
        goal=goal, level=level, rated_by=rated_by, note=(note or "").strip() or None, **when,
    )  # fmt: skip


def strike_level(*, by: Actor, case: Case, entry: UUID) -> None:
    """Entered in error: the level no longer counts. Raises Refusal."""
    may(by, case, "goal_level")
    strike_out(GoalLevel, by=by, case=case, entry=entry, kind="goal_level")


def may(by: Actor, case: Case, kind: str) -> None:
    """Asked before anything is looked up. Raises Refusal."""
    if not can(by, VERB, case):
        raise Refusal(verb=f"record {kind}", file_id=case.pk)


def of_this_plan(case: Case, goal: UUID) -> None:
    """Raises BadInput for a goal that does not stand in the plan of this case."""
    if not Goal.current.filter(file_id=case.pk, entry=goal).exists():
        raise BadInput({"goal": _("Tujuan ini tidak ada dalam rencana kasus ini.")})


def in_range(field: str, value: Any, lowest: int, highest: int, sentence: str) -> None:
    """Raises BadInput for what is no whole number of the range."""
    if not isinstance(value, int) or not lowest <= value <= highest:
        raise BadInput({field: sentence})


def hold(case: Case, goal: UUID) -> None:
    """Whoever writes levels of this goal waits for whoever is writing them: two first versions would break two constraints at once."""
    list(Goal.objects.filter(file_id=case.pk, entry=goal, superseded_at=None).only("id", "entry").select_for_update())
