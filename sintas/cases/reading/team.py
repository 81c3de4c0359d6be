"""Who is on a case, who was, and who opened the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.models import Trail
from sintas.staff.models import User

from ..models import Access, Case, Conflict
from ..policy import FileHead

OPENINGS = 8


@dataclass(frozen=True)
class Member:
    user_id: UUID
    name: str
    profession: str
    role: str
    role_words: str
    since: str
    ended: str = ""
    until: str = ""  # in for a time, until then
    away: bool = False  # works here no more


@dataclass(frozen=True)
class Opening:
    """Somebody looked into or changed the file."""

    when: str
    name: str
    what: str
    refused: bool


def team_of(case: FileHead, *, ended: bool = False) -> list[Member]:
    """The team of a case or a group, lead first; with `ended`, those who left or whose time ran out. Two queries."""
    lang = get_language() or "id"
    whole = Access.objects.filter(file_id=case.pk, user_id__isnull=False)
    rows = list((whole.exclude(pk__in=Access.live.values("pk")) if ended else Access.live.filter(pk__in=whole.values("pk"))).order_by("since"))
    people = {u.pk: u for u in User.objects.filter(pk__in=[r.user_id for r in rows]).only("id", "full_name", "profession", "is_active", "expires_on")}
    order = {"lead": 0, "second": 1, "member": 2, "carer": 3}
    today = clock.today()
    return [
        Member(
            row.user_id,
            people[row.user_id].full_name,
            load("professions").label(people[row.user_id].profession, lang) if people[row.user_id].profession else "",
            row.role,
            load("team_roles").label(row.role, lang),
            numbers.day(row.since),
            numbers.day(row.ended_at or row.until) if ended else "",
            (numbers.moment if row.role == "break_glass" else numbers.day)(row.until) if row.until else "",
            not people[row.user_id].is_active or bool((gone := people[row.user_id].expires_on) and gone < today),
        )
        for row in sorted(rows, key=lambda r: (order.get(r.role, 9), r.since))
        if row.user_id in people
    ]


def team_choices(case: Case) -> list[tuple[str, str]]:
    """(user id, name) of the team, for a form."""
    return [(str(m.user_id), m.name) for m in team_of(case) if m.role != "carer"]


def around(case: Case, earliest: date | None, latest: date | None) -> set[UUID]:
    """Who is on the team today, or was on one of these days (no bound: at any time before or after). Carers too, as in team_of(). One query."""
    then = Q()
    if latest is not None:
        then &= Q(since__lt=midnight(latest + timedelta(days=1)))
    if earliest is not None:
        then &= Q(ended_at=None) | Q(ended_at__gte=midnight(earliest))
        then &= Q(until=None) | Q(until__gte=midnight(earliest))
    rows = Access.objects.filter(then | Q(pk__in=Access.live.values("pk")), file_id=case.pk, user_id__isnull=False)
    return {user_id for user_id in rows.values_list("user_id", flat=True) if user_id is not None}


def midnight(day: date) -> datetime:
    """When the day begins in the current zone."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())


def openings_of(case: Case, limit: int = OPENINGS) -> list[Opening]:
    """Who opened this file, newest first: one line per person, verb and quarter of an hour."""
    rows = Trail.objects.filter(file_id=case.pk).extra(select={"at": "at"}).order_by("-id")[: limit * 4]
    lang = get_language() or "id"
    actors = {row.actor_id for row in rows if row.actor_id}
    names = dict(User.objects.filter(pk__in=actors, organisation_id=case.organisation_id).values_list("pk", "full_name"))
    shown: list[Opening] = []
    last: tuple[object, ...] = ()
    for row in rows:
        at: datetime = row.at
        key = (row.actor_id, row.verb, row.outcome, int(at.timestamp()) // 900)
        if key != last:
            who = names.get(row.actor_id) or _("Orang di luar lembaga")
            shown.append(Opening(numbers.moment(at), who, verb_words(row.verb, lang), row.outcome == "refused"))
        last = key
    return shown[:limit]


def verb_words(verb: str, lang: str) -> str:
    """A trail verb in words: "record note" reads as the verb of its first word or two, followed by what it was done to."""
    verbs, kinds = load("trail_verbs"), load("record_kinds")
    words = verb.replace(".", " ").split(" ")  # a refused page is written by the power it asked for: "cases.record"
    for length in range(len(words), 0, -1):
        code = "_".join(words[:length])
        if verbs.has(code):
            rest = "_".join(words[length:])
            return f"{verbs.label(code, lang)}: {kinds.label(rest, lang)}" if kinds.has(rest) else verbs.label(code, lang)
    return verb


def blocked_of(case: Case) -> list[str]:
    """Names of people kept out by a conflict of interest."""
    ids = Conflict.objects.filter(file_id=case.pk).values_list("user_id", flat=True)
    return list(User.objects.filter(pk__in=list(ids)).values_list("full_name", flat=True))
