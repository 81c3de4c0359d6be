"""One cell of the matrix asked for real: ask(client, method, path) -> the answer; whatever it changed is taken back."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.test import Client

# What a refused request may write all the same: its trail row, its own session, the count of wrong passwords.
MAY_GROW = {"safekeeping_trail", "django_session", "staff_attempt"}
TOKEN = re.compile(rb'(name="(?:csrfmiddlewaretoken|submission)" value=)"[^"]*"')
WRITTEN = """
SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def ask(client: Client, method: str, path: str, body: dict[str, Any] | None = None, **headers: Any) -> Any:
    """The answer; database and cookies are afterwards as they were before."""
    cookies = copy.deepcopy(client.cookies)
    before = transaction.savepoint()
    try:
        if method == "POST":
            return client.post(path, body or {}, headers=headers or None)
        return client.generic(method, path, headers=headers or None)
    finally:
        transaction.savepoint_rollback(before)
        transaction.savepoint_commit(before)  # rolled back, it would stay open, and the next be nested in it: PostgreSQL keeps a lock for each
        client.cookies = cookies
        connection.run_on_commit = []


def same_for_all(answer: Any, *typed: str) -> bytes:
    """A page without what was typed into it and without its own tokens: what is left must not differ."""
    text = TOKEN.sub(rb"\1", answer.content)
    for one in typed:
        text = text.replace(one.encode(), b"")
    return bytes(text)


def written() -> dict[str, int]:
    """How many rows of each table this transaction has touched so far, taken back or not: PostgreSQL counts, whoever may see them."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return dict(cursor.fetchall())


def touched(before: dict[str, int]) -> dict[str, int]:
    """What was written since, beyond what a refusal may write."""
    return {table: count - before[table] for table, count in written().items() if count != before[table] and table not in MAY_GROW}


@contextmanager
def unlogged() -> Iterator[None]:
    """Thousands of lines would only hide what failed."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def taken_back() -> Iterator[None]:
    """A savepoint that is never kept."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
