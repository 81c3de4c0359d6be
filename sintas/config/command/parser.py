"""Turns words into a chosen command and its options."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sintas import __version__
from sintas.config.command.command import Wanted, Words

if TYPE_CHECKING:
    Group = _SubParsersAction[ArgumentParser]

NEGATIVE = re.compile(r"-[0-9.,]")
ABOUT = Words(
    "Sintas: pencatatan kasus bagi pendamping penyintas kekerasan.",
    "Sintas: case management for those who accompany survivors of violence.",
)
DATA = Words("folder instalasi (atau SINTAS_DATA)", "folder of the installation (or SINTAS_DATA)")
AS = Words("nama pengguna petugas yang menjalankan perintah ini", "username of the member of staff who runs this command")


def parse(arguments: Sequence[str]) -> Wanted:
    """Exits with 2 and the usage when the words do not make a command (argparse's way)."""
    options = build().parse_args(with_negatives(arguments))
    return Wanted(options.command, options)


def with_negatives(arguments: Sequence[str]) -> list[str]:
    """`--baseline -1,0` as `--baseline=-1,0`: argparse would take the numbers for an option of ours; none begins with a digit."""
    joined: list[str] = []
    for word in arguments:
        if NEGATIVE.match(word) and joined and joined[-1].startswith("--") and "=" not in joined[-1]:
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def build() -> ArgumentParser:
    """The whole parser, from the registry."""
    from sintas.config.command.registry import COMMANDS

    parser = ArgumentParser(prog="sintas", description=str(ABOUT), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"sintas {__version__}")
    top = parser.add_subparsers(metavar="PERINTAH", required=True)
    groups: dict[str, Group] = {}
    for command in COMMANDS:
        first, _space, second = command.name.partition(" ")
        if second and first not in groups:
            opened = top.add_parser(first, help=", ".join(c.name.partition(" ")[2] for c in COMMANDS if c.name.startswith(f"{first} ")))
            groups[first] = opened.add_subparsers(metavar="PERINTAH", required=True)
        home = groups[first] if second else top
        one = home.add_parser(second or first, help=str(command.help), description=str(command.help), allow_abbrev=False)
        one.add_argument("--data", metavar="DIR", help=str(DATA))
        if command.operator:
            one.add_argument("--as", dest="operator", metavar="USERNAME", required=True, help=str(AS))
        command.arguments(one)
        one.set_defaults(command=command)
    return parser
