"""Lays down the data folder of an installation and runs its own cluster."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sintas.config import binaries
from sintas.config.account import database_account
from sintas.config.cluster import SUPERUSER, Cluster
from sintas.config.problem import SystemProblem
from sintas.config.system import System, read_private, write_private

if TYPE_CHECKING:
    import psycopg

# The database driver and cryptography are imported where they are used: every command comes by here, also those that need neither.


def cluster_of(system: System, *, durable: bool = True, connections: int = 60) -> Cluster:
    """The cluster in this data folder, made or not. Raises SystemProblem without a data folder or without PostgreSQL."""
    account = database_account()
    return Cluster(
        home=system.folder("pg"),
        socket=system.socket_folder(),
        binaries=binaries.within_reach(binaries.find(), account),
        account=account,
        durable=durable,
        connections=connections,
    )


def lay_down(system: System, *, durable: bool = True, tests: bool = False, connections: int = 60) -> Cluster:
    """Folder, keys, cluster, roles and database: whatever is missing is made, what is there stays. Leaves the server running."""
    make_folders(system)
    make_keys(system)
    cluster = cluster_of(system, durable=durable, connections=connections)
    if not cluster.exists():
        password = secrets.token_urlsafe(32)
        write_private(system.folder("db-super.json"), {"user": SUPERUSER, "password": password})
        cluster.create(password)
    start(system, cluster)
    lay_roles(system, tests=tests)
    return cluster


def start(system: System, cluster: Cluster) -> None:
    """Start the server and write down where its socket is, for every process that will look for it."""
    if cluster.running():
        return
    cluster.start()
    where = system.folder("socket")
    beside = where.with_name(".socket.new")
    beside.write_text(f"{cluster.socket}\n")
    beside.chmod(0o600)
    beside.replace(where)


def lay_roles(system: System, *, tests: bool = False) -> None:
    """Roles and database, each with a password of its own in its own file. Passwords already given stay."""
    from sintas.config import roles

    passwords = roles.new_passwords()
    known = {name for name in roles.LOGINS if system.has_login(name)}
    with superuser(system) as connection:
        roles.lay_down(connection, {name: word for name, word in passwords.items() if name not in known}, tests=tests)
    for name in set(roles.LOGINS) - known:
        write_private(system.folder(f"db-{name}.json"), {"name": roles.DATABASE, "user": roles.role(name), "password": passwords[name]})


@contextmanager
def superuser(system: System, database: str = "postgres") -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A superuser's connection in autocommit, for laying down roles, and for emptying a database between two tests."""
    import psycopg

    held = read_private(system.folder("db-super.json"))
    with psycopg.connect(
        host=system.socket(), user=held["user"], password=held["password"], dbname=database, autocommit=True
    ) as connection:
        yield connection


@contextmanager
def running(system: System) -> Iterator[None]:
    """For one command: start our own cluster if it sleeps, and let it sleep again afterwards. Elsewhere's database is left alone."""
    if not system.own_cluster:
        yield
        return
    cluster = cluster_of(system)
    if not cluster.exists():
        raise SystemProblem("There is no installation in this folder yet; set one up with `sintas init --data DIR`.")
    ours = not cluster.running()
    start(system, cluster)
    try:
        yield
    finally:
        if ours:
            cluster.stop()


def make_folders(system: System) -> None:
    """The data folder: closed to everybody but us; root lets the database's own user walk through to the cluster, not look around."""
    data, account = system.folder("."), database_account()
    data.mkdir(parents=True, exist_ok=True)
    if account.gid is None:
        data.chmod(0o700)
    else:
        os.chown(data, 0, account.gid)
        data.chmod(0o710)
    for name in ("keys", "log", "static"):
        system.folder(name).mkdir(mode=0o700, exist_ok=True)
        system.folder(name).chmod(0o700)


def make_keys(system: System) -> None:
    """The service key, the sealer's and Django's secret, where they are missing. An existing key is never replaced here."""
    from sintas.safekeeping.keys import ServiceKey
    from sintas.safekeeping.sealing.key import SealerKey

    system.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not system.service_key.exists():
        if system.data is not None and (system.folder("pg") / "data").exists():
            raise SystemProblem(
                "The service key file is missing, but there is data sealed with it; restore keys/service.json from its backup."
            )
        ServiceKey.create(system.service_key)
    if not system.sealer_key.exists():
        SealerKey.create(system.sealer_key)
    if not system.django_secret.exists():
        write_private(system.django_secret, {"secret": secrets.token_urlsafe(64)})
