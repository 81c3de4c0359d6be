"""What was written of one client when her group looked back and ended, for the forms of her own case: taken over with its source, changed there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.practice.catalogue import load

from ..models import MemberNote
from .note_words import day_words, none_words


def seen_in_a_group(case: Case) -> bool:
    """One query, nothing unsealed."""
    return notes(case, "evaluation").exists()


def ended_in_a_group(case: Case) -> bool:
    """One query, nothing unsealed."""
    return notes(case, "ending").exists()


def goes_on(case: Case) -> bool:
    """Whether a group's ending says who carries on, or that she wants nobody to. One query, nothing unsealed."""
    return notes(case, "ending").filter(Q(told__isnull=False) | Q(none=True)).exists()


def taken_over(case: Case, lang: str) -> dict[str, Any]:
    """Values for the form of an evaluation (casework/forms/evaluation.py): codes as they are, words with group, day and writer before them."""
    rows = list(notes(case, "evaluation"))
    return {
        "success_signs": list(dict.fromkeys(sign for row in rows for sign in row.success)),
        "supporting": list(dict.fromkeys(code for row in rows for code in row.supporting)),
        "outcome": "\n".join(f"{source_words(row, lang)}: {shown_words(row, lang)}" for row in rows if row.success or row.none),
        "client_words": "\n".join(row.said for row in rows if row.said),
    }


def for_termination(case: Case, lang: str) -> dict[str, Any]:
    """Values for the form of an ending (casework/forms/ending.py): who carries on (R252, R341) with its source, and what she says in her words."""
    rows = list(notes(case, "ending"))
    return {"follow_up_plan": who_carries_on(rows, lang), "client_view": "\n".join(row.said for row in rows if row.said)}


def for_follow_up(case: Case, lang: str) -> dict[str, Any]:
    """Values for the form of a look after the ending (casework/forms/ending_follow_up.py): who said they would be there for her."""
    return {"surroundings": who_carries_on(notes(case, "ending"), lang)}


def who_carries_on(rows: Iterable[MemberNote], lang: str) -> str:
    """One line a group, that she chose nobody too."""
    return "\n".join(f"{source_words(row, lang)}: {row.told or none_words(row)}" for row in rows if row.told or row.none)


def notes(case: Case, moment: str) -> QuerySet[MemberNote]:
    """Those of this moment that stand, in the order in which they happened."""
    return MemberNote.current.filter(file_id=case.pk, moment=moment).select_related("author").order_by("happened_on", "written_at")


def source_words(row: MemberNote, lang: str) -> str:
    """ "Dari kelompok KS-K0001, 3 November 2026, Ratna"."""
    where = _("Dari kelompok %(number)s") % {"number": row.group_number}
    return f"{where}, {day_words(row, lang)}, {row.author.full_name}"


def shown_words(row: MemberNote, lang: str) -> str:
    """ "Lebih terbuka (bercerita sendiri); Bergaul"."""
    signs, evidence = load("success_signs"), row.evidence or {}
    named = (f"{signs.label(sign, lang)} ({evidence[sign]})" if evidence.get(sign) else signs.label(sign, lang) for sign in row.success)
    return "; ".join(named) or none_words(row)
