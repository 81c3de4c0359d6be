"""Reads the whole trail once and says what was touched. Works on rows and seals as they come, so that it can be tried on a copy in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from . import findings as f
from .findings import Finding
from .order import clock_findings
from .seal import BEGUN, ENDED, FIRST, Seal
from .table import CLUSTER, XID, written_at
from .tree import RowText, Tree, leaf


@dataclass
class Verdict:
    """What stands, and what is wrong with it. `open` rows are younger than the last seal: nothing vouches for them yet."""

    rows: int = 0
    open: int = 0
    oldest_open: datetime | None = None
    seals: list[Seal] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Nothing found but what was declared."""
        return all(one.note for one in self.found)


def verify(rows: Iterable[RowText], seals: list[Seal], *, cluster: int, beyond: int, known: frozenset[str]) -> Verdict:
    """`rows` in the order of table.all_rows; `cluster` is the present one, no transaction of it is at or above `beyond`.

    `known`: fingerprints of the sealer's keys. Anchors are compared apart (compare.py).
    """
    verdict = Verdict(seals=seals)
    verdict.found += chain_findings(seals, known)
    lines = {one: [seal for seal in seals if seal.cluster == one] for one in {seal.cluster for seal in seals}}
    seen: set[int] = set()
    for number, these in groupby(_counted(rows, verdict), key=lambda row: int(str(row[CLUSTER]))):
        seen.add(number)
        _line(verdict, lines.get(number, []), clock_findings(these, verdict.found), current=number == cluster, beyond=beyond)
    for number in lines.keys() - seen:
        _line(verdict, lines[number], iter(()), current=number == cluster, beyond=beyond)
    return verdict


def chain_findings(seals: list[Seal], known: frozenset[str]) -> Iterator[Finding]:
    """What the seals say about each other, the rows left aside."""
    previous, expected, until, declared = FIRST, 1, dict[int, int](), {seal.number for seal in seals if seal.source}
    for seal in seals:
        if seal.number != expected:
            yield Finding(f.GAP, expected, until=seal.made_at, count=seal.number - expected)
        elif seal.previous != previous:
            yield Finding(f.CHAIN, seal.number, until=seal.made_at)
        if seal.since != until.get(seal.cluster, 0) or seal.until < seal.since:
            yield Finding(f.GAP, seal.number, until=seal.made_at)
        if not seal.holds():
            yield Finding(f.SEAL, seal.number, until=seal.made_at)
        elif seal.key not in known:
            yield Finding(f.KEY, seal.number, until=seal.made_at, source=seal.key)
        if seal.kind == BEGUN and not any(number >= seal.number for number in declared):
            yield Finding(f.UNDECLARED, seal.number, until=seal.made_at)
        if seal.source:
            yield Finding(f.RESTORED, seal.number, until=seal.made_at, source=seal.source)
        previous, expected, until[seal.cluster] = seal.digest, seal.number + 1, seal.until


def _counted(rows: Iterable[RowText], verdict: Verdict) -> Iterator[RowText]:
    for row in rows:
        verdict.rows += 1
        yield row


def _line(verdict: Verdict, seals: list[Seal], rows: Iterator[RowText], *, current: bool, beyond: int) -> None:
    """One cluster's rows against its seals, both by transaction id; what lies behind the last seal is open, in an ended line astray."""
    following = iter(seals)
    seal, tree, before = next(following, None), Tree(), None
    for row in rows:
        xid = int(str(row[XID]))
        while seal is not None and xid >= seal.until:
            _close(verdict, seal, tree, before)
            before, seal, tree = seal.made_at, next(following, None), Tree()
        if seal is None:
            _left_open(verdict, row, astray=not current or xid >= beyond, ended=bool(seals) and seals[-1].kind == ENDED)
        elif xid < seal.since:
            verdict.found.append(Finding(f.STRAY, seal.number, since=written_at(row), count=1))
        else:
            tree.add(leaf(row))
    while seal is not None:
        _close(verdict, seal, tree, before)
        before, seal, tree = seal.made_at, next(following, None), Tree()


def _close(verdict: Verdict, seal: Seal, tree: Tree, before: datetime | None) -> None:
    if tree.count != seal.rows or tree.root() != seal.root:
        verdict.found.append(Finding(f.ROWS, seal.number, since=before, until=seal.made_at, count=tree.count - seal.rows))


def _left_open(verdict: Verdict, row: RowText, *, astray: bool, ended: bool) -> None:
    at = written_at(row)
    if astray or ended:
        verdict.found.append(Finding(f.STRAY if ended or not astray else f.BEYOND, since=at, count=1))
        return
    verdict.open += 1
    verdict.oldest_open = at if verdict.oldest_open is None else min(at, verdict.oldest_open)
