"""The operating-system user the database runs as: PostgreSQL refuses root, so root hands over to somebody with fewer rights."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sintas.config.problem import SystemProblem

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs the database. `uid` is None when the program already runs as an ordinary user and stays that user."""

    uid: int | None = None
    gid: int | None = None

    def for_subprocess(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess.run`/`Popen`: empty for an ordinary user."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give `path` to this account (nothing to do for an ordinary user)."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def effective_uid(self) -> int:
        """The uid that files made by the database will belong to."""
        return os.geteuid() if self.uid is None else self.uid

    def can_reach(self, folder: Path) -> bool:
        """Whether this account may walk down to `folder`. An ordinary user is taken at his word: the system will say no by itself."""
        if self.uid is None:
            return True
        for step in [folder, *folder.parents]:
            seen = step.stat()
            needed = 0o100 if seen.st_uid == self.uid else 0o010 if seen.st_gid == self.gid else 0o001
            if not seen.st_mode & needed:
                return False
        return True


def database_account() -> Account:
    """The present user, or for root the first of `postgres` and `nobody` that exists. Raises SystemProblem when neither does."""
    if os.geteuid() != 0:
        return Account()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in CANDIDATES:
        if name in known:
            return Account(known[name].pw_uid, known[name].pw_gid)
    raise SystemProblem("PostgreSQL does not run as root and this machine has neither a user `postgres` nor `nobody`; make one of them.")
