"""What one subcommand is: its words, its arguments, what it needs before it can run, and what it does."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """A line of help in both languages: Indonesian unless the terminal speaks English."""

    id: str
    en: str

    def __str__(self) -> str:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
        return self.en if spoken.lower().startswith("en") else self.id


@dataclass(frozen=True)
class Command:
    """`name` may have two words ("case import").

    operator=False: `run(options)`, for what touches no stored data. operator=True: the command takes --as USERNAME and is run as
    `run(options, by)`, with the operator's Actor, inside his `acting_as`, with a trail row already written. `needs` is the verb he must
    hold. apart=True: the row is committed first and `run` works outside of that transaction (minutes, other roles), opening its own.
    `but` names the checks of start-up that this very command answers to.
    """

    name: str
    help: Words
    run: Callable[..., int]
    arguments: Callable[[ArgumentParser], None] = lambda parser: None
    operator: bool = False
    needs: str = ""
    apart: bool = False
    but: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        """How the trail calls it."""
        return f"command.{self.name.replace(' ', '_')}"


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    command: Command
    options: Namespace


Options = Namespace
By = Any  # sintas.staff.actor.Actor; not imported here: parsing must work before Django is set up

__all__ = ["By", "Command", "Options", "Wanted", "Words"]
