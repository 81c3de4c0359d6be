"""What a paper may be told of a track: every field names its class of data; what a track tells of itself goes with the class of the track."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.safekeeping.redaction import classed, plain, row_classes

Words = tuple[str, ...]

# Which classes of data a track tells of. One that is not named here (a house may add its own) goes to nobody outside without all of ANY.
CLASSES: dict[str, Words] = {
    "legal": ("legal",),
    "medical": ("health",),
    "safe_house": ("risk_safety",),
    "counselling": ("psychology",),
    "family_counselling": ("psychology", "family"),
    "campus": ("education_work",),
    "economic": ("education_work",),
}
ANY = ("legal", "health", "risk_safety", "psychology", "family")


@dataclass(frozen=True)
class StepPart:
    """One time a step was recorded. `order` sorts, oldest first; `answers` are (question, words)."""

    order: str = plain()
    name: str = classed("services")
    state: str = classed("services")
    when: str = classed("services")
    outcome: str = classed("services")
    companions: Words = classed("services", ())
    functions: Words = classed("services", ())
    papers: Words = classed("services", ())
    numbers: Words = classed("services", ())
    what: str = classed("progress")
    client_words: str = classed("progress")
    answers: tuple[tuple[str, str], ...] = classed("progress", ())
    reason: str = classed("progress")


@dataclass(frozen=True)
class OpenStep:
    """A step nobody settled yet; `due` "" without a day."""

    name: str = classed("services")
    owner: str = classed("services")
    due: str = classed("services")


@dataclass(frozen=True)
class StayPart:
    """A stay in a safe house: never a place. `most` is how many nights were allowed, `nights` how many there were."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    arrived: str = classed("services")
    until: str = classed("services")
    nights: str = classed("services")
    most: str = classed("services")
    left: str = classed("services")
    belongings: Words = classed("services", ())
    returned: bool = plain(False)
    children: str = classed("family")
    criteria: Words = classed("risk_safety", ())
    on_arrival: str = classed("risk_safety")
    extended: str = classed("risk_safety")
    extension_reason: str = classed("risk_safety")
    approved_by: str = classed("risk_safety")
    approved_on: str = classed("risk_safety")
    left_to: str = classed("risk_safety")
    on_departure: str = classed("risk_safety")

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return self.arrived


@dataclass(frozen=True)
class Alternative:
    """One way out as the client named and weighed it."""

    what: str = classed("psychology")
    fit: str = classed("psychology")
    advantages: str = classed("psychology")
    limits: str = classed("psychology")
    consequences: str = classed("psychology")
    chosen: bool = plain(False)


@dataclass(frozen=True)
class WeighingPart:
    """The client's alternatives and choice (R388, R389)."""

    when: str = classed("psychology")
    question: str = classed("psychology")
    state: str = classed("psychology")
    alternatives: tuple[Alternative, ...] = plain(())
    choice_words: str = classed("psychology")


@dataclass(frozen=True)
class ProgressPart:
    """How far somebody got, and who says so."""

    when: str = classed("education_work")
    kind: str = classed("education_work")
    name: str = classed("education_work")
    level: str = classed("education_work")
    rater: str = classed("education_work")
    words: str = classed("education_work")
    client_words: str = classed("education_work")
    next_step: str = classed("education_work")


@dataclass(frozen=True)
class AdvocacyPart:
    """A service that was refused, what was done, what came of it."""

    when: str = classed("services")
    part: str = classed("services")
    service: str = classed("services")
    who_refused: str = classed("services")
    reason: str = classed("progress")
    steps: Words = classed("progress", ())
    result: str = classed("services")
    result_words: str = classed("progress")


@dataclass(frozen=True)
class TrackTold:
    """What there is to tell of a track, all of it or nothing: that somebody is on a track says as much as its steps do.

    What hangs beside the steps (stays, weighings, progress, advocacy) is here only for the track it belongs to.
    """

    title: str = classed("services")
    when: str = classed("services")
    state: str = classed("services")
    owner: str = classed("services")
    aims: Words = classed("services", ())
    result: str = classed("services")
    words: str = classed("progress")
    client_words: str = classed("progress")
    result_words: str = classed("progress")
    sources: Words = plain(())
    steps: tuple[StepPart, ...] = plain(())
    coming: tuple[OpenStep, ...] = plain(())
    stays: tuple[StayPart, ...] = plain(())
    weighings: tuple[WeighingPart, ...] = plain(())
    progress: tuple[ProgressPart, ...] = plain(())
    advocacy: tuple[AdvocacyPart, ...] = plain(())
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class TrackPart:
    """One track of a case. `law`: it quotes law. `told` None: the reader may not know of it."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    law: bool = plain(False)
    told: TrackTold | None = plain(None)

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return self.told.title if self.told else ""
