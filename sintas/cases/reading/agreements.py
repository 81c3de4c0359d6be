"""What was agreed in writing with the client at the start, in one sentence, for pages of rooms above."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Contract


def contracts() -> Any:
    """Contracts that stand, the latest first (for `reading.together`)."""
    return Contract.current.order_by(F("happened_on").desc(nulls_last=True), "-written_at")


def contract_sentence(row: Contract | None, lang: str) -> str:
    """ "Kontrak ditandatangani 26 Agustus 2024, ketentuannya dibacakan lebih dahulu."; '' without a contract."""
    if row is None:
        return ""
    when = FuzzyDate.decode(row.happened)
    day = when.text(lang) if when.is_known else ""
    said = _("Kontrak ditandatangani %(day)s") if row.signed else _("Kontrak disepakati %(day)s")
    words = (said % {"day": day}).strip()
    return f"{words}, {_('ketentuannya dibacakan lebih dahulu')}." if row.read_aloud else f"{words}."
