"""Every way we could think of to touch a sealed trail: on a copy in memory for each row, and by SQL on the real tables.

A kind takes the trail and a row's place and gives the rows and seals an auditor would find afterwards.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from sintas.kit.ids import uuid7
from sintas.safekeeping.sealing import table
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.seal import Seal
from sintas.safekeeping.sealing.tree import RowText, Tree, leaf

from .sealed_trail import Trail

After = tuple[list[RowText], list[Seal]]
Kind = Callable[[Trail, int, random.Random], After]


def seal_over(trail: Trail, at: int) -> int:
    """Place of the seal this row lies under."""
    xid = int(str(trail.rows[at][table.XID]))
    return next(n for n, seal in enumerate(trail.seals) if seal.since <= xid < seal.until)


def with_row(trail: Trail, at: int, row: RowText | None) -> list[RowText]:
    return [*trail.rows[:at], *([row] if row is not None else []), *trail.rows[at + 1 :]]


def changed(row: RowText, column: str, value: str | None) -> RowText:
    place = table.COLUMNS.index(column)
    return (*row[:place], value, *row[place + 1 :])


def edit(column: str, value: Callable[[str | None, Trail], str | None]) -> Kind:
    """Another value in one column."""
    place = table.COLUMNS.index(column)
    return lambda trail, at, turn: (with_row(trail, at, changed(trail.rows[at], column, value(trail.rows[at][place], trail))), trail.seals)


def later(text: str | None, trail: Trail) -> str:
    seconds, _point, micro = str(text).partition(".")
    return f"{seconds}.{(int(micro) + 1) % 1_000_000:06}"


def delete(trail: Trail, at: int, turn: random.Random) -> After:
    return with_row(trail, at, None), trail.seals


def insert(trail: Trail, at: int, turn: random.Random) -> After:
    return [*trail.rows, changed(trail.rows[at], "id", str(uuid7()))], trail.seals


def insert_where_nobody_seals(trail: Trail, at: int, turn: random.Random) -> After:
    return [*trail.rows, changed(changed(trail.rows[at], "id", str(uuid7())), "cluster", "42")], trail.seals


def swap(column: str) -> Kind:
    """Two rows exchange what stands in one column (a row whose neighbours say the same is left to the other kinds)."""

    def exchanged(trail: Trail, at: int, turn: random.Random) -> After:
        place = table.COLUMNS.index(column)
        others = [n for n, row in enumerate(trail.rows) if row[place] != trail.rows[at][place]]
        other = turn.choice(others)
        rows = list(trail.rows)
        rows[at], rows[other] = changed(rows[at], column, rows[other][place]), changed(rows[other], column, trail.rows[at][place])
        return rows, trail.seals

    return exchanged


def cut_tail(trail: Trail, at: int, turn: random.Random) -> After:
    """This row's seal and everything after it, rows and seals: what is left is whole in itself."""
    number = seal_over(trail, at)
    since = trail.seals[number].since
    return [row for row in trail.rows if int(str(row[table.XID])) < since], trail.seals[:number]


def truncate(trail: Trail, at: int, turn: random.Random) -> After:
    return [], []


def sealed_anew(trail: Trail, rows: list[RowText], number: int, key: SealerKey) -> list[Seal]:
    """The chain from this seal on made again over these rows."""
    seals = list(trail.seals[:number])
    for seal in trail.seals[number:]:
        these = [row for row in rows if seal.since <= int(str(row[table.XID])) < seal.until]
        tree = Tree(leaf(row) for row in these)
        seals.append(replace(seal, rows=tree.count, root=tree.root(), previous=seals[-1].digest if seals else b"", public=key.public).signed(key))
    return seals


def rehash(trail: Trail, at: int, turn: random.Random) -> After:
    """Everything from this row on, with the sealer's own stolen key: without the anchor nothing shows."""
    rows = with_row(trail, at, changed(trail.rows[at], "verb", "nothing at all"))
    return rows, sealed_anew(trail, rows, seal_over(trail, at), trail.key)


def rehash_with_another_key(trail: Trail, at: int, turn: random.Random) -> After:
    rows = with_row(trail, at, None)
    return rows, sealed_anew(trail, rows, seal_over(trail, at), trail.stranger)


def with_seal(trail: Trail, number: int, seal: Seal) -> After:
    return trail.rows, [*trail.seals[:number], seal, *trail.seals[number + 1 :]]


def seal_of_what_is_left(trail: Trail, at: int, turn: random.Random) -> After:
    """A row goes, and its seal's number of rows and root are made to fit."""
    rows, number = with_row(trail, at, None), seal_over(trail, at)
    seal = trail.seals[number]
    tree = Tree(leaf(row) for row in rows if seal.since <= int(str(row[table.XID])) < seal.until)
    return rows, with_seal(trail, number, replace(seal, rows=tree.count, root=tree.root()))[1]


def forged_signature(trail: Trail, at: int, turn: random.Random) -> After:
    number = seal_over(trail, at)
    return with_seal(trail, number, replace(trail.seals[number], signature=turn.randbytes(64)))


def signed_by_a_stranger(trail: Trail, at: int, turn: random.Random) -> After:
    number = seal_over(trail, at)
    return with_seal(trail, number, replace(trail.seals[number], public=trail.stranger.public).signed(trail.stranger))


def gap(trail: Trail, at: int, turn: random.Random) -> After:
    """A seal goes out of the middle (of the last one, the tail is cut)."""
    number = seal_over(trail, at)
    return trail.rows, [*trail.seals[:number], *trail.seals[number + 1 :]]


