"""What somebody saw differently in a conference: who, about which decision or all of it, what and why. Kept word for word (R177)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput

WHOLE = 0  # as a position: of no single decision
TEXTS = ("who", "what", "why")


def checked_dissents(rows: Iterable[Mapping[str, Any]], positions: Mapping[int, int | None]) -> list[dict[str, Any]]:
    """The rows as they are kept: who, decision (position of a Decision, WHOLE for none), what, why. Only blanks at both ends are taken off.

    A row names a decision as the page numbers it, from 1; `positions` says which decision that is, None for one that is struck out.
    Raises BadInput (cells as "dissents-0-what").
    """
    kept = []
    for at, row in enumerate(rows):
        if row.get("removed"):
            continue
        said: dict[str, Any] = {name: str(row.get(name) or "").strip() for name in TEXTS}
        if not said["who"]:
            raise BadInput({f"dissents-{at}-who": _("Tulis siapa yang berpendapat lain.")})
        if not said["what"]:
            raise BadInput({f"dissents-{at}-what": _("Tulis pendapatnya, sedapat mungkin dengan kata-katanya sendiri.")})
        kept.append(said | {"decision": _position(at, row.get("decision"), positions)})
    return kept


def _position(at: int, number: Any, positions: Mapping[int, int | None]) -> int:
    if not number:
        return WHOLE
    found = positions.get(number)
    if found is None:
        words = _("Tidak ada keputusan nomor %(no)s. Tulis nomor keputusan di atas, atau kosongkan bila tentang seluruh pembahasan.")
        raise BadInput({f"dissents-{at}-decision": words % {"no": number}})
    return found
