"""Where the work stood, and since when, as the document's timeline says. Gates are not asked: what happened has happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.utils.translation import gettext as _

from sintas.cases.actions import passages
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice import journeys
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from .leaves import Part

# stage word of the document -> the stage of the work it belongs to
STAGES = {
    "intake_engagement": "engagement",
    "engagement": "engagement",
    "contract": "engagement",
    "assessment": "assessment",
    "planning": "planning",
    "intervention": "implementation",
    "implementation": "implementation",
    "evaluation": "evaluation",
    "termination": "termination",
    "referral": "termination",
    "follow_up": "follow_up",
}
NOT_DATED = "Dokumen tidak menyebut kapan tahap ini berganti; paling lambat {day}."


DESCRIBED = {  # part of the document -> the stage it belongs to, when the timeline does not say
    "assessment": "assessment",
    "plan": "planning",
    "intervention": "implementation",
    "sessions": "implementation",
    "conferences": "implementation",
    "evaluation": "evaluation",
    "evaluations": "evaluation",
    "termination": "termination",
}


class Walk:
    """Moves the case forward as the timeline reaches a stage; each passage carries the first day the document gives for it.

    `reached` is called with every stage the case comes to, so that what was recorded in it is written while the case stands there.
    """

    def __init__(self, by: Actor, case: Case, own: Part, reached: Callable[[str], None]) -> None:
        """Raises BadInput for a stage word the form does not know."""
        self.by, self.case, self.reached = by, case, reached
        self.reopened = False
        self.entered: dict[str, date] = {}
        timeline = own.items("timeline")
        for entry in timeline:
            stage, day = stage_of(entry), first_day(entry)
            if day is not None and stage not in self.entered:
                self.entered[stage] = day
        signed = [day for entry in timeline if entry.value.get("stage") == "contract" and (day := first_day(entry))]
        if signed and "assessment" not in self.entered:
            self.entered["assessment"] = signed[-1]  # the signed contract ends the first stage (R52)
        for key, stage in DESCRIBED.items():
            if stage not in self.entered and (days := days_of(parts_of(own, key))):
                self.entered[stage] = min(days)

    def to_the_last(self) -> None:
        """As far as anything with a day goes: a session that was held says that the case had come to it. What follows the ending waits."""
        order = [stage for stage in journeys.get(self.case.journey).stages if stage in self.entered and stage != "follow_up"]
        if order:
            self.to(order[-1])

    def again(self, stage: str, reason: str, on: FuzzyDate) -> None:
        """A closed case opened again (R345), in `stage` or where it stood, on the day of what led to it. Raises BadInput, NotNow."""
        if self.case.closed_on is None:
            return
        if stage and stage not in STAGES:
            raise BadInput({"reopened_in": _("Tahap “%(stage)s” tidak dikenal. Pilihan: %(known)s.") % known_stages(stage)})
        if not reason:
            raise BadInput({"answer_words": _("Tulis mengapa kasus dibuka kembali.")})
        there = STAGES[stage] if stage else self.case.stage
        self.reopened = True
        passages.reopen(by=self.by, case=self.case, stage=there, reason=reason, at=start(on.earliest), happened=on, imported=True)

    def to(self, stage: str) -> None:
        """Every stage between here and there is passed; one the document does not date says so. Never goes back."""
        order = journeys.get(self.case.journey).stages
        while order.index(self.case.stage) < order.index(stage):
            following = order[order.index(self.case.stage) + 1]
            day, latest = self.entered.get(following), self.day_of(following, order)
            passages.move(
                by=self.by,
                case=self.case,
                to=following,
                outcome="completed",
                reason="" if day or latest is None else NOT_DATED.format(day=FuzzyDate.on(latest).text("id")),
                at=start(latest),
                happened=FuzzyDate.on(day) if day else FuzzyDate.unknown(),
                imported=True,
            )
            self.reached(following)

    def day_of(self, stage: str, order: tuple[str, ...]) -> date | None:
        """The day a stage began: its own, else the next day known, the latest it can have been."""
        ahead = (self.entered[later] for later in order[order.index(stage) :] if later in self.entered)
        return next(ahead, None)


def stage_of(entry: Part) -> str:
    """The stage of an entry. Raises BadInput."""
    word = entry.value.get("stage") if isinstance(entry.value, dict) else None
    if word not in STAGES:
        raise BadInput({f"{entry.path}.stage": _("Tahap “%(stage)s” tidak dikenal. Pilihan: %(known)s.") % known_stages(word)})
    return STAGES[word]


def known_stages(word: object) -> dict[str, object]:
    """What a sentence about an unknown stage says."""
    return {"stage": word if word is not None else "", "known": ", ".join(STAGES)}


def parts_of(own: Part, key: str) -> list[Part]:
    """One part, or the entries of a list."""
    below = own.part(key)
    return own.items(key) if isinstance(below.value, list) else [below]


def days_of(parts: list[Part]) -> list[date]:
    """The days these parts name."""
    return [day for one in parts if isinstance(one.value, dict) and (day := first_day(one)) is not None]


def every_day(own: Part) -> list[date]:
    """Every day the story names: the earliest is when the case was opened."""
    signed = own.part("consent").date("signed_date", "consent.happened").earliest
    described = [part for key in DESCRIBED for part in parts_of(own, key)]
    return days_of([*own.items("timeline"), *described]) + ([signed] if signed else [])


def sessions_in(own: Part) -> list[Part]:
    """Every session the document describes, in its order."""
    return [*own.items("intervention"), *own.items("sessions")]


def first_day(entry: Part) -> date | None:
    """The first day the entry can speak of."""
    for key in ("date", "start"):
        if entry.part(key):
            return entry.date(key, "passage.began_at").earliest
    return None


def start(day: date | None) -> datetime | None:
    return passages.start_of(day) if day is not None else None
