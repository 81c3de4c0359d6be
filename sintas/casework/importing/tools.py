"""What a tool of assessment holds, under the version of its shape: quadrant, BPSS, life road map, ecomap, and tools only named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.reading.people import names_of
from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import fold
from sintas.staff.actor import Actor

from ..actions.assessing import keep_tool
from .filling import Filling
from .leaves import Part
from .wording import code_or_words, told_at

INTO, NOTE = "tool_entry.content", "tool_entry.note"
QUADRANT = ("internal_strengths", "internal_weaknesses", "external_strengths", "external_weaknesses")
DOMAINS = {"biological": "biologis", "psychological": "psikologis", "social": "sosial", "spiritual": "spiritual"}
SEPARATED = re.compile(r"[(),·]")  # name and relation of a person, as names_of puts them together
SHOWN = ("figure_4_2", "figure")  # what the drawing of a domain shows


@dataclass(frozen=True)
class Tool:
    """A tool that was filled in (content), or only used and told about (note)."""

    code: str
    part: Part
    content: Any = None
    note: str = ""
    used: bool = False


def bring_tools(by: Actor, case: Case, own: Part, found: Part) -> None:
    """Each tool the document filled in or only names."""
    filled = [one for one in (quadrant(found), bpss(found), road_map(found), ecomap(case, found)) if one.content or one.note or one.used]
    for one in filled:
        facts = undated(one.part) | {"content": one.content, "note": one.note or None}
        with told_at(one.part.path):
            one.part.stands(keep_tool(by=by, case=case, tool=one.code, imported=True, **facts))
    for part in [*own.items("assessment_tools"), *found.items("tools")]:
        bring_named(by, case, part, {one.code for one in filled})


def quadrant(found: Part) -> Tool:
    """Strengths and weaknesses, inside and outside (R79)."""
    part = found.part("strength_quadrant")
    content = {field: part.texts(field, INTO) for field in QUADRANT}
    return Tool("strengths_quadrant", part, content if any(content.values()) else None)


def bpss(found: Part) -> Tool:
    """What the drawing of the four domains shows; what the text says of them is the functioning (R60-R62)."""
    part = found.part("bpss")
    content = {field: [line for key in SHOWN for line in part.part(word).texts(key, INTO)] for field, word in DOMAINS.items()}
    return Tool("bpss", part, content if any(content.values()) else None)


def road_map(found: Part) -> Tool:
    """Events in the order of a life; used without its content being copied, it stands with its note alone (R81)."""
    part = found.part("life_road_map")
    events = [event_of(event) for event in part.items("content")]
    return Tool("life_road_map", part, {"events": events} if events else None, part.text("note", NOTE), part.flag("used", "tool_entry.tool"))


def event_of(event: Part) -> dict[str, Any]:
    """One event of a life: when, at what age, what, up or down."""
    age = event.number("age", INTO, 0, 120)
    said = {key: event.text(key, INTO) for key in ("when", "what", "mood")}
    return said | {"age": "" if age is None else age}


def ecomap(case: Case, found: Part) -> Tool:
    """Ties to the people around; whoever is in the file is named by the entry, so that nobody stands there twice (R80)."""
    part = found.part("ecomap")
    people = dict(names_of(case)) if part.items("ties") else {}
    ties = [tie_of(tie, people) for tie in part.items("ties")]
    legend, lines = part.texts("legend", NOTE), part.number("conflict_lines", NOTE, 0, 1000)
    notes = [
        f"Legenda: {', '.join(legend)}" if legend else "",
        f"Garis konflik: {lines}" if lines is not None else "",
        part.text("note", NOTE),
    ]
    return Tool("ecomap", part, {"ties": ties} if ties else None, "; ".join(filter(None, notes)))


def tie_of(tie: Part, people: dict[str, str]) -> dict[str, Any]:
    """One tie: to whom, how close (a code where the list knows the word), whether it gives strength, whether there is conflict."""
    closeness, words = code_or_words(tie.part("closeness"), INTO, "tie_qualities")
    to = tie.text("to", INTO)
    return {
        "to": to,
        "person": person_meant(to, people),
        "closeness": closeness or words,
        "energy": tie.flag("energy", INTO),
        "conflict": tie.flag("conflict", INTO),
    }


def person_meant(words: str, people: dict[str, str]) -> str:
    """The entry of the one person of the file who bears this name or, alone, this relation; "" for nobody or several."""
    head = words.split("(")[0].strip()
    kin = load("kin_relations").match(head)
    wanted = {fold(head)} | ({fold(kin.id), fold(kin.en)} if kin is not None else set())
    found = [entry for entry, said in people.items() if {fold(piece) for piece in SEPARATED.split(said)} & wanted - {""}]
    return found[0] if len(found) == 1 else ""


def bring_named(by: Actor, case: Case, part: Part, kept: set[str]) -> None:
    """A tool the document only names; one that was filled in above, or is a method, stands already."""
    if part.path in part.book.placed:
        return  # taken as a method
    code, words = code_or_words(part, "tool_entry.tool", "assessment_tools")
    if code in kept:
        return
    if words:
        part.words(NOTE)
    with told_at(part.path):
        part.stands(keep_tool(by=by, case=case, tool=code or "other", content=None, note=words or None, imported=True, **undated(part)))


def undated(part: Part) -> dict[str, Any]:
    """When it was drawn, as far as the document says."""
    one = Filling(part if isinstance(part.value, dict) else Part(part.book, None, part.path), "tool_entry")
    one.happened()
    return one.facts
