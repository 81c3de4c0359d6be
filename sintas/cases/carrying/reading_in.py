"""What stands in a file of another house, made into the values of our columns; every refusal names its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput

from .going_out import MEMBER
from .table import OWNER, Table

LONGEST = 100_000  # letters of one text
MOST = 2_000_000_000
TOLD = frozenset({"entry", "version", "written_by", "written_at"})  # said of a row, not columns of it


class Reader:
    """Reads the values of one file: `entries` maps the entries of the file to those of the new case, `me` is whoever brings it in."""

    def __init__(self, entries: Mapping[str, UUID], me: UUID, my_name: str) -> None:
        self.entries, self.me, self.my_name = entries, me, my_name

    def row(self, table: Table, row: Any, path: str) -> dict[str, Any]:
        """Keywords for a new row of the table. Raises BadInput."""
        for name in mapping(row, path):
            if name not in TOLD and name not in table.columns:
                raise BadInput({f"{path}.{name}": _("Kolom ini tidak dikenal. Periksa ejaannya, atau perbarui Sintas.")})
        facts: dict[str, Any] = {}
        for column, kind in table.columns.items():
            if column in row and row[column] is not None:
                facts |= {self.name_of(column, kind): self.value(table, column, kind, row[column], f"{path}.{column}")}
        self.owner_in_words(table, row, facts)
        if not (row.get("ahead") or row.get("planned")):
            refuse_ahead(table, facts, path)
        if "happened" in table.columns:
            when = FuzzyDate.decode(facts.get("happened") or "?")
            facts |= {"happened": when.encode(), "happened_on": when.earliest}
        return facts

    def name_of(self, column: str, kind: str) -> str:
        return f"{column}_id" if kind == "member" else column

    def value(self, table: Table, column: str, kind: str, value: Any, path: str) -> Any:
        """One value. Raises BadInput."""
        if kind == "code":
            return self.code(table, column, value, path)
        if kind == "codes":
            return [self.code(table, column, one, f"{path}[{at}]") for at, one in enumerate(a_list(value, path))]
        if kind == "ref":
            return self.ref(value, path)
        if kind == "refs":
            return [self.ref(one, f"{path}[{at}]") for at, one in enumerate(a_list(value, path))]
        if kind == "member":
            return self.me
        if kind == OWNER:
            return self.owner(value, path)
        if kind == "json":
            return self.with_new_entries(value)
        return READ[kind](value, path)

    def code(self, table: Table, column: str, value: Any, path: str) -> str:
        """The code of {"code", "label", "words"}, or the code alone; only one its list holds."""
        code = text(value.get("code") if isinstance(value, Mapping) else value, path)
        if not table.knows(column, code):
            said = {"code": code[:60], "list": table.list_words(column)}
            raise BadInput({path: _("Kode “%(code)s” tidak ada dalam daftar “%(list)s”.") % said})
        return code

    def ref(self, value: Any, path: str) -> UUID:
        """The entry meant, in the new case."""
        found = self.entries.get(text(value, path))
        if found is None:
            raise BadInput({path: _("Catatan yang ditunjuk di sini tidak ada dalam berkas.")})
        return found

    def owner(self, value: Any, path: str) -> str:
        """The client or somebody else; somebody of a team is whoever brings the case in, when it is the same name."""
        code = text(value.get("code") if isinstance(value, Mapping) else value, path)
        if code == MEMBER:
            return str(self.me)
        if code not in ("client", "other", "me"):
            raise BadInput({path: _("Pilih “client”, “other”, atau “member” dengan namanya.")})
        return str(self.me) if code == "me" else code

    def owner_in_words(self, table: Table, row: Mapping[str, Any], facts: dict[str, Any]) -> None:
        """Somebody of another team cannot owe anything here: the name stays in words where the record has a place for them."""
        for column, kind in table.columns.items():
            said = row.get(column)
            name = said.get("label") if isinstance(said, Mapping) and said.get("code") == MEMBER else None
            if kind == OWNER and isinstance(name, str) and name != self.my_name and f"{column}_words" in table.columns:
                facts |= {column: "other", f"{column}_words": facts.get(f"{column}_words") or name or MEMBER}

    def with_new_entries(self, value: Any) -> Any:
        """Names of entries inside a value of several parts, in the new case."""
        if isinstance(value, Mapping):
            return {str(name): self.with_new_entries(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.with_new_entries(one) for one in value]
        if isinstance(value, str) and value in self.entries:
            return str(self.entries[value])
        return value


def refuse_ahead(table: Table, facts: Mapping[str, Any], path: str) -> None:
    """What has happened does not lie ahead. Raises BadInput."""
    for column, kind in table.columns.items():
        day = FuzzyDate.decode(facts[column]).earliest if kind == "fuzzy" and facts.get(column) else None
        if day is not None and day > clock.today():
            raise BadInput({f"{path}.{column}": _("Tanggal ini masih di depan.")})


def mapping(value: Any, path: str) -> Mapping[str, Any]:
    """A part with names. Raises BadInput."""
    if not isinstance(value, Mapping):
        raise BadInput({path: _("Di sini diharapkan bagian dengan nama-nama, bukan satu kata atau daftar.")})
    return value


def a_list(value: Any, path: str) -> list[Any]:
    """A list. Raises BadInput."""
    if not isinstance(value, list):
        raise BadInput({path: _("Di sini diharapkan daftar.")})
    return value


def text(value: Any, path: str) -> str:
    """Words. Raises BadInput."""
    if not isinstance(value, str) or len(value) > LONGEST or "\x00" in value:
        raise BadInput({path: _("Di sini diharapkan satu kata atau kalimat.")})
    return value


def flag(value: Any, path: str) -> bool:
    """Yes or no. Raises BadInput."""
    if not isinstance(value, bool):
        raise BadInput({path: _("Di sini diharapkan true atau false.")})
    return value


def number(value: Any, path: str) -> int:
    """A whole number. Raises BadInput."""
    if type(value) is not int or abs(value) > MOST:
        raise BadInput({path: _("Di sini diharapkan angka bulat.")})
    return value


def fuzzy(value: Any, path: str) -> str:
    """A day as far as it is known. Raises BadInput."""
    try:
        found = FuzzyDate.decode(text(value, path))
    except (ValueError, TypeError):
        raise BadInput({path: _("Tanggal ini tidak dapat dibaca. Tulis seperti 2024-08-26, 2024-08, 2024, atau 2019~.")}) from None
    return found.encode()


def of_iso(read: Callable[[str], Any], sentence: str) -> Callable[[Any, str], Any]:
    """A reader of ISO 8601. Raises BadInput with the sentence."""

    def go(value: Any, path: str) -> Any:
        try:
            found = read(text(value, path))
        except ValueError:
            raise BadInput({path: _(sentence)}) from None
        return timezone.make_aware(found) if isinstance(found, datetime) and timezone.is_naive(found) else found

    return go


def lines(value: Any, path: str) -> list[str]:
    """Texts. Raises BadInput."""
    return [text(one, f"{path}[{at}]") for at, one in enumerate(a_list(value, path))]


READ: dict[str, Callable[[Any, str], Any]] = {
    "text": text,
    "flag": flag,
    "number": number,
    "fuzzy": fuzzy,
    "lines": lines,
    "date": of_iso(date.fromisoformat, "Tanggal ini tidak dapat dibaca. Tulis seperti 2024-08-26."),
    "time": of_iso(time.fromisoformat, "Jam ini tidak dapat dibaca. Tulis seperti 09:30."),
    "moment": of_iso(datetime.fromisoformat, "Waktu ini tidak dapat dibaca. Tulis seperti 2024-08-26T09:30:00+07:00."),
}
