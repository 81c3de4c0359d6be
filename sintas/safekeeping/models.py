from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models

from sintas.kit.ids import uuid7


class Row(models.Model):
    """The id is made here, not by the database: a sealed value is bound to its row's id, so it must be known before the insert."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    @property
    def sealed_under(self) -> UUID:
        raise NotImplementedError(f"{type(self).__name__} holds a sealed field and must say under which file's keys")

    def ring_of(self, field: Any) -> str:
        ring: str = field.ring
        return ring


class Wrap(Row):
    """A data key, wrapped for one recipient. `file_id` is a file, or a member of staff for the key of their own."""

    key_id = models.UUIDField()
    file_id = models.UUIDField()
    ring = models.CharField(max_length=10)
    recipient = models.CharField(max_length=60, default="service")
    kek = models.CharField(max_length=20)
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key_id", "recipient"], name="one_wrap_per_recipient"),
            models.UniqueConstraint(fields=["file_id", "ring", "recipient"], name="one_key_per_ring"),
        ]


class WrappingKey(models.Model):
    """What the database knows of a wrapping key: its name and a mark to know it again. Written by rotation (role sintas_keys) and `migrate`."""

    name = models.CharField(primary_key=True, max_length=20)
    mark = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)  # from then on a trigger refuses wraps under it


class Trail(Row):
    """No foreign keys: the trail outlives what it speaks of. Columns xid, cluster and at are the database's own (see the migration)."""

    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    file_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, default="done")
    detail = models.JSONField(default=dict)  # codes, counts and ids only

    class Meta:
        indexes = [
            models.Index(fields=["file_id", "-id"], name="trail_by_file"),
            models.Index(fields=["actor_id", "-id"], name="trail_by_actor"),
        ]


class Seal(models.Model):
    """One link of the sealed trail, written by the sealer's role alone and never changed (sealing/seal.py says what it means)."""

    number = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    cluster = models.BigIntegerField()
    since = models.DecimalField(max_digits=20, decimal_places=0)  # transaction ids are unsigned
    until = models.DecimalField(max_digits=20, decimal_places=0)
    rows = models.BigIntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    newest = models.DateTimeField(null=True)
    kind = models.CharField(max_length=10, default="", blank=True)
    source = models.CharField(max_length=80, default="", blank=True)
    public = models.BinaryField()
    digest = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["cluster", "-number"], name="seal_by_cluster")]
