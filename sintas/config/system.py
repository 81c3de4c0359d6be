"""The data folder of one installation, and how every process finds its database and its keys there.

    DIR/pg/            the cluster (of the database's own user)
    DIR/keys/          0700: service.json (safekeeping), sealer.json (its sealer), django.secret
    DIR/anchors/       the trail's seals, a line each (sealing.py)
    DIR/db-<role>.json 0600: a process reads the file of its own role and no other
    DIR/replay/        what no restore may bring back: ids and dates of erased files, ended releases, people who left
    DIR/socket         where the server was last started
    DIR/site.json      hosts and where the site is reached; DIR/accounts.json only in a demo;  DIR/static/, DIR/log/

Instead of a cluster of our own: DATABASE_URL (the app role), SINTAS_OWNER_URL (for migrate only) and SINTAS_KEYS=DIR.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sintas.config.problem import SystemProblem

LONGEST_SOCKET = 107  # bytes of a unix socket's path, with its name
SOCKET_NAME = "/.s.PGSQL.5432"
MADE_BY_TEST = "made-by.pid"  # holds the process that made a test folder (testing.py)
UNFINISHED_RESTORE = "restore.unfinished"  # the folder is not whole: never served
UNFINISHED = "A restore into this folder was not finished; delete the folder and restore again."
ROLE_URLS = {
    "app": "DATABASE_URL",
    "owner": "SINTAS_OWNER_URL",
    "keys": "SINTAS_KEYS_URL",
    "sealer": "SINTAS_SEALER_URL",
    "backup": "SINTAS_BACKUP_URL",
}


@dataclass(frozen=True)
class Login:
    """How one role reaches the database."""

    host: str
    port: str
    name: str
    user: str
    password: str
    options: Mapping[str, str]

    def for_django(self) -> dict[str, Any]:
        """The connection part of a Django DATABASES entry."""
        return {
            "NAME": self.name,
            "HOST": self.host,
            "PORT": self.port,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": dict(self.options),
        }


@dataclass(frozen=True)
class System:
    """One installation: its data folder (None when database and keys lie elsewhere) and its keys."""

    data: Path | None
    keys: Path

    @classmethod
    def at(cls, data: str | os.PathLike[str]) -> System:
        """The installation in this folder, whether it exists yet or not."""
        folder = Path(data).absolute()
        return cls(folder, folder / "keys")

    @classmethod
    def from_environment(cls) -> System:
        """SINTAS_DATA, or DATABASE_URL with SINTAS_KEYS. Raises SystemProblem when neither is named."""
        if data := os.environ.get("SINTAS_DATA"):
            return cls.at(data)
        if os.environ.get("DATABASE_URL"):
            if not (keys := os.environ.get("SINTAS_KEYS")):
                raise SystemProblem("DATABASE_URL names a database but SINTAS_KEYS names no folder with its keys.")
            return cls(None, Path(keys).absolute())
        raise SystemProblem("Which installation? Name its folder with --data DIR or SINTAS_DATA (or DATABASE_URL with SINTAS_KEYS).")

    @property
    def service_key(self) -> Path:
        """The key file of safekeeping."""
        return self.keys / "service.json"

    @property
    def sealer_key(self) -> Path:
        """The key file of the trail's sealer; no other process opens it."""
        return self.keys / "sealer.json"

    @property
    def django_secret(self) -> Path:
        """Signs sessions and form tokens."""
        return self.keys / "django.secret"

    @property
    def replay_list(self) -> Path:
        """What no restore may bring back (safekeeping/replaying.py)."""
        return (self.data or self.keys.parent) / "replay" / "erased-and-withdrawn.jsonl"

    @property
    def own_cluster(self) -> bool:
        """Whether we run the database ourselves."""
        return self.data is not None

    def throw_away(self) -> bool:
        """Whether this is a test run's own folder. Raises SystemProblem when SINTAS_TEST is set elsewhere: it would weaken real data."""
        if os.environ.get("SINTAS_TEST") != "1":
            return False
        if self.data is not None and (self.data / MADE_BY_TEST).is_file():
            return True
        raise SystemProblem("SINTAS_TEST is set, but this is not the folder of a test run; unset it.")

    def folder(self, name: str) -> Path:
        """`DIR/<name>`. Raises SystemProblem without a data folder."""
        if self.data is None:
            raise SystemProblem("This needs a data folder of our own; name it with --data DIR.")
        return self.data / name

    def refuse_unfinished(self) -> None:
        """Raises SystemProblem for a folder in which a restore was cut off: a part of a house is neither served nor built upon."""
        if self.data is not None and (self.data / UNFINISHED_RESTORE).exists():
            raise SystemProblem(UNFINISHED)

    def environment(self) -> dict[str, str]:
        """What a child process needs in its environment to find this installation (no secret is in it)."""
        if self.data is None:
            return {"SINTAS_KEYS": str(self.keys), "SINTAS_SERVICE_KEY": str(self.service_key)}
        return {"SINTAS_DATA": str(self.data), "SINTAS_SERVICE_KEY": str(self.service_key)}

    def login(self, role: str) -> Login:
        """How `app`, `owner`, `sealer`, `keys` or `backup` signs in. Raises SystemProblem when that is not laid down."""
        if self.data is None:
            if url := os.environ.get(ROLE_URLS[role]):
                return login_of(url)
            raise SystemProblem(f"{ROLE_URLS[role]} does not say how the database role `{role}` signs in.")
        held = read_private(self.data / f"db-{role}.json")
        return Login(self.socket(), "5432", held["name"], held["user"], held["password"], {})

    def has_login(self, role: str) -> bool:
        """Whether `login(role)` would find something."""
        return bool(os.environ.get(ROLE_URLS[role])) if self.data is None else (self.data / f"db-{role}.json").is_file()

    def secret(self) -> str:
        """Django's secret. Raises SystemProblem when it is missing or readable by others."""
        return str(read_private(self.django_secret)["secret"])

    def socket(self) -> str:
        """The folder of the socket: where the server was started, else where it will be."""
        try:
            return self.folder("socket").read_text().strip()
        except OSError:
            return str(self.socket_folder())

    def socket_folder(self) -> Path:
        """`DIR/pg/socket`, or a short folder elsewhere when that path does not fit into a unix socket's 107 bytes."""
        inside = self.folder("pg") / "socket"
        if fits(inside):
            return inside
        short = f"sintas-{hashlib.sha256(os.fsencode(self.folder('pg'))).hexdigest()[:16]}"
        homes = [Path(f"/run/user/{os.geteuid()}"), Path(tempfile.gettempdir()), Path("/tmp")]  # noqa: S108 - checked by private_folder
        for home in homes:
            if home.is_dir() and os.access(home, os.W_OK) and fits(home / short):
                return home / short
        raise SystemProblem("No folder is short enough for the database's socket; set TMPDIR to one of at most 70 letters.")


