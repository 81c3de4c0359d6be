"""The pages of case conferences: the list, one as minutes are read, and writing or correcting one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.recording import RecordPage
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..actions.conferring import VERB, hold_conference
from ..forms.conference import ConferenceForm
from ..models import Conference
from ..reading.conference import conference_view, conferences_of, last_decided


def _aside(request: HttpRequest, case: Case) -> dict[str, Any]:
    match = request.resolver_match
    entry, lang = match.kwargs.get("entry") if match else None, get_language() or "id"
    return {"before": conference_view(case, entry, lang) if entry else last_decided(case, lang), "correcting": entry is not None}


def _read_it(case: Case, row: Conference) -> str:
    return reverse("casework:conference_page", args=[case.pk, row.entry])


CONFERENCE = RecordPage(
    "conference",
    ConferenceForm,
    hold_conference,
    _("Catat pembahasan kasus"),
    Conference,
    lead=_("Nomornya diberikan sendiri. Isi yang perlu saja, sisanya boleh menyusul."),
    save=_("Simpan pembahasan"),
    saved=_("Pembahasan tersimpan."),
    back="casework:conferences",
    verb=VERB,
    template="casework/conference.html",
    aside=_aside,
    then=_read_it,
)


@require_safe
def conferences(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/rapat/`: every conference of the case, the latest first, with its decisions and what became of them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read conference", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="plan")
    shown = conferences_of(case, get_language() or "id")
    calls = address_if_any("conference_calls", case.pk)
    context = {"head": head, "alerts": head.alerts, "shown": shown, "may_record": can(actor, VERB, case), "calls_url": calls}
    return render(request, "casework/conferences.html", context)


@require_safe
def conference(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/rapat/<entry>/`: one conference to read. 404 for an entry that is not of this case."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read conference", file_id=case.pk, opens=True, entry=str(entry))
    one = conference_view(case, entry, get_language() or "id")
    if one is None:
        raise NotYours(verb="read conference", file_id=case.pk)
    head = head_of(case, actor=actor, tab="plan")
    context = {"head": head, "alerts": head.alerts, "one": one, "may_record": can(actor, VERB, case)}
    return render(request, "casework/conference_page.html", context)
