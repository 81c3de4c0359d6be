"""The results of goals: one entry per goal, each new look its next version. Nothing that was written about a goal is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import as_fuzzy, is_late
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from ..models import Goal, GoalResult

VERB = "casework.evaluate"
WORDS = ("text", "evidence", "value")
SAID = ("status", *WORDS)


def entry_for(goal: UUID) -> UUID:
    """The entry of a goal's result, the same from wherever it is written first: two people meet in one entry, never beside each other."""
    return uuid5(goal, "goal_result")


def says_something(row: Mapping[str, Any]) -> bool:
    """Whether a row holds a result at all."""
    return any(str(row.get(name) or "").strip() for name in SAID)


def rows_checked(case: Case, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows that say something, every goal at most once and of this case, with empty words as None.

    Raises BadInput at the row: a goal evaluated twice, one that is not of this case, an unknown status.
    """
    asked = [as_uuid(row.get("goal"), at) for at, row in enumerate(rows)]
    known = set(Goal.objects.filter(file_id=case.pk, entry__in=asked, set_aside=False).values_list("entry", flat=True))
    kept = []
    for at, (goal, row) in enumerate(zip(asked, rows, strict=True)):
        if goal not in known:
            raise BadInput({"results": _("Ada hasil untuk tujuan yang tidak ada dalam rencana kasus ini. Muat ulang halaman, lalu salin lagi.")})
        if goal in asked[:at]:
            raise BadInput({"results": _("Satu tujuan dinilai dua kali dalam evaluasi ini. Gabungkan menjadi satu hasil, lalu simpan lagi.")})
        checked(f"results-{at}-status", "goal_statuses", row.get("status") or "")
        if says_something(row) or row.get("removed"):
            kept.append({"goal": goal, "removed": bool(row.get("removed")), **said(row)})
    return kept


def as_uuid(value: Any, at: int = 0) -> UUID:
    """A goal's entry as it comes from a form or a verb. Raises BadInput for anything else."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        raise BadInput({f"results-{at}-status": _("Pilih tujuan dari rencana kasus ini.")}) from None


def said(row: Mapping[str, Any]) -> dict[str, Any]:
    """Status and words of a row; a sealed word that holds nothing is None."""
    return {"status": row.get("status") or "", **{name: (str(row.get(name) or "").strip() or None) for name in WORDS}}


def hold(case: Case, goals: Sequence[UUID]) -> None:
    """Whoever writes results of these goals waits for whoever is writing them; without this two evaluations could take one number."""
    found = Goal.objects.filter(file_id=case.pk, entry__in=list(goals), superseded_at=None).order_by("entry").only("id", "entry")
    list(found.select_for_update())


def latest(case: Case, goal: UUID) -> GoalResult | None:
    """The newest version of a goal's result that was not set aside, struck out or not; None when nobody has looked yet."""
    found: GoalResult | None = (
        GoalResult.objects.filter(file_id=case.pk, goal=goal, set_aside=False).defer(*WORDS).order_by("-number").first()
    )
    return found


def standing(case: Case, goal: UUID) -> GoalResult | None:
    """The result that stands for a goal; None for none."""
    found: GoalResult | None = GoalResult.current.filter(file_id=case.pk, goal=goal).defer(*WORDS).first()
    return found


def write_results(
    *, by: Actor, case: Case, evaluation: UUID, when: FuzzyDate, rows: Sequence[Mapping[str, Any]], imported: bool = False
) -> None:
    """The results an evaluation came to (rows of `rows_checked`): the next version for each goal.

    An evaluation written late does not push a later result away: its words are kept beside it, in the history of the goal.
    A row that was cleared takes back what this evaluation had said; what stood before stands again.
    """
    hold(case, [row["goal"] for row in rows])
    for row in rows:
        stands = standing(case, row["goal"])
        if row.get("removed"):
            take_back(by=by, case=case, goal=row["goal"], evaluation=evaluation)
        elif stands is not None and is_later(stands, evaluation, when):
            put_beside(by=by, case=case, evaluation=evaluation, when=when, row=row)
        else:
            write_next(by=by, case=case, when=when, evaluation=evaluation, imported=imported, goal=row["goal"], **said(row))


def is_later(stands: GoalResult, evaluation: UUID, when: FuzzyDate) -> bool:
    """Whether what stands comes from a later look than this evaluation: by its day, else by what this evaluation had said before it."""
    if stands.evaluation == evaluation:
        return False
    day = when.earliest
    if stands.happened_on and day and stands.happened_on != day:
        return bool(stands.happened_on > day)
    earlier = GoalResult.objects.filter(file_id=stands.file_id, goal=stands.goal, evaluation=evaluation, withdrawn_at=None)
    return bool(earlier.exists())


def write_next(*, by: Actor, case: Case, goal: UUID, when: FuzzyDate, **facts: Any) -> GoalResult:
    """The next version of a goal's result, whatever stands. The evaluation tells the story; the result has no row of its own there."""
    before = latest(case, goal)
    return keep(
        GoalResult,
        by=by,
        case=case,
        kind="goal_result",
        verb=VERB,
        happened=when,
        story=False,
        goal=goal,
        entry=before.entry if before else entry_for(goal),
        based_on=before.number if before else None,
        **facts,
    )


def put_beside(*, by: Actor, case: Case, evaluation: UUID | None, when: FuzzyDate, row: Mapping[str, Any]) -> GoalResult:
    """Keep words about a goal beside the result that stands: set aside, never current, read in its history."""
    before = latest(case, row["goal"])
    kept = GoalResult.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        entry=before.entry if before else entry_for(row["goal"]),
        number=before.number if before else 1,
        author_id=by.user_id,
        set_aside=True,
        happened=when.encode(),
        happened_on=when.earliest,
        late=is_late(when),
        goal=row["goal"],
        evaluation=evaluation,
        **said(row),
    )
    trail.record(by=by, verb="set aside goal_result", file_id=case.pk, entry=str(kept.entry))
    return kept


