"""How the steps of a track stand in a case; coded columns and days only, nothing is unsealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import CheckItem, Row, Tag
from sintas.practice.catalogue import load

from ..loader import track as library_track
from ..models import SafeHouseStay, TrackStep
from ..track import Step, Track, named, part_of

CODED = ("id", "entry", "track", "step", "state", "outcome", "happened", "happened_on", "due_on", "attachments", "written_at")
SETTLED = ("done", "not_needed", "refused")
STAY = "tracks:stay"
KNOTS = {"done": "done", "not_needed": "done", "refused": "part", "under_way": "part", "not_yet": "todo", "": "todo"}
TAGS = {"offered": "part", "chosen": "part", "under_way": "part", "ended": "done", "declined": ""}


@dataclass(frozen=True)
class Stands:
    """One step today: its newest record, and of one that repeats all of them, the newest first.

    `beside` is what other records say where nobody wrote the step itself: a stay that began is under way, one that ended is done; `told_at`
    names that record in words. `open_record`: the record this step ends, while it is not ended.
    """

    step: Step
    rows: tuple[TrackStep, ...]
    beside: str = ""
    told_at: str = ""
    open_record: UUID | None = None

    @property
    def row(self) -> TrackStep | None:
        return self.rows[0] if self.rows else None

    @property
    def state(self) -> str:
        """'' while nothing was recorded."""
        return self.row.state if self.row else self.beside

    @property
    def settled(self) -> bool:
        return self.state in SETTLED


def stands_of(case: Case, track: Track, every: list[TrackStep] | None = None) -> list[Stands]:
    """Every step of the track in its order. `every`: the steps kept in all tracks. One query, none when they are given; one more for the stays
    of a track that has them and in which a step was recorded.
    """
    every = steps_kept(case) if every is None else every
    mine = [row for row in every if row.track == track.slug]
    stays = stays_of(case) if mine and any(STAY in (step.record, step.ends_record) for step in track.steps) else []
    done = {part_of(row.track, row.step) for row in every if row.state == "done"}
    return [beside_of(step, tuple(row for row in mine if row.step == step.code), stays, done) for step in track.steps]


def beside_of(step: Step, rows: tuple[TrackStep, ...], stays: list[tuple[UUID, date | None]], done: set[str]) -> Stands:
    """A step with what other records say of it: arrival and departure stand with the stay, a report received says that it was made. Nobody
    writes them a second time to have the step done.
    """
    open_stay = next((entry for entry, left_on in stays if left_on is None), None)
    if step.record == STAY and stays:
        return Stands(step, rows, "under_way" if open_stay else "done")
    if step.ends_record == STAY and stays:
        return Stands(step, rows, "" if open_stay else "done", _("masa tinggal"), open_stay)
    if step.said_by in done:
        return Stands(step, rows, "done", title_of_part(step.said_by))
    return Stands(step, rows)


def stays_of(case: Case) -> list[tuple[UUID, date | None]]:
    """(entry, day of departure) of every stay."""
    return list(SafeHouseStay.current.filter(file_id=case.pk).values_list("entry", "left_on"))


def title_of_part(part: str) -> str:
    """ "Tanda terima hasil visum, Pendampingan hukum"."""
    slug, _dash, code = part.partition("-")
    whole, lang = library_track(slug), get_language() or "id"
    return f"{named([step.said for step in whole.steps], code, lang)}, {whole.said.label(lang)}"


def steps_kept(case: Case, *slugs: str) -> list[TrackStep]:
    """The records of these tracks, of all without a name, the newest first."""
    found = TrackStep.current.filter(file_id=case.pk).only(*CODED)
    if slugs:
        found = found.filter(track__in=slugs)
    return sorted(found, key=lambda row: (row.happened_on or clock.local(row.written_at).date(), row.written_at), reverse=True)


def next_of(steps: list[Stands]) -> Stands | None:
    """The first step that is not settled and waits for nothing; one under way goes before, but not one whose own records say so."""
    settled = {one.step.code for one in steps if one.settled}
    open_ones = [one for one in steps if not one.settled and (one.row or not one.beside) and set(one.step.after) <= settled]
    return next((one for one in open_ones if one.state == "under_way"), open_ones[0] if open_ones else None)


def item_of(one: Stands, steps: list[Stands], case: Case, url: str, lang: str) -> CheckItem:
    """A step on the list: its knot, its words, what stands in its way."""
    return CheckItem(one.step.said.label(lang), KNOTS[one.state if one.state in KNOTS else ""], url, sub=words_of(one, steps, lang))


def words_of(one: Stands, steps: list[Stands], lang: str) -> str:
    """ "Sudah dilakukan 12 Sep 2024: klien ingin melapor" and how often; of an open one by when, or what it waits for."""
    parts = []
    if one.row is None and one.beside:
        state = load("track_step_states").label(one.beside, lang)
        parts.append(_("%(state)s: tercatat pada %(where)s") % {"state": state, "where": one.told_at} if one.told_at else state)
    elif one.row and one.settled and one.open_record:
        parts.append(_("masa tinggalnya belum diakhiri"))
    if one.row:
        parts.append(told(one.step, one.row, lang))
        if len(one.rows) > 1:
            parts.append(_("dicatat %(count)s kali") % {"count": len(one.rows)})
    if not one.settled:
        waiting = [other.step.said.label(lang) for other in steps if other.step.code in one.step.after and not other.settled]
        if waiting:
            parts.append(_("menunggu: %(steps)s") % {"steps": ", ".join(waiting)})
        due = due_of(one)
        if due:
            parts.append((_("lewat waktu sejak %(day)s") if due < clock.today() else _("sebelum %(day)s")) % {"day": numbers.day(due)})
    return " · ".join(parts)


def due_of(one: Stands) -> date | None:
    """The day a worker named for an open step."""
    return one.row.due_on if one.row and not one.settled else None


def told(step: Step, row: TrackStep, lang: str) -> str:
    """State, day, outcome."""
    state = load("track_step_states").label(row.state, lang)
    when = FuzzyDate.decode(row.happened)
    said = f"{state} {when.text(lang)}" if row.happened and when.is_known else state
    return f"{said}: {named(step.outcomes, row.outcome, lang)}" if row.outcome else said


def rows_of(one: Stands, case: Case, lang: str) -> list[Row]:
    """Each record of a step that repeats."""
    return [Row(told(one.step, row, lang), reverse("tracks:track_step_entry", args=[case.pk, row.entry])) for row in one.rows]


def tag_of(state: str, lang: str) -> Tag:
    """How a track stands, in words and a shape."""
    return Tag(load("track_states").label(state, lang), TAGS.get(state, ""))
