"""`sintas staff reset-password USERNAME --as ADMIN`: the same verb as the button in the browser, for whoever sits at the machine."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import By, Command, Options, Words


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("username", metavar="USERNAME")


def run(options: Options, by: By) -> int:
    """Prints the one-time code: the only time it can be seen. Raises NotYours for somebody who is not of the operator's organisation."""
    from django.utils.translation import gettext as _

    from sintas.safekeeping.refusals import NotYours
    from sintas.staff.actions.resetting import reset_password
    from sintas.staff.policy import people_of

    user = people_of(by).filter(username__iexact=options.username).first()
    if user is None:
        raise NotYours(_("Tidak ada petugas dengan nama pengguna ini di lembaga Anda."), verb="reset password")
    code = reset_password(by=by, user=user)
    print(f"username: {user.username}\none-time code: {code}")
    return 0


COMMANDS = (
    Command(
        "staff reset-password",
        Words("kode masuk sekali pakai untuk petugas yang lupa kata sandi", "a one-time code for somebody who lost the password"),
        run,
        arguments,
        operator=True,
    ),
)
