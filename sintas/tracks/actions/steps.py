"""Recording a step of a track: how it stands, what was done and with whom, what it brings next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.actions import tasks
from sintas.cases.actions.duties import do_standing
from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.reading.attachments import entries_of
from sintas.kit.bare import bare
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import CaseTrack, TrackStep
from ..reading.fitting import fit_of
from ..track import Said, Step, Track
from .base import VERB, entry_of_step, may, owner_checked, the_step
from .duty_evidence import answers_duty, evidence_of, moment_done
from .owing import GOES_ON, SETTLED, begin_clocks, give, owe_again, settle, settled_steps
from .tracks import blank

NEEDS_REASON = ("not_needed", "refused")
HAPPENED = ("under_way", "done")
OF_THE_DECISION = ("id", "file_id", "entry", "number", "state", "owner", "happened", "happened_at", "written_at")


def record_step(
    *,
    by: Actor,
    case: Case,
    part: str,
    state: str,
    happened: FuzzyDate | date | None = None,
    at: time | None = None,
    outcome: str = "",
    owner: str = "",
    due_on: date | None = None,
    companions: Iterable[str] = (),
    functions: Iterable[str] = (),
    papers: Iterable[str] = (),
    paper_numbers: Iterable[str] | None = None,
    attachments: Iterable[Any] = (),
    what: str | None = None,
    client_words: str | None = None,
    answers: Mapping[str, str] | None = None,
    reason: str | None = None,
    settles_duty: bool = False,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> TrackStep:
    """Write a step, or a correction of one. `part` names track and step ("legal-police_report"), `answers` answer the step's own questions.

    Settled it closes its task and starts the times that count from it; a day to be done by (`due_on`) makes a task of its owner. Done with
    `settles_duty` it answers the duty by law that is the same act, as far as that is owed and this outcome answers it.
    Raises Refusal, NotYours (no such step), BadInput (track not chosen, steps that come first, no reason, no outcome, an unknown code),
    Overtaken, AlreadyDone.
    """
    may(by, case, "record track_step")
    track, step = the_step(part, case)
    checked("state", "track_step_states", state)
    stands = CaseTrack.current.filter(file_id=case.pk, track=track.slug).only(*OF_THE_DECISION).first()
    check(case, track, step, stands, state, outcome, blank(reason))
    row = keep(
        TrackStep,
        by=by,
        case=case,
        kind="track_step",
        verb=VERB,
        line=blank(what) or blank(reason) or blank(client_words),
        happened=happened,
        at=at,
        tags=[part, state],
        entry=entry or entry_for(case, track, step),
        based_on=based_on,
        submission=submission,
        imported=imported,
        track=track.slug,
        step=step.code,
        state=state,
        outcome=outcome if state == "done" else "",
        owner=owner_checked(case, owner, by),
        due_on=due_on,
        companions=all_checked("companions", "companions", companions),
        functions=own_codes("functions", track.functions, functions),
        papers=papers_checked(step, papers),
        attachments=attachments_checked(case, attachments),
        paper_numbers=bare(paper_numbers or ()) or None,
        what=blank(what),
        client_words=blank(client_words),
        answers=answers_checked(step, answers),
        reason=blank(reason),
    )
    if not imported:
        if settles_duty and answers_duty(step, row):
            do_standing(by=by, case=case, duty=step.duty, evidence=evidence_of(track, step, row), at=moment_done(row))
        owe(by=by, case=case, track=track, step=step, row=row, stands=stands)
    return row


def check(case: Case, track: Track, step: Step, stands: CaseTrack | None, state: str, outcome: str, reason: str | None) -> None:
    """What cannot stand."""
    if not state:
        raise BadInput({"state": _("Pilih bagaimana langkah ini sekarang.")})
    if stands is None or stands.state not in (*GOES_ON, "ended"):
        raise BadInput({"state": _("Jalur ini belum dipilih klien. Catat dulu keputusannya, lalu langkahnya.")})
    if state in NEEDS_REASON and reason is None:
        raise BadInput({"reason": _("Tulis alasannya, agar rekan berikutnya tidak bertanya lagi.")})
    if outcome and outcome not in {one.code for one in step.outcomes}:
        raise BadInput({"outcome": _("Pilih dari daftar.")})
    if state == "done" and step.outcomes and not outcome:
        raise BadInput({"outcome": _("Pilih hasilnya, atau tandai langkah ini sedang berjalan.")})
    lang = get_language() or "id"
    if state in HAPPENED and (waiting := first_of(case, track, step)):
        names = ", ".join(f"“{one.label(lang)}”" for one in waiting)
        sentence = _("Langkah ini menunggu %(steps)s. Catat langkah itu dulu, atau tandai tidak diperlukan.")
        raise BadInput({"state": sentence % {"steps": names}})
    if state == "under_way" and (refused := fit_of(case, track).never):
        raise BadInput({"state": " ".join((_("Jalur ini dihentikan dulu demi keselamatan klien."), refused[0].label(lang)))})


def first_of(case: Case, track: Track, step: Step) -> list[Said]:
    """The steps this one waits for that are not settled yet."""
    if not step.after:
        return []
    settled = settled_steps(case, track.slug)
    return [one.said for one in track.steps if one.code in step.after and one.code not in settled]


def entry_for(case: Case, track: Track, step: Step) -> UUID | None:
    """The one entry of a step: the one that stands (a case that came from elsewhere has its own), else the one it will have. None: a new one."""
    if step.repeats:
        return None
    kept: UUID | None = TrackStep.current.filter(file_id=case.pk, track=track.slug, step=step.code).values_list("entry", flat=True).first()
    return kept or entry_of_step(case, track.slug, step.code)


def owe(*, by: Actor, case: Case, track: Track, step: Step, row: TrackStep, stands: CaseTrack | None) -> None:
    """Tasks after a step: its own is closed or set, those that count from it begin. One that was settled by mistake is owed again."""
    owner = row.owner or (stands.owner if stands else "")
    if row.state in SETTLED:
        settle(by=by, case=case, track=track, step=step)
    elif row.due_on is not None:
        give(by=by, case=case, track=track, step=step, due_at=tasks.end_of_day(row.due_on), owner=owner)
    elif stands is not None and stands.state in GOES_ON and was_settled(row):
        owe_again(by=by, case=case, track=track, step=step, chosen=stands)
    if row.state == "done" and stands is not None and stands.state in GOES_ON:
        begin_clocks(by=by, case=case, track=track, after=step.code, when=row, owner=stands.owner)


def was_settled(row: TrackStep) -> bool:
    """Did the version before this one say that nothing more is owed?"""
    before = TrackStep.objects.filter(file_id=row.file_id, entry=row.entry, number=row.number - 1, set_aside=False)
    return before.filter(state__in=SETTLED).exists()


def own_codes(field: str, known: Iterable[Said], chosen: Iterable[str]) -> list[str]:
    """Codes of the track itself, each once. Raises BadInput."""
    kept = list(dict.fromkeys(chosen))
    if set(kept) - {one.code for one in known}:
        raise BadInput({field: _("Pilih dari daftar.")})
    return kept


def papers_checked(step: Step, papers: Iterable[str]) -> list[str]:
    """Only papers this step asks for. Raises BadInput."""
    kept = all_checked("papers", "attachment_kinds", papers)
    if set(kept) - set(step.papers):
        raise BadInput({"papers": _("Pilih dari daftar.")})
    return kept


def attachments_checked(case: Case, chosen: Iterable[Any]) -> list[UUID]:
    """Attachments of this file. Raises BadInput."""
    wanted = list(dict.fromkeys(str(one) for one in chosen))
    there = {str(entry) for entry in entries_of(case)} if wanted else set()
    if set(wanted) - there:
        raise BadInput({"attachments": _("Ada lampiran yang tidak ada dalam berkas ini. Pilih dari daftar.")})
    return [UUID(one) for one in wanted]


def answers_checked(step: Step, answers: Mapping[str, str] | None) -> dict[str, str] | None:
    """Answers to the step's own questions; empty ones are left out. Raises BadInput for a question the step does not ask."""
    kept = {code: words.strip() for code, words in (answers or {}).items() if (words or "").strip()}
    if set(kept) - {one.code for one in step.questions}:
        raise BadInput({"answers": _("Pilih dari daftar.")})
    return kept or None
