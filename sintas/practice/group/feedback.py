"""Members' feedback that stays anonymous to the group: nothing is shown before it is closed, nor when too few have answered.

With one or two answers everybody would know whose they are, and counts watched while they grow give each new one away. Where all
answered alike each answer is known all the same; that is said to the members when they are asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sintas.practice import catalogue

LEAST_ANSWERED = 3  # our own figure: the smallest number among which one answer is nobody's in particular


@dataclass(frozen=True)
class Gathered:
    """How many answered, and for each question of `group_feedback_questions` how often each answer was given. No order, no sum."""

    answered: int
    counts: Mapping[str, Mapping[str, int]]


def gathered(forms: Iterable[Mapping[str, str]], *, closed: bool) -> Gathered | None:
    """The answers together, or None while feedback is still open or fewer than three have answered.

    Each form holds question -> code of `group_feedback_answers`; a question left out counts as "no_answer". Raises
    `catalogue.UnknownCode` for a question or an answer outside its list.
    """
    questions, answers = catalogue.load("group_feedback_questions"), catalogue.load("group_feedback_answers")
    counts: dict[str, Counter[str]] = {row.code: Counter() for row in questions.rows}
    answered = 0
    for form in forms:
        said = {questions.get(question).code: answers.get(answer).code for question, answer in form.items()}
        answered += 1
        for question, counted in counts.items():
            counted[said.get(question, "no_answer")] += 1
    if not closed or answered < LEAST_ANSWERED:
        return None
    return Gathered(answered, {question: dict(sorted(counted.items())) for question, counted in counts.items()})
