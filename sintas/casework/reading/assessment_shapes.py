"""What the page of the assessment draws, and papers may use: plain values in the reader's language, no models."""

from __future__ import annotations

from dataclasses import dataclass, field

from sintas.kit.drawing import Drawing
from sintas.kit.pieces import Fact


@dataclass(frozen=True)
class Quarter:
    """One of four boxes; no lines means that nothing is written there yet."""

    title: str
    lines: list[str]
    icon: str = ""


@dataclass(frozen=True)
class Quad:
    """A figure of four boxes. `copied` is False for a tool that was used and whose content was not copied; `url` writes or corrects it."""

    quarters: list[Quarter]
    url: str
    written: bool = False
    copied: bool = True

    @property
    def says_something(self) -> bool:
        """Whether any box holds a line."""
        return any(quarter.lines for quarter in self.quarters)


@dataclass(frozen=True)
class TieShown:
    """One tie of an ecomap, in words; `energy` "" when no support was said to flow."""

    to: str
    closeness: str
    energy: str
    conflict: bool


@dataclass(frozen=True)
class EcomapShown:
    """Ties as a table, and what is seen at a glance."""

    ties: list[TieShown]
    seen: list[str]
    url: str
    written: bool


@dataclass(frozen=True)
class RoadEvent:
    """One event of a life road map; `mood` is up, down or ""."""

    when: str
    what: str
    mood: str


@dataclass(frozen=True)
class ToolShown:
    """One use of a tool. `copied` is False when it was used and what it showed stands elsewhere."""

    code: str
    name: str
    when: str
    url: str
    lines: list[str]
    events: list[RoadEvent]
    note: str
    copied: bool
    sensitive: bool
    with_client: bool
    drawing_url: str


@dataclass(frozen=True)
class Opposed:
    """Two things that do not agree; `answer` says in words how it was settled, "" while open."""

    about: str
    first: str
    second: str
    url: str
    open: bool
    answer: str
    explanation: str


@dataclass(frozen=True)
class SignGroup:
    """Signs under one heading."""

    title: str
    signs: list[str]


@dataclass(frozen=True)
class AnxietyShown:
    """One judgement. `test` names a test from outside; `test_weak` when it is not known to be validated or has no score."""

    level: str
    meaning: str
    when: str
    words: str
    groups: list[SignGroup]
    facts: list[Fact]
    test: str
    test_weak: bool
    url: str


@dataclass(frozen=True)
class AreaShown:
    """One area: who, how, what came of it. `percent` "" when the rater gave no number."""

    area: str
    by: str
    methods: str
    when: str
    result: str
    percent: str
    url: str


@dataclass(frozen=True)
class SourceShown:
    """One source in words."""

    words: str
    when: str
    url: str


@dataclass(frozen=True)
class Focus:
    """The problem worked on first. `names_intervention`: its words name a therapy or technique; `in_source` is a document's own wording."""

    words: str
    names_intervention: bool
    in_source: str


@dataclass(frozen=True)
class AssessmentShown:
    """Everything the assessment holds today. Empty lists and texts are gaps: not recorded yet, never "nothing to report"."""

    written: bool
    when: str
    focus: Focus
    problems: list[str]
    needs: list[str]
    potentials: list[str]
    hopes: list[str]
    picture: list[Fact]  # background, symptoms, causes, impacts, as far as recorded
    methods: list[str]
    bpss: Quad
    strengths: Quad
    functioning: list[Fact]
    surroundings: list[Fact]
    ecomap: EcomapShown
    tools: list[ToolShown]  # all but the figures above
    contradictions: list[Opposed]
    settled: list[Opposed]
    sources: list[SourceShown]
    only_the_client: bool
    areas: list[AreaShown]
    anxiety: AnxietyShown | None
    earlier_anxiety: list[AnxietyShown] = field(default_factory=list)
    tested: list[AnxietyShown] = field(default_factory=list)  # judgements that name a test from outside
    people: int = 0  # people recorded in the file
    genogram: Drawing | None = None
    map: Drawing | None = None  # the ecomap
    road: Drawing | None = None
