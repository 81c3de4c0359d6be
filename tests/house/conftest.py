"""One full house for all tests of this folder: filled once, in a transaction that is never committed; each test takes back what it did.

Filling takes some five seconds, and fifty tests ask for it. Tests that commit (another role, another server) would wait for that
transaction, or end it: they stand in other folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction

from sintas.staff.actor import Actor
from sintas.staff.models import Organisation, Unit, User
from sintas.staff.testing import House, a_cast, a_house, actors_of
from tests.access.asking import unlogged
from tests.browser.full_house import Full, fill
from tests.canaries import Hidden, hide_in


@dataclass
class Stands:
    """What stands for the whole folder, by its ids."""

    full: Full
    sentra: Any
    ngo: Any
    unit: Any
    other_unit: Any
    ngo_unit: Any
    cast: dict[str, Any]


@pytest.fixture(scope="package")
def stands(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Stands]:
    with django_db_blocker.unblock():
        with transaction.atomic():
            with unlogged(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # a server ends who waits; between two tests somebody may
                made = a_house()
                cast = a_cast(made)
                full = fill(actors_of(cast), cast, made)
            yield Stands(
                full, made.sentra.pk, made.ngo.pk, made.unit.pk, made.other_unit.pk, made.ngo_unit.pk, {name: user.pk for name, user in cast.items()}
            )
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def db(stands: Stands) -> Iterator[None]:
    """In this folder the database is the full house, and afterwards as it was. (By this name pytest-django makes a test database.)"""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def house(db: None, stands: Stands) -> House:
    return House(
        sentra=Organisation.objects.get(pk=stands.sentra),
        ngo=Organisation.objects.get(pk=stands.ngo),
        unit=Unit.objects.get(pk=stands.unit),
        other_unit=Unit.objects.get(pk=stands.other_unit),
        ngo_unit=Unit.objects.get(pk=stands.ngo_unit),
    )


@pytest.fixture
def cast(db: None, stands: Stands) -> dict[str, User]:
    return {name: User.objects.get(pk=pk) for name, pk in stands.cast.items()}


@pytest.fixture
def people(cast: dict[str, User]) -> dict[str, Actor]:
    return actors_of(cast)


@pytest.fixture
def full(db: None, stands: Stands) -> Full:
    return stands.full


@pytest.fixture
def hidden(full: Full, people: dict[str, Actor], cast: dict[str, User], house: House) -> Hidden:
    """The house with a word of its own in every sealed field besides."""
    return hide_in(full, people, cast, house)
