"""Who opened a file, complete: one line per person, verb, outcome and quarter of an hour, with what they were to the case at that moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.models import Access
from sintas.cases.reading.team import verb_words
from sintas.kit import numbers
from sintas.staff.models import User

PAGE = 50
# word in the address -> what begins so
KINDS: dict[str, tuple[str, ...]] = {
    "membaca": ("read", "open", "list", "see", "find"),
    "mencatat": ("record", "strike", "set aside", "appoint", "give task", "finish task", "raise flag", "write", "add to"),
    "keluar": ("print", "export", "download", "command", "ask", "make paper", "sign", "give copy"),
    "tim": ("add member", "end membership", "hand over", "enter conflict", "join", "restrict", "lift", "open case"),
    "darurat": ("break glass", "review entry", "read entry", "pass review on"),
}
REFUSED = "ditolak"
LINES = """
SELECT max(at) AS last, actor_id, verb, outcome, count(*) AS times, count(*) OVER () AS whole FROM safekeeping_trail
 WHERE file_id = %(file)s AND (%(person)s::uuid IS NULL OR actor_id = %(person)s::uuid)
   AND (%(begins)s::text[] IS NULL OR verb LIKE ANY(%(begins)s::text[])) AND (NOT %(refused)s OR outcome = 'refused')
 GROUP BY date_bin('15 minutes', at, '2020-01-01'), actor_id, verb, outcome
 ORDER BY last DESC LIMIT %(page)s OFFSET %(skip)s
"""
WHO = "SELECT DISTINCT actor_id FROM safekeeping_trail WHERE file_id = %s AND actor_id IS NOT NULL"


@dataclass(frozen=True)
class Line:
    """`mark` says what is out of the ordinary: refused, in for a time, not on the team."""

    when: str
    name: str
    what: str
    mark: str
    times: int


def openings(case: Case, lang: str, *, person: UUID | None = None, kind: str = "", page: int = 1) -> tuple[list[Line], int]:
    """(lines of this page, how many there are in all), newest first. Three queries."""
    begins = [f"{word}%" for word in KINDS[kind]] if kind in KINDS else None
    given = {"file": case.pk, "person": person, "begins": begins, "refused": kind == REFUSED, "page": PAGE, "skip": (page - 1) * PAGE}
    with connection.cursor() as c:
        c.execute(LINES, given)
        rows = c.fetchall()
    spans = list(Access.objects.filter(file_id=case.pk, user_id__isnull=False).values_list("user_id", "role", "since", "ended_at", "until"))
    names = names_of(case, (row[1] for row in rows))
    shown = [
        Line(numbers.moment(at), names.get(who, _("Orang di luar lembaga")), verb_words(verb, lang), mark_of(spans, who, at, outcome), times)
        for at, who, verb, outcome, times, _whole in rows
    ]
    return shown, rows[0][5] if rows else 0


def mark_of(spans: Iterable[tuple[Any, ...]], who: UUID, at: datetime, outcome: str) -> str:
    """Refused before anything else; then how they stood to the case at that moment."""
    if outcome == "refused":
        return _("ditolak")
    for user_id, role, since, ended, until in spans:
        if user_id == who and since <= at and (ended is None or at <= ended) and (until is None or at <= until):
            if role == "break_glass":
                return _("akses darurat")
            return _("bergabung sementara") if until else ""
    return _("bukan anggota tim")


def people_who_opened(case: Case) -> list[tuple[UUID, str]]:
    """Everybody with a line, by name. Two queries."""
    with connection.cursor() as c:
        c.execute(WHO, [case.pk])
        ids = [row[0] for row in c.fetchall()]
    return sorted(names_of(case, ids).items(), key=lambda one: one[1].lower())


def names_of(case: Case, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names inside the case's own house."""
    wanted = {one for one in ids if one is not None}
    return dict(User.objects.filter(pk__in=wanted, organisation_id=case.organisation_id).values_list("pk", "full_name"))
