"""A social worker's registration (STR, UU 14/2019) runs out on a day: said in good time, never as a reproach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Link, Notice, Tag

from ..actor import Actor
from ..models import User
from ..policy import people_of

SOON = timedelta(days=60)


@dataclass(frozen=True)
class StrState:
    """`state` is "" (in order, or none recorded), "soon" (within 60 days) or "expired"; `until` its last day."""

    state: str = ""
    until: date | None = None

    @property
    def tag(self) -> Tag | None:
        """Amber with a clock, in words; None when all is in order."""
        if self.until is None or not self.state:
            return None
        said = {"expired": _("STR habis %(day)s"), "soon": _("STR berlaku sampai %(day)s")}[self.state]
        return Tag(said % {"day": numbers.day(self.until)}, kind="late")


def state_of(until: date | None) -> StrState:
    """How a registration with this last day stands today."""
    if until is None:
        return StrState()
    if until < clock.today():
        return StrState("expired", until)
    return StrState("soon" if until <= clock.today() + SOON else "", until)


def reminders(actor: Actor, register_url: str = "") -> list[Notice]:
    """For "Hari ini": one's own STR, and for whoever keeps the register how many others run out (with the way there)."""
    said: list[Notice] = []
    mine = state_of(User.objects.values_list("str_expires_on", flat=True).get(pk=actor.user_id))
    if mine.until is not None and mine.state == "expired":
        words = _("STR Anda berlaku sampai %(day)s. Perpanjang, lalu sampaikan nomor barunya kepada administrator.")
        said.append(Notice(words % {"day": numbers.day(mine.until)}, kind="warn", icon="clock"))
    elif mine.until is not None and mine.state == "soon":
        words = _("STR Anda berlaku sampai %(day)s (%(due)s).")
        said.append(Notice(words % {"day": numbers.day(mine.until), "due": numbers.due(mine.until)}, kind="warn", icon="clock"))
    if actor.holds("staff.register"):
        others = people_of(actor).filter(is_active=True, str_expires_on__lte=clock.today() + SOON).exclude(pk=actor.user_id).count()
        if others:
            link = Link(register_url, _("Lihat daftar petugas")) if register_url else None
            said.append(
                Notice(
                    _("STR %(count)d petugas sudah habis atau habis dalam 60 hari.") % {"count": others},
                    kind="warn",
                    icon="clock",
                    link=link,
                )
            )
    return said
