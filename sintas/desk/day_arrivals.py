"""Referrals that came from another unit, and whose sender has not heard yet what became of them."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.exchange.policy import RECEIVE
from sintas.exchange.reading.arrivals import Arrived, unanswered_for
from sintas.kit import clock, numbers
from sintas.kit.pieces import Link, Row, Tag
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 5


def arrivals(actor: Actor, day: Day) -> Shown | None:
    """The longest waiting first; the shared screen shows none."""
    found = [] if day.shared else unanswered_for(actor)
    if not found:
        return None
    rows = [row_of(one, enquiry) for one, enquiry in found[:MOST]]
    link = Link(reverse("intake:list"), _("Lihat semua"))
    return Shown("arrivals", _("Rujukan masuk yang menunggu jawaban"), "desk/rows.html", {"rows": rows}, count=len(found), link=link)


def row_of(one: Arrived, enquiry: UUID | None) -> Row:
    """By number and unit, as the list of enquiries has it; once it is taken in the way leads to the enquiry, where it is decided."""
    sub = _("Dari %(unit)s. Menunggu %(span)s; jawaban diharapkan %(until)s.") % {
        "unit": one.from_unit,
        "span": numbers.span(clock.now() - one.sent_at),
        "until": numbers.day(one.answer_by),
    }
    if one.taken:
        sub = f"{sub} {_('Sudah dicatat, menunggu keputusan.')}"
    url = reverse("intake:enquiry", args=[enquiry]) if enquiry else reverse("exchange:arrival", args=[one.arrival_id])
    return Row(f"{one.number} → {one.to_unit}", url, sub, tag=Tag(_("Lewat waktu"), "late") if one.late else None)


add_section(Section("arrivals", gettext_lazy("Rujukan masuk yang menunggu jawaban"), arrivals, wide=True, order=15, verb=RECEIVE))
