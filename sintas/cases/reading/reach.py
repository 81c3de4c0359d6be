"""The safe-contact rules, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit import phones
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Case, Reach


@dataclass(frozen=True)
class ReachRule:
    """One way to reach the client. `traces` warns that something stays on a device or on paper."""

    title: str
    allowed: bool
    first: bool
    traces: bool
    facts: list[Fact]
    url: str


def reach_rules(case: Case, rows: list[Reach], lang: str) -> list[ReachRule]:
    """First choice first, ways never to use last."""
    channels = load("reach_channels")
    return [
        ReachRule(
            title=title(row, channels.label(row.channel, lang)),
            allowed=row.allowed,
            first=row.first_choice,
            traces=row.allowed and channels.has(row.channel) and channels.get(row.channel).flag("traces"),
            facts=facts(row),
            url=reverse("cases:reach_entry", args=[case.pk, row.entry]),
        )
        for row in rows
    ]


def title(row: Reach, channel: str) -> str:
    """ "Lewat orang yang dipercaya: pembina asrama"."""
    return f"{channel}: {row.whose}" if row.whose else channel


def facts(row: Reach) -> list[Fact]:
    """What to know before dialling."""
    shown = phones.shown(row.value) if row.value else ""
    known = [
        (_("Nomor atau alamat"), shown),
        (_("Kapan aman"), row.when),
        (_("Mengaku sebagai"), row.say),
        (_("Yang tidak boleh"), row.never_say),
        (_("Kata sandi yang disepakati"), row.code_word),
    ]
    return [Fact(term, words) for term, words in known if words]
