"""The data keys one identity has opened, for as long as acting_as() lasts.

It hangs on the database connection and knows no user: row-level security on the wraps decides which keys it can get.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sintas.kit.ids import uuid7

from .envelope import SealBroken
from .keys import KEY_BYTES, ServiceKey, service_key
from .rings import CONTENT, OWN, RELEASE, RINGS
from .unreadable import KeyMissing, Unreadable

WRAPS = "SELECT key_id, file_id, ring, kek, wrapped FROM safekeeping_wrap WHERE recipient = 'service' AND "
BY_KEY = WRAPS + "key_id = ANY(%s)"
BY_FILE = WRAPS + "file_id = %s AND ring = %s"


class Erased(Unreadable):
    """The wraps of this file were destroyed, or are not open to this person."""


class NotOpened(Exception):
    """Content was asked for before the view was written into the trail."""


class OutsideIdentity(Exception):
    """A sealed value was touched outside acting_as()."""


class Keyring:
    """Ciphers by key id. Values leaving the database announce their key ids, so the first read fetches all keys in one query."""

    def __init__(self, connection: Any, service: ServiceKey) -> None:
        self.connection, self.service = connection, service
        self.queries = 0
        self._wanted: set[UUID] = set()
        self._ciphers: dict[UUID, AESGCM] = {}
        self._by_file: dict[tuple[UUID, str], UUID] = {}
        self._file_of: dict[UUID, tuple[UUID, str]] = {}
        self._opened: set[UUID] = set()
        self._broken: dict[UUID | tuple[UUID, str], Unreadable] = {}

    def want(self, key_id: UUID) -> None:
        """Called for every sealed value that comes out of the database."""
        if key_id not in self._ciphers:
            self._wanted.add(key_id)

    def open_content(self, file_id: UUID) -> None:
        """Called by trail.record() alone: from now on this transaction may read the content of that file."""
        self._opened.add(file_id)

    def cipher(self, key_id: UUID) -> AESGCM:
        """Raises Erased when the key cannot be had, NotOpened when content was not announced in the trail."""
        if key_id not in self._ciphers:
            self._wanted.add(key_id)
            self._fetch(BY_KEY, [list(self._wanted)])
            self._wanted.clear()
        if key_id in self._broken:
            raise self._broken[key_id]
        if key_id not in self._ciphers:
            raise Erased(str(key_id), what="wrap")
        file_id, ring = self._file_of[key_id]
        if ring in (CONTENT, RELEASE) and file_id not in self._opened:
            raise NotOpened(str(file_id))
        return self._ciphers[key_id]

    def for_writing(self, file_id: UUID, ring: str) -> tuple[UUID, AESGCM]:
        """The key of a file's ring; writing needs no trail row beforehand. Raises Erased."""
        if (file_id, ring) not in self._by_file:
            self._fetch(BY_FILE, [file_id, ring])
        if (file_id, ring) in self._broken:
            raise self._broken[file_id, ring]
        if (file_id, ring) not in self._by_file:
            raise Erased(f"{file_id} has no {ring} key", what=f"wrap.{ring}", file_id=file_id if ring in RINGS else None)
        key_id = self._by_file[file_id, ring]
        return key_id, self._ciphers[key_id]

    def new_file(self, file_id: UUID, rings: Iterable[str] = RINGS) -> None:
        """Make the data keys of a new file. Its access row must stand first (row-level security asks for it)."""
        from .models import Wrap

        made = [(uuid7(), os.urandom(KEY_BYTES), ring) for ring in rings]
        Wrap.objects.bulk_create(self._wrap(key_id, data_key, file_id, ring) for key_id, data_key, ring in made)
        for key_id, data_key, ring in made:
            self._keep(key_id, file_id, ring, data_key)
        self._opened.add(file_id)

    def _wrap(self, key_id: UUID, data_key: bytes, file_id: UUID, ring: str) -> Any:
        from .models import Wrap

        kek, wrapped = self.service.wrap(data_key, key_id, file_id, ring)
        return Wrap(key_id=key_id, file_id=file_id, ring=ring, kek=kek, wrapped=wrapped)

    def own_key(self, user_id: UUID) -> None:
        """Make sure this person has a key of their own (drafts that belong to no file)."""
        from .models import Wrap

        if (user_id, OWN) not in self._by_file:
            self._fetch(BY_FILE, [user_id, OWN])
        if (user_id, OWN) in self._broken:
            raise self._broken[user_id, OWN]
        if (user_id, OWN) not in self._by_file:  # two first sign-ins of one person at the same moment: one key, both find it
            Wrap.objects.bulk_create([self._wrap(uuid7(), os.urandom(KEY_BYTES), user_id, OWN)], ignore_conflicts=True)
            self._fetch(BY_FILE, [user_id, OWN])
            self._opened.add(user_id)

    def _fetch(self, query: str, params: list[Any]) -> None:
        self.queries += 1
        with self.connection.cursor() as c:
            c.execute(query, params)
            for key_id, file_id, ring, kek, wrapped in c.fetchall():
                try:
                    self._keep(key_id, file_id, ring, self._unwrapped(kek, bytes(wrapped), key_id, file_id, ring))
                except Unreadable as why:  # told to whoever needs this key, not to whoever lists it beside three hundred others
                    self._broken[key_id] = self._broken[file_id, ring] = why

    def _unwrapped(self, kek: str, wrapped: bytes, key_id: UUID, file_id: UUID, ring: str) -> bytes:
        """Wrapped since this transaction began, under a key that came with a rotation? Then the key file says which."""
        service, of = self.service if self.service.holds(kek) else service_key(), file_id if ring in RINGS else None
        if not service.holds(kek):
            raise KeyMissing(f"{key_id} is wrapped by {kek}", what=f"wrap.{ring}", file_id=of)
        try:
            return service.unwrap(kek, wrapped, key_id, file_id, ring)
        except InvalidTag:
            raise SealBroken(f"wrap of {key_id}", what=f"wrap.{ring}", file_id=of) from None

    def _keep(self, key_id: UUID, file_id: UUID, ring: str, data_key: bytes) -> None:
        self._ciphers[key_id] = AESGCM(data_key)
        self._by_file[file_id, ring] = key_id
        self._file_of[key_id] = (file_id, ring)
