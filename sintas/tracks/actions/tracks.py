"""Deciding about a track: offered, chosen or declined by the client, begun, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.actions import tasks
from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import CaseTrack
from ..reading.fitting import fit_of
from ..track import START, Track
from .base import VERB, entry_of_step, entry_of_track, may, owner_checked, the_track
from .owing import GOES_ON, KIND, begin_clocks, chosen_in

PUT_BEFORE = ("offered", *GOES_ON)  # states in which the track stands before the client


def decide_track(
    *,
    by: Actor,
    case: Case,
    track: str,
    state: str,
    happened: FuzzyDate | date | None = None,
    at: time | None = None,
    owner: str = "",
    aims: Iterable[str] = (),
    result: str = "",
    words: str | None = None,
    client_words: str | None = None,
    result_words: str | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> CaseTrack:
    """How a case stands with a track; `owner` is "me" or the id of a member of the team, `aims` codes of the track.

    Chosen or under way starts the times that count from the beginning, which is when it was chosen; declined or ended closes what is owed in it.
    Raises Refusal, NotYours (no such track), BadInput (not safe to offer, no result at the end, an unknown code), Overtaken, AlreadyDone.
    """
    may(by, case, "record track")
    whole = the_track(track, case)
    checked("state", "track_states", state)
    checked("result", "track_results", result)
    aims = list(dict.fromkeys(aims))
    check(case, whole, state, aims, result)
    row = keep(
        CaseTrack,
        by=by,
        case=case,
        kind="track",
        verb=VERB,
        line=client_words or words or result_words,
        happened=happened,
        at=at,
        tags=[whole.slug, state],
        entry=entry or entry_of_track(case, whole.slug),
        based_on=based_on,
        submission=submission,
        imported=imported,
        track=whole.slug,
        library_version=whole.version,
        state=state,
        owner=owner_checked(case, owner, by),
        aims=aims,
        result=result if state == "ended" else "",
        words=blank(words),
        client_words=blank(client_words),
        result_words=blank(result_words),
    )
    if state in GOES_ON and not imported:
        begin_clocks(by=by, case=case, track=whole, after=START, when=chosen_in(row), owner=row.owner)
    if state in ("declined", "ended"):
        close_clocks(by=by, case=case, track=whole)
    return row


def check(case: Case, track: Track, state: str, aims: list[str], result: str) -> None:
    """What cannot stand. A track that is not safe here is not put before the client, whoever asks; it can be declined and ended."""
    if not state:
        raise BadInput({"state": _("Pilih bagaimana jalur ini sekarang.")})
    if state in PUT_BEFORE:
        refused = fit_of(case, track).never
        if refused:
            lang = get_language() or "id"
            raise BadInput({"state": " ".join((_("Jalur ini tidak ditawarkan sekarang demi keselamatan klien."), refused[0].label(lang)))})
    if state == "ended" and not result:
        raise BadInput({"result": _("Pilih hasilnya. Jalur yang dihentikan klien juga sebuah hasil.")})
    known = {aim.code for aim in track.aims}
    if set(aims) - known:
        raise BadInput({"aims": _("Pilih dari daftar.")})


def close_clocks(*, by: Actor, case: Case, track: Track) -> None:
    """Nothing of the track is owed any more, neither by its own times nor by a day somebody set."""
    tasks.settle_all(by=by, case=case, kind=KIND, source_entries=[entry_of_step(case, track.slug, step.code) for step in track.steps])


def blank(words: Any) -> Any:
    """Nothing written is NULL."""
    return (words.strip() if isinstance(words, str) else words) or None
