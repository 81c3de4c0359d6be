"""One row for every verb and every view of content. A row is written in the transaction of what it speaks of: they stand or fall together."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from .models import Trail
from .unreadable import Unreadable

sealed_log = logging.getLogger("sintas.sealed")
log = logging.getLogger("sintas.trail")


class NotWritten(Exception):
    """The row could not be written (rights taken away, a full disk, another's name): what it speaks of does not happen."""

    @property
    def sqlstate(self) -> str:
        """PostgreSQL's code for why; "" when it gave none."""
        return str(getattr(getattr(self.__cause__, "__cause__", None), "sqlstate", None) or "")


def record(
    *,
    by: Any,
    verb: str,
    file_id: UUID | None = None,
    outcome: str = "done",
    opens: bool = False,
    opens_release: UUID | Sequence[UUID] | None = None,
    **detail: Any,
) -> Trail:
    """Write one row. `by` is whoever acts (has `user_id`) or None before sign-in; `detail` holds codes, counts and ids, never words.

    opens=True unlocks the file's content for this transaction, opens_release that of one release or several: a page that forgot its trail cannot decrypt.
    Raises NotWritten when the database refuses it, also when written in another's name; the request then ends as a page that says so.
    """
    releases = [opens_release] if isinstance(opens_release, UUID) else list(opens_release or ())
    if releases:
        detail["release"] = ",".join(str(one) for one in releases)
    try:
        row = Trail.objects.create(actor_id=getattr(by, "user_id", None), verb=verb, file_id=file_id, outcome=outcome, detail=detail)
    except DatabaseError as why:
        raise NotWritten(type(why).__name__) from why
    if opens and file_id is not None:
        connection.keyring.open_content(file_id)  # type: ignore[attr-defined]
    for one in releases:
        connection.keyring.open_content(one)  # type: ignore[attr-defined]
    return row


def record_if_it_can(*, by: Any, verb: str) -> None:
    """Only for what shuts a door (lock, sign out): a trail that cannot be written must not hold a session open."""
    try:
        with transaction.atomic():
            record(by=by, verb=verb)
    except NotWritten as why:
        log.error("trail", extra={"code": f"unwritten_{why}"})


def note_unreadable(why: Unreadable, *, by: Any) -> Trail:
    """The row of a value that did not open: field and kind as codes, nothing of its content. The log gets the same code, for an administrator."""
    sealed_log.error("a sealed value does not open", extra={"code": f"{why.kind}:{why.what}"})
    return record(by=by, verb="unreadable value", file_id=why.file_id, outcome="refused", field=why.what, kind=why.kind)
