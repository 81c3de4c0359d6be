"""One house for all tests of this folder: built once, in a transaction that is never committed.

Tests that commit (another role, another server) would wait for that transaction, or end it: they stand in other folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from .asking import unlogged
from .house import Built, build


@pytest.fixture(scope="package")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Built]:
    """The full house with everybody in it. Tests take `db` or `asked`, which take back what was done."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            with unlogged(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # a server ends who waits; between two tests somebody may
                made = build()
            yield made
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def db(built: Built) -> Iterator[None]:
    """In this folder the database is the house, and afterwards as it was. (By this name pytest-django makes a test database.)"""
    with unlogged(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def asked(built: Built, db: None) -> Built:
    """The house, to be asked."""
    return built
