"""`/kasus/<id>/undangan/<entry>/notulen/`: the minutes of a conference that was called together, written on the day and signed after."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, named_team, the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.recording import RecordPage, record
from sintas.casework.forms.conference import ConferenceForm
from sintas.casework.reading.conference import conference_view
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff.signin import asks_again

from ..actions.convening import VERB
from ..actions.holding import hold_called
from ..actions.packing import VERB as SHARE
from ..actions.signing import sign_minutes
from ..reading.called import begun_minutes
from ..reading.confirmed import partner_words, word_releases
from ..reading.minutes import minutes_of, standing_minutes
from .convening import the_convening


def _read_it(case: Case, row: Any) -> str:
    return reverse("exchange:minutes", args=[case.pk, row.entry])


HELD = RecordPage(
    "conference",
    ConferenceForm,
    hold_called,
    gettext_lazy("Tulis notulen pembahasan"),
    lead=gettext_lazy("Dari undangannya sudah terisi. Centang yang hadir; yang diundang tetapi tidak tercatat menjadi “tidak hadir”."),
    save=gettext_lazy("Simpan notulen"),
    saved=gettext_lazy("Notulen tersimpan. Yang hadir dapat menandatanganinya."),
    back="conference_calls",
    verb=VERB,
    then=_read_it,
)


def write(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`tulis/`: once they stand they are corrected where every conference is."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_convening(case, entry)
    if standing_minutes(case, entry) is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("casework:conference_entry", args=[case.pk, entry]))
    page = replace(HELD, keep=partial(hold_called, convening=entry), first=partial(begun_minutes, entry=entry))
    return record(request, page, file_id, opened=case)


@require_safe
def minutes(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The version that stands, who signed it, what partners say of it; signatures and words on older ones shown as such."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read conference", file_id=case.pk, opens=True, opens_release=word_releases(case, entry), entry=str(entry))
    the_convening(case, entry)
    one = conference_view(case, entry, get_language() or "id")
    held = minutes_of(case, entry, actor.user_id)
    if one is None or held is None:
        raise NotYours(verb="read conference", file_id=case.pk)
    head = head_of(case, actor=actor, tab="plan")
    context = {
        "head": head,
        "alerts": head.alerts,
        "one": one,
        "held": held,
        "partners": partner_words(case, entry, held.version),
        "may_record": can(actor, VERB, case),
        "may_share": can(actor, SHARE, case) and actor.user_id in named_team(case),
    }
    return render(request, "exchange/minutes.html", context)


@asks_again
@require_POST
def sign(request: HttpRequest, file_id: UUID, entry: UUID, number: int) -> HttpResponse:
    """The version in the address is the one that was read; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_convening(case, entry)
    trail.record(by=actor, verb="read conference", file_id=case.pk, opens=True, entry=str(entry))
    sign_minutes(by=actor, case=case, entry=entry, version=number)
    messages.success(request, _("Notulen versi %(version)s Anda tandatangani.") % {"version": number})
    return HttpResponseRedirect(reverse("exchange:minutes", args=[case.pk, entry]), status=303)
