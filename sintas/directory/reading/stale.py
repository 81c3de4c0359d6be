"""What nobody has confirmed for too long, and every institution by name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.staff.actor import Actor

from ..freshness import oldest_fresh
from ..models import Service
from ..policy import institutions_of
from .links import institution_url

OFFERED = Service.objects.filter(status="active")


def is_stale(confirmed_on: date | None, oldest: date) -> bool:
    """Has nobody asked there since `oldest`, a day of age.oldest_of()?"""
    return confirmed_on is None or confirmed_on < oldest


def listed(by: Actor, *, stale: bool, months: int, first: int, count: int) -> tuple[list[Row], int]:
    """(rows, how many in all): by name, or with `stale` those to be confirmed, the oldest first.

    Three queries: services are counted for the page that is shown, not for the whole directory (5,000: 20 ms instead of 180).
    """
    rows, oldest = institutions_of(by), oldest_fresh(clock.today(), months)
    if stale:
        old = Q(confirmed_on=None) | Q(confirmed_on__lt=oldest)
        rows = rows.filter(old, Exists(OFFERED.filter(institution_id=OuterRef("pk")))).order_by(F("confirmed_on").asc(nulls_first=True), "name", "pk")
    else:
        rows = rows.order_by("name", "pk")
    shown = list(rows.only("name", "confirmed_on")[first : first + count])
    of_page = OFFERED.filter(institution_id__in=[one.pk for one in shown])
    offered = dict(of_page.values("institution_id").annotate(n=Count("pk")).values_list("institution_id", "n"))
    return [row_of(one.pk, one.name, one.confirmed_on, offered.get(one.pk, 0), oldest) for one in shown], rows.count()


def row_of(pk: UUID, name: str, confirmed_on: date | None, offered: int, oldest: date) -> Row:
    """Its name, how many services, when it was confirmed."""
    many = ngettext("%(n)s layanan", "%(n)s layanan", offered) % {"n": offered}
    tag = Tag(_("perlu dikonfirmasi"), "late") if is_stale(confirmed_on, oldest) else Tag(_("dikonfirmasi"), "done")
    return Row(name, institution_url(pk), f"{many} · {said(confirmed_on)}", tag=tag)


def said(confirmed_on: date | None) -> str:
    """When it was last confirmed, in words."""
    if confirmed_on is None:
        return _("belum pernah dikonfirmasi")
    return _("dikonfirmasi terakhir %(day)s") % {"day": numbers.day(confirmed_on)}
