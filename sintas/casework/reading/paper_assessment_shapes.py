"""The assessment as papers may be told it: every field names its class of data, so that redaction can take it out.

All values are words in the paper's language. What a field may hold decides its class: background and causes can tell what happened
(story), impacts and the body are health, feelings and signs are psychology, the people around are family.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass

from sintas.evidence.reading.paper_shapes import DrawingPart
from sintas.safekeeping.redaction import classed, plain, row_classes

Words = tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """Which version stands, when it happened ("" when nobody noted it), when it was written, by whom, and who approved that very version."""

    version: str = plain()
    when: str = classed("assessment")
    noted: str = classed("assessment")
    by: str = classed("assessment")
    approved: str = classed("assessment")  # "Sari, 3 September 2024"
    late: bool = plain(False)


@dataclass(frozen=True)
class AreaLine:
    """One of the eight areas. A row goes as a whole with what its area is about (health, law, psychology, family)."""

    code: str = plain()
    area: str = classed("assessment")
    methods: str = classed("assessment")
    assessor: str = classed("assessment")
    when: str = classed("assessment")
    result: str = classed("assessment")
    percent: str = classed("assessment")
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class BpssBoxes:
    """What the figure shows and the domains of functioning say, one thing a line."""

    biological: Words = classed("health", ())
    psychological: Words = classed("psychology", ())
    social: Words = classed("assessment", ())
    spiritual: Words = classed("assessment", ())


@dataclass(frozen=True)
class StrengthBoxes:
    """The strengths quadrant."""

    internal_strengths: Words = classed("assessment", ())
    external_strengths: Words = classed("assessment", ())
    internal_weaknesses: Words = classed("assessment", ())
    external_weaknesses: Words = classed("assessment", ())


@dataclass(frozen=True)
class Tie:
    """One tie of the ecomap. A tie to whoever endangers the client, or one of violence, goes as a whole with what it needs."""

    to: str = classed("family")
    closeness: str = classed("family")
    energy: str = classed("family")
    conflict: bool = classed("family", False)
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class RoadEvent:
    """One event of the life road map; `mood` in words, "" when nobody said."""

    when: str = classed("story")
    what: str = classed("story")
    mood: str = classed("story")


@dataclass(frozen=True)
class ToolLine:
    """Another tool that was used; `copied` False: what it showed is not in the file. A drawing of the body or of places is `kept_apart`:
    it never leaves, and the team's own paper only says that it is there.
    """

    name: str = classed("assessment")
    when: str = classed("assessment")
    lines: Words = classed("assessment", ())
    note: str = classed("assessment")
    copied: bool = plain(True)
    kept_apart: bool = plain(False)
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class FunctioningLine:
    """One criterion of social functioning: how it stands and in which words."""

    criterion: str = classed("assessment")
    level: str = classed("assessment")
    words: str = classed("assessment")


@dataclass(frozen=True)
class AnxietyPart:
    """Anxiety as the worker judged it on a day. `test` is only named; `weak` when it has no score or is not known to measure anything."""

    when: str = classed("psychology")
    level: str = classed("psychology")
    meaning: str = classed("psychology")
    reach: str = classed("psychology")
    signs: Words = classed("psychology", ())
    symptoms: Words = classed("psychology", ())
    causes: Words = classed("psychology", ())
    impacts: Words = classed("psychology", ())
    responses: Words = classed("psychology", ())
    words: str = classed("psychology")
    test: str = classed("psychology")
    weak: bool = classed("psychology", False)


@dataclass(frozen=True)
class SourceLine:
    """Whom or what the assessment rests on."""

    kind: str = classed("assessment")
    words: str = classed("assessment")
    when: str = classed("assessment")


@dataclass(frozen=True)
class OpposedLine:
    """Two records that do not agree, kept for the team; a paper that leaves does not carry the team's open questions."""

    about: str = classed("notes")
    first: str = classed("notes")
    second: str = classed("notes")
    answer: str = classed("notes")
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class AssessmentPart:
    """All of the assessment that stands. `given` False: nothing of it is written yet."""

    given: bool = plain(False)
    written: Written = plain(Written())
    methods: Words = classed("assessment", ())
    sources: tuple[SourceLine, ...] = plain(())
    client_alone: bool = classed("assessment", False)  # every source that is named is the client
    areas: tuple[AreaLine, ...] = plain(())
    background: Words = classed("story", ())
    family_background: str = classed("family")
    client_view: str = classed("story")
    emotional_state: str = classed("psychology")
    nonverbal: Words = classed("psychology", ())
    trauma: str = classed("psychology")
    symptoms: tuple[tuple[str, Words], ...] = classed("psychology", ())  # (group, lines)
    causes_internal: Words = classed("story", ())
    causes_external: Words = classed("story", ())
    factors: Words = classed("story", ())
    impacts: Words = classed("health", ())
    problems: Words = classed("assessment", ())
    needs: Words = classed("assessment", ())
    potentials: Words = classed("assessment", ())
    hopes: Words = classed("assessment", ())
    focus: str = classed("assessment")
    focus_in_source: str = classed("assessment")
    focus_is_intervention: bool = classed("assessment", False)
    conclusion: str = classed("assessment")
    own_words: Words = classed("assessment", ())
    bpss: BpssBoxes = plain(BpssBoxes())
    coping: str = classed("psychology")
    functioning: tuple[FunctioningLine, ...] = plain(())
    strengths: StrengthBoxes = plain(StrengthBoxes())
    anxiety: tuple[AnxietyPart, ...] = plain(())
    family: str = classed("family")
    institution: str = classed("assessment")
    relations: str = classed("family")
    close_to: Words = classed("family", ())
    ecosystem: tuple[tuple[str, Words], ...] = classed("family", ())  # (level, lines)
    ties: tuple[Tie, ...] = plain(())
    road: tuple[RoadEvent, ...] = plain(())
    tools: tuple[ToolLine, ...] = plain(())
    tools_used: Words = classed("assessment", ())
    drawings: tuple[DrawingPart, ...] = plain(())
    opposed: tuple[OpposedLine, ...] = plain(())
