"""Every subcommand of `sintas`, one line each. A new one = one file beside this one + one line."""

from __future__ import annotations

from sintas.config.command import (
    checking,
    demonstrating,
    exporting,
    founding,
    importing,
    initialising,
    keeping_keys,
    measuring,
    migrating,
    resetting,
    serving,
)
from sintas.config.command.command import Command

COMMANDS: tuple[Command, ...] = (
    *initialising.COMMANDS,
    *founding.COMMANDS,
    *serving.COMMANDS,
    *demonstrating.COMMANDS,
    *migrating.COMMANDS,
    *keeping_keys.COMMANDS,
    *resetting.COMMANDS,
    *importing.COMMANDS,
    *exporting.COMMANDS,
    *checking.COMMANDS,
    *measuring.COMMANDS,
)
