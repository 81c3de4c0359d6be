"""A case printed by `sintas case export` comes in again: read, looked at as a whole, and restored table by table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from sintas.cases.actions.restoring import LONGEST_REF, restore
from sintas.cases.bases import Case
from sintas.cases.policy import visible_to
from sintas.cases.reading.source import imported_before
from sintas.safekeeping.refusals import Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from ..exporting import SCHEMA, TABLES
from .carry_in import ONCE, AlreadyThere
from .yaml_file import Unreadable

LARGEST = 50_000_000  # bytes: a case of many years with long notes
KNOWN = frozenset(
    {"schema", "id", "program", "exported_at", "exported_by", "organisation", "left_out", "case", "tables", "source", "attachments", "papers"}
)


@dataclass(frozen=True)
class Exported:
    """One exported case, read but not yet taken in."""

    ref: str
    document: Mapping[str, Any]


@dataclass(frozen=True)
class Restored:
    """What came in: the id in the file, the number it has here, rows and remarks."""

    ref: str
    number: str
    rows: int
    tables: int


def is_exported(path: Path) -> bool:
    """Whether a file is JSON: it begins with a brace. A file that cannot be read is the YAML reader's to refuse."""
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    except OSError:
        return False


def read_exported(path: Path) -> Exported:
    """The case of a file. Raises Unreadable with what must be put right."""
    if path.stat().st_size > LARGEST:
        raise Unreadable(_("Berkas ini terlalu besar untuk satu kasus (paling besar 50 MB)."))
    try:
        tree = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=once, parse_constant=no_number)
    except UnicodeDecodeError:
        raise Unreadable(_("Berkas ini bukan teks UTF-8.")) from None
    except json.JSONDecodeError as broken:
        raise Unreadable(_("Berkas ini rusak: baris %(line)s tidak dapat dibaca sebagai JSON.") % {"line": broken.lineno}) from None
    except (RecursionError, ValueError):
        raise Unreadable(_("Berkas ini rusak, atau bukan JSON.")) from None
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise Unreadable(_("Berkas ini tidak menyebut “schema: %(schema)s”. Bentuk lain belum dapat diimpor.") % {"schema": SCHEMA})
    if unknown := sorted(set(tree) - KNOWN):
        raise Unreadable(_("Bagian “%(key)s” tidak dikenal. Periksa ejaannya.") % {"key": unknown[0][:60]})
    ref = tree.get("id")
    if not isinstance(ref, str) or not 0 < len(ref.strip()) <= LONGEST_REF:
        raise Unreadable(_("Setiap kasus perlu “id” (paling panjang %(most)s huruf), supaya tidak masuk dua kali.") % {"most": LONGEST_REF})
    return Exported(ref.strip(), {**tree, "id": ref.strip()})


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON takes the last of two equal names without a word; a fact would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(_("“%(key)s” tertulis dua kali dalam satu bagian.") % {"key": twice[:60]})
    return found


def no_number(_words: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no numbers of JSON")


def carry_in_exported(*, by: Actor, one: Exported, unit_id: UUID | None = None) -> Restored:
    """Bring the case into `unit_id` (the first unit where `by` may open one); `by` becomes its lead. All or nothing.

    Raises AlreadyThere (also for the very case it was printed from), Refusal, BadInput whose fields are paths in the file.
    """
    unit = unit_id or next(iter(by.units("cases.open")), None)
    if unit is None:
        raise Refusal(verb="import case")
    before = imported_before(by, unit, one.ref) or itself(by, unit, one.ref)
    if before is not None:
        raise AlreadyThere(one.ref, before)
    try:
        case, rows = restore(by=by, unit_id=unit, document=one.document, tables=TABLES)
    except IntegrityError as refused:
        if constraint_of(refused) != ONCE:
            raise
        raise AlreadyThere(one.ref, None) from None
    return Restored(one.ref, case.number, rows, sum(bool(found) for found in one.document["tables"].values()))


def itself(by: Actor, unit: UUID, ref: str) -> Case | None:
    """The case this file was printed from, when it still stands in the unit."""
    try:
        return visible_to(by).filter(unit_id=unit, pk=UUID(ref)).first()
    except ValueError:
        return None


def restored_sentence(found: Restored) -> str:
    """One line for the command: counts, no names."""
    return _("%(ref)s → %(number)s: %(rows)s catatan dalam %(tables)s tabel ditempatkan, 0 tanpa tempat.") % vars(found)
