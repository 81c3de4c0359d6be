"""The chain against what left the machine. Without this, whoever rewrites everything and seals it anew with the stolen key is not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from . import findings as f
from .anchors import Anchor, Held
from .findings import Finding
from .seal import Seal, says

SOON = timedelta(minutes=15)  # a seal not anchored by then is late


def against(seals: list[Seal], anchors: Iterable[Anchor]) -> Iterator[Finding]:
    """Each anchor must be in the chain as it was. Those of a line that a declared restore gave up are a note."""
    by_number = {seal.number: seal for seal in seals}
    declared = [seal for seal in seals if seal.source]
    given_up: dict[int, int] = {}
    for one in anchors:
        stands = by_number.get(one.number)
        if stands is not None and stands.digest == one.digest:
            continue
        later = stands is None or stands.made_at > one.made_at
        restore = next((seal for seal in declared if later and one.made_at < seal.made_at), None)
        if restore is not None:
            given_up[restore.number] = given_up.get(restore.number, 0) + 1
        else:
            yield Finding(f.CUT if stands is None else f.REWRITTEN, one.number, until=one.made_at)
    for number, count in given_up.items():
        yield Finding(f.RESTORED, number, until=by_number[number].made_at, count=count, source=by_number[number].source)


def whole(seals: list[Seal], held: Held, now: datetime) -> Iterator[Finding]:
    """Our own folder must hold every seal: a piece cut out of it, or its end, is missed here."""
    if held.unreadable:
        yield Finding(f.ANCHORS_BROKEN, count=held.unreadable)
    if seals and not held.anchors:
        yield Finding(f.NO_ANCHORS, seals[-1].number)
        return
    standing = {one.number for one in held.anchors}
    missing = [seal for seal in seals if seal.number not in standing and now - seal.made_at > SOON]
    if missing:
        yield Finding(f.ANCHORS_CUT, missing[0].number, since=missing[0].made_at, until=missing[-1].made_at, count=len(missing))


def typed(seals: list[Seal], words: tuple[int, str]) -> Iterator[Finding]:
    """One anchor from paper or telephone (seal.heard)."""
    stands = next((seal for seal in seals if seal.number == words[0]), None)
    if stands is None:
        yield Finding(f.CUT, words[0])
    elif not says(words, stands.digest):
        yield Finding(f.REWRITTEN, words[0], until=stands.made_at)


def late(seals: list[Seal], oldest_open: datetime | None, now: datetime) -> Iterator[Finding]:
    """Nothing sealed for a quarter of an hour, or rows that have waited for longer: the sealer is away, or its horizon is stuck."""
    if not seals or now - seals[-1].made_at > SOON:
        yield Finding(f.LATE, seals[-1].number if seals else 0, since=seals[-1].made_at if seals else None, until=now)
    elif oldest_open is not None and now - oldest_open > SOON:
        yield Finding(f.LATE, seals[-1].number, since=oldest_open, until=now)
