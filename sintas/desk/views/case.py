"""The case page: the head, the story, what the stage still needs, and about this file. Composed here of what the rooms below know."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.about import About, about_of, facts_shown
from sintas.cases.reading.duty_clocks import clock_lines
from sintas.cases.reading.head import head_of
from sintas.cases.reading.story import PAGE, records_of, told
from sintas.casework.dossier import verdict_from
from sintas.casework.reading.stage import stage_view
from sintas.groupwork.panels import groups_panel
from sintas.intake.panels import received_panel
from sintas.kit.pieces import Pager, Tab
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.practice.stages import engagement
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow
from sintas.tracks.panels import tracks_panel

from ..context import is_shared, recent_of, shared_file

# group of record kinds -> its word in the address
FILTERS = {
    "contact": "kontak",
    "session": "sesi",
    "note": "catatan",
    "safety": "keselamatan",
    "assessment": "asesmen",
    "plan": "rencana",
    "evaluation": "evaluasi",
    "decision": "keputusan",
    "people": "orang",
    "paper": "surat",
    "track": "jalur",
}


@require_safe
def case(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/`. `?jenis=kontak,sesi` keeps kinds of record, `?hal=2` turns the page. At most 15 queries, sign-in and trail included."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    found = the_case(actor, file_id)
    keep_to_the_shared_one(request, found)
    reading = trail.record(by=actor, verb="read file", file_id=found.pk, opens=True)
    lang = get_language() or "id"
    chosen, page = asked_kinds(request), asked_page(request)
    # The rows come before anything is unsealed: every envelope has then named its key, and one query fetches all keys of the page.
    rows = records_of(found, kinds_in(chosen), page)
    if not is_shared(request):
        recent_of(request, actor)
    about = about_of(found, lang, with_consent=found.stage == engagement.STAGE.code, but=reading.pk)
    head = head_of(found, actor=actor, tab="story")
    story = told(rows, found, page, lang)
    context = {
        "head": head,
        "alerts": head.alerts,
        "clocks": [] if is_shared(request) else clock_lines(found.pk, about.clocks),
        "months": story.months,
        "chips": chips(found, chosen),
        "filtered": bool(chosen),
        "pager": pager(found, chosen, story.total, page, len(rows)),
        "stage": stage_of(found, about, lang),
        "may_move": can(actor, "cases.complete_stage", found) and found.closed_on is None,
        "facts": facts_shown(about, found.pk),
        "from_document": bool(found.source_ref),
        "linked": about.linked,
        "received": received_panel(found) if about.referred else None,
        "tracks": tracks_panel(found),
        "groups": groups_panel(found) if about.grouped else [],
        "can_go_back": bool(journeys.get(found.journey).earlier(found.stage)),
    }
    return render(request, "desk/case.html", context)


def keep_to_the_shared_one(request: HttpRequest, found: Case) -> None:
    """While somebody sits alongside, no other file is sent to this device."""
    if is_shared(request) and shared_file(request) not in (None, found.pk):
        raise NotNow(_("Layar sedang dibagi. Selesaikan berbagi layar sebelum membuka berkas lain."), verb="read file", file_id=found.pk)


def stage_of(found: Case, about: About, lang: str) -> Any:
    """The checklist of the stage in which the case stands; None for a closed case."""
    if found.closed_on is not None:
        return None
    return stage_view(found, found.stage, verdict_from(found.stage, about.facts, about.consent), lang)


def asked_kinds(request: HttpRequest) -> list[str]:
    """Groups named in the address; unknown words are passed over."""
    wanted = set(request.GET.get("jenis", "").split(","))
    return [group for group, word in FILTERS.items() if word in wanted]


def asked_page(request: HttpRequest) -> int:
    number = request.GET.get("hal", "")
    return max(1, int(number)) if number.isdigit() and len(number) < 6 else 1


def kinds_in(groups: list[str]) -> list[str] | None:
    """The kinds of record of these groups; None for all."""
    return [row.code for group in groups for row in load("record_kinds").of_group(group)] if groups else None


def chips(found: Case, chosen: list[str]) -> list[Tab]:
    """The filters as links; one at a time, several by hand in the address."""
    url, lang = reverse("desk:case", args=[found.pk]), get_language() or "id"
    names = {group.code: group.label(lang) for group in load("record_kinds").groups}
    each = [Tab(names[group], f"{url}?jenis={word}#cerita", group in chosen) for group, word in FILTERS.items() if group in names]
    return [Tab(_("Semua"), f"{url}#cerita", not chosen), *each]


def pager(found: Case, chosen: list[str], total: int, page: int, here: int) -> Pager | None:
    """Only when there is more than one page."""
    if total <= PAGE and page == 1:
        return None
    first = (page - 1) * PAGE
    base = {"jenis": ",".join(FILTERS[group] for group in chosen)} if chosen else {}

    def at(number: int) -> str:
        query = urlencode({**base, **({"hal": number} if number > 1 else {})})
        return reverse("desk:case", args=[found.pk]) + (f"?{query}" if query else "") + "#cerita"

    return Pager(first + 1, first + here, total, at(page - 1) if page > 1 else "", at(page + 1) if first + here < total else "")
