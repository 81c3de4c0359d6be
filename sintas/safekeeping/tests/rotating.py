"""A rotation in a process of its own, for tests: it can be killed at a named step, or at any moment.

    python -m sintas.safekeeping.tests.rotating KEYFILE [STEP [TIMES]]    DSN in SINTAS_TEST_DSN; dies by kill -9 when STEP was done
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

STEPS = ("key added", "known", "turned", "wrapped", "waited", "retired", "gone")


def dsn() -> dict[str, Any]:
    """Of the role sintas_keys, in this test's database."""
    from django.conf import settings
    from django.db import connection

    held, login = connection.settings_dict, settings.SYSTEM.login("keys")
    return {"host": held["HOST"], "port": held["PORT"], "dbname": held["NAME"], "user": login.user, "password": login.password}


@contextmanager
def as_keys() -> Iterator[psycopg.Connection[Any]]:
    """What `sintas keys` opens."""
    with psycopg.connect(**dsn(), autocommit=True) as connection:
        yield connection


def start(path: Path, *step: str) -> subprocess.Popen[str]:
    """A rotation beside this process."""
    env = os.environ | {"SINTAS_TEST_DSN": json.dumps(dsn())}
    return subprocess.Popen(
        [sys.executable, "-m", __name__, str(path), *step], env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def kek_counts() -> dict[str, int]:
    """Wrapping key -> how many wraps."""
    with as_keys() as connection:
        return dict(connection.execute("SELECT kek, count(*) FROM safekeeping_wrap GROUP BY kek").fetchall())


def main(path: str, step: str = "", times: str = "1") -> None:
    from sintas.safekeeping.rotation import rotate

    left = int(times)

    def die(name: str) -> None:
        nonlocal left
        print(name, flush=True)
        left -= name == step
        if name == step and left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with psycopg.connect(**json.loads(os.environ["SINTAS_TEST_DSN"]), autocommit=True) as connection:
        rotate(connection, Path(path), step=die)


if __name__ == "__main__":
    main(*sys.argv[1:])
