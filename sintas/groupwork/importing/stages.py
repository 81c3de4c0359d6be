"""The six stages of the document, each into the record the house has for it.

A document of a group says things of all members together ("they were angry, sad, ashamed"; "indicators met"). Whose they were it does not say, so
they stand as words of the group, marked as such, and are nobody's sign of success: what shows of one member is asked of her (R320).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from sintas.casework.importing.leaves import Part, as_words
from sintas.casework.importing.wording import code_or_words, codes_and_words, told_at
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..actions.assessing import assess_group
from ..actions.ending import write_ending
from ..actions.evaluating import evaluate_group
from ..actions.planning import plan_group
from ..models import Group
from .leisure import actions_of
from .shape import Told

STAGES = frozenset({"engagement", "assessment", "planning", "intervensi", "evaluasi", "terminasi"})
UNDATED: dict[str, Any] = {"happened": FuzzyDate.unknown(), "imported": True}
# Headings of what stands in one box of words, in the language of the document.
ACQUAINTED = {True: "Anggota sudah saling mengenal sebelumnya.", False: "Anggota belum saling mengenal sebelumnya."}
OF_ALL = "disebut tentang kelompok, tanpa hasil tiap anggota"


def bring_stages(by: Actor, group: Group, told: Told) -> None:
    """Assessment, plan, look back and ending, as far as the document speaks of them. Raises BadInput whose fields are paths in the document."""
    stages = {name: part for part in told.whole.items("stages") if (name := name_of(part))}
    bring_assessment(by, group, told, stages)
    bring_plan(by, group, told, stages)
    bring_evaluation(by, group, told, stages)
    if ending := stages.get("terminasi"):
        bring_ending(by, group, told, ending)


def name_of(part: Part) -> str:
    """Which of the six. Raises BadInput for another word, or a stage without one."""
    word = part.value.get("stage") if isinstance(part.value, dict) else None
    if word not in STAGES:
        said = {"stage": word if word is not None else "", "known": ", ".join(sorted(STAGES))}
        raise BadInput({f"{part.path}.stage": _("Tahap “%(stage)s” tidak dikenal. Pilihan: %(known)s.") % said})
    return str(word)


def bring_assessment(by: Actor, group: Group, told: Told, stages: dict[str, Part]) -> None:
    """What was talked over (R84-R88) and how the group began; a discussion whose day nobody wrote down stands in words, not as held."""
    into, parts = "group_assessment.words", [stages[name] for name in ("engagement", "assessment") if name in stages]
    topics: list[str] = []
    words: list[str] = []
    for part in parts:
        found = [code_or_words(one, into, "fgd_topics") for one in part.items("content")]
        coded = [one.path for one in part.items("content") if one.path in part.book.matched]
        part.book.placed |= dict.fromkeys(coded, "group_assessment.topics")
        topics += [code for code, _own in found if code]
        words += listed("Pada tahap " + as_words(part.value["stage"]), [own for _code, own in found if own])
        words += listed("Cara (harinya tidak disebut)", part.texts("tools", into))
        words += listed(f"Tanda yang tampak ({OF_ALL})", part.texts("observed_nonverbal", into))
    before = told.whole.part("prior_acquaintance")
    if before.value is not None:
        words.append(ACQUAINTED[told.whole.flag("prior_acquaintance", into)])
    if topics or words:
        with told_at("stages"):
            row = assess_group(by=by, case=group, topics=list(dict.fromkeys(topics)), words="\n".join(words), **UNDATED)
        stands(told, row, into, parts, before)


def bring_plan(by: Actor, group: Group, told: Told, stages: dict[str, Part]) -> None:
    """The actions (R187-R194), those of leisure by their kind; techniques stand beside them, for no session is told of to carry them."""
    into, part = "group_plan.words", stages.get("planning")
    actions: list[str] = []
    words: list[str] = []
    if part:
        actions, words = actions_of(part.items("actions"))
    words += listed("Teknik", told.whole.texts("techniques", into))
    if actions or words:
        with told_at("stages"):
            row = plan_group(by=by, case=group, actions=actions, words="\n".join(words), **UNDATED)
        stands(told, row, "group_plan.actions", [part] if part else [], told.whole.part("techniques"))


def bring_evaluation(by: Actor, group: Group, told: Told, stages: dict[str, Part]) -> None:
    """One look back (R253, R258, R321): what was done together, as no day of a session is told; what changed; what helped; what they gave each other."""
    into, outcome = "group_evaluation.words", told.whole.part("outcome")
    done, looked = (stages.get(name, Part(told.book, None)) for name in ("intervensi", "evaluasi"))
    effects, others = known(outcome, "mutual_aid", "mutual_aid_effects", "effects", "words")
    supporting, more = known(looked, "supporting", "supporting_factors", "supporting", "supporting_words")
    facts: dict[str, Any] = {"effects": effects, "supporting": supporting, "supporting_words": "; ".join(more)}
    words = listed("Yang diberikan anggota satu sama lain", others)
    if role := done.text("role", "group_evaluation.review"):
        facts["review"] = {"worker_role": role}
    words += listed("Yang dilakukan bersama (hari sesinya tidak disebut)", done.texts("content", into))
    words += listed(f"Tanda keberhasilan ({OF_ALL})", looked.texts("indicators_met", into))
    words += listed("Kualitas hidup", [outcome.text("quality_of_life", into), outcome.text("basis", into)])
    if words or any(facts.values()):
        with told_at("stages"):
            row = evaluate_group(by=by, case=group, words="\n".join(words), **facts, **UNDATED)
        stands(told, row, into, [done, looked], outcome)


def bring_ending(by: Actor, group: Group, told: Told, part: Part) -> None:
    """Why the group ended (R339). Nobody closes it here: that is a step of its facilitator's."""
    code, words = code_or_words(part.part("reason"), "group_ending.reason", "group_closing_reasons")
    if words:
        part.part("reason").words("group_ending.words")
    if code or words:
        with told_at(part.path):
            row = write_ending(by=by, case=group, reason=code, words=words, **UNDATED)
        stands(told, row, "group_ending.reason", [part])


def known(part: Part, key: str, name: str, field: str, words_to: str) -> tuple[list[str], list[str]]:
    """(codes of the list, words it does not know), each with its place in the book."""
    parts, table = part.items(key), "group_evaluation."
    codes, words = codes_and_words(parts, table + field, name)
    for one in parts:
        if one.path not in one.book.matched:
            one.words(table + words_to)
    return list(dict.fromkeys(codes)), words


def listed(heading: str, words: Iterable[str]) -> list[str]:
    """One line, or none."""
    said = "; ".join(filter(None, words))
    return [f"{heading}: {said}"] if said else []


def stands(told: Told, row: Any, into: str, stages: Iterable[Part], *others: Part) -> None:
    """What was taken from these parts stands in this row; the word of the stage only heads it."""
    for part in (one for one in stages if one):
        part.part("stage").heading(into)
        part.stands(row)
    told.book.stands(row, *(one.path for one in others))
