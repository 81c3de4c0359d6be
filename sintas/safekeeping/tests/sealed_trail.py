"""A trail of its own for the tests of the sealer: rows written by the app's role, committed, sealed by the sealer's role."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection

from sintas.config.system import System, read_private
from sintas.kit.ids import uuid7
from sintas.safekeeping.sealing import compare, table
from sintas.safekeeping.sealing.anchors import Anchor
from sintas.safekeeping.sealing.findings import Finding
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.seal import Seal
from sintas.safekeeping.sealing.sealer import seal_once
from sintas.safekeeping.sealing.table import Here
from sintas.safekeeping.sealing.tree import RowText
from sintas.safekeeping.sealing.verify import verify

VERBS = ("read file", "list cases", "search", "save note", "open day", "export case")


def connect(role: str) -> psycopg.Connection[Any]:
    """To this worker's test database, as `app`, `sealer`, `owner` or `super`."""
    held = read_private(settings.SYSTEM.folder(f"db-{role}.json"))
    return psycopg.connect(
        host=settings.SYSTEM.socket(), user=held["user"], password=held["password"], dbname=connection.settings_dict["NAME"]
    )


def empty() -> None:
    """Lift the triggers for one transaction, as only a superuser can."""
    with connect("super") as c:
        c.execute("SET LOCAL session_replication_role = replica")
        c.execute("TRUNCATE safekeeping_trail, safekeeping_seal")


def behind_the_back(system: System, sql: str) -> None:
    """On an installation's own database, as the superuser who lifts the triggers."""
    held = read_private(system.folder("db-super.json"))
    with psycopg.connect(host=system.socket(), user=held["user"], password=held["password"], dbname="sintas") as c:
        c.execute("SET LOCAL session_replication_role = replica")
        c.execute(sql)  # type: ignore[call-overload]


@contextmanager
def without_others(monkeypatch: Any) -> Iterator[None]:
    """The horizon belongs to the whole cluster, where other workers' tests run: here every row is committed, so it lies at the very end."""
    ask = table.here

    def at_the_end(db: Any) -> Here:
        at = ask(db)
        return Here(at.cluster, at.beyond, at.beyond)

    with monkeypatch.context() as patched:
        patched.setattr(table, "here", at_the_end)
        yield


def put(count: int, turn: random.Random, *, app: psycopg.Connection[Any] | None = None) -> None:
    """So many rows, in transactions of one to nine, by several people, on several files."""
    people = [UUID(int=turn.getrandbits(128), version=4) for _ in range(6)]
    with app or connect("app") as c:
        while count > 0:
            who, these = turn.choice([*people, None]), min(count, turn.randint(1, 9))
            with c.transaction():
                c.execute("SELECT set_config('app.user_id', %s, true)", [str(who or "")])
                for _ in range(these):
                    c.execute(
                        "INSERT INTO safekeeping_trail (id, actor_id, verb, file_id, outcome, detail) VALUES (%s, %s, %s, %s, %s, %s)",
                        [uuid7(), who, turn.choice(VERBS), turn.choice([*people, None]), turn.choice(("done", "done", "refused")),
                         psycopg.types.json.Jsonb({"count": turn.randint(0, 99)})],
                    )  # fmt: skip
            count -= these


@dataclass
class Trail:
    """A sealed trail as it was read back: rows, seals, and the anchors that left when each was made."""

    key: SealerKey
    stranger: SealerKey  # somebody else's
    rows: list[RowText] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    cluster: int = 0
    beyond: int = 0

    def found(self, rows: list[RowText], seals: list[Seal], *, anchored: bool = True) -> list[Finding]:
        """What a verification of these says; anchored=False: without what left the machine."""
        order = sorted(rows, key=lambda row: (int(row[table.CLUSTER] or 0), int(row[table.XID] or 0), str(row[0])))
        verdict = verify(order, seals, cluster=self.cluster, beyond=self.beyond, known=self.key.known)
        return [*verdict.found, *(compare.against(seals, self.anchors) if anchored else [])]


def sealed(key: SealerKey, seals: int, rows: int, turn: random.Random, stranger: SealerKey | None = None) -> Trail:
    """So many seals over so many rows in all, written and sealed by their roles."""
    empty()
    for at in range(seals):
        put(rows // seals + (rows % seals if at == 0 else 0), turn)
        with connect("sealer") as db:
            seal_once(db, key, always=True)
    return read_back(key, stranger)


def read_back(key: SealerKey, stranger: SealerKey | None = None) -> Trail:
    """What stands in the tables now; everything in them counts as anchored."""
    with connect("sealer") as db:
        at, stands = table.here(db), table.all_seals(db)
        return Trail(key, stranger or key, list(table.all_rows(db)), stands, [Anchor.of(seal) for seal in stands], at.cluster, at.beyond)
