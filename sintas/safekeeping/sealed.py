"""Sealed fields:  name = Sealed("person.name", ring=HEADER).

The first argument is the seal: the field's name for ever, part of what the ciphertext is bound to. Rename the attribute, the model or
the table freely; never the seal (tests/test_seals.py keeps the list).
"""

from __future__ import annotations

import base64
import json
from typing import Any, NoReturn

from django.core import checks
from django.core.exceptions import FieldError
from django.db import connections, models
from django.db.models.query_utils import DeferredAttribute

from .envelope import HEAD, Envelope, SealMisuse, seal, unseal
from .keyring import Keyring, OutsideIdentity
from .rings import CONTENT
from .unreadable import Unreadable


class Held:
    """One sealed value on one instance: envelope, or value, or both once opened."""

    __slots__ = ("envelope", "plain", "row", "value")

    def __init__(self, row: Any, envelope: Envelope | None = None, value: Any = None) -> None:
        self.row, self.envelope, self.value = row, envelope, value
        self.plain: bytes | None = None

    def __repr__(self) -> str:
        return "<sealed>"

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise SealMisuse("a sealed value cannot be pickled")

    def __deepcopy__(self, memo: Any) -> NoReturn:
        raise SealMisuse("a sealed value cannot be deep-copied")


def keyring_for(instance: models.Model) -> Keyring:
    """The keyring of the identity now acting. Raises OutsideIdentity."""
    ring: Keyring | None = getattr(connections[instance._state.db or "default"], "keyring", None)
    if ring is None:
        raise OutsideIdentity("no identity: wrap the work in acting_as()")
    return ring


class SealedAttribute(DeferredAttribute):
    """Opens on first read; an unchanged value keeps its envelope, so that the history shows no false edit."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            super().__get__(instance, cls)  # .defer(): fetches through refresh_from_db, which lands in __set__
        held = instance.__dict__[name]
        if isinstance(held, Held):
            if held.value is None and held.envelope is not None:
                held.plain = self._opened(instance, held.envelope)
                held.value = self.field.decode(held.plain)
            return held.value
        return held  # None, or an expression

    def _opened(self, instance: Any, envelope: Envelope) -> bytes:
        """Raises Unreadable, with the seal's name and the file when they are known: that is all an administrator needs to look."""
        ring = keyring_for(instance)
        try:
            return unseal(ring.cipher(envelope.key_id), envelope, self.field.seal, instance.pk)
        except Unreadable as why:
            why.what = why.what if why.what.startswith("wrap.") else self.field.seal
            why.file_id = why.file_id or instance.__dict__.get("file_id")
            raise

    def __set__(self, instance: Any, value: Any) -> None:
        name, row = self.field.attname, instance.__dict__.get(instance._meta.pk.attname)
        if isinstance(value, Envelope):
            value = Held(row, envelope=value)
        elif value is not None and not hasattr(value, "resolve_expression"):
            old = instance.__dict__.get(name)
            if isinstance(old, Held) and old.plain is not None and old.plain == self.field.encode(value):
                return
            value = Held(row, value=value)
        instance.__dict__[name] = value


class Sealed(models.Field[Any, Any]):
    """Text under AES-256-GCM. It cannot be searched, sorted, made unique or updated in bulk: the database sees noise."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(self, seal: str = "", *, ring: str = CONTENT, **kw: Any) -> None:
        self.seal, self.ring = seal, ring
        super().__init__(**kw)

    def encode(self, value: Any) -> bytes:
        return str(value).encode()

    def decode(self, plain: bytes) -> Any:
        return plain.decode()

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kw = super().deconstruct()
        return name, path, [self.seal, *args], {**kw, "ring": self.ring}

    def db_type(self, connection: Any) -> str:
        return "bytea"

    def get_internal_type(self) -> str:
        return "BinaryField"

    def check(self, **kw: Any) -> list[checks.CheckMessage]:
        found = super().check(**kw)
        if not self.seal or self.unique or getattr(self, "db_index", False) or self.primary_key:
            found.append(checks.Error("a sealed field needs a seal and can be neither unique nor indexed", obj=self, id="sealed.E1"))
        return found

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Envelope | None:
        if value is None:
            return None
        envelope = Envelope(value)
        ring: Keyring | None = getattr(connection, "keyring", None)
        if ring is not None and len(envelope.raw) >= HEAD:  # a cut one is told when it is read, not to whoever lists the rows
            ring.want(envelope.key_id)
        return envelope

    def pre_save(self, instance: Any, add: bool) -> Any:
        """Seals here, because only here is the row known."""
        held = instance.__dict__.get(self.attname)
        if not isinstance(held, Held):
            return held
        if held.envelope is not None and held.plain is not None and self.encode(held.value) != held.plain:
            held.envelope = None  # changed in place (a JSON payload)
        if held.envelope is None:
            key_id, cipher = keyring_for(instance).for_writing(instance.sealed_under, instance.ring_of(self))
            held.plain = self.encode(held.value)
            held.envelope, held.row = seal(cipher, key_id, self.seal, instance.pk, held.plain), instance.pk
        elif held.row != instance.pk:
            raise SealMisuse(f"{self.seal}: the row id changed under a sealed value; read it and assign it to the new row")
        return held.envelope

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Envelope):
            return value
        raise SealMisuse(f"{self.seal}: update() and bulk_update() do not know the row; load it, assign, save(update_fields=[...])")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(value.raw)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.seal} is sealed: it cannot be searched or compared in the database")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> NoReturn:
        raise FieldError(f"{self.seal} is sealed")

    def value_to_string(self, obj: Any) -> str:
        held = obj.__dict__.get(self.attname)
        return "" if held is None else "sealed:" + base64.b64encode(held.envelope.raw).decode()

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("sealed:"):
            return Envelope(base64.b64decode(value[7:]))
        return value


class SealedJSON(Sealed):
    """Lists and dictionaries of plain JSON values."""

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()

    def decode(self, plain: bytes) -> Any:
        return json.loads(plain)


class SealedBytes(Sealed):
    """A file's bytes."""

    def encode(self, value: Any) -> bytes:
        return bytes(value)

    def decode(self, plain: bytes) -> Any:
        return plain
