"""What this room shows on the case page: the groups she takes part in or is proposed to. Number, kind and where it stands; no word of a group."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import get_language

from sintas.cases.bases import Case
from sintas.kit.pieces import Row

from .reading.of_case import standing_in


def groups_panel(case: Case) -> list[Row]:
    """Those that stand, the oldest first; one that came to nothing or is over shows on the tab alone. One query, nothing is unsealed."""
    return standing_in(case, reverse("groupwork:of_case", args=[case.pk]), get_language() or "id")
