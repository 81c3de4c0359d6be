"""The page "Orang & kontak", and striking out what was entered in error there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..actions.match import VERB, possible_match
from ..actions.people_strike import KINDS, strike
from ..policy import the_case
from ..reading.head import head_of
from ..reading.people import People, people_page


@require_safe
def people(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Everybody of the file and what happened, on one page; opening it stands in the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read people", file_id=case.pk, opens=True)
    page = people_page(case)
    head = head_of(case, actor=actor, tab="people")
    context = {"head": head, "alerts": head.alerts, "page": page, "known_already": known_already(actor, page)}
    return render(request, "cases/people.html", context)


def known_already(actor: Actor, page: People) -> bool:
    """Whether the NIK or a number stands in another file of the organisation: asked only for a holder of the verb."""
    if not actor.holds(VERB):
        return False
    if page.nik and possible_match(by=actor, nik=page.nik, but_not=page.rows_to_match):
        return True
    return any(possible_match(by=actor, phone=number, but_not=page.rows_to_match) for number in page.phones)


def strike_out(request: HttpRequest, file_id: UUID, kind: str, entry: UUID) -> HttpResponse:
    """GET asks once more, POST strikes out. 404 for what is not there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.record")
    if kind not in KINDS or not KINDS[kind].current.filter(file_id=case.pk, entry=entry).exists():
        raise NotYours(verb="strike out", file_id=case.pk)
    back = reverse("cases:people", args=[case.pk])
    if request.method == "POST":
        strike(by=actor, case=case, kind=kind, entry=entry)
        messages.success(request, _("Dicoret. Riwayatnya tetap tersimpan."))
        return HttpResponseRedirect(back)
    page = FormPage(
        title=_("Coret catatan ini?"),
        lead=_(
            "Untuk yang keliru dicatat. Ia hilang dari daftar, dan tetap ada dalam riwayat. Yang berubah cukup diperbaiki, tidak dicoret."
        ),
        back=Link(back, case.number),
        save=_("Coret"),
    )
    return render(request, "kit/confirm_page.html", {"page": page, "danger": True})
