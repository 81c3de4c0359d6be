"""The first people of an installation: before them nobody could let anybody in. Later ones come through the staff room."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sintas.config.problem import SystemProblem
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actions.founding import found

# Read aloud or copied from a screen once: no letters that look like another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class First:
    """Who was let in, and the password to say once (None when it was given)."""

    username: str
    one_time_password: str | None


def first_administrator(*, username: str, organisation: str, unit: str = "", full_name: str = "", password: str | None = None) -> First:
    """Make the organisation, its first unit and its first administrator, who writes the trail's first row.

    Without `password` a one-time password is made that must be changed at the first sign-in. Raises SystemProblem when somebody is here
    already, or when the username or the password cannot be used.
    """
    one_time = None if password else one_time_password()
    try:
        user = found(organisation, unit, username, full_name, password or one_time or "", must_change=one_time is not None)
    except BadInput as why:
        raise SystemProblem(" ".join(str(words) for words in why.fields.values())) from None
    except NotNow as why:
        raise SystemProblem(str(why.sentence)) from None
    return First(user.username, one_time)


def one_time_password() -> str:
    """Four groups of four: about 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