def take_back(*, by: Actor, case: Case, goal: UUID, evaluation: UUID) -> None:
    """Strike out what this evaluation said of a goal (entered in error); the newest of what others said stands again."""
    of_goal = GoalResult.objects.filter(file_id=case.pk, goal=goal)
    struck = of_goal.filter(evaluation=evaluation, withdrawn_at=None).update(withdrawn_at=clock.now())
    if not struck:
        return
    if standing(case, goal) is None:
        again = of_goal.filter(set_aside=False, withdrawn_at=None).order_by("-number").values_list("pk", flat=True).first()
        if again is not None:
            of_goal.filter(pk=again).update(superseded_at=None)
    trail.record(by=by, verb="strike out goal_result", file_id=case.pk, goal=str(goal), count=struck)


def record_result(
    *,
    by: Actor,
    case: Case,
    goal: UUID,
    happened: Any = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
    evaluation: UUID | None = None,
    **facts: Any,
) -> GoalResult:
    """The result of one goal, outside an evaluation (`facts`: status, text, evidence, value). `based_on` is the version looked at.

    A goal has one entry: written first from two places, the second is kept beside it and Overtaken says so with both texts.
    Raises BadInput (nothing said, unknown goal or status, a day ahead), Overtaken, AlreadyDone, Refusal.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record goal_result", file_id=case.pk)
    if not Goal.objects.filter(file_id=case.pk, entry=goal, set_aside=False).exists():
        raise BadInput({"goal": _("Tujuan ini tidak ada dalam rencana kasus ini.")})
    checked("status", "goal_statuses", facts.get("status") or "")
    if not says_something(facts):
        raise BadInput({"text": _("Tulis satu kalimat tentang hasilnya, atau pilih keadaannya.")})
    hold(case, [goal])
    before = latest(case, goal)
    when = as_fuzzy(happened)
    if before is not None and before.withdrawn_at is not None:  # what was struck out is no text to be overtaken by
        based_on = before.number
    elif before is not None and evaluation is None and before.happened == when.encode():  # the same look, said better
        evaluation = before.evaluation
    try:
        return keep(
            GoalResult,
            by=by,
            case=case,
            kind="goal_result",
            verb=VERB,
            line=facts.get("text") or facts.get("evidence"),
            happened=when,
            tags=[facts["status"]] if facts.get("status") else [],
            imported=imported,
            submission=submission,
            goal=goal,
            evaluation=evaluation,
            entry=before.entry if before else entry or entry_for(goal),
            based_on=based_on,
            **said(facts),
        )
    except IntegrityError as refused:
        if constraint_of(refused) != "goal_has_one_result":
            raise
        put_beside(by=by, case=case, evaluation=evaluation, when=when, row={"goal": goal, **facts})
        raise BadInput(
            {"goal": _("Tujuan ini sudah punya hasil. Tulisan Anda disimpan di riwayatnya; perbaiki hasil yang ada.")}
        ) from None
