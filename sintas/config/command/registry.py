"""Every subcommand of `sintas`, one line each. A new one = one file beside this one + one line."""

from __future__ import annotations

from sintas.config.command import (
    backing_up,
    checking,
    demonstrating,
    exporting,
    founding,
    importing,
    importing_groups,
    initialising,
    keeping_keys,
    listing_institutions,
    mailing,
    measuring,
    migrating,
    recovering,
    resetting,
    restoring,
    sealing_trail,
    serving,
    turning_keys,
)
from sintas.config.command.command import Command

COMMANDS: tuple[Command, ...] = (
    *initialising.COMMANDS,
    *founding.COMMANDS,
    *serving.COMMANDS,
    *demonstrating.COMMANDS,
    *migrating.COMMANDS,
    *keeping_keys.COMMANDS,
    *turning_keys.COMMANDS,
    *recovering.COMMANDS,
    *resetting.COMMANDS,
    *importing.COMMANDS,
    *importing_groups.COMMANDS,
    *exporting.COMMANDS,
    *listing_institutions.COMMANDS,
    *backing_up.COMMANDS,
    *restoring.COMMANDS,
    *checking.COMMANDS,
    *sealing_trail.COMMANDS,
    *mailing.COMMANDS,
    *measuring.COMMANDS,
)
