"""The entries of the navigation, by what somebody may do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sintas.kit.shell import NavItem
from sintas.staff.actor import Actor


def nav_of(request: HttpRequest, actor: Actor, shared: bool, file_id: UUID | None) -> list[NavItem]:
    """Five at most on a phone. While the screen is shared only the day and the one file are left."""
    here = here_of(request)
    today = item(request, _("Hari ini"), "desk:today", "today", here == "today")
    if shared:
        return [one for one in (today, *shared_items(file_id, here)) if one is not None]
    reads, receives = actor.holds("cases.read"), actor.holds("intake.read")
    found: list[NavItem | None] = [today]
    if reads:
        found.append(item(request, _("Kasus"), "cases:list", "case", here == "cases"))
    if actor.holds("cases.record"):
        found.append(item(request, _("Catat"), "desk:record", "pen", here == "record"))
    if receives:
        found.append(item(request, _("Pengaduan"), "intake:list", "hand", here == "intake"))
    if actor.holds("cases.observe"):
        found.append(item(request, _("Asuhan"), "cases:care_list", "heart", here == "care"))
    if actor.holds("directory.look"):
        found.append(item(request, _("Direktori"), "directory:search", "search", here == "directory", phone=False))
    if reads:
        found.append(item(request, _("Jadwal"), "cases:day", "calendar", here == "diary", phone=False))
    if actor.holds("programmes.read"):
        found.append(item(request, _("Program"), "programmes:week", "home", here == "programmes", phone=not reads))
    if actor.holds("groups.read"):
        found.append(item(request, _("Kelompok"), "groupwork:list", "people", here == "groups", phone=False))
    if actor.holds("staff.see_workload"):
        found.append(item(request, _("Ikhtisar"), "access:overview", "chart", here == "workload", phone=not actor.holds("cases.record")))
    if actor.holds("staff.register"):
        found.append(item(request, _("Petugas"), "staff:register", "people", here == "register", phone=not reads))
    if actor.holds("staff.set_up"):
        found.append(item(request, _("Lembaga"), "staff:organisation", "gear", here == "organisation", phone=not reads))
    if actor.holds("access.break_glass"):
        found.append(item(request, _("Keadaan darurat"), "access:glass", "warn", here == "glass", phone=False))
    found.append(item(request, _("Lainnya"), "desk:open", "more", here == "open"))
    return [one for one in found if one is not None]


def shared_items(file_id: UUID | None, here: str) -> list[NavItem]:
    """The one file that may stay in sight, if one was named."""
    if file_id is None:
        return []
    return [
        NavItem(_("Berkas"), reverse("desk:case", args=[file_id]), "case", current=here == "cases"),
        NavItem(_("Catat"), reverse("cases:record_what", args=[file_id]), "pen", current=here == "record"),
    ]


def item(request: HttpRequest, label: str, name: str, icon: str, current: bool, **where: Any) -> NavItem | None:
    """None for a page no room has."""
    try:
        return NavItem(label, reverse(name), icon, current=current, **where)
    except NoReverseMatch:
        return None


RECORDING = {
    "cases:record_what",
    "desk:record",
    "cases:note",
    "cases:contact",
    "casework:session",
    "casework:session_plan",
    "cases:incident",
}


OF_A_CASE = "kasus/"  # how an address inside a case begins


def here_of(request: HttpRequest) -> str:
    """Which entry the page belongs to."""
    match = request.resolver_match
    name = match.view_name if match else ""
    single = {
        "desk:today": "today",
        "desk:open": "open",
        "cases:day": "diary",
        "cases:week": "diary",
        "cases:unit_week": "diary",
        "cases:unit_week_of": "diary",
        "staff:register": "register",
        "cases:workload": "workload",
        "cases:workload_of": "workload",
        "cases:unit_duties": "workload",
        "cases:unit_duties_of": "workload",
        "access:overview": "workload",
        "access:overview_of": "workload",
        "access:join": "workload",
        "access:glass": "glass",
    }
    if name in single:
        return single[name]
    if name in RECORDING:
        return "record"
    if name.startswith("intake:") and name != "intake:received":
        return "intake"
    if name.startswith("directory:"):
        return "directory"
    if name.startswith("programmes:") and "file_id" not in (match.kwargs if match else {}):
        return "programmes"
    if name.startswith(("groupwork:", "documents:group_")) and match is not None and not match.route.startswith(OF_A_CASE):
        return "groups"
    if name.startswith("cases:care"):
        return "care"
    if name == "staff:organisation":
        return "organisation"
    of_a_file = ("cases:", "casework:", "intake:", "access:restrict", "access:openings", "desk:case", "desk:search", "documents:", "programmes:", "groupwork:")
    return "cases" if name.startswith(of_a_file) or (match is not None and "file_id" in match.kwargs) else ""
