"""`sintas staff reset-password|forget-second-step|end-sessions USERNAME`: the verbs of the buttons in the browser, for whoever sits at the machine."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from sintas.config.command.command import By, Command, Options, Words


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("username", metavar="USERNAME")


def run(options: Options, by: By) -> int:
    """Prints the one-time code: the only time it can be seen. Raises NotYours for somebody who is not of the operator's organisation."""
    from sintas.staff.actions.resetting import reset_password

    user = named(options, by, "reset password")
    code = reset_password(by=by, user=user)
    print(f"username: {user.username}\none-time code: {code}")
    return 0


def forget(options: Options, by: By) -> int:
    """App, passkeys and recovery codes count no more. Raises NotYours for somebody who is not of the operator's organisation."""
    from sintas.staff.actions.second_step import forget_second_step

    user = named(options, by, "reset second step")
    forget_second_step(by=by, user=user)
    print(f"username: {user.username}\nsecond step: none; a new one is asked for at the next sign-in")
    return 0


def end(options: Options, by: By) -> int:
    """Signed out everywhere, with everything else as it was. Raises NotYours for somebody who is not of the operator's organisation."""
    from sintas.staff.actions.sessions import end_sessions

    user = named(options, by, "end sessions")
    end_sessions(by=by, user=user)
    print(f"username: {user.username}\nsessions: all ended; they sign in again as usual")
    return 0


def end_all(options: Options, by: By) -> int:
    """Everybody of the operator's organisation signs in again: for a day on which nobody knows which device is in whose hands."""
    from sintas.staff.actions.sessions import end_all_sessions

    print(f"accounts signed out everywhere: {end_all_sessions(by=by)}")
    return 0


def named(options: Options, by: By, verb: str) -> Any:
    """The member of the operator's organisation. Raises NotYours."""
    from django.utils.translation import gettext as _

    from sintas.safekeeping.refusals import NotYours
    from sintas.staff.policy import people_of

    user = people_of(by).filter(username__iexact=options.username).first()
    if user is None:
        raise NotYours(_("Tidak ada petugas dengan nama pengguna ini di lembaga Anda."), verb=verb)
    return user


COMMANDS = (
    Command(
        "staff reset-password",
        Words("kode masuk sekali pakai untuk petugas yang lupa kata sandi", "a one-time code for somebody who lost the password"),
        run,
        arguments,
        operator=True,
    ),
    Command(
        "staff forget-second-step",
        Words("langkah kedua petugas yang kehilangan ponsel dihapus", "takes away the second step of somebody who lost the phone"),
        forget,
        arguments,
        operator=True,
    ),
    Command(
        "staff end-sessions",
        Words("keluarkan seorang petugas dari semua perangkatnya", "signs one person out on every device"),
        end,
        arguments,
        operator=True,
    ),
    Command(
        "staff end-all-sessions",
        Words("keluarkan semua petugas lembaga dari semua perangkat", "signs everybody of the organisation out on every device"),
        end_all,
        operator=True,
    ),
)
