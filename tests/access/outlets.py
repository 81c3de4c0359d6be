# ruff: noqa: S608 - names of tables come from the database's catalogue
"""Everything through which a word could leave, read the way somebody would read it who wanted to."""

from __future__ import annotations

import gzip
import io
import json
import logging
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection

from sintas.kit.paper.reading import text_of
from sintas.safekeeping.identity import acting_as

from .house import Built
from .tables import OPEN, tables

NOT_SEALED = ("safekeeping_trail", "staff_notice", "cases_access", "cases_conflict")


def readable(answer: Any) -> bytes:
    """Status line, headers, cookies and body of an answer; what is packed (gzip, PDF, Word, a sheet) unpacked as well."""
    body = b"".join(answer) if answer.streaming else answer.content
    head = f"{answer.status_code} {answer.headers} {answer.cookies}".encode()
    return head + body + unpacked(body)


def unpacked(body: bytes) -> bytes:
    """What a person reads in a packed body; nothing for one that is not."""
    if body.startswith(b"\x1f\x8b"):
        plain = gzip.decompress(body)
        return plain + unpacked(plain)
    if body.startswith(b"%PDF"):
        return "\n".join(text_of(body)).encode()
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            return b"\n".join(name.encode() + held.read(name) for name in held.namelist())
    return b""


def sessions() -> bytes:
    """Every session, opened."""
    return json.dumps([one.get_decoded() for one in Session.objects.all()], default=str).encode()


def queues_and_lists(built: Built) -> bytes:
    """Every row of every table that is not locked by row (the queue of jobs among them), and of those that hold no sealed field, as everybody."""
    wanted = [name for name in tables() if name in OPEN or name in NOT_SEALED or name.startswith("procrastinate_")]
    found = []
    for who in ("ratna", "budi", "sari", "siska", "inah", "dewi", "ana"):
        with acting_as(built.cast[who].pk), connection.cursor() as c:
            for table in wanted:
                c.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{table}\" t")
                found.append(c.fetchone()[0])
    return "\n".join(found).encode()


def mails() -> bytes:
    """What would have been mailed."""
    return b"\n".join(one.message().as_bytes() for one in getattr(mail, "outbox", []))


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Every line the program's own handler writes: pages and jobs log through the same one."""
    kept, disabled = io.StringIO(), logging.root.manager.disable
    ours = [handler for handler in logging.getLogger().handlers if getattr(handler, "sintas", False)]
    before = [handler.setStream(kept) for handler in ours]  # type: ignore[attr-defined]
    logging.disable(logging.NOTSET)
    try:
        yield kept
    finally:
        logging.disable(disabled)
        for handler, stream in zip(ours, before, strict=True):
            handler.setStream(stream)  # type: ignore[attr-defined]
