"""Everybody the matrix names, and how each stands at the door: enter(built, name) -> a test client with that person's cookies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.signing import get_cookie_signer
from django.test import Client

from sintas.exchange.views.partner import COOKIE, SALT
from sintas.kit import clock
from sintas.staff.testing import come_in

from .house import Built

# principal -> who of the house
SIGNED_IN = {
    "lead": "ratna",  # worker on the team
    "member": "budi",
    "student_on_team": "tuti",
    "long_ago": "tami",  # on the team, second step given an hour ago
    "carer": "dewi",
    "same_unit": "wati",
    "other_unit": "tono",
    "other_organisation": "lina",
    "head": "sari",  # of the unit; three requests of the case stand before her
    "supervisor": "siska",  # of the unit; has answered the one that stood before her
    "supervisor_elsewhere": "surya",
    "head_elsewhere": "hasan",
    "administrator": "ana",
    "auditor": "arif",
    "intake": "inah",
    "student": "hadi",
    "left_team": "fajar",
    "blocked_relative": "bayu",
    "joined_supervisor": "maya",  # of the unit; joined with a reason, for fourteen days
    "break_glass": "joko",  # worker of another unit; opened the case in an emergency, for four hours
}
# To turn one of NOT_BUILT on: a person in house.more_people, a line in SIGNED_IN, their rows in matrix/groups*.toml.
# On the team as well, and stopped at the door.
AT_THE_DOOR = {"second_step_owed": "ratna", "no_second_step": "nana", "suspended": "gilang", "expired": "eka", "locked": "lia"}
# Partners without an account, whose code was right: one whose link stands, one whose link was taken back. No session, a cookie of one address.
PARTNERS = {"partner_live": ("link_id", "token"), "partner_withdrawn": ("old_link_id", "old_token")}
PRINCIPALS = ("anonymous", *PARTNERS, *AT_THE_DOOR, *SIGNED_IN)
NOT_BUILT: dict[str, str] = {}


def own_holes(built: Built, principal: str) -> dict[str, Any]:
    """A partner has an address of their own; for everybody else every address is the same."""
    if principal not in PARTNERS:
        return {}
    return {name: built.full.holes[hole] for name, hole in zip(("link_id", "token"), PARTNERS[principal], strict=True)}


def enter(built: Built, principal: str) -> Client:
    """A client that answers with the status of an error page instead of raising."""
    client = Client(raise_request_exception=False)
    if principal == "anonymous":
        return client
    if principal in PARTNERS:
        client.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(str(built.full.holes[PARTNERS[principal][0]]))
        return client
    user = built.cast[(SIGNED_IN | AT_THE_DOOR)[principal]]
    if principal == "second_step_owed":
        owed = SessionStore()
        owed["half"] = {"user": str(user.pk), "epoch": user.session_epoch, "at": clock.now().isoformat()}
        owed.save()
        client.cookies["s"] = owed.session_key
        return client
    come_in(client, user)
    session: Any = client.session
    if principal == "locked":
        session["locked"] = True
    if principal == "long_ago":
        session["proved"] = session["proved_all"] = (clock.now() - timedelta(hours=1)).isoformat()
    session.save()
    return client
