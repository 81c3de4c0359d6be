"""Does every sealed value of a database open? Asked after a restore, past row-level security, without showing any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db.models import Model

from .bodies import open_body
from .envelope import Envelope, SealBroken, unseal
from .keys import ServiceKey
from .sealed import Sealed

WRAPS = "SELECT kek, wrapped, key_id, file_id, ring FROM safekeeping_wrap WHERE recipient = 'service'"
AT_ONCE = 2_000


@dataclass
class Opened:
    """`keyless` values have no key any more (erased files); `broken` names the seals of values that did not open although their key is there."""

    opened: int = 0
    keyless: int = 0
    broken: list[str] = field(default_factory=list)


def sealed_fields() -> Iterator[tuple[type[Model], Sealed]]:
    """Every sealed field of the program with its table."""
    for model in apps.get_models():
        for one in model._meta.concrete_fields:
            if isinstance(one, Sealed):
                yield model, one


def open_all(connection: Any, service: ServiceKey) -> Opened:
    """Open every sealed value and forget it. `connection` is psycopg's, of a role that sees every row. Raises KeyProblem for a missing key."""
    found = Opened()
    ciphers = data_keys(connection, service, found)
    for model, one in sealed_fields():
        for row_id, raw in values_of(connection, model, one):
            envelope = Envelope(raw)
            if len(envelope.raw) == 0:
                found.keyless += 1  # emptied with its file
            elif (cipher := ciphers.get(envelope.key_id)) is None:
                found.keyless += 1
            else:
                judge(found, lambda: unseal(cipher, envelope, one.seal, row_id), one.seal)  # noqa: B023 - called at once
        if one.name == "data_key" and any(other.name == "body" for other in model._meta.concrete_fields):
            open_bodies(connection, model, one, ciphers, found)
    return found


def open_bodies(connection: Any, model: type[Model], one: Sealed, ciphers: Mapping[UUID, AESGCM], found: Opened) -> None:
    """The bytes of attachments and papers, each under the key that stands sealed beside it (bodies.py)."""
    for row_id, raw in values_of(connection, model, one):
        cipher = ciphers.get(Envelope(raw).key_id) if raw else None
        if cipher is None:
            continue
        sealed = connection.execute(f'SELECT body FROM "{model._meta.db_table}" WHERE id = %s', [row_id]).fetchone()  # noqa: S608
        judge(found, lambda: open_body(row_id, unseal(cipher, Envelope(raw), one.seal, row_id), bytes(sealed[0])), f"{one.seal}.body")  # noqa: B023


def judge(found: Opened, open_it: Callable[[], bytes], seal: str) -> None:
    """Count one value."""
    try:
        open_it()
        found.opened += 1
    except (SealBroken, ValueError):
        found.broken.append(seal)


def data_keys(connection: Any, service: ServiceKey, found: Opened) -> dict[UUID, AESGCM]:
    """Every data key by its id; a wrap that does not open is counted as broken itself."""
    keys: dict[UUID, AESGCM] = {}
    for kek, wrapped, key_id, file_id, ring in connection.execute(WRAPS).fetchall():
        try:
            keys[key_id] = AESGCM(service.unwrap(kek, bytes(wrapped), key_id, file_id, ring))
        except InvalidTag:
            found.broken.append(f"wrap.{ring}")
    return keys


def values_of(connection: Any, model: type[Model], one: Sealed) -> Iterator[tuple[Any, bytes]]:
    """(row id, envelope) of a column, some at a time."""
    pk = model._meta.pk
    assert pk is not None  # noqa: S101 - every model has one
    query = f'SELECT "{pk.column}", "{one.column}" FROM "{model._meta.db_table}" WHERE "{one.column}" IS NOT NULL'  # noqa: S608 - names of our models
    with connection.cursor(name="openable") as rows:
        rows.itersize = AT_ONCE
        rows.execute(query)
        for row_id, raw in rows:
            yield row_id, bytes(raw)
