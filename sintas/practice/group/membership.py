"""The way into a group and out of it: which state may follow which, what an entry needs, and who was a member on a day.

Nobody becomes a member without her own consent and a preparation alone (R238, R259). Leaving is always allowed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sintas.practice import catalogue
from sintas.practice.group.refusal import Refusal

STATES = ("proposed", "invited", "waiting", "preparing", "member", "declined", "not_invited", "left", "ended")

# What may follow; "" is nobody yet. Who declined or left may come back, and is then prepared anew.
NEXT: dict[str, frozenset[str]] = {
    "": frozenset({"proposed", "invited"}),
    "proposed": frozenset({"invited", "preparing", "waiting", "declined", "not_invited"}),
    "invited": frozenset({"preparing", "waiting", "declined", "not_invited"}),
    "waiting": frozenset({"invited", "preparing", "declined", "not_invited"}),
    "preparing": frozenset({"member", "waiting", "declined", "not_invited"}),
    "member": frozenset({"left", "ended"}),
    "declined": frozenset({"proposed", "invited"}),
    "not_invited": frozenset({"proposed", "invited"}),
    "left": frozenset({"invited", "preparing"}),
    "ended": frozenset(),
}


@dataclass(frozen=True)
class Membership:
    """One stay in the group, by key. Both days count; `until` None while it lasts. Who comes back has a second stay."""

    key: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it covers `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


def allowed(before: str) -> frozenset[str]:
    """States that may follow a state; "" is that of somebody not proposed yet. Raises ValueError for an unknown state."""
    if before not in NEXT:
        raise ValueError(f"no such state: {before}")
    return NEXT[before]


def members_on(stays: Iterable[Membership], day: date) -> frozenset[str]:
    """Keys of the members of that day: those who stand on its attendance list."""
    return frozenset(stay.key for stay in stays if stay.holds_on(day))


def entry_problem(before: str, after: str, *, consents: bool, prepared: bool, closed_since_contract: bool = False) -> Refusal | None:
    """Why somebody cannot go from one state to the other now, or None.

    `consents`: her consent to group work is in force. `closed_since_contract`: the group is closed to new members and its contract is
    agreed. Raises ValueError for a state that does not exist.
    """
    if after not in STATES:
        raise ValueError(f"no such state: {after}")
    if after not in allowed(before):
        return Refusal(
            "not_next",
            "Langkah ini belum dapat dilakukan dari keadaan sekarang. Muat ulang halaman untuk melihat keadaan terakhir.",
            "This step cannot be taken from where things stand. Reload the page to see where they stand now.",
            "group_members",
        )
    if after == "member" and not consents:
        return Refusal(
            "consent_first",
            "Persetujuan untuk kerja kelompok belum berlaku. Tanyakan sendiri kepadanya, lalu catat di kasusnya.",
            "There is no consent to group work in force. Ask them alone, then record it in their own case.",
            "group_members",
        )
    if after == "member" and not prepared:
        return Refusal(
            "prepare_first",
            "Persiapan belum dicatat. Temui sendiri dahulu, lalu tandai sudah dipersiapkan.",
            "No preparation is recorded. Meet them alone first, then mark them as prepared.",
            "group_members",
        )
    if after == "member" and closed_since_contract:
        return Refusal(
            "closed_group",
            "Kelompok ini tertutup sejak kontraknya disepakati. Bicarakan dahulu dengan anggota dan ubah kontraknya, atau tunggu kelompok "
            "berikutnya.",
            "This group is closed since its contract was agreed. Talk it over with the members and change the contract, or wait for the next "
            "group.",
            "group_forming",
        )
    return None


def same_person_twice(keys: Iterable[str]) -> Refusal | None:
    """One person stands in a group once at a time. `keys`: everybody whose state is not over, and whoever is added."""
    seen: set[str] = set()
    twice = []
    for key in keys:
        if key in seen and key not in twice:
            twice.append(key)
        seen.add(key)
    if not twice:
        return None
    return Refusal(
        "same_person_twice",
        "Orang ini sudah ada dalam kelompok. Buka keanggotaannya yang sudah ada.",
        "This person is in the group already. Open the membership that is there.",
        "group_members",
        tuple(twice),
    )


def words_stay_out(reason: str) -> bool:
    """Whether what a member said is left out of the group's papers from the day she left: when she withdrew her consent.

    `reason` is a code of `group_leaving_reasons`, "" while she has not left. Raises `catalogue.UnknownCode`.
    """
    return bool(reason) and catalogue.load("group_leaving_reasons").get(reason).flag("words_stay_out")
