"""Answers as they come from a form or an import, judged against their scale before anything is counted."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.scales.definition import Item, Scale, Value
from sintas.instruments.scales.table import number
from sintas.safekeeping.refusals import BadInput

LONGEST = 10_000
TICKED = "yes"


def clean(scale: Scale, answers: Mapping[str, Any]) -> dict[str, Value | None]:
    """An answer or None for every item, in the order of the scale; a value may come as text ("3").

    Raises `BadInput` with one sentence per item: no such item, no such option, an answer to a question that an earlier answer makes needless.
    """
    by_id = scale.by_id
    troubles: dict[str, str] = {name: _("Pertanyaan ini tidak ada dalam alat ini.") for name in answers if name not in by_id}
    cleaned: dict[str, Value | None] = {}
    for item in scale.items:
        raw = answers.get(item.id)
        cleaned[item.id] = None
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            continue
        value = _value(item, raw)
        if value is None:
            troubles[item.id] = _sentence(item)
        cleaned[item.id] = value
    for name in skipped(scale, cleaned):
        if cleaned[name] is not None:
            troubles[name] = _("Pertanyaan ini tidak perlu dijawab karena jawaban sebelumnya; kosongkan, atau periksa jawaban sebelumnya.")
    if troubles:
        raise BadInput(troubles)
    return cleaned


def skipped(scale: Scale, cleaned: Mapping[str, Value | None]) -> tuple[str, ...]:
    """The items that are not asked, given the answers so far: a form can ask this while it is being filled in."""
    return tuple(rule.item for rule in scale.skip_rules if cleaned.get(rule.after) is not None and cleaned[rule.after] == rule.when)


def _value(item: Item, raw: Any) -> Value | None:
    if item.kind == "text":
        return raw.strip() if isinstance(raw, str) and len(raw) <= LONGEST else None
    if item.kind == "tick":
        return TICKED if raw is True or raw == TICKED else None
    if not isinstance(raw, int | Decimal | str) or isinstance(raw, bool):
        return None
    # Compared as an exact number or as a code, never as it came: a Decimal from outside may be no number at all.
    wanted: Value | None = number(raw)
    if wanted is None and isinstance(raw, str):
        wanted = raw.strip()
    return next((one.value for one in item.options if one.value == wanted), None)


def _sentence(item: Item) -> str:
    if item.kind == "text":
        return _("Tulis dengan kata-kata, paling banyak %(limit)d huruf.") % {"limit": LONGEST}
    return _("Jawaban ini bukan salah satu pilihan. Pilih jawaban yang tersedia, atau kosongkan.")
