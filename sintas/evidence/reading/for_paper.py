"""The drawings of a case for papers: drawings_for_paper() reads them, drawn() makes the picture once they are redacted. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.reading.kin import subject_of
from sintas.cases.reading.kin_classes import classes_of_kin
from sintas.instruments.catalogue import instrument, instruments
from sintas.instruments.family import CLIENT, Family
from sintas.instruments.instrument import Manner, Subject
from sintas.kit.drawing import Drawing
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import ToolEntry
from .paper_shapes import DrawingPart, Piece
from .tools import held_by, subject_then

# What each needs beside `assessment`, in the order of a paper. An instrument that is not listed may show anything, so it needs all of ANYTHING.
CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("genogram", "ecomap", "ecological_map", "social_map"), ("family",)),
    "strengths_quadrant": (),
    "bpss": (),  # by its boxes, below
    "life_road_map": ("story",),
}
ANYTHING = ("family", "story", "health", "psychology")
BOX_CLASSES = {"biological": "health", "psychological": "psychology"}  # boxes of the BPSS that need more than `assessment`
TAKEN_OUT = "["  # how a word begins that stands where redaction took a name out of running text
UNNAMED = "?"


def on_paper() -> list[str]:
    """The instruments that stand on papers. Never those that are sensitive (body, places), nor those drawn of a group."""
    printed = [one.slug for one in instruments() if not (one.sensitive or one.for_group)]
    listed = list(CLASSES)
    return sorted(printed, key=lambda slug: listed.index(slug) if slug in listed else len(listed))


def drawings_for_paper(case: Case, rows: Sequence[ToolEntry], lang: str) -> tuple[DrawingPart, ...]:
    """The newest drawing of each instrument that has one; `rows` the uses that stand, in the order of happening.

    The genogram comes from its newest kept snapshot, without one from the file. Two queries when anything is drawn.
    """
    subject = subject_of(case)
    newest = {slug: drawable(rows, slug) for slug in on_paper()}
    drawn_of_file = {slug for slug in newest if instrument(slug).from_family and newest[slug] is None and len(subject.family.people) > 1}
    chosen = [slug for slug in newest if newest[slug] is not None or slug in drawn_of_file]
    if not chosen:
        return ()
    marked = classes_of_kin(case)
    return tuple(part_of(slug, newest[slug], subject, marked, lang) for slug in chosen)


def drawable(rows: Sequence[ToolEntry], slug: str) -> ToolEntry | None:
    """The newest use of a tool that holds something to draw."""
    return next((row for row in reversed(rows) if row.tool == slug and held_by(row)), None)


def part_of(slug: str, row: ToolEntry | None, subject: Subject, marked: Mapping[str, tuple[str, ...]], lang: str) -> DrawingPart:
    """One drawing in pieces. `marked`: classes that people of the file need (classes_of_kin)."""
    content = held_by(row)
    subject = subject_then(row) or subject
    family = family_in(content)
    snapshot = family is not None
    family = family or (subject.family if of_the_family(slug) else alone(subject.family))
    people, bonds = family_pieces(family, marked)
    rows_of = next((name for name, value in content.items() if refers(value)), "")
    day = FuzzyDate.decode(row.happened) if row is not None and row.happened else FuzzyDate.unknown()
    return DrawingPart(
        slug=slug,
        title=load("assessment_tools").label(slug, lang),
        when=day.text(lang) if day.is_known else "",
        note=(row.note or "") if row is not None else "",
        kept=row is not None,
        called=subject.called,
        age=subject.age,
        sex=subject.sex,
        today=subject.today,
        people=people,
        bonds=bonds,
        rows=tuple(Piece(dict(one), row_needs(one, marked)) for one in content.get(rows_of) or ()),
        rows_of=rows_of,
        rest={name: value for name, value in content.items() if name not in ("family", rows_of)},
        from_snapshot=snapshot,
        shows_with=needs(slug, content),
    )


def alone(family: Family) -> Family:
    """The client without anybody else."""
    return Family(tuple(one for one in family.people if one.ref == CLIENT))


def of_the_family(slug: str) -> bool:
    """Whether people of the file stand in such a drawing."""
    return instrument(slug).from_family or instrument(slug).shows_people


def needs(slug: str, content: Mapping[str, Any]) -> tuple[str, ...]:
    """The classes without any of which the whole drawing stays away."""
    boxes = {BOX_CLASSES[name] for name in BOX_CLASSES if slug == "bpss" and content.get(name)}
    return ("assessment", *CLASSES.get(slug, ANYTHING), *sorted(boxes))


def family_in(content: Mapping[str, Any]) -> Family | None:
    """The snapshot a drawing keeps; None for one that keeps none."""
    return Family.from_json(content["family"]) if content.get("family") else None


def family_pieces(family: Family, marked: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """People and bonds. A line of violence tells what happened, so it stands apart from the bond that only says who belongs to whom."""
    held = family.to_json()
    people = tuple(Piece(one, marked.get(one["ref"], ())) for one in held["people"])
    bonds: list[Piece] = []
    for one in held["bonds"]:
        if not tells_of_danger(one["quality"]):
            bonds.append(Piece(one))
            continue
        if one["kind"]:
            bonds.append(Piece({**one, "quality": "", "energy": ""}))
        bonds.append(Piece({**one, "kind": ""}, ("violence_codes",)))
    return people, tuple(bonds)


def row_needs(row: Mapping[str, Any], marked: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What one row with a person in it needs."""
    danger = ("violence_codes",) if tells_of_danger(str(row.get("closeness") or "")) else ()
    return (*marked.get(str(row.get("person") or ""), ()), *danger)


def tells_of_danger(quality: str) -> bool:
    """Violence or control: the list flags them."""
    listed = load("tie_qualities")
    return listed.has(quality) and listed.get(quality).flag("safety")


def refers(value: Any) -> bool:
    """Rows that may name people of the file."""
    return isinstance(value, (list, tuple)) and any(isinstance(one, Mapping) and "person" in one for one in value)


def drawn(part: DrawingPart, *, initials: bool, ident: str = "") -> list[Drawing]:
    """The picture of what redaction has left, a long one in several sheets; [] when nothing is left to draw. `initials`: nobody's name is
    written out.

    A row whose person is not shown any more keeps the words written beside them, as when somebody is struck out of the file.
    """
    people = [unnamed(one.kept, "name", "") for one in part.people]
    refs = {one["ref"] for one in people}
    bonds = [one.kept for one in part.bonds if {one.kept["one"], one.kept["other"]} <= refs]
    family = Family.from_json({"people": people, "bonds": bonds})
    content: dict[str, Any] = dict(part.rest or {})
    if part.rows:
        content[part.rows_of] = [unnamed(one.kept, "to", UNNAMED) for one in part.rows]
    if part.from_snapshot:
        content["family"] = family.to_json()
    if part.today is None or not (content or instrument(part.slug).from_family):
        return []
    if instrument(part.slug).from_family and len(people) < 2:
        return []
    subject = Subject(called=part.called, today=part.today, family=family, age=part.age, sex=part.sex)
    return instrument(part.slug).sheets(content, subject, Manner(ident=ident or part.slug, initials=initials))


def unnamed(row: Mapping[str, Any], name: str, instead: str) -> dict[str, Any]:
    """The row with nobody's name where redaction took one out: the sentence that stands in its place is no name to make initials of."""
    return {**row, name: instead} if TAKEN_OUT in str(row.get(name) or "") else dict(row)


def of_slug(parts: Iterable[DrawingPart], slug: str) -> DrawingPart | None:
    """The drawing of one tool, None without."""
    return next((one for one in parts if one.slug == slug), None)
