"""The form of each step of a track."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.cases.views.history import history
from sintas.cases.views.recording import RecordPage, record
from sintas.safekeeping.refusals import NotYours

from ..actions.base import VERB, part_of, the_step
from ..actions.steps import record_step
from ..forms.step import of_part, step_form
from ..models import TrackStep
from ..reading.tracks import url_of_track


@cache
def step_page(part: str) -> RecordPage:
    """The page of one step; its title and its lead are the words of the track."""
    track, step = of_part(part)

    def back(case: Case, _row: Any) -> str:
        return url_of_track(case, track.slug)

    name: Any = lazy(lambda: step.said.label(get_language() or "id"), str)()
    lead: Any = lazy(lambda: step.said.hint(get_language() or "id"), str)()
    return RecordPage(
        "track_step", step_form(part), record_step, name, TrackStep, verb=VERB, back="tracks:tracks", then=back, lead=lead,
        saved=_("Langkah tersimpan."),
    )  # fmt: skip


def track_step(request: HttpRequest, file_id: UUID, part: str) -> HttpResponse:
    """`/kasus/<id>/jalur-langkah/<track>-<step>/`: a step; one that stands is corrected here as well, one that repeats is new each time."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    track, step = the_step(part, case)
    kept = (
        None
        if step.repeats
        else TrackStep.current.filter(file_id=case.pk, track=track.slug, step=step.code).values_list("entry", flat=True).first()
    )
    return record(request, step_page(part_of(track.slug, step.code)), file_id, kept, opened=case)


def track_step_entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/jalur-langkah/satu/<entry>/`: a step as it stands, corrected or carried on."""
    case, part = step_of(request, file_id, entry, VERB)
    return record(request, step_page(part), file_id, entry, opened=case)


@require_safe
def track_step_history(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Its versions."""
    _case, part = step_of(request, file_id, entry, "cases.read")
    return history(step_page(part))(request, file_id, entry)


def step_of(request: HttpRequest, file_id: UUID, entry: UUID, verb: str) -> tuple[Case, str]:
    """The case and the part of one of its entries. Raises NotYours; also for a step the library has no more."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, verb)
    found = TrackStep.objects.filter(file_id=case.pk, entry=entry).values_list("track", "step").first()
    if found is None:
        raise NotYours(verb="read track", file_id=case.pk)
    part = part_of(*found)
    the_step(part, case)
    return case, part
