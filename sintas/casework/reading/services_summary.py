"""What was done so far in a few sentences, for the worker to correct: a referral says which services were given. Coded columns only."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.practice.catalogue import load

from ..models import Session

MOST = 5  # names of one kind


def services_summary(case: Case, lang: str) -> str:
    """Sessions held with their period, therapies, pillars, techniques and topics; '' before the first. One query; nothing is unsealed."""
    rows = list(
        Session.current.filter(file_id=case.pk, ahead=False)
        .order_by(F("happened_on").asc(nulls_last=True))
        .values_list("happened_on", "therapy", "pillar", "techniques", "topics")
    )
    if not rows:
        return ""
    days = [row[0] for row in rows if row[0]]
    count = ngettext("%(count)s sesi", "%(count)s sesi", len(rows)) % {"count": len(rows)}
    first = f"{count}, {_period(days)}" if days else count
    lines = [
        (_("Terapi"), "therapies", [row[1] for row in rows]),
        (_("Pilar"), "pillars", [row[2] for row in rows]),
        (_("Teknik"), "techniques", [code for row in rows for code in row[3]]),
        (_("Topik psikoedukasi"), "psychoeducation_topics", [code for row in rows for code in row[4]]),
    ]
    told = [f"{term}: {_most(name, codes, lang)}." for term, name, codes in lines if any(codes)]
    return "\n".join([f"{first}.", *told])


def _period(days: list[date]) -> str:
    if days[0] == days[-1]:
        return numbers.day(days[0])
    return _("%(first)s sampai %(last)s") % {"first": numbers.day(days[0]), "last": numbers.day(days[-1])}


def _most(name: str, codes: list[str], lang: str) -> str:
    """The names used most, the most used first."""
    return ", ".join(load(name).label(code, lang) for code, _n in Counter(filter(None, codes)).most_common(MOST))
