"""Writing a draft. An autosave is no view of content and no decision: it leaves no trail row; opening one does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from sintas.kit import clock, ids
from sintas.safekeeping.refusals import BadInput, NotYours

from ..actor import Actor
from ..carrying import NEVER_KEPT
from ..models import Draft
from ..paths import file_of, own_path

LIMIT = 64 * 1024  # bytes of one draft as JSON
DONE_KEPT = timedelta(days=1)


class DraftTooLarge(Exception):
    """More than a draft may hold; the text is still in the page."""


def save_draft(
    *,
    by: Actor,
    form: str,
    fields: Mapping[str, Sequence[str]],
    file_id: UUID | None = None,
    limit: int = LIMIT,
) -> Draft:
    """Keep what stands in the form at the path `form` (fields: name -> values as sent). Needs the identity of `by` to be open.

    Sealed under the content key of the file (the one named, else the one in the path) if `by` reaches it, else under their own key.
    A draft that was sent or thrown away stays so. Raises BadInput for a path that is not ours, NotYours for the page of a file one does not
    reach (any more), DraftTooLarge.
    """
    path = own_path(form)
    if path is None:
        raise BadInput({"form": "path"})
    if is_shut(path):
        raise NotYours(verb="save draft")
    kept = plain(fields)
    if len(json.dumps(kept, ensure_ascii=False).encode()) > limit:
        raise DraftTooLarge
    file_id = file_id or file_of(path)
    if file_id is None or not reaches_content(file_id):
        file_id = None
        connection.keyring.own_key(by.user_id)  # type: ignore[attr-defined]
    filling = filling_of(kept)
    try:
        with transaction.atomic():
            return _write(by.user_id, path, filling, kept, file_id)
    except IntegrityError:  # two saves of a new draft at once: the second finds the first
        return _again(by.user_id, path, filling, kept, file_id)


def _write(user_id: UUID, path: str, filling: str, kept: dict[str, list[str]], file_id: UUID | None) -> Draft:
    now = clock.now()
    draft = Draft.objects.select_for_update().filter(user_id=user_id, form=path, filling=filling).first()
    if draft is None:
        return Draft.objects.create(user_id=user_id, form=path, filling=filling, file_id=file_id, fields=kept, saved_at=now)
    if draft.done_at is None:
        draft.file_id, draft.fields, draft.saved_at = file_id, kept, now
        draft.save(update_fields=["file_id", "fields", "saved_at"])
    return draft


def _again(user_id: UUID, path: str, filling: str, kept: dict[str, list[str]], file_id: UUID | None) -> Draft:
    """An older draft that is still in the way is one of a file this person is kept out of by now: such a page is not there."""
    try:
        with transaction.atomic():
            return _write(user_id, path, filling, kept, file_id)
    except IntegrityError:
        raise NotYours(verb="open draft") from None


def drop_draft(*, by: Actor, form: str, filling: str | None = None) -> None:
    """Sent or thrown away: the text goes, a mark stays for a day. `filling` names one of several; None means all. Repeating is harmless."""
    now = clock.now()
    Draft.objects.filter(user_id=by.user_id, done_at__lt=now - DONE_KEPT).delete()
    mine = Draft.objects.filter(user_id=by.user_id, form=form, done_at=None)
    if filling is not None:
        mine = mine.filter(filling=filling)
    mine.update(fields=None, done_at=now)


def plain(fields: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Name -> list of texts, without passwords and tokens. A single text counts as a list of one."""
    listed = {str(name): [values] if isinstance(values, str) else list(values) for name, values in fields.items() if name not in NEVER_KEPT}
    return {name: [str(value) for value in values if value is not None] for name, values in listed.items()}


def filling_of(fields: Mapping[str, Sequence[str]]) -> str:
    """The form's own name for this filling-in (kit.forms: `submission`), '' for a form without one."""
    given = next(iter(fields.get("submission") or [""]))
    return given if ids.is_submission(given) else ""


def is_shut(path: str) -> bool:
    """Is this the page of a file of which not even the head is open to whoever is asking? Asked of the wraps, under row-level security."""
    file_id = file_of(path)
    if file_id is None:
        return False
    with connection.cursor() as c:
        c.execute("SELECT 1 FROM safekeeping_wrap WHERE file_id = %s AND ring = 'header' AND recipient = 'service'", [file_id])
        return c.fetchone() is None


def reaches_content(file_id: UUID) -> bool:
    """Would this file's content key open? Asked of the wraps, under row-level security."""
    with connection.cursor() as c:
        c.execute("SELECT 1 FROM safekeeping_wrap WHERE file_id = %s AND ring = 'content' AND recipient = 'service'", [file_id])
        return c.fetchone() is not None
