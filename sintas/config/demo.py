"""Fills an empty demo installation and writes down who may sign in."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sintas.config.system import System, write_private
from sintas.desk import demo


@dataclass(frozen=True)
class Account:
    """One line of accounts.json."""

    role: str
    username: str
    password: str


def load(system: System) -> None:
    """Fill the installation and write DIR/accounts.json last: its being there means that the demo is whole.

    All of it is one transaction: a demo that was interrupted leaves nothing, and the next start fills it anew.
    """
    from django.db import transaction

    with transaction.atomic():
        accounts = [Account(*line) for line in demo.load()]
    write_private(system.folder("accounts.json"), [asdict(account) for account in accounts])
