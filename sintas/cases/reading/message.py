"""A reminder a worker may copy into a message: only where the client's safe-contact rules say that a message is safe. Nothing is sent by us.

The words are such as anybody's phone could show: no name, no institution, no place, nothing of why two people meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact

from ..models import Case, Reach

BY_MESSAGE = frozenset({"whatsapp", "free"})  # of reach_channels: what lets a message through
WRITTEN = re.compile(r"\b(pesan|tertulis|tulisan|chat|wa|whatsapp|sms|message|messages|text|texts)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Message:
    """`text` is "" when none is offered, and `why` says why. `first`: what must be read before it is used."""

    text: str
    why: str
    first: list[Fact]


def message_about(case: Case, starts_at: datetime) -> Message:
    """A reminder of an appointment ahead. Opens header words alone."""
    rules = list(Reach.current.filter(file_id=case.pk).only("id", "file_id", "channel", "allowed", "when", "never_say", "whose"))
    why = unsafe(rules)
    if why:
        return Message("", why, [])
    ways = [rule for rule in rules if rule.channel in BY_MESSAGE]
    first = [
        Fact(term, words)
        for rule in ways
        for term, words in ((_("Kapan aman"), rule.when), (_("Milik atau lewat siapa"), rule.whose), (_("Yang tidak boleh"), rule.never_say))
        if words
    ]
    return Message(words_for(starts_at), "", first)


def unsafe(rules: list[Reach]) -> str:
    """Why no message may be offered; "" when one may. What nobody has written down is not safe; one no outweighs every yes."""
    if any(rule.channel in BY_MESSAGE and not rule.allowed for rule in rules):
        return _("Menurut aturan menghubungi klien ini, pesan tertulis tidak aman. Jangan mengirim pesan.")
    if any(rule.never_say and WRITTEN.search(rule.never_say) for rule in rules):
        return _("Aturan menghubungi klien ini menyebut pesan tertulis di antara yang tidak boleh. Baca aturannya dahulu.")
    if not any(rule.channel in BY_MESSAGE for rule in rules):
        return _("Belum tercatat bahwa klien aman menerima pesan. Tanyakan dahulu kepada klien, lalu catat aturannya.")
    return ""


def words_for(starts_at: datetime) -> str:
    """When, in the zone of whoever writes."""
    local = clock.local(starts_at)
    return _("Halo, sekadar mengingatkan: kita bertemu %(day)s pukul %(time)s %(zone)s. Kabari bila ingin diubah.") % {
        "day": numbers.long_day(local),
        "time": numbers.clock_time(local),
        "zone": clock.zone_letters(),
    }
