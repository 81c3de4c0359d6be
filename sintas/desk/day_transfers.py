"""Cases offered to one's unit, which wait for an answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.exchange.reading.incoming import Incoming, incoming_for
from sintas.kit import numbers
from sintas.kit.pieces import Link, Row, Tag
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 5


def transfers(actor: Actor, day: Day) -> Shown | None:
    """The earliest due first; the shared screen shows none."""
    if day.shared:
        return None
    found = incoming_for(actor)
    if not found:
        return None
    link = Link(reverse("exchange:incoming"), _("Lihat semua"))
    return Shown(
        "transfers", _("Pengalihan masuk"), "desk/rows.html", {"rows": [row_of(one) for one in found[:MOST]]}, count=len(found), link=link
    )


def row_of(one: Incoming) -> Row:
    """By number: the case itself is not this reader's."""
    sub = _("Dari %(unit)s, %(since)s. %(urgency)s.") % {
        "unit": one.from_unit,
        "since": numbers.since(one.asked_at),
        "urgency": one.urgency,
    }
    return Row(
        f"{one.number} → {one.to_unit}",
        reverse("exchange:incoming_read", args=[one.transfer_id]),
        sub,
        tag=Tag(_("Lewat waktu"), "late") if one.late else None,
    )


add_section(Section("transfers", gettext_lazy("Pengalihan masuk"), transfers, wide=True, order=16, verb="exchange.receive"))
