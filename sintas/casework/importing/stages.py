"""Where the work stood, and since when, as the document's timeline says. Gates are not asked: what happened has happened."""

from __future__ import annotations

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


class Walk:
    """Moves the case forward as the timeline reaches a stage; each passage carries the first day the document gives for it."""

    def __init__(self, by: Actor, case: Case, own: Part) -> None:
        """Raises BadInput for a stage word the form does not know."""
        self.by, self.case = by, case
        self.entered: dict[str, date] = {}
        timeline = own.items("timeline")
        for entry in timeline:
            stage, day = stage_of(entry), first_day(entry)
            if day is not None and stage not in self.entered:
                self.entered[stage] = day
        signed = [day for entry in timeline if entry.value.get("stage") == "contract" and (day := first_day(entry))]
        if signed and "assessment" not in self.entered:
            self.entered["assessment"] = signed[-1]  # the signed contract ends the first stage (R52)
        for stage, days in (("implementation", days_of(sessions_in(own))), ("termination", days_of([own.part("termination")]))):
            if days and stage not in self.entered:
                self.entered[stage] = min(days)

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

    def day_of(self, stage: str, order: tuple[str, ...]) -> date | None:
        """The day a stage began: its own, else the next day known, the latest it can have been."""
        ahead = (self.entered[later] for later in order[order.index(stage) :] if later in self.entered)
        return next(ahead, None)


def stage_of(entry: Part) -> str:
    """The stage of an entry. Raises BadInput."""
    word = entry.value.get("stage") if isinstance(entry.value, dict) else None
    if word not in STAGES:
        said = {"stage": word if word is not None else "", "known": ", ".join(STAGES)}
        raise BadInput({f"{entry.path}.stage": _("Tahap “%(stage)s” tidak dikenal. Pilihan: %(known)s.") % said})
    return STAGES[word]


def days_of(parts: list[Part]) -> list[date]:
    """The days these parts name."""
    return [day for one in parts if isinstance(one.value, dict) and (day := first_day(one)) is not None]


def every_day(own: Part) -> list[date]:
    """Every day the story names: the earliest is when the case was opened."""
    signed = own.part("consent").date("signed_date", "consent.happened").earliest
    return days_of([*own.items("timeline"), *sessions_in(own), own.part("termination")]) + ([signed] if signed else [])


def sessions_in(own: Part) -> list[Part]:
    """Every session the document describes, in its order."""
    return [*own.items("intervention"), *own.items("sessions")]


def first_day(entry: Part) -> date | None:
    """The first day the entry can speak of."""
    for key in ("date", "start"):
        if entry.part(key):
            return entry.date(key, "passage").earliest
    return None


def start(day: date | None) -> datetime | None:
    return passages.start_of(day) if day is not None else None
