"""Reading drafts. The list opens nothing; opening one that belongs to a file is a view of that file and leaves its trail row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sintas.kit import clock, numbers
from sintas.safekeeping import trail
from sintas.safekeeping.envelope import SealBroken
from sintas.safekeeping.keyring import Erased

from ..actor import Actor
from ..models import Draft


@dataclass(frozen=True)
class Listed:
    """A draft by where and when, without its words."""

    id: UUID
    form: str
    filling: str
    file_id: UUID | None
    saved_at: datetime
    passed_by: UUID | None = None  # who began it and works here no more


@dataclass(frozen=True)
class Opened:
    """A draft with its words: field name -> values as typed."""

    id: UUID
    form: str
    filling: str
    file_id: UUID | None
    saved_at: datetime
    fields: dict[str, list[str]]

    @property
    def saved(self) -> str:
        """The time as shown beside the form: 20.14; with its day when it is not today's."""
        shown = numbers.clock_time(self.saved_at)
        return shown if clock.local(self.saved_at).date() == clock.today() else f"{numbers.short_day(self.saved_at)} {shown}"


def drafts_of(by: Actor) -> list[Listed]:
    """All unsent drafts of this person, newest first."""
    rows = Draft.objects.filter(user_id=by.user_id, done_at=None).order_by("-saved_at").defer("fields")
    return [Listed(d.pk, d.form, d.filling, d.file_id, d.saved_at, d.passed_by) for d in rows]


def draft_for(by: Actor, form: str) -> Opened | None:
    """The newest draft of this form, opened; None when there is none, or when its file is closed to this person by now."""
    return opened(by, Draft.objects.filter(user_id=by.user_id, form=form, done_at=None).order_by("-saved_at").first())


def draft_of(by: Actor, form: str, filling: str) -> Opened | None:
    """This one filling of the form, opened; None as in draft_for."""
    return opened(by, Draft.objects.filter(user_id=by.user_id, form=form, filling=filling, done_at=None).first())


def opened(by: Actor, draft: Draft | None) -> Opened | None:
    """Unseal one draft, with the trail row if it belongs to a file."""
    if draft is None:
        return None
    if draft.file_id is not None:
        trail.record(by=by, verb="open draft", file_id=draft.file_id, opens=True)
    try:
        fields = draft.fields
    except (Erased, SealBroken):
        return None
    return Opened(draft.pk, draft.form, draft.filling, draft.file_id, draft.saved_at, fields)
