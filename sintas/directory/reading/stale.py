"""What nobody has confirmed for too long, and every institution by name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.staff.actor import Actor

from ..freshness import oldest_fresh
from ..policy import institutions_of
from .links import institution_url

OFFERED = Q(services__status="active")


def is_stale(confirmed_on: date | None) -> bool:
    """Has nobody asked there lately?"""
    return confirmed_on is None or confirmed_on < oldest_fresh(clock.today())


def listed(by: Actor, *, stale: bool, first: int, count: int) -> tuple[list[Row], int]:
    """(rows, how many in all): by name, or with `stale` those to be confirmed, the oldest first. Two queries."""
    rows = institutions_of(by).annotate(offered=Count("services", filter=OFFERED))
    if stale:
        old = Q(confirmed_on=None) | Q(confirmed_on__lt=oldest_fresh(clock.today()))
        rows = rows.filter(old, offered__gt=0).order_by(F("confirmed_on").asc(nulls_first=True), "name", "pk")
    else:
        rows = rows.order_by("name", "pk")
    shown = rows.only("name", "confirmed_on")[first : first + count]
    return [row_of(one.pk, one.name, one.confirmed_on, one.offered) for one in shown], rows.count()


def row_of(pk: UUID, name: str, confirmed_on: date | None, offered: int) -> Row:
    """Its name, how many services, when it was confirmed."""
    many = ngettext("%(n)s layanan", "%(n)s layanan", offered) % {"n": offered}
    tag = Tag(_("perlu dikonfirmasi"), "late") if is_stale(confirmed_on) else Tag(_("dikonfirmasi"), "done")
    return Row(name, institution_url(pk), f"{many} · {said(confirmed_on)}", tag=tag)


def said(confirmed_on: date | None) -> str:
    """When it was last confirmed, in words."""
    if confirmed_on is None:
        return _("belum pernah dikonfirmasi")
    return _("dikonfirmasi terakhir %(day)s") % {"day": numbers.day(confirmed_on)}
