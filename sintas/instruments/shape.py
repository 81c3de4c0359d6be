"""The shape of what a drawn instrument keeps: rows and lines out of whatever came, each fault said at its field or cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.bare import bare
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

PLAIN = (str, int, float, bool, type(None))


def mapping(content: Any, top: str) -> Mapping[str, Any]:
    """The content itself. Raises BadInput at the field `top` when it is no mapping of names."""
    if not isinstance(content, Mapping) or not all(isinstance(name, str) for name in content):
        raise BadInput({top: _("Isi alat ini tidak terbaca.")})
    return content


def only(content: Mapping[str, Any], names: Sequence[str], top: str) -> None:
    """Nothing beside what this tool holds: a part nobody shows would be lost to the reader. Raises BadInput at `top`."""
    other = [str(name) for name in content if name not in names]
    if other:
        raise BadInput({top: _("Alat ini tidak memuat bagian “%(part)s”.") % {"part": other[0][:60]}})


def rows(field: str, value: Any, names: Sequence[str], *, most: int) -> list[dict[str, Any]]:
    """Rows with every column of theirs: texts without spaces around them, True and False as they are, "" for nothing.

    Rows that say nothing are left out. Raises BadInput at `field`, or at a cell (`ties-0-to`) that holds something else than a plain value.
    """
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, Mapping) for row in value) or len(value) > most:
        raise BadInput({field: _("Isi satu hal satu baris, paling banyak %(most)s baris.") % {"most": most}})
    found: list[dict[str, Any]] = []
    for row in value:
        only(row, names, field)
        flat = {name: cell(f"{field}-{len(found)}-{name}", row.get(name)) for name in names}
        if any(flat.values()):
            found.append(flat)
    return found


def cell(field: str, value: Any) -> str | bool:
    """One plain value. Raises BadInput at `field` for a list or a mapping."""
    if not isinstance(value, PLAIN):
        raise BadInput({field: _("Isi bagian ini tidak terbaca. Tulis lagi dengan kata-kata.")})
    return value if isinstance(value, bool) else " ".join(str(value if value is not None else "").split())


def text(field: str, value: Any, most: int) -> str:
    """Words of at most `most` characters. Raises BadInput at `field`."""
    said = cell(field, value)
    if isinstance(said, bool):
        raise BadInput({field: _("Tulis dengan kata-kata.")})
    if len(said) > most:
        raise BadInput({field: _("Tulis lebih singkat: paling banyak %(most)s huruf.") % {"most": most}})
    return said


def code(field: str, value: Any, known: str | Sequence[str]) -> str:
    """A code of a catalogue list (its name) or of the codes given; "" allowed. Raises BadInput at `field`."""
    there = isinstance(value, str) and (not value or (load(known).has(value) if isinstance(known, str) else value in known))
    if not there:
        raise BadInput({field: _("Pilih dari daftar.")})
    return str(value)


def lines(field: str, value: Any, *, most: int = 200) -> list[str]:
    """A list of texts without empty ones. Raises BadInput at `field`."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value) or len(value) > most:
        raise BadInput({field: _("Tulis satu hal satu baris.")})
    return bare(value)
