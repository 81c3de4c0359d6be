"""A unit's own scale: plain rows as a worker types them become a definition that passed every check, or sentences beside the fields.

A draft is one table of plain values (what a form or an import gives):

    title, purpose, instruction, period   text, or {"id": ..., "en": ...}
    version                               "1" unless it follows an older one; `code` then stays the same
    language, wording_source, validated   the language of the texts, where they come from (text, or both languages), whether they were tested
    method                                "sum", "mean" or "none" (answers are read one by one)
    options                               rows of value, label
    items                                 rows of text, and where needed: id, reversed, subscale, options, alert_at
    bands                                 rows of low, high, label, source, population, and where it is not the whole: on (a subscale)
    licence                               "kami boleh memakai ini karena ..."
    completed_by, given_by, read_by, better, notice, reliability   as in a definition
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales import catalogue
from sintas.instruments.scales.checks import ONLY_A_NUMBER
from sintas.instruments.scales.definition import TOTAL, Scale
from sintas.instruments.scales.faults import BrokenScale
from sintas.instruments.scales.loader import build, load_json
from sintas.instruments.scales.table import number
from sintas.instruments.scales.writing import to_data
from sintas.practice.catalogue import fold
from sintas.safekeeping.refusals import BadInput

MOST_ITEMS = 200
LONGEST_NAME = 40
ENDS = ("scoring.low", "scoring.high")
Draft = Mapping[str, Any]


def from_rows(draft: Draft) -> Scale:
    """The scale of a draft. Raises `BadInput` whose fields are paths into the draft, such as "items.2.text" or "bands.0.source"."""
    data, places, troubles = _data(draft)
    try:
        scale = build(data, str(data.get("code", "")), both=False)
    except BrokenScale as broken:
        # ends that do not fit are the echo of answers that do not: said only when nothing else is wrong
        told = [fault for fault in broken.faults if fault.key not in ENDS] or broken.faults
        for fault in told:
            troubles.setdefault(_back(fault.key, places), fault.sentence)
        raise BadInput(troubles) from broken
    if troubles:
        raise BadInput(troubles)
    return scale


def to_json(scale: Scale) -> str:
    """The whole definition as text, to be kept with its results: `from_json` gives an equal scale."""
    return json.dumps(to_data(scale), ensure_ascii=False)


def from_json(text: str) -> Scale:
    """A kept definition. Raises `BadInput` naming every key that is wrong: what was kept may have come from elsewhere."""
    try:
        return load_json(text)
    except BrokenScale as broken:
        raise BadInput({fault.key: fault.sentence for fault in broken.faults}) from broken


def slug(words: str, taken: Sequence[str] = ()) -> str:
    """A name out of the first words of a text, unlike every name in `taken`.

    Equal texts give equal names, so an unchanged question keeps its name in the next version wherever it stands.
    """
    whole = "_".join(filter(None, (re.sub(r"[^a-z0-9]", "", fold(word)) for word in re.split(r"\s+", words))))
    name = whole if len(whole) <= LONGEST_NAME else f"{whole[:LONGEST_NAME].rstrip('_')}_{sha256(whole.encode()).hexdigest()[:6]}"
    if not name[:1].isalpha() or ONLY_A_NUMBER.fullmatch(name):
        name = f"isi_{name}".rstrip("_")
    same, turn = name, 2
    while same in taken:
        same, turn = f"{name}_lagi_{turn}", turn + 1
    return same


def _data(draft: Draft) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    troubles: dict[str, str] = {}
    method = draft.get("method", "sum")
    items, subscales = _items(draft, method, troubles)
    band_sets, places = _bands(draft, troubles)
    title = draft.get("title", "")
    statement = str(draft.get("licence") or "").strip()
    if len(statement) < 10:
        troubles["licence"] = _("Tulis mengapa unit boleh memakai alat ini: \"kami boleh memakai ini karena ...\".")
    data: dict[str, Any] = {
        "code": draft.get("code") or f"unit_{slug(_words(title))}"[:60],
        "version": str(draft.get("version") or "1"),
        "kind": "ratings" if method == "none" else "scale",
        "title": title,
        "purpose": draft.get("purpose") or title,
        "instruction": draft.get("instruction", ""),
        "period": draft.get("period", ""),
        "better": draft.get("better", ""),
        "wordings": [
            {
                "language": draft.get("language", "id"),
                "source": draft.get("wording_source", ""),
                "validated": draft.get("validated", False),
                "notice": draft.get("notice", ""),
            }
        ],
        "licence": {"colour": "own", "statement": statement or "-"},
        "scoring": {"method": method},
        "option_sets": {"shared": draft["options"]} if draft.get("options") else {},
        "items": items,
        "subscales": subscales,
        "band_sets": band_sets,
        "alerts": _alerts(draft, items, troubles),
    }
    for name in ("completed_by", "given_by", "read_by", "ages", "reliability"):
        if draft.get(name):
            data[name] = draft[name]
    if data["code"] in {one.code for one in catalogue.all_scales()}:
        troubles["code"] = _("Kode ini sudah dipakai oleh alat bawaan. Pilih kode lain.")
    if unknown := sorted(set(draft) - KNOWN):
        troubles |= {name: _("Kunci ini tidak dikenal; periksa ejaannya.") for name in unknown}
    places |= {"wordings.0.source": "wording_source", "wordings.0.language": "language", "wordings.0.validated": "validated"}
    places |= {"option_sets.shared": "options", "licence.statement": "licence", "scoring.method": "method", "wordings.0.notice": "notice"}
    places |= dict.fromkeys(ENDS, "options")
    places |= {f"items.{at}.options": "options" for at, item in enumerate(items) if item["options"] == "shared"}
    typed = [at for at, row in enumerate(_rows(draft, "items", troubles)) if row.get("alert_at") not in (None, "")]
    places |= {f"alerts.{number}.at_least": f"items.{at}.alert_at" for number, at in enumerate(typed)}
    return {key: value for key, value in data.items() if value not in ("", [], {})}, places, troubles


KNOWN = {
    "code", "version", "title", "purpose", "instruction", "period", "language", "wording_source", "validated", "notice", "method", "options",
    "items", "bands", "licence", "completed_by", "given_by", "read_by", "better", "ages", "reliability",
}  # fmt: skip


def _words(value: Any) -> str:
    return str(value.get("id", "")) if isinstance(value, Mapping) else str(value or "")


def _rows(draft: Draft, name: str, troubles: dict[str, str]) -> list[Mapping[str, Any]]:
    rows = draft.get(name) or []
    if not isinstance(rows, list | tuple) or len(rows) > MOST_ITEMS or not all(isinstance(row, Mapping) for row in rows):
        troubles[name] = _("Bagian ini harus berupa daftar, paling banyak %(limit)d baris.") % {"limit": MOST_ITEMS}
        return []
    return list(rows)


def _items(draft: Draft, method: Any, troubles: dict[str, str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    items: list[dict[str, Any]] = []
    parts: dict[str, tuple[str, list[str]]] = {}
    for row in _rows(draft, "items", troubles):
        taken = [item["id"] for item in items]
        name = row.get("id") or slug(_words(row.get("text")), taken)
        item = {"id": name, "text": row.get("text", ""), "reversed": row.get("reversed", False), "scored": method != "none"}
        item |= {"options": row.get("options") or "shared"}
        item |= {key: value for key, value in row.items() if key not in {*item, "subscale", "alert_at"}}
        items.append(item)
        if heading := _words(row.get("subscale")).strip():
            parts.setdefault(slug(heading), (heading, []))[1].append(name)
    return items, [{"code": code, "label": heading, "items": names} for code, (heading, names) in parts.items()]


def _bands(draft: Draft, troubles: dict[str, str]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Rows with one source, population and part stand together as one set; `places` leads from the set's keys back to the typed row."""
    sets: dict[tuple[str, str, str], dict[str, Any]] = {}
    places: dict[str, str] = {}
    for typed, row in enumerate(_rows(draft, "bands", troubles)):
        for name, sentence in (
            ("source", _("Tulis sumber batas ini. Batas tanpa sumber tidak ditampilkan kepada siapa pun.")),
            ("population", _("Tulis pada siapa batas ini ditemukan, misalnya mahasiswa di Yogyakarta.")),
        ):
            if not _words(row.get(name)).strip():
                troubles[f"bands.{typed}.{name}"] = sentence
        on = _words(row.get("on")).strip()
        key = (_words(row.get("source")), _words(row.get("population")), slug(on) if on else TOTAL)
        one = sets.setdefault(
            key,
            {"code": f"batas_{len(sets) + 1}", "on": [key[2]], "source": row.get("source") or "-", "population": row.get("population") or "-", "bands": []},
        )
        here = f"band_sets.{list(sets).index(key)}"
        places[f"{here}.bands.{len(one['bands'])}"] = f"bands.{typed}"
        places.setdefault(here, f"bands.{typed}")
        one["bands"].append({name: row[name] for name in row if name not in ("source", "population", "on")})
        decimals = [_decimals(row.get(name)) for name in ("low", "high")]
        one["places"] = max(one.get("places", 0), *decimals)
    return list(sets.values()), places


def _decimals(value: Any) -> int:
    exact = number(value)
    return -int(exact.as_tuple().exponent) if isinstance(exact, Decimal) else 0


def _alerts(draft: Draft, items: list[dict[str, Any]], troubles: dict[str, str]) -> list[dict[str, Any]]:
    sentence = {"id": _ALERT_ID, "en": _ALERT_EN}
    rows = _rows(draft, "items", troubles)
    asked = [(row.get("alert_at"), item["id"]) for row, item in zip(rows, items, strict=True)]
    return [{"code": "suicide", "item": name, "at_least": value, "sentence": sentence} for value, name in asked if value not in (None, "")]


_ALERT_ID = "Ada jawaban tentang keinginan mati atau melukai diri. Bicarakan sekarang juga dan ikuti jalur risiko bunuh diri."
_ALERT_EN = "There is an answer about wishing to die or hurting oneself. Talk about it now and follow the suicide-risk path."


def _back(key: str, places: Mapping[str, str]) -> str:
    """The key of the definition as the path the worker typed."""
    steps = key.split(".")
    for end in range(len(steps), 0, -1):
        if (place := places.get(".".join(steps[:end]))) is not None:
            return ".".join([place, *steps[end:]])
    return key
