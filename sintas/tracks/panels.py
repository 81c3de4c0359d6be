"""What this room shows on the case page: the tracks that run, one line each."""

from __future__ import annotations

from django.utils.translation import get_language

from sintas.cases.bases import Case
from sintas.kit.pieces import Row

from .loader import slugs, track
from .reading.steps import tag_of
from .reading.tracks import RUNS, kept_of, url_of_track


def tracks_panel(case: Case) -> list[Row]:
    """Tracks offered, chosen or under way, in the order of the list. One query, nothing is unsealed."""
    lang = get_language() or "id"
    kept = kept_of(case)
    running = [kept[slug] for slug in slugs() if slug in kept and kept[slug].state in RUNS]
    return [Row(track(row.track).said.label(lang), url_of_track(case, row.track), tag=tag_of(row.state, lang)) for row in running]
