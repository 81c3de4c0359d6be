"""Key wraps as they stand in a backup's lines."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag

from .keys import ServiceKey


def opens(service: ServiceKey, row: Mapping[str, str]) -> bool:
    r"""Whether this wrap (column -> text as COPY writes it, bytes as \\x...) opens with the key file. Raises KeyProblem without its key."""
    wrapped = bytes.fromhex(row["wrapped"].removeprefix("\\").removeprefix("\\x"))
    try:
        service.unwrap(row["kek"], wrapped, UUID(row["key_id"]), UUID(row["file_id"]), row["ring"])
    except InvalidTag:
        return False
    return True
