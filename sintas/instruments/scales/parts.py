"""The smaller parts of a definition, each out of its own table. Whether they fit together is judged in checks.py."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from sintas.instruments.scales import ranges
from sintas.instruments.scales.definition import (
    COLOURS,
    METHODS,
    TOTAL,
    Alert,
    Band,
    BandSet,
    ChangeGuide,
    Finding,
    Item,
    Licence,
    Need,
    Option,
    Reliability,
    Scoring,
    Section,
    SkipRule,
    Subscale,
    Wording,
)
from sintas.instruments.scales.from_lists import options_of
from sintas.instruments.scales.table import Table

LANGUAGE = re.compile(r"[a-z]{2,3}")
ALERTS = ("suicide",)
OptionSets = Mapping[str, tuple[Option, ...]]


def options(table: Table, name: str) -> tuple[Option, ...]:
    """The answers written under `name`."""
    found = []
    for row in table.tables(name, limit=30):
        found.append(Option(row.value("value"), row.text("label"), row.text("anchor", required=False)))
        row.close()
    return tuple(found)


def option_sets(table: Table) -> OptionSets:
    """The answers that several items share, by name."""
    inner = table.table("option_sets", required=False)
    if inner is None:
        return {}
    sets = {name: options(inner, name) for name in inner.data}
    inner.close()
    return sets


def sections(table: Table) -> tuple[Section, ...]:
    """The headings."""
    found = []
    for row in table.tables("sections"):
        found.append(Section(row.name("code"), row.text("label")))
        row.close()
    return tuple(found)


def item(row: Table, sets: OptionSets) -> Item:
    """One question; its answers are a shared set by name, a list of the catalogue (`options_list`), or written in place."""
    kind = row.choice("kind", ("choice", "tick", "text"), "choice")
    listed = options_of(row, "options_list")
    written = row.data.get("options")
    if isinstance(written, str):
        row.asked.add("options")
        if written not in sets:
            row.fault("options", _("Kumpulan jawaban ini tidak ada dalam option_sets."))
        listed = sets.get(written, ())
    elif written is not None:
        listed = options(row, "options")
    found = Item(
        id=row.name("id"),
        text=row.text("text"),
        kind=kind,
        options=listed,
        reversed=row.yes("reversed"),
        scored=row.yes("scored", default=kind == "choice"),
        section=row.words("section", required=False),
        note=row.text("note", required=False),
        code_list=row.words("code_list", required=False),
        steps=row.strings("steps"),
    )
    row.close()
    return found


def scoring(table: Table, version: str, items: tuple[Item, ...], *, typed: bool) -> Scoring:
    """How the total is made. Its ends are counted from the items; where they are written too they are compared in checks.py.

    `typed`: the total is typed in, so its ends must be written.
    """
    method = table.choice("method", METHODS)
    multiplier = table.number("multiplier", 1)
    low, high = ranges.ends([one for one in items if one.scored], method, multiplier)
    found = Scoring(
        method=method,
        version=table.words("version", required=False) or version,
        low=table.number("low", None if typed else 0 if method == "none" else low),
        high=table.number("high", None if typed else 0 if method == "none" else high),
        multiplier=multiplier,
        missing_share=table.number("missing_share", Decimal("0.2")),
        prorate=table.yes("prorate", default=True),
        step=table.number("step", 1),
    )
    table.close()
    return found


def subscale(row: Table, items: Mapping[str, Item], scored: Scoring, *, typed: bool) -> Subscale:
    """A part of the total; its ends are counted from its items, or written when it is typed in."""
    names = row.strings("items")
    low, high = ranges.ends([items[name] for name in names if name in items], scored.method, scored.multiplier)
    found = Subscale(
        code=row.name("code"),
        label=row.text("label"),
        items=names,
        low=row.number("low", None if typed else low),
        high=row.number("high", None if typed else high),
    )
    row.close()
    return found


def skip_rule(row: Table) -> SkipRule:
    """A question that an earlier answer makes needless."""
    found = SkipRule(row.words("item"), row.words("after"), row.value("when"), row.number("scores"))
    row.close()
    return found


def band_set(row: Table) -> BandSet:
    """Limits from one source; every band carries the citation and the population, so that it cannot be shown without them."""
    code, source, population = row.name("code"), row.text("source", same=True), row.text("population")
    bands = []
    for one in row.tables("bands", limit=20):
        bands.append(Band(code, one.number("low"), one.number("high"), one.text("label"), source, population))
        one.close()
    found = BandSet(
        code=code,
        on=row.strings("on") or (TOTAL,),
        language=row.words("language", required=False),
        source=source,
        population=population,
        bands=tuple(bands),
        places=row.whole("places") if "places" in row.data else None,
        default=row.yes("default"),
    )
    row.close()
    return found


def alert(row: Table) -> Alert:
    """When a path of the file opens: for a code as answer, or from a number on."""
    at_least = row.number("at_least") if "at_least" in row.data else None
    found = Alert(row.choice("code", ALERTS), row.words("item", required=False), at_least, row.words("value", required=False), row.text("sentence"))
    row.close()
    return found


def finding(row: Table) -> Finding:
    """A pattern of answers."""
    needs = []
    for one in row.tables("needs"):
        needs.append(Need(one.strings("items"), one.number("at_least"), one.whole("count")))
        one.close()
    found = Finding(
        code=row.name("code"),
        label=row.text("label"),
        present=row.text("present"),
        absent=row.text("absent"),
        needs=tuple(needs),
        source=row.text("source", same=True),
        population=row.text("population"),
    )
    row.close()
    return found


def change_guide(row: Table) -> ChangeGuide:
    """A published rule of thumb for change."""
    found = ChangeGuide(row.number("reliable"), row.number("meaningful"), row.text("source", same=True), row.text("population"))
    row.close()
    return found


def reliability(row: Table) -> Reliability:
    """The figures for reliable change, all from one citation."""
    figures = (row.number("mean"), row.number("sd"), row.number("reliability"))
    found = Reliability(*figures, source=row.text("source", same=True), population=row.text("population"))
    row.close()
    return found


def wording(row: Table) -> Wording:
    """The texts in one language; whether they were tested must be said, never assumed."""
    language = row.words("language")
    if language and not LANGUAGE.fullmatch(language):
        row.fault("language", _("Bahasa ditulis dengan dua atau tiga huruf kecil, misalnya id."))
    found = Wording(language, row.text("source"), row.yes("validated", default=None), row.words("notice", required=False))
    row.close()
    return found


def licence(row: Table) -> Licence:
    """Why the scale may be used."""
    found = Licence(
        row.choice("colour", COLOURS),
        row.text("statement"),
        row.text("source", required=False),
        row.text("reason", required=False),
    )
    row.close()
    return found
