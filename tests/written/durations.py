"""Every limit and duration of the door, as the program has it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from sintas.safekeeping import carried
from sintas.safekeeping.timed_codes import DIGITS, SECONDS
from sintas.staff import one_time, passwords, proving, session_limits, signin, throttle
from sintas.staff.account_notices import MANY
from sintas.staff.actions.second_step import MOST_PASSKEYS
from sintas.staff.leaked import SHORTEST
from sintas.staff.second_step import recovery, totp

from .markdown import table


def limits() -> str:
    """What, how much, and where it is set."""
    rows = [
        ("A screen nobody touches locks after", words(session_limits.IDLE), "`sintas/staff/session_limits.py`"),
        ("A session ends after, however busy", words(session_limits.LONGEST), "`sintas/staff/session_limits.py`"),
        ("The cookie ends after, or when the browser closes", words(timedelta(seconds=settings.SESSION_COOKIE_AGE)), "`sintas/config/settings.py`"),
        ("A proof opens what asks again for", words(signin.LATELY), "`sintas/staff/signin.py`"),
        ("After the right password the second step may follow for", words(proving.OWED_FOR), "`sintas/staff/proving.py`"),
        ("Wrong passwords on one name before it waits", throttle.WRONG, "`sintas/staff/throttle.py`"),
        ("Wrong codes on one account before it waits", throttle.WRONG, "`sintas/staff/throttle.py`"),
        ("Wrong attempts from one address before it waits", throttle.FROM_ONE_ADDRESS, "`sintas/staff/throttle.py`"),
        ("The same where somebody came in from lately", throttle.FROM_KNOWN, "`sintas/staff/throttle.py`"),
        ("Wrong attempts in the whole house before strange addresses wait", throttle.IN_THE_HOUSE, "`sintas/staff/throttle.py`"),
        ("Within", words(throttle.WITHIN), "`sintas/staff/throttle.py`"),
        ("An address somebody came in from is known for", words(throttle.KNOWN_FOR), "`sintas/staff/throttle.py`"),
        ("Wrong attempts are kept for", words(throttle.KEPT), "`sintas/staff/throttle.py`"),
        ("Wrong attempts before a sign-in that its owner is told of", f"{MANY} and more", "`sintas/staff/account_notices.py`"),
        ("Shortest password", f"{SHORTEST} letters", "`sintas/config/settings.py`"),
        ("Longest password", "1,000 letters", "`sintas/staff/forms/sign_in.py`"),
        ("Letters of one's own beside guessable words", f"{passwords.OWN_LETTERS}, {passwords.DIFFERENT} of them different", "`sintas/staff/passwords.py`"),
        ("A one-time code lives, if no own password is set before, for", words(one_time.LIVES), "`sintas/staff/one_time.py`"),
        ("A code of an app lives for", f"{SECONDS} s", "`sintas/safekeeping/timed_codes.py`"),
        ("Steps before and after it that are taken as well", len(totp.ABOUT) - 1, "`sintas/staff/second_step/totp.py`"),
        ("Digits of a code of an app", DIGITS, "`sintas/safekeeping/timed_codes.py`"),
        ("Recovery codes", f"{recovery.HOW_MANY} of {recovery.GROUPS * recovery.LENGTH} letters", "`sintas/staff/second_step/recovery.py`"),
        ("Passkeys of one person at most", MOST_PASSKEYS, "`sintas/staff/actions/second_step.py`"),
        ("Text carried past the door, sealed, lives for", words(carried.LIVES), "`sintas/safekeeping/carried.py`"),
    ]
    return table(["What", "How much", "Set in"], rows)


def words(length: timedelta) -> str:
    """30 days, 10 h, 15 min."""
    minutes = int(length.total_seconds()) // 60
    if minutes % (24 * 60) == 0 and minutes > 24 * 60:
        return f"{minutes // (24 * 60)} days"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
