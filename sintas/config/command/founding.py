"""`sintas organisation add`: another organisation in an installation that has people already, with its own first administrator."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import By, Command, Options, Words
from sintas.config.command.initialising import arguments_of_first, password_in, told


def arguments(parser: ArgumentParser) -> None:
    arguments_of_first(parser)


def run(options: Options, by: By) -> int:
    """Prints a one-time password when none was given: the only time it can be seen.

    An administrator of the house that is here makes it and gets nothing in it: not its people, not its files. Raises BadInput.
    """
    from django.utils.translation import gettext as _

    from sintas.config.first import First, one_time_password
    from sintas.safekeeping.refusals import Refusal
    from sintas.staff.actions.founding import found

    if not by.holds("staff.set_up"):
        raise Refusal(_("Hanya administrator yang dapat menambah lembaga."))
    given = password_in(options.password_file) if options.password_file else None
    password = given or one_time_password()
    user = found(options.organisation, options.unit, options.username, options.full_name, password, must_change=given is None, further=True)
    return told(First(user.username, None if given else password))


COMMANDS = (
    Command(
        "organisation add",
        Words(
            "menambah lembaga lain ke instalasi ini, dengan administratornya sendiri",
            "add another organisation to this installation, with an administrator of its own",
        ),
        run,
        arguments,
        operator=True,
    ),
)
