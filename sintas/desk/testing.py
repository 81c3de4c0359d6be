"""How tests of pages count queries: what the page asks for, not the savepoints around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FRAME = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT")
# acting_as() gives the old identity back at the end of a nested transaction; a request outside a test ends its transaction instead
HANDED_BACK = "SELECT current_setting('app.user_id'"


@pytest.fixture
def queries(db: Any) -> Callable[[], Any]:
    """with queries() as seen: ...; then len(seen) and seen itself tell what was asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []
        with CaptureQueriesContext(connection) as context:
            yield seen
        asked = [query["sql"] for query in context.captured_queries if not query["sql"].startswith(FRAME)]
        identity = [sql for sql in asked if sql.startswith(HANDED_BACK)]
        seen += [sql for sql in asked if not sql.startswith(HANDED_BACK)] + identity[:1]

    return counting
