"""What is said of a record that was struck out: when, by whom and why. Codes and columns alone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.practice.catalogue import load


def struck_words(row: Any) -> str:
    """Of a row of models/struck.py, "" while it stands."""
    if row.withdrawn_at is None:
        return ""
    why = load("group_strike_reasons").label(row.struck_why, get_language() or "id")
    return _("Dicoret %(when)s, %(who)s: %(why)s") % {"when": numbers.moment(row.withdrawn_at), "who": row.struck_by.full_name, "why": why}
