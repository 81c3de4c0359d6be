"""Two texts of one form, and neither may be lost."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

LONG = 40  # characters: from here on, or with a line break, it is a text and not a date, a name or a code


def merge(newer: dict[str, list[str]], older: dict[str, list[str]]) -> tuple[dict[str, list[str]], bool]:
    """(fields, whole): the newer answers stand; an older text that says something else is put below under a visible line.

    `whole` is False when a short answer (a date, a choice) could not be kept beside the newer one: the caller keeps the older draft too.
    """
    merged, whole = dict(newer), True
    for name, before in older.items():
        now = merged.get(name, [])
        if before == now or not any(before) or name in {"submission", "based_on"}:
            continue
        if not any(now):
            merged[name] = before
        elif len(now) == len(before) == 1:
            merged[name], kept = _one(now[0], before[0])
            whole = whole and kept
        elif not set(before) <= set(now):
            whole = False
    return merged, whole


def _one(now: str, before: str) -> tuple[list[str], bool]:
    if before.strip() in now:
        return [now], True
    if now.strip() in before:
        return [before], True
    if is_text(now) or is_text(before):
        return [f"{now}\n\n{_('--- tulisan lain yang belum terkirim ---')}\n{before}"], True
    return [now], False


def is_text(value: str | Sequence[str]) -> bool:
    """Prose rather than an answer of a few letters."""
    return isinstance(value, str) and (len(value) > LONG or "\n" in value)
