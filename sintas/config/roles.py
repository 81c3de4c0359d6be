"""The database's own users: who owns, who works, who seals, who turns keys, who backs up."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

import psycopg
from psycopg import sql

DATABASE = "sintas"
# role -> its rights; a role without LOGIN has no password. The owner inherits (he makes tables by being pg_database_owner), the app must
# not: as an heir of sintas_overview it would read by both roles' policies at once.
ROLES = {
    "owner": "LOGIN NOSUPERUSER NOBYPASSRLS",
    "app": "LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT",
    "overview": "NOLOGIN NOSUPERUSER NOBYPASSRLS",
    "sealer": "LOGIN NOSUPERUSER NOBYPASSRLS",
    "keys": "LOGIN NOSUPERUSER NOBYPASSRLS",
    "backup": "LOGIN NOSUPERUSER BYPASSRLS REPLICATION",
}
LOGINS = tuple(name for name, rights in ROLES.items() if rights.startswith("LOGIN"))


def role(name: str) -> str:
    """`app` -> `sintas_app`."""
    return f"sintas_{name}"


def new_passwords() -> dict[str, str]:
    """One random password for each role that signs in."""
    return {name: secrets.token_urlsafe(32) for name in LOGINS}


def lay_down(connection: psycopg.Connection[tuple[object, ...]], passwords: Mapping[str, str], *, tests: bool = False) -> None:
    """Make the roles that are missing, set every password and make the database. Repeating it is harmless.

    `connection` is a superuser's, in autocommit. `tests` lets the owner make databases. Passwords travel as scram digests only.
    """
    for name, rights in ROLES.items():
        there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role(name)]).fetchone()
        if there is None:
            connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role(name))))
        if name in passwords:
            digest = connection.pgconn.encrypt_password(passwords[name].encode(), role(name).encode(), b"scram-sha-256").decode()
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role(name)), sql.Literal(digest)))
    if tests:
        connection.execute("ALTER ROLE sintas_owner CREATEDB")
    connection.execute("GRANT pg_read_all_data TO sintas_backup")
    connection.execute("GRANT sintas_overview TO sintas_app")
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
        connection.execute("CREATE DATABASE sintas OWNER sintas_owner")
    # Nobody else connects; the app may look, not make: what it uses the owner grants (safekeeping's migrate).
    connection.execute("REVOKE ALL ON DATABASE sintas FROM PUBLIC")
    connection.execute("GRANT CONNECT, TEMPORARY ON DATABASE sintas TO sintas_app, sintas_sealer, sintas_keys, sintas_backup")
