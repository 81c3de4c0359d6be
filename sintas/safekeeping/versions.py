"""A correction is a new version with its author; nobody's text is lost.

No lock and no read-then-write: a unique constraint decides between two savers. Used by every record of a file (cases/models/base.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from sintas.kit import clock
from sintas.kit.ids import uuid7

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")


class Overtaken(Exception):
    """Somebody saved first. `kept` is your text, kept beside `theirs`. Catch it in the view, inside the request's transaction."""

    def __init__(self, kept: Any, theirs: Any) -> None:
        self.kept, self.theirs = kept, theirs
        super().__init__("overtaken")


class AlreadyDone(Exception):
    """The same submit arrived before; `done` is what it wrote."""

    def __init__(self, done: Any) -> None:
        self.done = done
        super().__init__("already done")


def write(
    model: type[M],
    *,
    by: Any,
    file_id: UUID,
    organisation_id: UUID,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    **fields: Any,
) -> M:
    """Insert version `based_on + 1` of an entry (a new entry when None).

    Raises Overtaken when that version exists already, AlreadyDone when this submission was written before.
    """
    number = (based_on or 0) + 1
    common = {"file_id": file_id, "organisation_id": organisation_id, "entry": entry or uuid7(), "number": number, "author_id": by.user_id}
    manager: Any = model._default_manager
    try:
        with transaction.atomic():
            row = manager.create(**common, submission=submission, **fields)
    except IntegrityError as refused:
        broken = constraint_of(refused)
        # which of the two constraints speaks first is the database's choice: a corrected record sent twice breaks both
        before = manager.filter(file_id=file_id, submission=submission).first() if submission is not None else None
        if before is not None:
            raise AlreadyDone(before) from None
        if not broken.endswith("_one_save_per_version"):
            raise
        kept = manager.create(**common, set_aside=True, **fields)
        raise Overtaken(kept, manager.filter(entry=common["entry"], set_aside=False).latest("number")) from None
    if number > 1:
        manager.filter(entry=common["entry"], superseded_at=None, number__lt=number).update(superseded_at=clock.now())
    return row  # type: ignore[no-any-return]


def once(verb: Callable[[], T]) -> T:
    """Run a verb. When its submit was written before (AlreadyDone), what this second run did on its way (an appointment, a notice) is undone.

    Raises what the verb raises; Overtaken keeps what it kept.
    """
    with transaction.atomic():
        try:
            return verb()
        except Overtaken as both:
            overtaken = both
    raise overtaken


def constraint_of(error: IntegrityError) -> str:
    """The name of the database constraint that refused, or ''."""
    diag = getattr(error.__cause__, "diag", None)
    return str(getattr(diag, "constraint_name", "") or "")
