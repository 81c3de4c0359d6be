"""PostgreSQL's own pg_dump and pg_restore, reached as one role, with their refusals in our words."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import psycopg

from sintas.config import binaries
from sintas.config.problem import SystemProblem
from sintas.config.system import Login

FULL = ("No space left on device", "Disk quota exceeded", "File too large")
FULL_SENTENCE = "The disk is full; make room and start again. Nothing of it was kept."


def connect(login: Login) -> psycopg.Connection[tuple[object, ...]]:
    """A connection that no time limit of the server ends while a long dump runs. Raises SystemProblem without repeating the address."""
    options: dict[str, Any] = dict(login.options)
    try:
        connection = psycopg.connect(
            host=login.host, port=login.port or None, user=login.user, password=login.password, dbname=login.name, **options
        )
    except psycopg.OperationalError:
        raise SystemProblem(f"The database does not let in the role {login.user}; is it running, and is its address right?") from None
    connection.execute("SET idle_in_transaction_session_timeout = 0")
    connection.execute("SET statement_timeout = 0")
    connection.commit()
    return connection


def environment_of(login: Login) -> dict[str, str]:
    """How libpq's programs find the database; the password never stands in a list of arguments."""
    options = {f"PG{name.upper()}": str(value) for name, value in login.options.items()}
    named = {"PGHOST": login.host, "PGPORT": login.port, "PGUSER": login.user, "PGPASSWORD": login.password, "PGDATABASE": login.name}
    return {**bare(), **options, **{name: value for name, value in named.items() if value}}


def bare() -> dict[str, str]:
    """Our environment without another PostgreSQL's settings and without anything of Sintas."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "SINTAS", "DATABASE"))}
    return {**kept, "LC_ALL": "C"}


def program(name: str) -> str:
    """Full path of pg_dump or pg_restore. Raises SystemProblem when only the server's programs are there."""
    found = binaries.find().path(name)
    if not os.access(found, os.X_OK):
        raise SystemProblem(
            f"PostgreSQL's {name} is missing beside the server's programs; install it (on Debian: `apt-get install postgresql-client`)."
        )
    return found


@contextmanager
def dumping(login: Login, words: Sequence[str]) -> Iterator[IO[bytes]]:
    """pg_dump's output as a stream. Raises SystemProblem at the end when the program did not succeed: what was read counts for nothing then."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [program("pg_dump"), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=environment_of(login)
        )
        assert process.stdout is not None  # noqa: S101 - asked for
        try:
            yield process.stdout
            process.stdout.close()
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        if code:
            raise problem("pg_dump", said)


@contextmanager
def restoring(login: Login, words: Sequence[str]) -> Iterator[IO[bytes]]:
    """pg_restore's input as a stream. Raises SystemProblem at the end when it did not succeed."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [program("pg_restore"), *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=environment_of(login)
        )
        assert process.stdin is not None  # noqa: S101 - asked for
        try:
            yield process.stdin
            process.stdin.close()
        except BrokenPipeError:
            pass  # it gave up; its own words say why
        except BaseException:
            process.kill()
            process.wait()
            raise
        if process.wait():
            raise problem("pg_restore", said)


def problem(name: str, said: IO[bytes]) -> SystemProblem:
    """The refusal of a program: its first line with an error, which names tables and rights but no rows."""
    said.seek(0)
    lines = said.read(100_000).decode(errors="replace").splitlines()
    if any(word in line for word in FULL for line in lines):
        return SystemProblem(FULL_SENTENCE)
    telling = [line for line in lines if "error" in line.lower() and "DETAIL" not in line]
    why = (telling or lines or ["no reason given"])[0].partition("error: ")[2] or (telling or lines or ["no reason given"])[0]
    return SystemProblem(f"PostgreSQL's {name} did not succeed: {why[:300]}")
