"""What this room shows on the case page: the tracks that run, one line each."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from sintas.cases.bases import Case
from sintas.kit.pieces import Row

from .loader import slugs, track
from .models import CaseTrack, TrackStep
from .reading.steps import tag_of
from .reading.tracks import RUNS, url_of_track


def tracks_panel(case: Case) -> list[Row]:
    """Tracks offered, chosen or under way, in the order of the list; a chosen one of which a step was recorded is under way, as on its page.

    One query, nothing is unsealed.
    """
    lang = get_language() or "id"
    begun = Exists(TrackStep.current.filter(file_id=OuterRef("file_id"), track=OuterRef("track")))
    rows = CaseTrack.current.filter(file_id=case.pk, state__in=RUNS).annotate(begun=begun).values_list("track", "state", "begun")
    running = {slug: "under_way" if state == "chosen" and steps else state for slug, state, steps in rows}
    shown = [slug for slug in slugs() if slug in running]
    return [Row(track(slug).said.label(lang), url_of_track(case, slug), tag=tag_of(running[slug], lang)) for slug in shown]
