"""Words that arrive late: carried past the sign-in page by the server, or sealed by the browser when it could not send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sintas.kit import clock, ids
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput

from ..actor import Actor, actor_for
from ..carrying import Carried
from ..models import Draft, User
from ..paths import own_path
from .merging import merge
from .opening import opened
from .saving import filling_of, is_shut, plain, save_draft

LARGE = 512 * 1024  # bytes: a whole form as it was sent, not only an autosave


@dataclass(frozen=True)
class Arrived:
    """What became of it. `mine` is False when it was another person's and now waits among their drafts; `kept` is False when nothing of
    it was stored: its writer left, or is out of that file.
    """

    form: str
    mine: bool = True
    kept: bool = True


def keep_carried(by: Actor, held: Carried) -> Arrived | None:
    """Make a draft of what was carried, for whoever wrote it. None when it speaks of no page of ours. Needs the identity of `by`."""
    form = own_path(held.form)
    if form is None:
        return None
    writer = User.objects.filter(pk=held.user_id, is_active=True).first() if held.user_id and held.user_id != by.user_id else None
    if held.user_id in (None, by.user_id):
        if is_shut(form):
            return Arrived(form, kept=False)
        _add(by, form, held.fields, held.at)
        return Arrived(form)
    if writer is None:
        return Arrived(form, mine=False, kept=False)
    with acting_as(writer.pk):  # the server itself sealed whose session it was: the words go to them and to nobody else
        if is_shut(form):
            return Arrived(form, mine=False, kept=False)
        _add(actor_for(writer), form, held.fields, held.at)
    return Arrived(form, mine=False)


def take_letter(by: Actor, letter: dict[str, Any]) -> Arrived:
    """A letter the browser sealed (wire format: kit/static/js/sealed-outbox.js) becomes a draft, or joins the one that is there.

    Raises BadInput when its page is not ours.
    """
    form = own_path(str(letter.get("page") or "")) or own_path(str(letter["form"]))
    if form is None:
        raise BadInput({"form": "path"})
    _add(by, form, letter["fields"], moment(letter.get("at")))
    return Arrived(form)


def _add(by: Actor, form: str, fields: Any, at: datetime) -> None:
    """Neither of two texts is lost: the later one's answers stand, the other's prose is put below them, or kept as a draft of its own."""
    typed = plain(fields)
    held = Draft.objects.filter(user_id=by.user_id, form=form, filling=filling_of(typed)).first()
    if held is not None and held.done_at is not None:
        if at <= held.done_at:
            return  # it was sent meanwhile, with these words in it
        typed |= {"submission": [ids.new_submission()]}
        held = None
    before = opened(by, held)
    if held is not None and before is None:  # closed to its writer by now: it stays as it is, unread
        typed |= {"submission": [ids.new_submission()]}
    if before is not None:
        newer, older = (typed, before.fields) if at > before.saved_at else (before.fields, typed)
        merged, whole = merge(newer, older)
        if not whole:
            save_draft(by=by, form=form, fields=older | {"submission": [ids.new_submission()]}, limit=LARGE)
        typed = merged
    draft = save_draft(by=by, form=form, fields=typed, limit=LARGE)
    trail.record(by=by, verb="recover draft", file_id=draft.file_id)


def moment(text: Any) -> datetime:
    """A browser's own clock, for comparing only; the present when it says nothing usable or a time ahead."""
    now = clock.now()
    try:
        said = datetime.fromisoformat(str(text))
        return min(said, now) if said.tzinfo else now
    except ValueError:
        return now
