"""Every row x every kind of tampering is found against the anchor. A sample here; under `make drills` ten trails of 500 rows, each row."""

from __future__ import annotations

import functools
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sintas.config.verifying import of_tables
from sintas.safekeeping.sealing import anchors, compare, sealer
from sintas.safekeeping.sealing import findings as f
from sintas.safekeeping.sealing import verify as verifying
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.seal import Seal

from . import tampering
from .sealed_trail import Trail, connect, empty, put, sealed, without_others

pytestmark = pytest.mark.django_db
WHOLE = os.environ.get("SINTAS_DRILL") == "1"
ROWS, SEALS = 500, 12
TRAILS = range(1, 11) if WHOLE else [1]
SAMPLE, BY_SQL = (ROWS, 25) if WHOLE else (20, 1)


@pytest.fixture
def trail(db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Trail]:
    """Written and sealed by their roles; leaves that were counted once are not counted again (they are the same rows)."""
    key = SealerKey.create(tmp_path / "sealer.json")
    stranger = SealerKey.create(tmp_path / "other.json")
    for module in (verifying, sealer, tampering):
        monkeypatch.setattr(module, "leaf", REMEMBERED)
    with without_others(monkeypatch):
        yield sealed(key, SEALS, ROWS, random.Random(getattr(request, "param", 1)), stranger)
    empty()


REMEMBERED = functools.lru_cache(maxsize=100_000)(verifying.leaf)


@pytest.mark.parametrize("trail", TRAILS, indirect=True)
def test_each_row_by_each_kind(trail: Trail) -> None:
    turn, missed, tried = random.Random(7), [], Counter[str]()
    assert len(trail.rows) == ROWS
    assert trail.found(trail.rows, trail.seals) == []
    for at in turn.sample(range(ROWS), SAMPLE):
        for kind, tamper in tampering.KINDS.items():
            rows, seals = tamper(trail, at, turn)
            tried[kind] += 1
            if not trail.found(rows, seals):
                missed.append((kind, at))
    assert missed == []
    assert set(tried.values()) == {SAMPLE}
    print(f"{SAMPLE} rows x {len(tried)} kinds of tampering: {sum(tried.values())} tried, {len(missed)} missed")


def test_without_the_anchor_these_would_pass(trail: Trail) -> None:
    """The control: what only the anchor shows, so that it is known to be the anchor that finds it."""
    turn = random.Random(8)
    for kind in tampering.NEEDS_ANCHOR:
        rows, seals = tampering.KINDS[kind](trail, 333, turn)
        assert trail.found(rows, seals, anchored=False) == [], kind
        assert {one.kind for one in trail.found(rows, seals)} <= {f.CUT, f.REWRITTEN}


# What each control finds that no other does: switched off, exactly these pass unseen.
CONTROLS: dict[str, tuple[Any, str, Any, set[str]]] = {
    "rows against their seal": (verifying, "_close", lambda *a: None, {"edit verb", "edit time", "delete", "insert", "swap ids", "swap times"}),
    "signature and digest": (Seal, "holds", lambda seal: True, {"forged signature", "a seal made to fit", "seal dated back"}),
    "anchors": (compare, "against", lambda *a: iter(()), {"cut tail", "truncate", "re-hash everything from here"}),
    "rows nobody seals": (verifying, "_left_open", lambda *a, **kw: None, {"insert in another cluster"}),
}


def test_each_control_is_needed(trail: Trail, monkeypatch: pytest.MonkeyPatch) -> None:
    for control, (place, name, nothing, unseen) in CONTROLS.items():
        turn = random.Random(10)
        with monkeypatch.context() as off:
            off.setattr(place, name, nothing)
            passed = {kind for kind, tamper in tampering.KINDS.items() if not trail.found(*tamper(trail, 333, turn))}
        assert passed >= unseen, control


@pytest.mark.parametrize("trail", TRAILS, indirect=True)
def test_each_kind_by_sql_on_the_real_tables(trail: Trail) -> None:
    turn, tried = random.Random(9), Counter[str]()
    with connect("super") as c:
        c.execute("SET session_replication_role = replica")
        c.commit()
        for kind, sql in tampering.BY_SQL.items():
            for at in turn.sample(range(ROWS - 1), BY_SQL):
                a, b = trail.rows[at][0], next(row[0] for row in trail.rows if row[8] != trail.rows[at][8])
                values = {"a": a, "b": b, "n": trail.seals[tampering.seal_over(trail, at)].number}
                for one in sql.split(";"):
                    c.execute(psycopg.ClientCursor(c).mogrify(one, values))
                verdict = of_tables(c, trail.key.known)
                assert [*verdict.found, *compare.against(verdict.seals, trail.anchors)], (kind, at)
                c.rollback()
                tried[kind] += 1
        verdict = of_tables(c, trail.key.known)
        assert [*verdict.found, *compare.against(verdict.seals, trail.anchors)] == []
    assert set(tried.values()) == {BY_SQL}
    print(f"{len(tried)} kinds of tampering by SQL on the tables, {BY_SQL} rows each: all found")


def test_the_anchors_own_file(trail: Trail, tmp_path: Path) -> None:
    """Cut in the middle, at its end, altered, torn, gone."""
    folder = anchors.AnchorFolder(tmp_path / "anchors", made=True)
    folder.append(trail.seals)
    (path,) = (tmp_path / "anchors").iterdir()
    lines, late = path.read_text().splitlines(keepends=True), trail.seals[-1].made_at + 2 * compare.SOON

    def found(text: str) -> set[str]:
        path.write_text(text)
        held = anchors.read(tmp_path / "anchors")
        return {one.kind for one in (*compare.whole(trail.seals, held, late), *compare.against(trail.seals, held.anchors))}

    assert found("".join(lines)) == set()
    assert found("".join(lines[:5] + lines[6:])) == {f.ANCHORS_CUT}
    assert found("".join(lines[:-1])) == {f.ANCHORS_CUT}
    assert found("".join(lines[1:])) == {f.ANCHORS_CUT}
    assert found("") == {f.NO_ANCHORS}
    assert found("".join(lines[:5]) + lines[5].replace('"digest": "', '"digest": "00') + "".join(lines[6:])) >= {f.REWRITTEN}
    assert found("".join(lines[:5]) + "not a line\n" + "".join(lines[5:])) == {f.ANCHORS_BROKEN}
    assert found("".join(lines) + lines[0][:40]) == set()  # a power cut while the next line was written


def test_rows_younger_than_the_last_seal_are_said_to_be_open(trail: Trail) -> None:
    put(7, random.Random(5))
    with connect("sealer") as c:
        verdict = of_tables(c, trail.key.known)
    assert (verdict.open, verdict.found) == (7, [])
