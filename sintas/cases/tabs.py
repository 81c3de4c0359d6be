"""The tabs of a case page. Rooms above add theirs when they start (apps.py), so that nothing here looks up."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.kit.pieces import Tab
from sintas.staff.actor import Actor

from .models import Case
from .policy import can


@dataclass(frozen=True)
class CaseTab:
    """One tab: its name in code, words, url name (takes the file's id), place in the order, and the verb its page asks for."""

    name: str
    label: str | Promise
    url_name: str
    order: int
    verb: str = "cases.read"


TABS: dict[str, CaseTab] = {}


def add_tab(tab: CaseTab) -> None:
    """Called once per tab while the program starts."""
    TABS[tab.name] = tab


def tabs_for(case: Case, actor: Actor, current: str) -> list[Tab]:
    """The tabs of one case in their order; a page this person would be refused has none."""
    ordered = sorted((tab for tab in TABS.values() if can(actor, tab.verb, case)), key=lambda tab: tab.order)
    return [Tab(tab.label, reverse(tab.url_name, args=[case.pk]), tab.name == current) for tab in ordered]


for _tab in (
    CaseTab("people", _("Orang & kontak"), "cases:people", 20),
    CaseTab("safety", _("Keselamatan"), "cases:safety", 30),
    CaseTab("duties", _("Kewajiban"), "cases:duties", 35),
    CaseTab("consent", _("Persetujuan"), "cases:consents", 40),
    CaseTab("attachments", _("Lampiran"), "cases:attachments", 70),
    CaseTab("team", _("Tim"), "cases:team", 80),
):
    add_tab(_tab)
