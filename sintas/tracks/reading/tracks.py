"""The tracks of a case: which run, which are offered and why, which are not and why. Coded columns only, nothing is unsealed."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.attachments import kinds_of
from sintas.cases.reading.duties import duties_open
from sintas.cases.reading.team import team_choices
from sintas.kit import clock, numbers
from sintas.kit.pieces import CheckItem, Link, Row, Tag
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST

from ..fitting import Fit, fit
from ..loader import check_all
from ..models import CaseTrack
from ..track import Track, named
from .fitting import facts_of
from .special import Beside, beside, kept
from .steps import Stands, item_of, next_of, rows_of, stands_of, steps_kept, tag_of

RUNS = ("offered", "chosen", "under_way")
CODED = ("id", "entry", "track", "state", "owner", "aims", "result", "happened", "happened_on", "written_at")


@dataclass(frozen=True)
class TrackLine:
    """A track in the list. `why` and `not_why` are sentences; `next` says what comes next, '' when nothing is open."""

    title: str
    purpose: str
    url: str
    decide_url: str
    tag: Tag | None
    why: list[str]
    not_why: list[str]
    next: str
    done: str


@dataclass(frozen=True)
class TracksShown:
    """The page of tracks."""

    running: list[TrackLine]
    offered: list[TrackLine]
    past: list[TrackLine]
    unsafe: list[TrackLine]
    advocacy: Beside


@dataclass(frozen=True)
class Repeated:
    """The records of one step that was recorded more than once."""

    title: str
    rows: list[Row]
    add_url: str


@dataclass(frozen=True)
class TrackShown:
    """The page of one track."""

    slug: str
    title: str
    purpose: str
    fits: str
    tag: Tag | None
    state: str
    owner: str
    aims: list[str]
    result: str
    next: Link | None
    items: list[CheckItem]
    count: str
    repeated: list[Repeated]
    beside: list[Beside]
    duties: list[Row]
    papers: list[Row]
    why: list[str]
    not_why: list[str]
    prompts: list[str]
    sources: list[str]
    checked: str
    law: bool
    decide_url: str


def kept_of(case: Case) -> dict[str, CaseTrack]:
    """What was decided, by track. One query."""
    return {row.track: row for row in CaseTrack.current.filter(file_id=case.pk).only(*CODED)}


def url_of_track(case: Case, slug: str) -> str:
    return reverse("tracks:track_page", args=[case.pk, slug])


def decide_url_of(case: Case, slug: str, row: CaseTrack | None) -> str:
    """Where the decision is written, or corrected."""
    return reverse("tracks:track_entry", args=[case.pk, row.entry]) if row else reverse("tracks:track", args=[case.pk, slug])


def step_url(case: Case, track: Track, one: Stands) -> str:
    """The record of a step, or the form for it; of one that repeats always the form. The end of a record that is not ended is written there."""
    if one.open_record is not None and not one.settled:
        return reverse(f"{one.step.ends_record}_entry", args=[case.pk, one.open_record])
    if one.row is not None and not one.step.repeats:
        return reverse("tracks:track_step_entry", args=[case.pk, one.row.entry])
    return reverse("tracks:track_step", args=[case.pk, f"{track.slug}-{one.step.code}"])


def state_shown(row: CaseTrack | None, steps: list[Stands]) -> str:
    """A chosen track of which a step was recorded is under way, without anybody having to say so."""
    if row is None:
        return ""
    return "under_way" if row.state == "chosen" and any(one.row for one in steps) else str(row.state)


def tracks_of(case: Case, lang: str) -> TracksShown:
    """All tracks of the house for this case. Four queries."""
    decided, rows, facts = kept_of(case), steps_kept(case), facts_of(case)
    shown = TracksShown([], [], [], [], kept(case, "tracks:advocacy", _("Ditolak layanan: advokasi"), lang))
    for track in check_all():
        row, fits = decided.get(track.slug), fit(track, facts)
        steps = stands_of(case, track, rows)
        line = line_of(case, track, row, steps, fits, lang)
        if row is not None and row.state in RUNS:
            shown.running.append(line)
        elif row is not None:
            shown.past.append(line)
        elif fits.safe:
            shown.offered.append(line)
        else:
            shown.unsafe.append(line)
    shown.offered.sort(key=lambda line: not line.why)
    return shown


def line_of(case: Case, track: Track, row: CaseTrack | None, steps: list[Stands], fits: Fit, lang: str) -> TrackLine:
    """One track of the list."""
    state = state_shown(row, steps)
    coming = next_of(steps) if state in ("chosen", "under_way") else None
    settled = sum(one.settled for one in steps)
    return TrackLine(
        title=track.said.label(lang),
        purpose=track.said.hint(lang),
        url=url_of_track(case, track.slug),
        decide_url=decide_url_of(case, track.slug, row),
        tag=tag_of(state, lang) if state else None,
        why=[said.label(lang) for said in fits.why],
        not_why=[said.label(lang) for said in fits.never],
        next=coming.step.said.label(lang) if coming else "",
        done=_("%(done)s dari %(all)s langkah selesai") % {"done": settled, "all": len(steps)} if settled else "",
    )


def track_shown(case: Case, track: Track, lang: str) -> TrackShown:
    """One track with its steps."""
    row = kept_of(case).get(track.slug)
    steps, fits = stands_of(case, track), fit(track, facts_of(case))
    state = state_shown(row, steps)
    coming = next_of(steps) if state in ("chosen", "under_way") else None
    settled = sum(one.settled for one in steps)
    open_for_steps = state in ("chosen", "under_way", "ended")
    team = dict(team_choices(case)) if row is not None and row.owner else {}
    return TrackShown(
        slug=track.slug,
        title=track.said.label(lang),
        purpose=track.said.hint(lang),
        fits=track.fits.label(lang),
        tag=tag_of(state, lang) if state else None,
        state=state,
        owner=team.get(row.owner, "") if row else "",
        aims=[named(track.aims, code, lang) for code in row.aims] if row else [],
        result=load("track_results").label(row.result, lang) if row and row.result else "",
        next=Link(step_url(case, track, coming), coming.step.said.label(lang)) if coming else None,
        items=[item_of(one, steps, case, step_url(case, track, one) if open_for_steps else "", lang) for one in steps],
        count=_("%(done)s dari %(all)s") % {"done": settled, "all": len(steps)},
        repeated=[
            Repeated(one.step.said.label(lang), rows_of(one, case, lang), step_url(case, track, one))
            for one in steps
            if one.step.repeats and one.rows
        ],
        beside=beside(case, track, lang) if open_for_steps else [],
        duties=duties_of(case, track, lang),
        papers=papers_of(case, steps),
        why=[said.label(lang) for said in fits.why],
        not_why=[said.label(lang) for said in fits.never],
        prompts=[said.label(lang) for said in track.prompts],
        sources=list(track.sources),
        checked=track.checked,
        law=track.law,
        decide_url=decide_url_of(case, track.slug, row),
    )


def duties_of(case: Case, track: Track, lang: str) -> list[Row]:
    """Duties by law that run while the track does: one clock for one thing, and it is theirs. One query where the track has such steps."""
    codes = {step.duty for step in track.steps if step.duty}
    owed = duties_open(case, codes) if codes else {}
    url = reverse("cases:duties", args=[case.pk])
    return [
        Row(load(LIST).label(code, lang), url, tag=Tag(numbers.due(until), "late" if until < clock.now() else "part", "clock") if until else None)
        for code, until in owed.items()
    ]


def papers_of(case: Case, steps: list[Stands]) -> list[Row]:
    """The files that were attached at steps, the newest step first; taken out of the file since, they are not there. One query where any are."""
    at = {entry: row.step for one in steps for row in one.rows for entry in row.attachments}
    if not at:
        return []
    said = {one.step.code: one.step.said for one in steps}
    lang = get_language() or "id"
    return [
        Row(kind or _("Lampiran"), reverse("cases:attachment_download", args=[case.pk, entry]), said[at[entry]].label(lang), end=when)
        for entry, kind, when in kinds_of(case, list(at))
    ]
