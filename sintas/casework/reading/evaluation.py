"""change_of(): what changed in a case, as its page tells it: first one sentence, then what it rests on. Opens content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.cases.bases import Case
from sintas.cases.reading.safety import authors
from sintas.cases.reading.together import Together
from sintas.evidence.reading.measures_scales import Reader
from sintas.evidence.reading.measures_shown import SmallMeasure
from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load
from sintas.practice.checks import not_measured
from sintas.practice.dossier import GoalFact
from sintas.practice.goals import measured
from sintas.practice.stage import Verdict
from sintas.practice.stages.evaluation import measured_before_and_after

from ..models import Anxiety, Evaluation
from .evaluation_goals import GoalFacts, in_plan, numbered
from .evaluation_held import AFTER, Held, held
from .evaluation_list import EvaluationShown, RatingsShown, evaluations_shown, latest_first, name_of, ratings_shown
from .evaluation_results import CHANGED, GoalShown, every_version, goals_shown
from .measuring import LadderShown
from .measuring_shown import ROWS, MeasuringShown, measuring_shown
from .measuring_told import measured_words


@dataclass(frozen=True)
class BeforeAfter:
    """The level of anxiety at the beginning and now, each '' while nobody judged it, with where it is from."""

    before: str
    before_note: str
    after: str
    after_note: str


@dataclass(frozen=True)
class GoalTold:
    """A goal with all that is known of it: its result, its ladder if its levels were agreed on, the measures that belong to it.

    `start`, `target` and `now` are what was written, else what was measured; "" where nothing was. `measured`: by levels or a measure.
    """

    entry: UUID
    goal: GoalShown
    ladder: LadderShown | None
    measures: list[SmallMeasure]
    start: str
    target: str
    now: str
    measured: bool
    scale_url: str


@dataclass(frozen=True)
class ChangeShown:
    """The whole page. `unmeasured` is the honest sentence when there is no measure before and after, '' otherwise."""

    sentence: str
    goals: list[GoalShown]
    told: list[GoalTold]
    measuring: MeasuringShown
    count: str
    gaps: int
    anxiety: BeforeAfter
    unmeasured: str
    measure_gaps: list[str]
    ratings: RatingsShown | None
    evaluations: list[EvaluationShown]
    factors: list[Fact]
    next_look: str
    next_late: bool
    held: Held | None


PARTS = Together(
    evaluations=lambda: latest_first(Evaluation.current),
    goals=in_plan,
    results=every_version,
    judged=lambda: Anxiety.current.exclude(level="").order_by(F("happened_on").asc(nulls_last=True), "written_at"),
    **ROWS,
)


def change_of(
    case: Case,
    lang: str,
    *,
    verdict_on: Callable[[Case, str], Verdict] | None = None,
    reader: Reader | None = None,
    for_client: bool = False,
) -> ChangeShown:
    """Goals, results, evaluations, judgements and all that was measured in one query, and one for the names of those who wrote them.

    `verdict_on` (dossier.verdict_on) is asked only while a decision to stop waits for its stage; without it the page cannot say what is missing.
    `reader`: whose profession decides which scales are read; without one those of certain professions stay closed.
    """
    found = PARTS.of(case)
    facts = numbered(found["goals"])
    measuring = measuring_shown(case, facts, found, reader or Reader(""), lang, for_client=for_client)
    rows, names = found["evaluations"], authors([*found["evaluations"], *found["results"]])
    goals = goals_shown(case, facts, found["results"], {row.entry: name_of(row, lang) for row in rows}, names, lang)
    ratings = ratings_shown(rows, lang)
    anxiety = anxiety_of(found["judged"], rows, lang)
    counted = is_measured(goals, ratings, anxiety) or measuring.compared
    told = [told_of(case, fact, goal, measuring) for fact, goal in zip(facts, goals, strict=True)]
    newest = rows[0] if rows else None
    ended = case.closed_on is not None or case.stage in AFTER
    return ChangeShown(
        sentence=first_sentence(told, counted, measuring.sentence),
        goals=goals,
        told=told,
        measuring=measuring,
        count=count_words(goals),
        gaps=sum(goal.result is None for goal in goals),
        anxiety=anxiety,
        unmeasured="" if counted else measured_before_and_after.answer.sentence(lang),
        measure_gaps=[] if counted else measure_gaps(goals, anxiety, ratings, measuring, lang),
        ratings=ratings,
        evaluations=evaluations_shown(case, rows, names, lang),
        factors=factors_of(rows, lang),
        next_look=next_look(newest, owed=not ended),
        next_late=bool(not ended and newest and newest.next_on and newest.next_on < clock.today()),
        held=held(case, newest, lang, verdict_on),
    )


def told_of(case: Case, fact: GoalFacts, goal: GoalShown, measuring: MeasuringShown) -> GoalTold:
    """A goal with its ladder and its measures; its own levels go before a measure of it."""
    ladder, several = measuring.ladders.get(fact.entry), measuring.of_goals.get(fact.entry, [])
    found = measured_words(ladder, several)
    return GoalTold(
        entry=fact.entry,
        goal=goal,
        ladder=ladder,
        measures=several,
        start=goal.start or found.start,
        target=goal.target or found.target,
        now=(goal.result.value if goal.result else "") or found.now,
        measured=bool(found.now),
        scale_url=reverse("casework:goal_scale_entry", args=[case.pk, fact.entry]),
    )


def first_sentence(told: Sequence[GoalTold], counted: bool, measured: str) -> str:
    """What was measured first, then what was seen; that no result is written says nothing where something was measured."""
    return " ".join(filter(None, (measured, sentence(told, counted) if not measured or any(one.goal.result for one in told) else "")))


def sentence(every: Sequence[GoalTold], counted: bool) -> str:
    """The page in one breath: for how many goals change can be seen, what is still open, and whether its size was measured."""
    goals = [one.goal for one in every]
    if not goals:
        return _("Belum ada tujuan dalam rencana, jadi perubahan belum dapat dilihat per tujuan.")
    looked = [goal for goal in goals if goal.result]
    if not looked:
        return _("Hasil tujuan belum dicatat.")
    unrated = sum(not goal.status for goal in looked)
    if unrated == len(looked):
        told = [_("Hasil diceritakan untuk %(done)s dari %(count)s tujuan.") % {"done": unrated, "count": len(goals)}]
    else:
        told = [changed_words(sum(goal.status in CHANGED for goal in looked), len(goals))]
        told += [told_only(unrated)] if unrated else []
    harder = sum(goal.status == "worse" for goal in looked)
    if harder:
        told.append(
            ngettext("Pada %(count)s tujuan keadaan lebih berat.", "Pada %(count)s tujuan keadaan lebih berat.", harder) % {"count": harder}
        )
    gaps = sum(not (one.goal.result or one.measured) for one in every)
    if gaps:
        told.append(ngettext("%(count)s tujuan belum dinilai.", "%(count)s tujuan belum dinilai.", gaps) % {"count": gaps})
    if not counted:
        told.append(_("Besarnya tidak diukur."))
    return " ".join(told)


def told_only(count: int) -> str:
    """Goals whose result was told in words, without a choice of how it stands (as documents tell it)."""
    words = ngettext("Pada %(count)s tujuan hasilnya hanya diceritakan.", "Pada %(count)s tujuan hasilnya hanya diceritakan.", count)
    return words % {"count": count}


def changed_words(changed: int, whole: int) -> str:
    """For how many of the goals change can be seen."""
    if not changed:
        return _("Belum tampak perubahan pada tujuan yang dinilai.")
    if whole == 1:
        return _("Perubahan tampak pada satu tujuan dalam rencana.")
    if changed == whole:
        return _("Perubahan tampak pada semua tujuan, yaitu %(count)s.") % {"count": whole}
    return _("Perubahan tampak pada %(changed)s dari %(count)s tujuan.") % {"changed": changed, "count": whole}


def count_words(goals: Sequence[GoalShown]) -> str:
    """ "4 dari 4 dengan bukti"; '' without goals."""
    shown_by = sum(goal.shown_by for goal in goals)
    return _("%(done)s dari %(count)s dengan bukti") % {"done": shown_by, "count": len(goals)} if goals else ""


def is_measured(goals: Sequence[GoalShown], ratings: RatingsShown | None, anxiety: BeforeAfter) -> bool:
    """Whether anything was measured before and after: a goal, an area rated twice, or the level of anxiety (D6)."""
    return any(goal.compared for goal in goals) or bool(ratings and ratings.twice) or bool(anxiety.before and anxiety.after)


def measure_gaps(
    goals: Sequence[GoalShown], anxiety: BeforeAfter, ratings: RatingsShown | None, measuring: MeasuringShown, lang: str
) -> list[str]:
    """Which side is missing (check 6)."""
    facts = [GoalFact(measured=measured(baseline=goal.start, target=goal.target, due=goal.due)) for goal in goals]
    before = bool(anxiety.before or ratings or measuring.begun or any(goal.start for goal in goals))
    after = bool(anxiety.after or measuring.since or any(goal.result and goal.result.value for goal in goals))
    return [one.sentence(lang) for one in not_measured(facts, measured_before=before, measured_after=after)]


def anxiety_of(judged: Sequence[Anxiety], rows: Sequence[Evaluation], lang: str) -> BeforeAfter:
    """The first judgement, and the last one of an evaluation or of a later judgement. `judged` by day, undated ones last."""
    first, last = (judged[0] if judged else None), (judged[-1] if len(judged) > 1 else None)
    looked = next((row for row in rows if row.anxiety_after), None)
    after, note = "", ""
    if looked is not None and not (last and last.happened_on and looked.happened_on and last.happened_on > looked.happened_on):
        after, note = looked.anxiety_after, name_of(looked, lang)
    elif last is not None:
        after, note = last.level, judged_note(last, lang)
    elif rows and rows[0].outcome:
        note = _("menurut evaluasi: %(words)s") % {"words": rows[0].outcome}
    return BeforeAfter(level(first.level if first else "", lang), judged_note(first, lang) if first else "", level(after, lang), note)


def level(code: str, lang: str) -> str:
    """The level in words, '' for none."""
    return load("anxiety_levels").label(code, lang) if code else ""


def judged_note(row: Anxiety, lang: str) -> str:
    """Its day, and the outside test that was named with it."""
    when = FuzzyDate.decode(row.happened)
    told = [when.text(lang)] if when.is_known else []
    if row.test_name:
        told.append(row.test_name if row.test_score else _("%(test)s, tanpa skor") % {"test": row.test_name})
    return "; ".join(told) or _("penilaian pendamping")


def factors_of(rows: Sequence[Evaluation], lang: str) -> list[Fact]:
    """What helped and what stood in the way, gathered from all evaluations, newest first; a gap where nothing is written."""
    told = []
    for term, codes, lines, name in (
        (_("Mendukung"), "supporting", "supporting_words", "supporting_factors"),
        (_("Menghambat"), "hindering", "hindering_words", "hindering_factors"),
    ):
        found = [load(name).label(code, lang) for row in rows for code in getattr(row, codes)]
        found += [line for row in rows for line in getattr(row, lines) or ()]
        words = "\n".join(dict.fromkeys(found))
        told.append(Fact(term, words, "" if words else _("belum ditulis")))
    carried = next((row.continued_by for row in rows if row.continued_by), "")
    return [*told, Fact(_("Perlu dilanjutkan oleh"), carried)] if carried else told


def next_look(newest: Evaluation | None, *, owed: bool) -> str:
    """When the work is looked at again; '' while no day is agreed. Once the work has ended nobody is late with it."""
    if newest is None or newest.next_on is None:
        return ""
    day = numbers.day(newest.next_on)
    return f"{day} ({numbers.due(newest.next_on)})" if owed else day
