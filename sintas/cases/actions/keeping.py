"""keep(): what every recording verb shares. Authorise, write the version, the row of the story, the trail; the caller decides the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail, versions
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models.base import Happened, Versioned
from ..policy import FileHead, can
from .recording import as_fuzzy, is_late, note_down

V = TypeVar("V", bound=Versioned)


def keep(
    model: type[V],
    *,
    by: Actor,
    case: FileHead,
    kind: str,
    verb: str = "cases.record",
    line: str | None = None,
    happened: FuzzyDate | date | None = None,
    at: time | None = None,
    tags: Iterable[str] = (),
    planned: bool = False,
    before_consent: bool = False,
    imported: bool = False,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    story: bool = True,
    **fields: Any,
) -> V:
    """Write one record (or the next version of `entry`) of a case, or of a group (any FileHead), and its row in the story.

    `kind` names the record in the story and the trail; story=False for facts that are no event (a phone number).
    Raises Refusal, BadInput (impossible dates), versions.Overtaken, versions.AlreadyDone.
    """
    if not can(by, verb, case):
        raise Refusal(verb=f"record {kind}", file_id=case.pk)
    when = as_fuzzy(happened)
    if issubclass(model, Happened):
        if not planned:
            refuse_future(when)
        fields |= {"happened": when.encode(), "happened_on": when.earliest, "happened_at": at, "late": is_late(when)}
    elif hasattr(model, "at"):  # an hour of its own, of something ahead: not when this was written, so it is none of the story's row
        fields["at"], at = at, None
    row = versions.write(
        model,
        by=by,
        file_id=case.pk,
        organisation_id=case.organisation_id,
        entry=entry,
        based_on=based_on,
        submission=submission,
        **fields,
    )
    if story:
        note_down(
            by=by,
            case=case,
            kind=kind,
            happened=when,
            at=at,
            line=line,
            source=row,
            tags=tags,
            planned=planned,
            before_consent=before_consent,
            imported=imported,
            uncoded=bool(fields.get("own_words")),
        )
    trail.record(by=by, verb=f"record {kind}", file_id=case.pk, entry=str(row.entry), number=row.number)
    return row


def refuse_future(when: FuzzyDate, field: str = "happened") -> None:
    """What has happened cannot lie ahead."""
    if when.earliest is not None and when.earliest > clock.today():
        raise BadInput({field: _("Tanggal ini masih di depan. Yang belum terjadi dicatat sebagai janji temu.")})


def strike_out(model: type[V], *, by: Actor, case: FileHead, entry: UUID, kind: str) -> None:
    """Entered in error: the record leaves the lists and the story keeps its struck row. Nothing is deleted. Raises Refusal."""
    from ..models import Record

    if not can(by, "cases.record", case):
        raise Refusal(verb=f"strike out {kind}", file_id=case.pk)
    manager: Any = model._default_manager
    manager.filter(file_id=case.pk, entry=entry, superseded_at=None, set_aside=False).update(withdrawn_at=clock.now())
    Record.objects.filter(file_id=case.pk, source_entry=entry).update(struck=True, corrected_at=clock.now())
    trail.record(by=by, verb=f"strike out {kind}", file_id=case.pk, entry=str(entry))
