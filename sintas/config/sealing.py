"""The sealer as a process: once a minute it seals, writes the seals where they leave the machine, and once a day mails the newest.

It holds neither the service key nor the application's role. It says nothing but codes.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from errno import errorcode
from pathlib import Path
from typing import Any

import psycopg

from sintas.config.problem import SystemProblem
from sintas.config.relay import Relay
from sintas.config.system import Login, System
from sintas.safekeeping.keys import KeyProblem
from sintas.safekeeping.sealing import table
from sintas.safekeeping.sealing.anchors import PATTERN, AnchorFolder
from sintas.safekeeping.sealing.key import SealerKey
from sintas.safekeeping.sealing.seal import Seal, moment, spoken
from sintas.safekeeping.sealing.sealer import seal_once
from sintas.safekeeping.sealing.state import ASK, LATE, State
from sintas.safekeeping.sealing.table import Database

log = logging.getLogger("sintas.sealer")
EACH = 60.0  # seconds
MAILED = timedelta(days=1)
SUBJECT = "Catatan harian"  # neutral: it stands on a lock screen


def connect(login: Login) -> Database:
    """A plain connection of its own in this role. Raises psycopg.Error."""
    options: dict[str, Any] = dict(login.options)
    return psycopg.connect(
        host=login.host, port=login.port or None, dbname=login.name, user=login.user, password=login.password,
        connect_timeout=10, application_name="sintas sealer", **options,
    )  # fmt: skip


def key_of(system: System) -> SealerKey:
    """Raises SystemProblem when it is missing, unsafe or broken."""
    try:
        return SealerKey(system.sealer_key)
    except KeyProblem as why:
        raise SystemProblem(str(why)) from None


def own_folder(system: System) -> Path:
    """Where the anchors are always kept: beside the data, or beside the keys when the database lies elsewhere."""
    return system.data / "anchors" if system.data is not None else system.keys.parent / "anchors"


def other_folder(system: System) -> Path | None:
    """Where they leave the machine: SINTAS_ANCHORS, or "anchors" in site.json. Raises SystemProblem for a relative path."""
    named = os.environ.get("SINTAS_ANCHORS") or _in_site(system)
    if not named:
        return None
    if not Path(named).is_absolute():
        raise SystemProblem("The folder for the trail's anchors (SINTAS_ANCHORS, or anchors in site.json) must begin with a slash.")
    return Path(named)


def _in_site(system: System) -> str:
    try:
        held = json.loads((system.data / "site.json").read_text()) if system.data is not None else {}
    except (OSError, ValueError):
        return ""
    return str(held.get("anchors") or "")


class Sealer:
    """`turn()` does one minute's work and never raises for what passes by itself: a database away, a full disk, a stick pulled out."""

    def __init__(self, system: System, *, relay: Relay | None = None) -> None:
        """Raises SystemProblem when the key or a setting is not as it must be."""
        self.key = key_of(system)
        self.login = system.login("sealer")
        self.own = AnchorFolder(own_folder(system), made=True)
        elsewhere = other_folder(system)
        self.folders = [self.own, *([AnchorFolder(elsewhere)] if elsewhere else [])]
        self.relay = relay
        self.mailed = own_folder(system) / "mailed.json"
        self._said = ""
        self._mailed = datetime.min.replace(tzinfo=UTC)

    def turn(self, *, always: bool = False) -> list[str]:
        """The codes of what did not succeed; empty when all did."""
        wrong: list[str] = []
        made: list[Seal] = []
        try:
            with connect(self.login) as db:
                made = seal_once(db, self.key, always=always)
                for number, folder in enumerate(self.folders):
                    wrong += self._anchor(db, folder, "own" if number == 0 else "other")
                wrong += self._mail(db)
        except psycopg.Error as error:
            wrong.append(f"database_{error.sqlstate or type(error).__name__}")
        self._say(wrong, len(made))
        return wrong

    def run(self, pause: Callable[[float], None] = time.sleep) -> None:
        """Until somebody ends it (SystemExit); what was written last is sealed on the way out."""
        try:
            while True:
                began = time.monotonic()
                self.turn()
                pause(max(1.0, EACH - (time.monotonic() - began)))
        finally:
            self.turn()

    def _anchor(self, db: Database, folder: AnchorFolder, which: str) -> list[str]:
        try:
            last = table.last_seal(db)
            agreed = folder.common(last.number if last else 0, lambda number: table.digest_of(db, number))
            folder.append(folder.missing(table.seals_after(db, agreed)))
        except OSError as error:
            return [f"anchors_{which}_{errorcode.get(error.errno or 0, 'missing')}"]
        return []

    def _mail(self, db: Database) -> list[str]:
        """The newest seal, once a day. A relay that does not answer is asked again in the next minute."""
        if self.relay is None or not self.relay.to or datetime.now(UTC) - self._mailed_at() < MAILED:
            return []
        last = table.last_seal(db)
        if last is None:
            return []
        try:
            refused = self.relay.send(SUBJECT, words_of(last))
            self._mailed = datetime.now(UTC)  # also when the disk is full: never a mail each minute
            self.mailed.write_text(json.dumps({"seal": last.number, "at": moment(datetime.now(UTC))}))
        except SystemProblem:
            return ["mail_password"]
        except OSError as error:
            return [f"mail_{type(error).__name__}"]
        return ["mail_refused_by_some"] if refused else []

    def _mailed_at(self) -> datetime:
        """A moment that lies ahead was written by a clock that was wrong: it must not silence the mail until then."""
        try:
            written = datetime.fromisoformat(json.loads(self.mailed.read_text())["at"])
            return max(self._mailed, written) if written <= datetime.now(UTC) else self._mailed
        except (OSError, ValueError, KeyError, TypeError):
            return self._mailed

    def _say(self, wrong: list[str], made: int) -> None:
        """Only what is new: a stick that stays away is said once, and once that it is back."""
        said = " ".join(wrong)
        if said != self._said:
            log.warning("sealer", extra={"code": said or "well", "count": made})
        self._said = said


def words_of(seal: Seal) -> str:
    """The mail: nothing but the seal."""
    return (
        f"{spoken(seal.number, seal.digest)}\n\n{moment(seal.made_at)}\n{seal.digest.hex()}\n{seal.key}\n\n"
        "Simpan pesan ini. / Keep this message.\n"
    )


def how_late(system: System, db: Database) -> tuple[State, list[str]]:
    """How far the sealing has come, and the codes of what lags (none, away, stuck, anchors). Raises psycopg.Error."""
    held, now = State(*(db.execute(ASK).fetchone() or ())), datetime.now(UTC)
    late = held.late(now)
    return held, [*([late] if late else []), *(["anchors"] if anchors_lag(system, held.seals, held.sealed_at, now) else [])]


def anchors_lag(system: System, seals: int, sealed_at: datetime | None, now: datetime) -> bool:
    """Whether a folder of anchors has not been written for a quarter of an hour longer than the seals."""
    if not seals or sealed_at is None:
        return False
    for folder in (own_folder(system), other_folder(system)):
        if folder is None:
            continue
        try:
            written = max((path.stat().st_mtime for path in folder.glob(PATTERN)), default=0.0)
        except OSError:
            return True
        if sealed_at.timestamp() - written > LATE.total_seconds() or not written:
            return True
    return False
