"""Reads every track of library/, once. What contradicts itself is refused with a sentence that names file, step and field."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sintas.practice.catalogue import load as listed
from sintas.practice.violence import CODE_SETS, PRACTICE

from .track import START, Due, Rule, Said, Step, Track, part_of

FOLDER = Path(__file__).parent / "library"
TOP = {
    "id", "en", "version", "checked", "purpose_id", "purpose_en", "fits_id", "fits_en", "law", "sources", "prompts", "aims", "functions",
    "offer", "never", "steps",
}  # fmt: skip
STEP = {
    "code", "id", "en", "how_id", "how_en", "source", "after", "outcomes", "papers", "questions", "due", "accompany", "repeats", "record", "duty",
    "duty_outcomes", "said_by", "ends_record",
}  # fmt: skip
SAID = {"code", "id", "en", "source", "hint_id", "hint_en"}
RULE = {"id", "en", "source", "facts", "levels", "relations", "flags", "forms", "going_on", "unseen"}
DUE = {"after", "hours", "days", "id", "en", "source", "law"}
KINDS = {"facts": "risk_facts", "levels": "risk_levels", "flags": "flags"}
LAWS = {name.removeprefix("violence_") for name in (PRACTICE, *CODE_SETS)}
RECORDS = {"tracks:stay", "tracks:weighing", "tracks:economic_progress"}
LONGEST = 60  # characters of a code column


class BrokenTrack(ValueError):
    """A track contradicts itself. Found when the program starts, so that no worker ever meets half a track."""


class UnknownTrack(LookupError):
    """There is no track of this name."""


@cache
def slugs() -> tuple[str, ...]:
    """The names of all tracks, in the order in which they are shown."""
    found = {path.stem for path in FOLDER.glob("*.toml")}
    return tuple(sorted(found, key=lambda slug: (ORDER.index(slug) if slug in ORDER else len(ORDER), slug)))


ORDER = ("safe_house", "medical", "legal", "counselling", "family_counselling", "campus", "economic")


@cache
def track(slug: str) -> Track:
    """The track `slug`, read once and frozen. Raises UnknownTrack, BrokenTrack."""
    if slug not in slugs():
        raise UnknownTrack(slug)
    try:
        data = tomllib.loads((FOLDER / f"{slug}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        raise BrokenTrack(f"{slug}.toml is not written as TOML: {broken}.") from None
    return build(slug, data)


def check_all() -> tuple[Track, ...]:
    """Every track, read. Raises BrokenTrack for the first that is not whole; called when the program starts."""
    return all_checked_against_each_other()


@cache
def all_checked_against_each_other() -> tuple[Track, ...]:
    """What a track names of another is there. Raises BrokenTrack."""
    every = tuple(track(slug) for slug in slugs())
    parts = {part_of(one.slug, step.code) for one in every for step in one.steps}
    for one in every:
        for step in one.steps:
            if step.said_by and step.said_by not in parts:
                raise BrokenTrack(f"{one.slug}.toml, step '{step.code}' is said by '{step.said_by}', which is no step of any track.")
    return every


def build(slug: str, data: Mapping[str, Any]) -> Track:
    """A track out of parsed TOML. Raises BrokenTrack."""
    here = f"{slug}.toml"
    only(here, data, TOP)
    needed(here, data, ("id", "en", "version", "checked", "purpose_id", "purpose_en", "fits_id", "fits_en", "sources", "steps"))
    codes = [str(row.get("code", "")) for row in data["steps"]]
    unique(here, codes)
    return Track(
        slug=slug,
        said=Said(slug, data["id"], data["en"], hint_id=data["purpose_id"], hint_en=data["purpose_en"]),
        version=str(data["version"]),
        checked=data["checked"],
        fits=Said(slug, data["fits_id"], data["fits_en"]),
        steps=tuple(a_step(here, row, codes) for row in data["steps"]),
        sources=tuple(data["sources"]),
        law=a_flag(here, data, "law"),
        prompts=tuple(said(f"{here}, prompt {at}", {"code": str(at), **row}) for at, row in enumerate(data.get("prompts", ()), start=1)),
        aims=several(f"{here}, aims", data.get("aims", ())),
        functions=several(f"{here}, functions", data.get("functions", ())),
        offer=tuple(a_rule(f"{here}, reason to offer {at}", row) for at, row in enumerate(data.get("offer", ()), start=1)),
        never=tuple(a_rule(f"{here}, reason not to offer {at}", row) for at, row in enumerate(data.get("never", ()), start=1)),
    )


def a_step(here: str, row: Mapping[str, Any], codes: list[str]) -> Step:
    """One step; what it waits for and counts from are steps of the same track, the waiting never goes round in a circle."""
    where = f"{here}, step '{row.get('code', '?')}'"
    only(where, row, STEP)
    needed(where, row, ("code", "id", "en", "source"))
    after = tuple(row.get("after", ()))
    for other in after:
        if other not in codes:
            raise BrokenTrack(f"{where} waits for '{other}', which is no step of this track.")
        if codes.index(other) >= codes.index(row["code"]):
            raise BrokenTrack(f"{where} waits for '{other}', which stands after it: a step waits for earlier ones only.")
    for paper in row.get("papers", ()):
        if not listed("attachment_kinds").has(paper):
            raise BrokenTrack(f"{where} asks for the paper '{paper}', which is no kind of attachment.")
    if row.get("record", "") not in RECORDS | {""}:
        raise BrokenTrack(f"{where} names the record '{row['record']}'; there are {', '.join(sorted(RECORDS))}.")
    if "duty" in row and not listed("deadlines").has(row["duty"]):
        raise BrokenTrack(f"{where} names the duty '{row['duty']}', which is none of the list of deadlines.")
    outcomes = several(f"{where}, outcomes", row.get("outcomes", ()))
    if strange := set(row.get("duty_outcomes", ())) - {one.code for one in outcomes}:
        raise BrokenTrack(f"{where}: {sorted(strange)} are no outcomes of this step.")
    if row.get("ends_record", "") not in RECORDS | {""}:
        raise BrokenTrack(f"{where} ends the record '{row['ends_record']}'; there are {', '.join(sorted(RECORDS))}.")
    if "due" in row and (row["due"].get("after") not in {START, *codes} or row["due"].get("after") == row["code"]):
        raise BrokenTrack(f"{where} counts its time from '{row['due'].get('after')}', which is neither the start nor another step.")
    return Step(
        said=Said(row["code"], row["id"], row["en"], row["source"], row.get("how_id", ""), row.get("how_en", "")),
        after=after,
        outcomes=outcomes,
        papers=tuple(row.get("papers", ())),
        questions=several(f"{where}, questions", row.get("questions", ())),
        due=a_due(f"{where}, due", row["due"], str(row["code"])) if "due" in row else None,
        accompany=a_flag(where, row, "accompany"),
        repeats=a_flag(where, row, "repeats"),
        record=row.get("record", ""),
        duty=row.get("duty", ""),
        duty_outcomes=tuple(row.get("duty_outcomes", ())),
        said_by=row.get("said_by", ""),
        ends_record=row.get("ends_record", ""),
    )


def a_due(where: str, row: Mapping[str, Any], code: str) -> Due:
    """A time with its words and its source."""
    only(where, row, DUE)
    needed(where, row, ("after", "id", "en", "source"))
    hours, days = row.get("hours", 0), row.get("days", 0)
    if type(hours) is not int or type(days) is not int or min(hours, days) < 0 or (hours > 0) == (days > 0):
        raise BrokenTrack(f"{where}: a time is a whole number of hours or of days, one of the two.")
    return Due(row["after"], hours, days, Said(code, row["id"], row["en"], row["source"]), a_flag(where, row, "law"))


def a_rule(where: str, row: Mapping[str, Any]) -> Rule:
    """A reason by facts of the file. Raises BrokenTrack for a code no list has, and for a reason without a fact."""
    only(where, row, RULE)
    needed(where, row, ("id", "en", "source"))
    for field, name in KINDS.items():
        for code in row.get(field, ()):
            if not listed(name).has(code):
                raise BrokenTrack(f"{where}: '{code}' stands in no row of {name}.")
    groups = {group.code for group in listed("perpetrator_relations").groups}
    if strange := set(row.get("relations", ())) - groups:
        raise BrokenTrack(f"{where}: {sorted(strange)} are no headings of perpetrator_relations.")
    for form in row.get("forms", ()):
        law, _colon, code = form.partition(":")
        if law not in LAWS or not listed(f"violence_{law}").has(code):
            raise BrokenTrack(f"{where}: '{form}' stands in no list of violence.")
    rule = Rule(
        Said("rule", row["id"], row["en"], row["source"]),
        facts=tuple(row.get("facts", ())),
        levels=tuple(row.get("levels", ())),
        relations=tuple(row.get("relations", ())),
        flags=tuple(row.get("flags", ())),
        forms=tuple(row.get("forms", ())),
        going_on=a_flag(where, row, "going_on"),
        unseen=a_flag(where, row, "unseen"),
    )
    if not (rule.facts or rule.levels or rule.relations or rule.flags or rule.forms or rule.going_on or rule.unseen):
        raise BrokenTrack(f"{where} names no fact it depends on.")
    return rule


def several(where: str, rows: Iterable[Mapping[str, Any]]) -> tuple[Said, ...]:
    """A short list of codes."""
    found = tuple(said(where, row) for row in rows)
    unique(where, [row.code for row in found])
    return found


def said(where: str, row: Mapping[str, Any]) -> Said:
    """A code with its words."""
    only(where, row, SAID)
    needed(where, row, ("code", "id", "en"))
    return Said(**{name: str(row[name]) for name in SAID if name in row})


def a_flag(where: str, row: Mapping[str, Any], name: str) -> bool:
    """A yes or no."""
    if type(row.get(name, False)) is not bool:
        raise BrokenTrack(f"{where}: '{name}' is true or false, nothing else.")
    return bool(row.get(name, False))


def only(where: str, row: Mapping[str, Any], known: set[str]) -> None:
    """Refuses a field nobody reads: it is a typing error, and what it should have said would be missing without a word."""
    if unknown := sorted(set(row) - known):
        raise BrokenTrack(f"{where} has the unknown field '{unknown[0]}'; known are {', '.join(sorted(known))}.")


def needed(where: str, row: Mapping[str, Any], names: Iterable[str]) -> None:
    """Refuses a gap."""
    for name in names:
        if not row.get(name):
            raise BrokenTrack(f"{where} lacks '{name}'.")


def unique(where: str, codes: list[str]) -> None:
    """Refuses a code that stands twice, or that no column holds."""
    for code in codes:
        if codes.count(code) > 1:
            raise BrokenTrack(f"{where}: the code '{code}' stands twice.")
        if not code.replace("_", "").isalnum() or code != code.lower() or not code.isascii() or len(code) > LONGEST:
            raise BrokenTrack(f"{where}: '{code}' is no code; small letters, digits and underscores are.")
