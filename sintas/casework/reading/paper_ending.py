"""termination_for_paper(), referrals_for_paper(), follow_ups_for_paper(): the end of the work in words for papers. Opens content.

A referral is written for its receiver: what is asked of them goes with the identity, everything else with its own class of data.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from sintas.cases.bases import Case
from sintas.cases.reading.source_wording import labels_told, wordings_of
from sintas.practice.catalogue import load
from sintas.practice.checks import receivers_agree
from sintas.safekeeping.redaction import classed, plain, row_classes
from sintas.staff.models import User

from ..models import FollowUp, Referral, Termination
from .evaluation_goals import goals_of
from .packet_words import day, when, word
from .paper_assessment_shapes import Words, Written
from .paper_words import labels, own_words, written

CRITERIA_CLASSES = {
    "emotional_stability": ("psychology",),
    "managing_trauma": ("psychology",),
    "ready_to_return": ("family",),
}


@dataclass(frozen=True)
class CriterionLine:
    """One of the four criteria, judged or not; `level` "" while nobody judged it. Nothing is added up."""

    name: str = classed("assessment")
    meaning: str = classed("assessment")
    level: str = classed("assessment")
    evidence: str = classed("assessment")
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class TerminationPart:
    """The ending that stands. `given` False: nothing of it is written. `differ`: the receivers of the referrals, when they are others than those
    named here (check 7): for the house, who has to put it right."""

    given: bool = plain(False)
    written: Written = plain(Written())
    when: str = classed("services")
    kind: str = classed("services")
    success: str = classed("progress")
    reasons: Words = classed("services", ())
    reason_words: Words = classed("progress", ())
    manner: str = classed("services")
    criteria: tuple[CriterionLine, ...] = plain(())
    final_counselling: str = classed("services")
    final_words: str = classed("progress")
    not_rejection_explained: bool = plain(False)
    coping: Words = classed("progress", ())
    reflection: str = classed("progress")
    achievements: Words = classed("progress", ())
    unresolved: Words = classed("progress", ())
    handed_to: Words = classed("services", ())
    handover: bool = plain(False)
    returns_to: str = classed("family")
    source_of_trauma: str = classed("risk_safety")
    return_view: str = classed("risk_safety")
    client_view: str = classed("progress")
    channels: Words = classed("contact", ())
    follow_up_plan: str = classed("contact")
    follow_up_on: str = classed("contact")
    own_words: Words = classed("progress", ())
    differ: Words = classed("notes", ())


@dataclass(frozen=True)
class ReferralPart:
    """One referral. `receiver_kind` and `released` are codes: they say what its letter may carry (documents/reading/receiver.py)."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    when: str = classed("services")
    receiver: str = plain()
    receiver_kind: str = plain()
    receiver_contact: str = plain()
    kind: str = plain()
    purpose: str = classed("identity")
    urgency: str = classed("identity")
    reasons: Words = classed("assessment", ())
    chronology: str = classed("story")
    services_given: str = classed("services")
    condition: Words = classed("progress", ())
    released: Words = plain(())
    released_words: Words = classed("services", ())
    state: str = classed("services")
    answer: str = classed("services")
    answered: str = classed("services")
    by: str = classed("services")

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return ", ".join(filter(None, (self.receiver, self.when)))


