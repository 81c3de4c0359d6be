"""`sintas sealer` seals the trail; `sintas trail` verifies it, tells its newest anchor and how far the sealing has come."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sintas.config import housing
from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.running import system_of
from sintas.config.problem import SystemProblem


def run_sealer(options: Options) -> int:
    """Once a minute until SIGTERM; with --once a single turn, 1 when something did not succeed."""
    from sintas.config import logs
    from sintas.config.relay import Relay
    from sintas.config.sealing import Sealer

    logs.set_up()
    system = system_of(options.data)
    sealer = Sealer(system, relay=Relay.from_environment())
    if options.once:
        with housing.running(system):
            return 1 if sealer.turn(always=True) else 0
    try:
        sealer.run()
    except SystemExit:
        return 0
    return 0


def verify(options: Options) -> int:
    """0 when nothing was touched, 1 with a line for each finding."""
    import psycopg

    from sintas.config.command import trail_words
    from sintas.config.verifying import Asked, look

    system = system_of(options.data)
    try:
        with housing.running(system):
            verdict, found = look(system, Asked(options.anchors or [], options.anchor or [], options.key or []))
    except psycopg.Error as error:
        raise SystemProblem(f"The database does not answer the sealer's role ({type(error).__name__}); is it running?") from None
    wrong = [one for one in found if not one.note]
    last = verdict.seals[-1] if verdict.seals else None
    if options.json:
        told: dict[str, Any] = {
            "rows": verdict.rows,
            "open": verdict.open,
            "seals": len(verdict.seals),
            "last_seal": last.number if last else 0,
            "sealed_at": last.made_at.isoformat() if last else None,
            "found": [{k: v.isoformat() if isinstance(v, datetime) else v for k, v in asdict(one).items()} | {"note": one.note} for one in found],
            "well": not wrong,
        }
        print(json.dumps(told))
        return 1 if wrong else 0
    print(Words("baris", "rows"), verdict.rows)
    print(Words("segel", "seals"), len(verdict.seals), trail_words.when(last.made_at) if last else "-")
    print(Words("belum tercakup (lebih muda dari segel terakhir)", "not covered yet (younger than the last seal)"), verdict.open)
    for one in found[:MOST]:
        print(f"[{one.kind}] {trail_words.sentence(one)}")
    if len(found) > MOST:
        print(Words(f"... dan {len(found) - MOST} lagi (semuanya dengan --json)", f"... and {len(found) - MOST} more (all of them with --json)"))
    print(Words(f"temuan {len(wrong)}", f"findings {len(wrong)}"))
    return 1 if wrong else 0


def of_verify(parser: ArgumentParser) -> None:
    parser.add_argument("--anchors", type=Path, action="append", metavar="FILE", help=str(ANCHORS))
    parser.add_argument("--anchor", action="append", metavar="'N XXXX-XXXX-XXXX-XXXX'", help=str(ANCHOR))
    parser.add_argument("--key", action="append", metavar="FINGERPRINT", help=str(KEY))
    parser.add_argument("--json", action="store_true")


def anchor(options: Options) -> int:
    """The newest seal, short enough for paper and telephone; then the fingerprint of the sealer's key."""
    import psycopg

    from sintas.config import sealing
    from sintas.safekeeping.sealing import table
    from sintas.safekeeping.sealing.seal import moment, spoken

    system = system_of(options.data)
    try:
        with housing.running(system), sealing.connect(system.login("sealer")) as db:
            last = table.last_seal(db)
    except psycopg.Error as error:
        raise SystemProblem(f"The database does not answer the sealer's role ({type(error).__name__}); is it running?") from None
    if last is None:
        raise SystemProblem("The trail was never sealed; run `sintas serve`, or once `sintas sealer --once`.")
    print(spoken(last.number, last.digest))
    print(moment(last.made_at))
    print(last.digest.hex())
    print(Words("kunci", "key"), last.key)
    return 0


def status(options: Options) -> int:
    """0 when the trail is sealed up to the last minutes and the anchors with it; else 1 and what to do."""
    import psycopg

    from sintas.config import sealing
    from sintas.config.command import trail_words

    system = system_of(options.data)
    try:
        with housing.running(system), sealing.connect(system.login("sealer")) as db:
            held, late = sealing.how_late(system, db)
    except psycopg.Error as error:
        raise SystemProblem(f"The database does not answer the sealer's role ({type(error).__name__}); is it running?") from None
    print(Words("segel", "seals"), held.seals, trail_words.when(held.sealed_at))
    print(Words("menunggu", "waiting"), held.waiting)
    for code in late:
        print(f"[{code}]", str(trail_words.LATE[code]).format(since=trail_words.when(held.sealed_at if code == "away" else held.waiting_since)))
    return 1 if late else 0


def restored(options: Options, by: By) -> int:
    """Declare that this database was restored on purpose: the next seal names the backup."""
    from sintas.config import sealing
    from sintas.safekeeping.refusals import Refusal
    from sintas.safekeeping.sealing.sealer import seal_once

    if not by.holds("staff.set_up"):
        raise Refusal()
    if not options.source or len(options.source) > 80 or not all(c.isalnum() or c in "._:-" for c in options.source):
        raise SystemProblem("Name the backup with letters, digits, dots and dashes (at most 80), for example its file name.")
    system = system_of(options.data)
    with sealing.connect(system.login("sealer")) as db:
        made = seal_once(db, sealing.key_of(system), source=options.source)
    sealing.Sealer(system).turn()  # its anchor at once: nobody may be serving yet
    print(made[-1].number)
    return 0


def clock_set_right(options: Options, by: By) -> int:
    """The row this command leaves says it: the machine's clock was wrong and is right now. Start-up and verification take note of it."""
    from sintas.safekeeping.refusals import Refusal

    if not by.holds("staff.set_up"):
        raise Refusal()
    print("ok")
    return 0


def of_restored(parser: ArgumentParser) -> None:
    parser.add_argument("--source", required=True, metavar="NAME", help=str(Words("nama cadangan", "the backup's name")))


def of_sealer(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true")


MOST = 40  # findings printed; a trail rewritten from the beginning has one for every minute since
ANCHORS = Words(
    "berkas atau folder jangkar yang disimpan di luar mesin; boleh berulang", "file or folder of anchors kept elsewhere; may be repeated"
)
ANCHOR = Words("jangkar dari kertas atau telepon; boleh berulang", "an anchor from paper or telephone; may be repeated")
KEY = Words("sidik kunci penyegel yang juga diakui", "fingerprint of a sealer's key that counts as well")
COMMANDS = (
    Command("sealer", Words("menyegel jejak setiap menit", "seal the trail every minute"), run_sealer, of_sealer),
    Command("trail verify", Words("memeriksa apakah jejak disentuh orang", "find out whether anybody touched the trail"), verify, of_verify),
    Command("trail anchor", Words("menampilkan segel terbaru untuk dicatat", "show the newest seal, to be written down"), anchor),
    Command("trail status", Words("memeriksa apakah penyegelan berjalan", "look whether the sealing goes on"), status),
    Command(
        "trail restored",
        Words("menyatakan bahwa basis data dipulihkan dari cadangan", "declare that the database was restored from a backup"),
        restored,
        of_restored,
        operator=True,
    ),
    Command(
        "trail clock",
        Words("menyatakan bahwa jam mesin tadi salah dan kini benar", "say that the machine's clock was wrong and is right now"),
        clock_set_right,
        operator=True,
        but=("clock",),
    ),
)
