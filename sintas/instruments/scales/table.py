"""Reads one table of a definition, field by field; what cannot be read becomes a fault with its key and an empty value."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales.definition import Number, Text, Value
from sintas.instruments.scales.faults import Faults

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
WRITTEN = re.compile(r"[+-]?[0-9]{1,7}(\.[0-9]{1,6}0*)?")
LONGEST = 2000


def number(value: Any) -> Number | None:
    """`value` as an exact number: whole ones as int. None when it is no number of at most seven digits and six
    decimals (a decimal comma is no number either)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    written = value.strip() if isinstance(value, str) else format(value, "f") if isinstance(value, Decimal) else str(value)
    if not WRITTEN.fullmatch(written):
        return None
    exact = Decimal(written)
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()


class Table:
    """A table at `path` of the definition. Every getter remembers its key; `close` finds the keys nobody asked for."""

    def __init__(self, data: Any, path: str, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self.asked: set[str] = set()
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            faults.add(path or "scale", _("Bagian ini harus berupa tabel berisi kunci dan nilai."))

    def key(self, name: str) -> str:
        """The full path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def fault(self, name: str, sentence: str) -> None:
        """Notes that a field is wrong."""
        self.faults.add(self.key(name), sentence)

    def raw(self, name: str) -> Any:
        """The value as it stands, None when absent."""
        self.asked.add(name)
        return self.data.get(name)

    def words(self, name: str, *, required: bool = True) -> str:
        """A text in one language."""
        value = self.raw(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self.fault(name, _("Bagian ini belum diisi."))
            return ""
        if not isinstance(value, str):
            self.fault(name, _("Bagian ini harus berupa teks."))
            return ""
        if len(value) > LONGEST:
            self.fault(name, _("Teks ini terlalu panjang; paling banyak %(limit)d huruf.") % {"limit": LONGEST})
        return value.strip()

    def text(self, name: str, *, required: bool = True, same: bool = False) -> Text:
        """A text in Indonesian and English. `same`: a plain string stands for both (a citation)."""
        value = self.raw(name)
        if value is None or value == "" or value == {}:
            if required:
                self.fault(name, _("Bagian ini belum diisi."))
            return Text("")
        if isinstance(value, str) and (same or not self.faults.both):
            plain = self.words(name, required=required)
            return Text(plain, plain if same else "")
        inner = Table(value, self.key(name), self.faults)
        text = Text(inner.words("id"), inner.words("en", required=self.faults.both))
        inner.close()
        return text

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """One of `allowed`."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if value not in allowed:
            self.fault(name, _("Pilih salah satu: %(allowed)s.") % {"allowed": ", ".join(one or "\"\"" for one in allowed)})
            return default if default is not None else allowed[0]
        return str(value)

    def name(self, name: str) -> str:
        """A name in small letters, digits and low lines, starting with a letter."""
        value = self.words(name)
        if value and not NAME.fullmatch(value):
            self.fault(name, _("Nama hanya boleh berisi huruf kecil, angka, dan garis bawah, diawali huruf."))
        return value

    def yes(self, name: str, *, default: bool | None = False) -> bool:
        """True or false. Without a default the field must be there."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            self.fault(name, _("Bagian ini harus true atau false."))
            return False
        return value

    def number(self, name: str, default: Number | None = None) -> Number:
        """An exact number; required unless there is a default."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        exact = number(value)
        if exact is None:
            self.fault(name, _("Bagian ini harus berupa angka, misalnya 4 atau 2.5."))
            return default if default is not None else 0
        return exact

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number; required unless there is a default."""
        value = self.number(name, default)
        if not isinstance(value, int):
            self.fault(name, _("Bagian ini harus berupa angka bulat."))
            return default or 0
        return value

    def value(self, name: str) -> Value:
        """The value of an option: a number, or a code in small letters."""
        value = self.raw(name)
        if isinstance(value, str) and NAME.fullmatch(value):
            return value
        exact = number(value)
        if exact is None:
            self.fault(name, _("Nilai jawaban harus berupa angka atau kode dengan huruf kecil."))
            return 0
        return exact

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of names; empty when absent."""
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
            self.fault(name, _("Bagian ini harus berupa daftar nama."))
            return ()
        return tuple(value)

    def tables(self, name: str, limit: int = 300) -> "Iterator[Table]":
        """The tables of a list, in order; nothing when absent."""
        value = self.raw(name)
        if value is None:
            return
        if not isinstance(value, list | tuple) or len(value) > limit:
            self.fault(name, _("Bagian ini harus berupa daftar tabel, paling banyak %(limit)d baris.") % {"limit": limit})
            return
        for place, one in enumerate(value):
            yield Table(one, f"{self.key(name)}.{place}", self.faults)

    def table(self, name: str, *, required: bool = True) -> "Table | None":
        """A table inside this one."""
        value = self.raw(name)
        if value is None:
            if required:
                self.fault(name, _("Bagian ini belum diisi."))
            return None
        return Table(value, self.key(name), self.faults)

    def close(self) -> None:
        """Every key that nobody asked for is a fault: most often a slip of the pen that would otherwise be lost without a word."""
        for name in sorted(set(self.data) - self.asked):
            self.fault(name, _("Kunci ini tidak dikenal; periksa ejaannya."))