@dataclass(frozen=True)
class FollowUpPart:
    """One time of looking in; `reached` False: an attempt."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    when: str = classed("services")
    channel: str = classed("services")
    with_whom: str = classed("family")
    reached: bool = plain(True)
    condition: str = classed("progress")
    signs: Words = classed("psychology", ())
    sign_words: str = classed("psychology")
    answers: Words = classed("services", ())
    answer_words: str = classed("progress")
    surroundings: str = classed("risk_safety")
    goals: Words = classed("progress", ())
    next_on: str = classed("services")
    next_channel: str = classed("services")
    by: str = classed("services")
    late: bool = plain(False)


def termination_for_paper(case: Case, lang: str) -> TerminationPart:
    """The version that stands; TerminationPart() when nothing is written. Inside translation.override(lang)."""
    row = Termination.current.filter(file_id=case.pk).first()
    if row is None:
        return TerminationPart()
    said, entry = wordings_of(case), row.entry
    texts = ("manner", "final_words", "reflection", "return_view", "client_view", "follow_up_plan")
    lines = ("reason_words", "coping", "achievements", "unresolved", "handed_to")
    receivers = [one.receiver for one in Referral.current.filter(file_id=case.pk).exclude(state="declined")] if row.handed_to else []
    agree = receivers_agree(row.handed_to or (), receivers)
    as_written: dict[str, Any] = {name: getattr(row, name) or "" for name in texts}
    as_written |= {name: tuple(getattr(row, name) or ()) for name in lines}
    return TerminationPart(
        given=True,
        written=written(case, row, "closure", lang),
        when=when(row, lang),
        kind=word("ending_kinds", row.kind_of, lang),
        success=word("ending_success", row.success, lang),
        reasons=labels_told("closing_reasons", row.reasons, lang, said, "termination.reasons", entry),
        criteria=criteria_lines(row, lang),
        final_counselling=word("final_counselling", row.final_counselling, lang),
        not_rejection_explained=row.not_rejection_explained,
        handover=row.handover,
        returns_to=word("return_places", row.returns_to, lang),
        source_of_trauma=word("degrees", row.source_of_trauma, lang),
        channels=labels("follow_up_channels", row.channels, lang),
        follow_up_on=day(row.follow_up_on),
        own_words=own_words(row),
        differ=tuple(receivers) if agree is False else (),
        **as_written,
    )


def criteria_lines(row: Termination, lang: str) -> tuple[CriterionLine, ...]:
    """All four in their order, judged or not."""
    levels, seen = dict(one.split(":", 1) for one in row.judged if ":" in one), row.evidence or {}
    return tuple(
        CriterionLine(
            name=one.label(lang),
            meaning=one.definition(lang),
            level=word("readiness_levels", levels.get(one.code), lang),
            evidence=str(seen.get(one.code) or ""),
            shows_with=CRITERIA_CLASSES.get(one.code, ()),
        )
        for one in load("termination_criteria").in_use()
    )


def in_order(model: Any, case: Case) -> list[Any]:
    """Rows that stand, as they happened."""
    return list(model.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_last=True), "written_at"))


def authors_of(rows: list[Any]) -> dict[Any, str]:
    return dict(User.objects.filter(pk__in={row.author_id for row in rows}).values_list("pk", "full_name")) if rows else {}


def referrals_for_paper(case: Case, lang: str) -> tuple[ReferralPart, ...]:
    """Every referral that stands, oldest first. Inside translation.override(lang)."""
    rows = in_order(Referral, case)
    names = authors_of(rows)
    texts = ("receiver", "receiver_contact", "purpose", "chronology", "services_given", "answer")
    return tuple(
        ReferralPart(
            entry=row.entry,
            number=str(at),
            version=str(row.number),
            when=when(row, lang),
            receiver_kind=row.receiver_kind,
            kind=word("consent_recipients", row.receiver_kind, lang),
            urgency=word("referral_urgency", row.urgency, lang),
            reasons=tuple(row.reasons or ()),
            condition=tuple(row.condition or ()),
            released=tuple(row.released),
            released_words=labels("data_classes", row.released, lang),
            state=word("referral_states", row.state, lang),
            answered=day(row.answered_on),
            by=names.get(row.author_id, ""),
            **{name: getattr(row, name) or "" for name in texts},
        )
        for at, row in enumerate(rows, start=1)
    )


def follow_ups_for_paper(case: Case, lang: str) -> tuple[FollowUpPart, ...]:
    """Every contact and attempt after the ending, oldest first. Inside translation.override(lang)."""
    rows = in_order(FollowUp, case)
    names, texts = authors_of(rows), ("with_whom", "condition", "sign_words", "answer_words", "surroundings")
    goals = {goal.entry: f"{goal.number}. {goal.text}" for goal in goals_of(case.pk)} if any(row.goals for row in rows) else {}
    return tuple(
        FollowUpPart(
            entry=row.entry,
            number=str(at),
            version=str(row.number),
            when=when(row, lang),
            channel=word("follow_up_channels", row.channel, lang),
            reached=row.reached,
            signs=labels("relapse_signs", row.signs, lang),
            answers=labels("relapse_answers", row.answers, lang),
            goals=tuple(words for entry, words in goals.items() if entry in row.goals),
            next_on=day(row.next_on),
            next_channel=word("follow_up_channels", row.next_channel or (row.channel if row.next_on else ""), lang),
            by=names.get(row.author_id, ""),
            late=row.late,
            **{name: getattr(row, name) or "" for name in texts},
        )
        for at, row in enumerate(rows, start=1)
    )
