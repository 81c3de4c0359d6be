"""The list of tracks of a case, one track, and the decision about it."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.history import history
from sintas.cases.views.recording import RecordPage, record
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..actions.base import VERB, the_track
from ..actions.tracks import decide_track
from ..forms.track import track_form
from ..loader import track as library_track
from ..models import CaseTrack
from ..reading.tracks import kept_of, track_shown, tracks_of, url_of_track


@require_safe
def tracks(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/jalur/`: what runs, what is offered and why, what is not offered and why."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read tracks", file_id=case.pk)
    head = head_of(case, actor=actor, tab="tracks")
    shown = tracks_of(case, get_language() or "id")
    context = {"head": head, "alerts": head.alerts, "shown": shown, "may": can(actor, VERB, case)}
    return render(request, "tracks/tracks.html", context)


@require_safe
def track_page(request: HttpRequest, file_id: UUID, track: str) -> HttpResponse:
    """`/kasus/<id>/jalur/<track>/`: the steps, what is next, reminders, sources. 404 for a track there is not."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    found = the_track(track, case)
    trail.record(by=actor, verb="read track", file_id=case.pk, track=found.slug)
    head = head_of(case, actor=actor, tab="tracks")
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": track_shown(case, found, get_language() or "id"),
        "may": can(actor, VERB, case),
    }
    return render(request, "tracks/track.html", context)


@cache
def track_form_page(slug: str) -> RecordPage:
    """The page of a decision; its title is the track's name in the reader's language."""

    def back(case: Case, _row: Any) -> str:
        return url_of_track(case, slug)

    name: Any = lazy(lambda: library_track(slug).said.label(get_language() or "id"), str)()
    return RecordPage(
        "track", track_form(slug), decide_track, name, CaseTrack, verb=VERB, back="tracks:tracks", then=back, saved=_("Jalur tersimpan."),
        lead=_("Klien yang memilih. Jelaskan dulu apa yang akan terjadi, lalu catat pilihannya."),
    )  # fmt: skip


def track(request: HttpRequest, file_id: UUID, track: str) -> HttpResponse:
    """`/kasus/<id>/jalur/<track>/keputusan/`: the decision; a case has one of each track, so one that stands is corrected here as well."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    found = the_track(track, case)
    kept = kept_of(case).get(found.slug)
    return record(request, track_form_page(found.slug), file_id, kept.entry if kept else None, opened=case)


def track_entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/jalur-keputusan/<entry>/`: the decision as it stands, corrected or carried on."""
    case, slug = track_of(request, file_id, entry, VERB)
    return record(request, track_form_page(slug), file_id, entry, opened=case)


@require_safe
def track_history(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Its versions."""
    _case, slug = track_of(request, file_id, entry, "cases.read")
    return history(track_form_page(slug))(request, file_id, entry)


def track_of(request: HttpRequest, file_id: UUID, entry: UUID, verb: str) -> tuple[Case, str]:
    """The case and the track of one of its entries. Raises NotYours; also for a track the library has no more."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, verb)
    slug = CaseTrack.objects.filter(file_id=case.pk, entry=entry).values_list("track", flat=True).first()
    if slug is None:
        raise NotYours(verb="read track", file_id=case.pk)
    return case, the_track(slug, case).slug
