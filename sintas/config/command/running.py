"""Runs a chosen command: for one that touches stored data, as a named operator, with his rights and a row in the trail."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sintas.config import housing
from sintas.config.command.command import Wanted
from sintas.config.problem import SystemProblem
from sintas.config.system import System

UNREADABLE = (
    "A value ({what}) does not open: it was altered, or its key is not in the key file. Nothing was changed. "
    "Run `sintas keys check` and `sintas keys status`; see docs/runbooks/keys.md."
)


def run(wanted: Wanted) -> int:
    """The command's exit code. Raises SystemProblem."""
    command, options = wanted.command, wanted.options
    if not command.operator:
        return int(command.run(options))
    system = system_of(options.data)
    with housing.running(system), django_for(system):
        return as_operator(wanted)


def as_operator(wanted: Wanted) -> int:
    """A refusal undoes the command's work, stays in the trail and is said in one sentence; its exit code is 1."""
    from sintas.config import startup
    from sintas.safekeeping import trail
    from sintas.safekeeping.identity import acting_as
    from sintas.safekeeping.keyfile import KeyProblem
    from sintas.safekeeping.refusals import Refusal
    from sintas.safekeeping.unreadable import Unreadable

    command, options = wanted.command, wanted.options
    startup.check(but=command.but)
    by = operator(options.operator)
    try:
        with acting_as(by.user_id):
            if command.needs and not by.holds(command.needs):
                raise Refusal()
            trail.record(by=by, verb=command.verb)
            if not command.apart:
                return int(command.run(options, by))
        return int(command.run(options, by))
    except Unreadable as why:
        with acting_as(by.user_id):
            trail.note_unreadable(why, by=by)
        raise SystemProblem(UNREADABLE.format(what=why.what or why.kind)) from None
    except trail.NotWritten:
        raise SystemProblem("The trail cannot be written, so nothing was done. Look at the database: its disk, and the rights of sintas_app.") from None
    except KeyProblem as why:
        raise SystemProblem(str(why)) from None
    except Refusal as refusal:
        with acting_as(by.user_id):
            trail.record(by=by, verb=command.verb, file_id=refusal.file_id, outcome="refused")
        print(f"sintas: {refusal.sentence}", file=sys.stderr)
        for name, sentence in getattr(refusal, "fields", {}).items():
            print(f"  {name}: {sentence}", file=sys.stderr)
        return 1


def operator(username: str) -> Any:
    """The named operator as verbs take him. Unknown, ended and disabled look the same. Raises SystemProblem."""
    from sintas.kit import clock
    from sintas.staff.actor import actor_for
    from sintas.staff.models import User

    user = User.objects.filter(username__iexact=username).first()
    if user is None or not user.is_active or (user.expires_on and user.expires_on < clock.today()):
        raise SystemProblem("There is no working account of this name; name a member of staff with --as USERNAME.")
    return actor_for(user)


def system_of(data: str | None) -> System:
    """The installation a command speaks of: --data before the environment."""
    return System.at(data) if data else System.from_environment()


@contextmanager
def django_for(system: System, *, role: str = "app") -> Iterator[None]:
    """Set Django up for this installation in this process; once only, since settings are read once."""
    os.environ |= {**system.environment(), "SINTAS_DB_ROLE": role, "DJANGO_SETTINGS_MODULE": "sintas.config.settings"}
    import django
    from django.db import connections

    django.setup()
    try:
        yield
    finally:
        connections.close_all()
