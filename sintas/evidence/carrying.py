"""The tables of this room that travel with a case, and what a row of another house must hold so that our pages can show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sintas.cases.carrying.table import FREE, Table
from sintas.instruments.catalogue import drawn, instrument
from sintas.instruments.instrument import Manner, Subject

from . import decimals
from .actions.measuring import numbers_checked, phases_checked
from .actions.tools import content_of
from .models import Measure, MeasurePoint, ScaleResult, ToolEntry
from .reading.scales_result import finding, lines_shown, notices_of, part_shown

LANGUAGE = "id"
SHAPELESS = (LookupError, TypeError, AttributeError, ArithmeticError, StopIteration)  # what reading another shape comes to


def tool_fits(facts: Mapping[str, Any]) -> None:
    """The content is one its instrument draws, in its own schema or an older one, with the people of that day. Raises BadInput, ValueError."""
    tool, kept = facts.get("tool", ""), facts.get("subject")
    content = content_of(tool, facts.get("content"), facts.get("schema", 1))
    if kept is None:
        return
    try:
        subject = Subject.from_json(kept)
        if subject.family.client and drawn(tool) and content:
            instrument(tool).draw(content, subject, Manner())
    except SHAPELESS as broken:
        raise ValueError("the people of this drawing have another shape") from broken


def result_fits(facts: Mapping[str, Any]) -> None:
    """Answers by item, a total that is a number, an outcome of the shape the page reads. Raises ValueError."""
    answers, kept = facts.get("answers") or {}, facts.get("outcome") or {}
    if not isinstance(answers, Mapping) or not isinstance(kept, Mapping):
        raise ValueError("answers and outcome of a result are named")
    if facts.get("total") is not None:
        decimals.read(facts["total"])
    try:
        for part in (*([kept["whole"]] if kept.get("whole") else ()), *kept.get("subscales", ())):
            part_shown(part, LANGUAGE)
        for one in kept.get("findings", ()):
            finding(one, LANGUAGE)
        lines_shown(kept.get("lines", ()), dict(kept), LANGUAGE)
        notices_of(ScaleResult(total_only=bool(facts.get("total_only"))), dict(kept), LANGUAGE)
        for one in (*kept.get("calculated", ()), *kept.get("set_aside", ())):
            str(one["text"] + one["answer"])
    except SHAPELESS as broken:
        raise ValueError("this outcome has another shape") from broken


def measure_fits(facts: Mapping[str, Any]) -> None:
    """Ends and aim are numbers in their order, phases begin with A on days in their order. Raises BadInput, ValueError."""
    numbers_checked(**{name: facts.get(name) for name in ("low", "high", "aim")})
    phases = facts.get("phases") or []
    if not isinstance(phases, list) or not all(isinstance(one, Mapping) for one in phases):
        raise ValueError("phases are rows")
    phases_checked(phases)


def point_fits(facts: Mapping[str, Any]) -> None:
    """A number, or none. Raises ValueError."""
    if facts.get("value") is not None:
        decimals.read(facts["value"])


OF_THE_INSTRUMENTS = (
    Table(ToolEntry, {"tool": "assessment_tools"}, check=tool_fits),
    Table(ScaleResult, {"scale": FREE, "scale_version": FREE, "language": FREE, "completed_by": "completed_by"}, check=result_fits),
    Table(Measure, {"direction": "directions", "scale": FREE, "part": FREE}, check=measure_fits, order=("entry",)),
    Table(MeasurePoint, check=point_fits),
)
