"""Colleagues of the house who are not on the team: who may be asked to a conference, and what one was asked to oneself. No key is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from sintas.cases.bases import Case
from sintas.cases.reading.releases import kept_out
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, User

from ..models import PartnerLink
from ..partner import Guest


@dataclass(frozen=True)
class AskedTo:
    """A copy that can be read now: who put it there, and until when."""

    release_id: UUID
    by: str
    until: datetime


def guests_for(case: Case) -> list[tuple[UUID, str]]:
    """(id, name) of whoever works in the house, is on the team in no way and is not kept out of this file."""
    lasting = Q(expires_on=None) | Q(expires_on__gte=clock.today())
    posted = Posting.objects.filter(ended_at=None).values("user_id")
    found = User.objects.filter(lasting, pk__in=posted, organisation_id=case.organisation_id, is_active=True)
    out = {one.user_id for one in team_of(case)} | kept_out(case.pk)
    return list(found.exclude(pk__in=out).order_by("full_name").values_list("pk", "full_name"))


def asked_to_read(actor: Actor) -> list[AskedTo]:
    """The conferences one is asked to without being on the team, the copy that ends first first. One query."""
    found = links_of(actor).select_related("release", "made_by").order_by("release__until", "pk")
    return [AskedTo(one.pk, one.made_by.full_name, one.release.until) for one in found]


def guest_of(actor: Actor, release_id: UUID) -> Guest:
    """Herself as the reader of that copy. Raises NotYours for every other, also once it ended."""
    link = links_of(actor).select_related("release").filter(pk=release_id).first()
    if link is None or link.invitation_id is None:
        raise NotYours(verb="read release")
    return Guest(
        user_id=actor.user_id, organisation_id=link.organisation_id, file_id=link.file_id, told_id=link.made_by_id, until=link.release.until,
        about_id=link.invitation_id, speaks_of="conference", language=actor.language, copy_id=link.pk,
    )  # fmt: skip


def links_of(actor: Actor) -> QuerySet[PartnerLink]:
    """Those that stand."""
    return PartnerLink.objects.filter(
        release__recipient_id=actor.user_id, invitation__user_id=actor.user_id, release__ended_at=None, release__until__gt=clock.now()
    )
