"""The two houses of the demo with their three units, and everybody who works there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff import notices
from sintas.staff.actions.door import set_own_password
from sintas.staff.actions.ending_dates import for_a_time
from sintas.staff.actions.founding import found
from sintas.staff.actions.organising import describe_organisation, describe_unit, open_unit
from sintas.staff.actions.registering import register_person
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Unit, User
from sintas.staff.policy import units_of

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another when copied by hand
OTHER = ", other organisation"


@dataclass(frozen=True)
class Person:
    """Somebody to register: what accounts.json calls them, username, name, profession, (unit, role) pairs."""

    says: str
    username: str
    name: str
    profession: str
    roles: tuple[tuple[str, str], ...]


SENTRA = "Sentra Contoh Melati (data rekaan)"
CAMPUS = "Pusat Konseling Kampus Contoh (data rekaan)"
REHAB, CHILD, COUNSEL = "Rehabilitasi Sosial", "Perlindungan Anak", "Layanan Konseling"
PHONES = {REHAB: "+622000001001", CHILD: "+622000001002", COUNSEL: "+622000001003"}  # no town has the area code 020
LETTERHEAD = ["{house}", "Jalan Contoh Nomor 1, Kota Contoh", "Data rekaan untuk peragaan"]
UNITS = {
    REHAB: {"case_prefix": "RS", "journey": "atensi", "client_word": "penerima_manfaat", "place": "Kota Contoh", "letter_code": "RS"},
    CHILD: {"case_prefix": "PA", "journey": "gim", "client_word": "klien", "place": "Kota Contoh", "letter_code": "PA"},
    COUNSEL: {"case_prefix": "KK", "journey": "gim", "client_word": "penyintas", "place": "Kota Contoh", "letter_code": "KK"},
}
# the first worker stands first: whoever reads accounts.json by role finds her
SENTRA_PEOPLE = (
    Person("worker", "ratna", "Ratna Embun", "social_worker", ((REHAB, "worker"),)),
    Person("worker", "budi", "Budi Telaga", "social_worker", ((REHAB, "worker"),)),
    Person("worker", "tono", "Tono Muara", "social_worker", ((CHILD, "worker"),)),
    Person("worker", "wulan", "Wulan Halimun", "social_worker", ((CHILD, "worker"),)),
    Person("psychologist", "prita", "Prita Rembulan", "psychologist", ((REHAB, "worker"), (CHILD, "worker"))),
    Person("head", "sari", "Sari Lembayung", "unit_head", ((REHAB, "head"), (CHILD, "head"))),
    Person("supervisor", "siska", "Siska Samudra", "supervisor", ((REHAB, "supervisor"), (CHILD, "supervisor"))),
    Person("intake", "inah", "Inah Pelangi", "pkh_companion", ((REHAB, "intake"), (CHILD, "intake"))),
    Person("carer", "dewi", "Dewi Fajarwati", "house_parent", ((REHAB, "carer"), (CHILD, "carer"))),
    Person("mentor", "danu", "Danu Kemuning", "instructor", ((REHAB, "mentor"),)),
    Person("student", "bayu", "Bayu Angin", "student", ((REHAB, "student"),)),
    Person("auditor", "rudi", "Rudi Selasar", "administrator", ((REHAB, "auditor"), (CHILD, "auditor"))),
)
CAMPUS_PEOPLE = (
    Person("worker" + OTHER, "lina", "Lina Senja", "psychologist", ((COUNSEL, "worker"),)),
    Person("worker" + OTHER, "hasan", "Hasan Bukit", "social_worker", ((COUNSEL, "worker"),)),
    Person("head" + OTHER, "mira", "Mira Tirta", "unit_head", ((COUNSEL, "head"), (COUNSEL, "intake"))),
)


@dataclass
class House:
    """One house ready to work: actors by username, units by name, and what to write into accounts.json."""

    people: dict[str, Actor] = field(default_factory=dict)
    units: dict[str, UUID] = field(default_factory=dict)
    accounts: list[tuple[str, str, str]] = field(default_factory=list)

    def with_role(self, role: str, unit_id: UUID) -> Actor:
        """Whoever has this role in the unit."""
        return next(one for one in self.people.values() if (unit_id, role) in one.roles)


def build() -> tuple[House, House]:
    """The Sentra with two units and the campus centre with one."""
    sentra = founded(SENTRA, (REHAB, CHILD), "ana", "Ana Hening", "sentra", SENTRA_PEOPLE, "administrator")
    campus = founded(CAMPUS, (COUNSEL,), "agus", "Agus Ombak", "campus", CAMPUS_PEOPLE, "administrator" + OTHER)
    return sentra, campus


def founded(name: str, units: tuple[str, ...], username: str, full_name: str, kind: str, people: tuple[Person, ...], says: str) -> House:
    """Found a house as its first administrator, who opens the units and registers everybody."""
    house, word = House(), password()
    user = found(name, units[0], username, full_name, word, further=True)
    with acting_as(user.pk):
        by = actor_for(user)
        describe_organisation(by=by, kind=kind)
        for at, unit in enumerate(units):
            house.units[unit] = set_up(by, name, unit, first=at == 0)
        by = actor_for(user)
        entered = [(person, register(by, person, house.units)) for person in people]
    for person, user_of in entered:
        own = password()
        with acting_as(user_of.pk):
            set_own_password(by=actor_for(user_of), user=user_of, password=own)
            actor = house.people[person.username] = actor_for(user_of)
            notices.seen(actor, [one.id for one in notices.unseen(actor)])  # of the account itself: the first day is long past
        house.accounts.append((person.says, person.username, own))
    house.accounts.append((says, username, word))
    return house


def set_up(by: Actor, house: str, name: str, *, first: bool) -> UUID:
    """The unit with its letterhead and numbering; the first one was made with the house."""
    head = [line.format(house=house) for line in LETTERHEAD]
    facts = {**UNITS[name], "letterhead": head, "approver_title": "Kepala Unit", "phone": PHONES[name]}
    if first:
        unit: Unit = describe_unit(by=by, unit=units_of(by).get(name=name), **facts)
    else:
        unit = open_unit(by=by, name=name, **facts)
    found_id: UUID = unit.pk
    return found_id


def register(by: Actor, person: Person, units: dict[str, UUID]) -> User:
    """Enter somebody with their roles; the one-time code is used up at once."""
    roles = [(units[unit], role) for unit, role in person.roles]
    temporary = for_a_time(User(profession=person.profession), [role for _unit, role in roles])
    until = clock.today() + timedelta(days=730) if temporary else None
    return register_person(
        by=by, username=person.username, full_name=person.name, profession=person.profession, roles=roles, expires_on=until
    ).user


def password() -> str:
    """Three groups of five, random for every installation: a demo on an open network is no open door."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))
