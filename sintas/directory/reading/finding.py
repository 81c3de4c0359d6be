"""Finding a service: by need, area, accessibility, whether it is open now, and words. Counts and rows in four queries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.pieces import Pill, Row, Tag
from sintas.staff.actor import Actor

from .. import regions
from ..hsds.hours import week_minute
from ..models import OpenTime, Service
from ..policy import services_of
from .age import oldest_of
from .links import institution_url
from .lists import labels, statuses
from .stale import is_stale

PAGE = 50
WORD = re.compile(r"\w+")
MOST_WORDS = 12


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. `areas`: codes that one typed name may mean."""

    needs: Sequence[str] = ()
    areas: Sequence[str] = ()
    accessibility: Sequence[str] = ()
    open_now: bool = False
    words: str = ""
    everything: bool = False  # also what is not offered now


@dataclass
class Found:
    """One page of what was found."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def previous(self) -> int:
        """The page before; 0 for none."""
        return self.page - 1

    @property
    def next(self) -> int:
        """The page after; 0 for none."""
        return self.page + 1 if self.page < self.pages else 0


def find(by: Actor, asked: Asked, page: int = 1, *, now: datetime | None = None) -> Found:
    """By name; fifty a page. `now` for tests."""
    rows = matching(by, asked, now or clock.now())
    total = rows.count()
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    shown = list(rows.select_related("institution").only(*SHOWN)[(page - 1) * PAGE : page * PAGE])
    open_ids = open_among(shown, now or clock.now())
    oldest = oldest_of(by)
    return Found([row_of(one, one.pk in open_ids, oldest) for one in shown], total, page)


SHOWN = (
    "name", "town", "status", "needs", "protected", "ended_at", "hsds_id", "institution_id", "institution__name", "institution__confirmed_on",
    "institution__organisation_id", "areas",
)  # fmt: skip


def matching(by: Actor, asked: Asked, now: datetime) -> QuerySet[Service]:
    """Every condition holds; of the needs one is enough, of the accessibility all."""
    rows = services_of(by)
    if not asked.everything:
        rows = rows.filter(status="active")
    if asked.needs:
        rows = rows.filter(needs__overlap=list(asked.needs))
    if asked.areas:
        wider = sorted({code for area in asked.areas for code in regions.parents(area)})
        rows = rows.filter(Q(areas__overlap=wider) | Q(within__overlap=list(asked.areas)))
    if asked.accessibility:
        rows = rows.filter(accessibility__contains=list(asked.accessibility))
    if words := WORD.findall(asked.words)[:MOST_WORDS]:
        rows = rows.filter(vector=SearchQuery(" & ".join(f"{word.lower()}:*" for word in words), config="simple", search_type="raw"))
    if asked.open_now:
        rows = rows.filter(Exists(open_at(now).filter(service_id=OuterRef("pk"))))
    return rows.order_by("name", "pk")


def open_at(now: datetime) -> QuerySet[OpenTime]:
    """Open times that cover this moment. Days of validity are counted in WIB: at most two hours off at its edges."""
    at, today = week_minute(now), (now + timedelta(hours=7)).date()
    begun, lasting = Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
    return OpenTime.objects.filter(begun, lasting, since__lte=at, until__gt=at)


def open_among(shown: list[Service], now: datetime) -> set[Any]:
    """Which of these are open."""
    return set(open_at(now).filter(service_id__in=[one.pk for one in shown]).values_list("service_id", flat=True))


def row_of(one: Service, is_open: bool, oldest: date) -> Row:
    """The service, its institution and town, what it is for, and whether somebody should ask there again."""
    where = one.town or ", ".join(regions.name_of(code) for code in one.areas[:3])
    sub = " · ".join(part for part in (one.institution.name, where, ", ".join(labels("services", one.needs))) if part)
    pills = [Pill(_("buka sekarang"), "accent")] if is_open else []
    if one.protected:
        pills.append(Pill(_("lokasi terlindung")))
    tag = None
    if one.status != "active":
        tag = Tag(statuses().get(one.status, one.status))
    elif is_stale(one.institution.confirmed_on, oldest):
        tag = Tag(_("perlu dikonfirmasi"), "late")
    return Row(one.name, f"{institution_url(one.institution_id)}#l-{one.hsds_id}", sub, tag=tag, pills=pills)