def merged(trail: Trail, at: int, turn: random.Random) -> After:
    """The seal before swallows this one's range."""
    number = seal_over(trail, at)
    if not number:
        return gap(trail, at, turn)
    before, seal = trail.seals[number - 1], trail.seals[number]
    return trail.rows, [*trail.seals[: number - 1], replace(before, until=seal.until), *trail.seals[number + 1 :]]


def seal_dated_back(trail: Trail, at: int, turn: random.Random) -> After:
    number = seal_over(trail, at)
    seal = trail.seals[number]
    return with_seal(trail, number, replace(seal, made_at=seal.made_at.replace(year=seal.made_at.year - 1)))


NEEDS_ANCHOR = ("cut tail", "truncate", "re-hash everything from here")
KINDS: dict[str, Kind] = {
    "edit id": edit("id", lambda old, trail: str(uuid7())),
    "edit actor": edit("actor_id", lambda old, trail: str(uuid7())),
    "edit actor to nobody": edit("actor_id", lambda old, trail: None if old else str(uuid7())),
    "edit verb": edit("verb", lambda old, trail: f"{old} "),
    "edit file": edit("file_id", lambda old, trail: str(uuid7())),
    "edit outcome": edit("outcome", lambda old, trail: "refused" if old == "done" else "done"),
    "edit detail": edit("detail", lambda old, trail: '{"count": 100}'),
    "edit time": edit("at", later),
    "edit transaction": edit("xid", lambda old, trail: str(int(str(old)) - 1)),
    "hide behind the horizon": edit("xid", lambda old, trail: str(trail.seals[-1].until)),
    "hide far behind the horizon": edit("xid", lambda old, trail: str(2**63)),
    "hide in another cluster": edit("cluster", lambda old, trail: "42"),
    "delete": delete,
    "insert": insert,
    "insert in another cluster": insert_where_nobody_seals,
    "swap verbs": swap("verb"),
    "swap times": swap("at"),
    "swap ids": swap("id"),
    "swap actors": swap("actor_id"),
    "cut tail": cut_tail,
    "truncate": truncate,
    "re-hash everything from here": rehash,
    "re-hash with another key": rehash_with_another_key,
    "a seal made to fit": seal_of_what_is_left,
    "forged signature": forged_signature,
    "signed by a stranger": signed_by_a_stranger,
    "gap": gap,
    "two seals made one": merged,
    "seal dated back": seal_dated_back,
}

# The same by SQL, as a superuser who lifted the triggers. %(a)s and %(b)s are two rows, %(n)s the seal over a.
BY_SQL = {
    "edit verb": "UPDATE safekeeping_trail SET verb = 'x' WHERE id = %(a)s",
    "edit actor": "UPDATE safekeeping_trail SET actor_id = gen_random_uuid() WHERE id = %(a)s",
    "edit file": "UPDATE safekeeping_trail SET file_id = gen_random_uuid() WHERE id = %(a)s",
    "edit outcome": "UPDATE safekeeping_trail SET outcome = outcome || 'x' WHERE id = %(a)s",
    "edit detail": "UPDATE safekeeping_trail SET detail = detail || '{\"x\": 1}' WHERE id = %(a)s",
    "edit time": "UPDATE safekeeping_trail SET at = at + interval '1 microsecond' WHERE id = %(a)s",
    "edit id": "UPDATE safekeeping_trail SET id = gen_random_uuid() WHERE id = %(a)s",
    "delete": "DELETE FROM safekeeping_trail WHERE id = %(a)s",
    "insert": "INSERT INTO safekeeping_trail SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*"
    " FROM safekeeping_trail t WHERE id = %(a)s",
    "swap": "UPDATE safekeeping_trail t SET at = (SELECT at FROM safekeeping_trail o WHERE o.id = CASE t.id WHEN %(a)s THEN %(b)s ELSE %(a)s END::uuid)"
    " WHERE id IN (%(a)s, %(b)s)",
    "hide behind the horizon": "UPDATE safekeeping_trail SET xid = (SELECT max(until) FROM safekeeping_seal)::text::xid8 WHERE id = %(a)s",
    "hide far behind the horizon": "UPDATE safekeeping_trail SET xid = '9223372036854775807' WHERE id = %(a)s",
    "hide in another cluster": "UPDATE safekeeping_trail SET cluster = 42 WHERE id = %(a)s",
    "cut tail": "DELETE FROM safekeeping_trail t USING safekeeping_seal s WHERE s.number = %(n)s AND t.xid >= s.since::text::xid8;"
    "DELETE FROM safekeeping_seal WHERE number >= %(n)s",
    "truncate": "TRUNCATE safekeeping_trail; TRUNCATE safekeeping_seal",
    "gap": "DELETE FROM safekeeping_seal WHERE number = %(n)s",
    "edit a seal": "UPDATE safekeeping_seal SET rows = rows - 1 WHERE number = %(n)s",
    "a seal's date": "UPDATE safekeeping_seal SET made_at = made_at - interval '1 hour' WHERE number = %(n)s",
    "forged signature": "UPDATE safekeeping_seal SET signature = set_byte(signature, 5, (get_byte(signature, 5) + 1) %% 256) WHERE number = %(n)s",
    "forged root": "UPDATE safekeeping_seal SET root = set_byte(root, 5, (get_byte(root, 5) + 1) %% 256) WHERE number = %(n)s",
}  # fmt: skip
