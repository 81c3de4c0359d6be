"""What the evaluation of a group saw of one client, for the evaluation of her own case: the worker takes it over with its source and changes it there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.practice.catalogue import load

from ..models import MemberNote
from .note_words import day_words, none_words


def seen_in_a_group(case: Case) -> bool:
    """One query, nothing unsealed."""
    return MemberNote.current.filter(file_id=case.pk, moment="evaluation").exists()


def taken_over(case: Case, lang: str) -> dict[str, Any]:
    """Values for the form of an evaluation (casework/forms/evaluation.py): codes as they are, words with group, day and writer before them."""
    rows = list(MemberNote.current.filter(file_id=case.pk, moment="evaluation").select_related("author").order_by("happened_on", "written_at"))
    return {
        "success_signs": list(dict.fromkeys(sign for row in rows for sign in row.success)),
        "supporting": list(dict.fromkeys(code for row in rows for code in row.supporting)),
        "outcome": "\n".join(f"{source_words(row, lang)}: {shown_words(row, lang)}" for row in rows if row.success or row.none),
        "client_words": "\n".join(row.said for row in rows if row.said),
    }


def source_words(row: MemberNote, lang: str) -> str:
    """ "Dari kelompok KS-K0001, 3 November 2026, Ratna"."""
    where = _("Dari kelompok %(number)s") % {"number": row.group_number}
    return f"{where}, {day_words(row, lang)}, {row.author.full_name}"


def shown_words(row: MemberNote, lang: str) -> str:
    """ "Lebih terbuka (bercerita sendiri); Bergaul"."""
    signs, evidence = load("success_signs"), row.evidence or {}
    named = (f"{signs.label(sign, lang)} ({evidence[sign]})" if evidence.get(sign) else signs.label(sign, lang) for sign in row.success)
    return "; ".join(named) or none_words(row)
