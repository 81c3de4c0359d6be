"""For whom a paper is printed, and which classes of data may therefore stand on it.

The house itself sees the file; the client is given her own papers; anybody else only what her consent names (cases.reading.consent.may).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sintas.cases.bases import Case
from sintas.cases.reading.consent import may
from sintas.practice.catalogue import load

HOUSE, CLIENT = "own_team", "client"
OURS = frozenset({"unsafe_guardian", "code_word", "protected_address"})  # classes of our own, allowed only where a paper says so


@dataclass(frozen=True)
class Audience:
    """`allowed` classes may be printed; `withheld` are classes the paper would carry and the client has not released.

    `released` False: not even the identity may go there, so nothing is printed.
    """

    code: str
    purpose: str
    allowed: frozenset[str]
    withheld: tuple[str, ...] = ()
    released: bool = True

    @property
    def leaves(self) -> bool:
        """Does the paper leave the hands of the team?"""
        return self.code != HOUSE

    @property
    def outside(self) -> bool:
        """Does it go to somebody other than team and client?"""
        return self.code not in (HOUSE, CLIENT)


def never_given() -> frozenset[str]:
    """Classes that go nowhere, even with consent."""
    return frozenset(row.code for row in load("data_classes").rows if row.flag("never")) | OURS


def the_house(also: Collection[str] = ()) -> Audience:
    """The accompanying team: every class of the list but a protected address, unless the paper carries it (`also`)."""
    everything = frozenset(row.code for row in load("data_classes").rows) - {"protected_address"} | {"unsafe_guardian"}
    return Audience(HOUSE, "service", everything | frozenset(also))


def the_client(carries: Collection[str]) -> Audience:
    """The client herself: what the paper carries, never an unsafe guardian and never a protected address (paper is found)."""
    return Audience(CLIENT, "service", frozenset(carries) - {"unsafe_guardian", "protected_address"})


def outsider(case: Case, recipient: str, purpose: str, carries: Collection[str], on: date, *, is_child: bool) -> Audience:
    """Somebody else: class by class what the client has released to them for this purpose on that day."""
    wanted = frozenset(carries) - never_given()
    allowed = frozenset(one for one in wanted if may(case, purpose, recipient, one, on))
    needed = {"identity", "child"} if is_child else {"identity"}
    order = [row.code for row in load("data_classes").rows]
    withheld = tuple(sorted(wanted - allowed - ({"child"} if not is_child else set()), key=order.index))
    return Audience(recipient, purpose, allowed, withheld, released=needed <= allowed)
