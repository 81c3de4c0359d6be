"""The rows of "Hari ini" that this room offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.models import Access
from sintas.cases.policy import visible_to
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Entry
from ..models.unusual import WATCHERS
from ..policy import RISES, risen, to_look_at, to_review
from .reviews import counted

MOST = 10


@dataclass(frozen=True)
class ReviewLine:
    """An open review. `mine`: this person closes it; an administrator sees only that it is late, and may pass it on."""

    entry_id: UUID
    title: str
    sub: str
    late: str
    mine: bool


@dataclass(frozen=True)
class LookLine:
    """A colleague's day to look at together."""

    unusual_id: UUID
    title: str
    sub: str


def waiting_reviews(actor: Actor) -> list[ReviewLine]:
    """Own reviews, the oldest first; then, for an administrator, those that nobody closed for three days. Codes and names of staff only."""
    own = list(to_review(actor).select_related("person")[:MOST])
    seen = {one.pk for one in own}
    others = [one for one in risen(actor).select_related("person")[:MOST] if one.pk not in seen] if actor.has_role("administrator") else []
    return [line_of(one, mine=True) for one in own] + [line_of(one, mine=False) for one in others]


def line_of(entry: Entry, *, mine: bool) -> ReviewLine:
    """One review in words: who, when, why (a code)."""
    reason = load("break_glass_reasons").label(entry.reason, get_language() or "id")
    late = clock.now() - entry.at > RISES
    title = _("Akses darurat oleh %(who)s") % {"who": entry.person.full_name}
    sub = _("%(when)s. %(reason)s.") % {"when": numbers.moment(entry.at), "reason": reason}
    if not mine:
        sub = f"{sub} {_('Belum ditinjau: ingatkan yang sudah diberi tahu, atau teruskan.')}"
    return ReviewLine(entry.pk, title, sub, _("lewat 3 hari") if late else "", mine)


def unusual_days(actor: Actor) -> list[LookLine]:
    """Days of colleagues that were other than usual, newest first; nothing is asked for whoever looks after nobody."""
    if not any(actor.has_role(role) for role in WATCHERS):
        return []
    lang = get_language() or "id"
    return [
        LookLine(
            row.pk,
            _("%(who)s, %(day)s") % {"who": row.person.full_name, "day": numbers.day(row.day)},
            f"{load('unusual_rules').label(row.rule, lang)}: {counted(row)}.",
        )
        for row in to_look_at(actor).select_related("person")[:MOST]
    ]


def leaderless(actor: Actor) -> list[tuple[UUID, str]]:
    """(file, number) of own restricted cases whose lead's account has ended."""
    gone: Any = Q(user__is_active=False) | Q(user__expires_on__lt=clock.today())
    led = Access.objects.filter(gone, role="lead", ended_at=None).values("file_id")
    return list(visible_to(actor).filter(restricted_at__isnull=False, pk__in=led).order_by("number").values_list("pk", "number"))
