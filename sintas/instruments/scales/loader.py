"""A scale out of a TOML file (or the same shape as JSON). Every fault is named with its file and key, all of them at once.

A file is called `<code>-<version>.toml`, and its `code` and `version` say the same. A new version is a new file beside the old one: results
keep the version they were given with, so a file that was ever used is never changed in what it asks or counts, and never removed.
"""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales import checks, parts
from sintas.instruments.scales.definition import KINDS, MANNERS, TOPICS, Item, Licence, Scale, Text
from sintas.instruments.scales.faults import BrokenScale, Fault, Faults
from sintas.instruments.scales.from_lists import items_of
from sintas.instruments.scales.table import Table


def load_file(path: Path) -> Scale:
    """The scale of one TOML file. Raises `BrokenScale` naming the file and every key that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenScale(path.name, [Fault("toml", str(error))]) from error
    scale = build(data, path.name)
    if path.stem != f"{scale.code}-{scale.version}":
        raise BrokenScale(path.name, [Fault("code", _("Nama berkas harus sama dengan kode dan versi: kode-versi.toml."))])
    return scale


def load_json(text: str, name: str = "JSON") -> Scale:
    """A scale kept as JSON. Raises `BrokenScale`."""
    try:
        data = json.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BrokenScale(name, [Fault("json", _("Teks ini bukan JSON yang utuh."))]) from error
    return build(data, name, both=False)


def build(data: Any, name: str, *, both: bool = True) -> Scale:
    """A scale out of parsed TOML or JSON. `both`: every text must stand in both languages. Raises `BrokenScale` with all faults."""
    faults = Faults(both=both)
    scale = _scale(Table(data, "", faults))
    if not faults.found:
        checks.check(scale, faults)
    if faults.found:
        raise BrokenScale(name, faults.found)
    return scale


def _scale(top: Table) -> Scale:
    version = top.words("version")
    if version and not version.isdigit():
        top.fault("version", _("Versi ditulis sebagai angka bulat, misalnya 1."))
    kind = top.choice("kind", KINDS)
    sets = parts.option_sets(top)
    sections = parts.sections(top)
    items = tuple(parts.item(row, sets) for row in top.tables("items")) + _listed(top, sets, {one.code for one in sections})
    typed = kind == "total_only"
    scoring = parts.scoring(top.table("scoring") or Table({"method": "none"}, "scoring", Faults()), version, items, typed=typed)
    by_id = {item.id: item for item in items}
    licence = top.table("licence")
    reliability = top.table("reliability", required=False)
    scale = Scale(
        code=top.name("code"),
        version=version,
        kind=kind,
        title=top.text("title"),
        purpose=top.text("purpose"),
        instruction=top.text("instruction", required=not typed),
        period=top.text("period", required=False),
        checked=top.words("checked", required=False),
        wordings=tuple(parts.wording(row) for row in top.tables("wordings")),
        licence=parts.licence(licence) if licence else Licence("own", Text("-")),
        scoring=scoring,
        items=items,
        sections=sections,
        subscales=tuple(parts.subscale(row, by_id, scoring, typed=typed) for row in top.tables("subscales")),
        skip_rules=tuple(parts.skip_rule(row) for row in top.tables("skip_rules")),
        band_sets=tuple(parts.band_set(row) for row in top.tables("band_sets")),
        alerts=tuple(parts.alert(row) for row in top.tables("alerts")),
        findings=tuple(parts.finding(row) for row in top.tables("findings")),
        change_guides=tuple(parts.change_guide(row) for row in top.tables("change_guides")),
        reliability=parts.reliability(reliability) if reliability else None,
        given_by=top.strings("given_by"),
        read_by=top.strings("read_by"),
        completed_by=top.strings("completed_by") or MANNERS,
        ages=_ages(top),
        better=top.choice("better", ("up", "down", ""), ""),
        entry=top.text("entry", required=typed),
        topic=top.choice("topic", ("", *TOPICS), ""),
    )
    top.close()
    return scale


def _listed(top: Table, sets: parts.OptionSets, sections: set[str]) -> tuple[Item, ...]:
    return tuple(item for row in top.tables("from_lists") for item in items_of(row, sets, sections))


def _ages(top: Table) -> tuple[int | None, int | None]:
    inner = top.table("ages", required=False)
    if inner is None:
        return (None, None)
    low = inner.whole("low") if "low" in inner.data else None
    high = inner.whole("high") if "high" in inner.data else None
    inner.asked |= {"low", "high"}
    inner.close()
    return (low, high)
