"""The eight acceptance checks of the documented case MS (reference, part B), as questions any case can be asked.

(1) `stages_without_record`. (2) A stated weekday that does not fit its date: `sintas.kit.fuzzy_date.FuzzyDate.weekday_conflict`,
where dates are read. (3) `deceased_with_age`. (4) `ecomap_counts`. (5) `goals_without_one_result`. (6) `not_measured`.
(7) `receivers_differ`. (8) `focus_is_intervention`, and `focus.names_intervention` below it. They see facts and no names, except (7),
which is handed names and hands none back.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sintas.practice import catalogue, focus
from sintas.practice.catalogue import fold
from sintas.practice.dossier import GoalFact
from sintas.practice.stage import Warn
from sintas.practice.stages.assessment import focus_is_a_problem
from sintas.practice.stages.termination import same_receivers

CONFLICT = frozenset({"conflict", "close_conflict", "violence"})


def stages_without_record(walked: Sequence[str], dated: Collection[str], reasoned: Collection[str] = ()) -> tuple[str, ...]:
    """Check 1: stages of a journey with neither a dated record nor a stated reason for having none, in the order of the journey."""
    return tuple(stage for stage in walked if stage not in dated and stage not in reasoned)


def shown_as_deceased(*, deceased: bool | None, death_year: int | None) -> bool:
    """Check 3: whether a person is drawn and listed as having died; a year of death says so too."""
    return bool(deceased) or death_year is not None


def deceased_with_age(*, deceased: bool | None, death_year: int | None, age_stated: bool) -> Warn | None:
    """Check 3: an age of today beside a person who has died is a remark of the source, not a fact to print (fixture MS DECEASED_LISTED)."""
    if not (age_stated and shown_as_deceased(deceased=deceased, death_year=death_year)):
        return None
    return Warn(
        "deceased_with_age",
        "Orang ini sudah wafat, tetapi usianya tertulis seperti masih hidup. Yang ditampilkan: wafat, dengan tahunnya bila diketahui.",
        "This person has died, but an age is written as if living. What is shown: deceased, with the year where known.",
        "family",
        "R55; fixture MS DECEASED_LISTED",
    )


@dataclass(frozen=True)
class EcomapCount:
    """Check 4: ties by closeness (codes of `tie_qualities`) with and without energy, and how many are in conflict."""

    with_energy: Counter[str]
    without_energy: Counter[str]
    conflict: int


def ecomap_counts(ties: Iterable[tuple[str, bool, bool]]) -> EcomapCount:
    """Counts ties given as (closeness, carries energy, in conflict). Raises `catalogue.UnknownCode` for a closeness outside its list.

    A tie is in conflict when it says so or when its closeness is a kind of conflict or violence.
    """
    rows = [(catalogue.load("tie_qualities").get(closeness).code, energy, conflict) for closeness, energy, conflict in ties]
    return EcomapCount(
        Counter(closeness for closeness, energy, _conflict in rows if energy),
        Counter(closeness for closeness, energy, _conflict in rows if not energy),
        sum(1 for closeness, _energy, conflict in rows if conflict or closeness in CONFLICT),
    )


def goals_without_one_result(goals: Sequence[GoalFact]) -> tuple[int, ...]:
    """Check 5: places (from 1) of goals that do not have exactly one current result with evidence."""
    return tuple(no for no, goal in enumerate(goals, 1) if goal.results != 1 or not goal.evidence)


def not_measured(goals: Sequence[GoalFact], *, measured_before: bool, measured_after: bool) -> tuple[Warn, ...]:
    """Check 6: what a report says openly about measuring: "no_baseline" and "no_post_test", either, both or none."""
    found = []
    if not measured_before and not any(goal.measured for goal in goals):
        found.append(
            Warn(
                "no_baseline",
                "Tidak ada ukuran awal. Besarnya perubahan tidak dapat dihitung; yang ditulis adalah apa yang tampak.",
                "There is no baseline. The size of the change cannot be counted; what is written is what could be seen.",
                "plan",
                "D6; fixture MS NO_BASELINE",
            )
        )
    if not measured_after:
        found.append(
            Warn(
                "no_post_test",
                "Tidak ada ukuran akhir. Isi bila ada, atau nyatakan “tidak diukur”.",
                "There is no measure at the end. Fill it in if there is one, or state “not measured”.",
                "evaluation",
                "D6; fixture MS NO_BASELINE",
            )
        )
    return tuple(found)


def receivers_agree(named_at_ending: Iterable[str], referred_to: Iterable[str]) -> bool | None:
    """Check 7: whether ending and referrals name the same receivers, leaving aside case and spacing; None while one side is empty."""
    ending, referral = {fold(one) for one in named_at_ending} - {""}, {fold(one) for one in referred_to} - {""}
    return ending == referral if ending and referral else None


def receivers_differ(named_at_ending: Iterable[str], referred_to: Iterable[str]) -> Warn | None:
    """Check 7 as a warning; None when they agree or one side says nothing yet."""
    answer = same_receivers.answer
    return answer if receivers_agree(named_at_ending, referred_to) is False and isinstance(answer, Warn) else None


def focus_is_intervention(words: str) -> Warn | None:
    """Check 8 while writing: the sentence of the assessment gate, as a warning; None for a problem or for nothing."""
    answer = focus_is_a_problem.answer
    if not focus.names_intervention(words):
        return None
    return Warn(answer.code, answer.sentence_id, answer.sentence_en, answer.place, answer.source)
