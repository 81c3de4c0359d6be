"""One row for every verb and every view of content. A row is written in the transaction of what it speaks of: they stand or fall together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from .models import Trail


def record(
    *,
    by: Any,
    verb: str,
    file_id: UUID | None = None,
    outcome: str = "done",
    opens: bool = False,
    opens_release: UUID | None = None,
    **detail: Any,
) -> Trail:
    """Write one row. `by` is whoever acts (has `user_id`) or None before sign-in; `detail` holds codes, counts and ids, never words.

    opens=True unlocks the file's content for this transaction, opens_release that of one release: a page that forgot its trail cannot decrypt.
    Raises ProgrammingError when written in another's name.
    """
    if opens_release is not None:
        detail["release"] = str(opens_release)
    row = Trail.objects.create(actor_id=getattr(by, "user_id", None), verb=verb, file_id=file_id, outcome=outcome, detail=detail)
    if opens and file_id is not None:
        connection.keyring.open_content(file_id)  # type: ignore[attr-defined]
    if opens_release is not None:
        connection.keyring.open_content(opens_release)  # type: ignore[attr-defined]
    return row