def fits(socket_folder: Path) -> bool:
    """Whether a socket in this folder stays within the system's limit."""
    return len(os.fsencode(socket_folder)) + len(SOCKET_NAME) <= LONGEST_SOCKET


def login_of(url: str) -> Login:
    """postgresql://user:password@host:port/name?sslmode=... -> Login. Raises SystemProblem without repeating the address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SystemProblem("A database address is not of the form postgresql://user:password@host:port/name.") from None
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise SystemProblem(
            "A database address is not of the form postgresql://user:password@host:port/name; only PostgreSQL is supported."
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return Login(
        host, str(port or ""), unquote(parts.path.strip("/")), unquote(parts.username or ""), unquote(parts.password or ""), options
    )


def write_private(path: Path, held: object) -> None:
    """Write JSON that only we may read, whole or not at all."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
            json.dump(held, f, ensure_ascii=False, indent=1)
            f.write("\n")
            f.flush()
            os.fsync(f.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)  # of a password or a secret no half is left where nobody looks for it


def read_private(path: Path) -> dict[str, Any]:
    """Read JSON that only we may read. Raises SystemProblem when it is missing, readable by others or broken."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SystemProblem(f"{path.name} can be read by other users; set its rights to 0600.")
        held = json.loads(path.read_text())
    except OSError:
        raise SystemProblem(
            f"{path.name} is missing or cannot be read; is this the right data folder, and was it set up with `sintas init`?"
        ) from None
    except ValueError:
        raise SystemProblem(f"{path.name} is broken; restore it from a backup.") from None
    if not isinstance(held, dict):
        raise SystemProblem(f"{path.name} is broken; restore it from a backup.")
    return held
