"""The named cast of the tests: who they are stays the same in every room, so that a test reads like a day at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

from .actor import Actor, make_actor
from .models import Organisation, Posting, RecoveryCode, Unit, User
from .second_step import recovery

PASSWORD = "a quiet morning 42"  # noqa: S105 - of invented people


@dataclass
class House:
    """Two organisations: a Sentra with two units, and an NGO with one."""

    sentra: Organisation
    ngo: Organisation
    unit: Unit
    other_unit: Unit
    ngo_unit: Unit


@pytest.fixture
def house(db: Any) -> House:
    return a_house()


def a_house() -> House:
    """The two organisations with their units, written into the database."""
    sentra = Organisation(name="Sentra Contoh", kind="sentra")
    ngo = Organisation(name="Yayasan Contoh", kind="ngo")
    Organisation.objects.bulk_create([sentra, ngo])
    unit = Unit(organisation=sentra, name="Rehabilitasi", case_prefix="KS")
    other_unit = Unit(organisation=sentra, name="Anak", case_prefix="AN")
    ngo_unit = Unit(organisation=ngo, name="Pendampingan", case_prefix="YC")
    Unit.objects.bulk_create([unit, other_unit, ngo_unit])
    return House(sentra, ngo, unit, other_unit, ngo_unit)


def hire(username: str, unit: Unit, *roles: str, **fields: Any) -> User:
    """Somebody with these roles in this unit, whose second step stands (`second_step_at=None`: not yet)."""
    fields.setdefault("second_step_at", clock.now())
    user = User.objects.create_user(
        username, PASSWORD, organisation=unit.organisation, full_name=fields.pop("full_name", username.title()), **fields
    )
    for role in roles:
        Posting.objects.create(user=user, unit=unit, role=role)
    return user


@pytest.fixture
def cast(house: House) -> dict[str, User]:
    return a_cast(house)


def a_cast(house: House) -> dict[str, User]:
    """Ratna and Budi work in one unit, Sari heads it, Dewi cares in the dormitory, Tono works in another unit, Lina in another house."""
    unit, ngo = house.unit, house.ngo_unit
    return all_hired(
        ("ratna", unit, "worker", "social_worker"),
        ("budi", unit, "worker", "social_worker"),
        ("sari", unit, "head", ""),
        ("siska", unit, "supervisor", ""),
        ("inah", unit, "intake", ""),
        ("dewi", unit, "carer", ""),
        ("ana", unit, "administrator", ""),
        ("tono", house.other_unit, "worker", ""),
        ("lina", ngo, "worker", ""),
        ("nyai", ngo, "head", ""),
    )


def all_hired(*named: tuple[str, Unit, str, str]) -> dict[str, User]:
    """(username, unit, role, profession) of each, as `hire` does it one by one: two statements, since three thousand tests begin with them."""
    users = {
        name: User(username=name, organisation=unit.organisation, full_name=name.title(), profession=profession, second_step_at=clock.now())
        for name, unit, _role, profession in named
    }
    for user in users.values():
        user.set_password(PASSWORD)
    User.objects.bulk_create(users.values())
    Posting.objects.bulk_create(Posting(user=users[name], unit=unit, role=role) for name, unit, role, _profession in named)
    return users


@pytest.fixture
def people(cast: dict[str, User]) -> dict[str, Actor]:
    """The cast as verbs take them (`by=`)."""
    return actors_of(cast)


def actors_of(cast: dict[str, User]) -> dict[str, Actor]:
    """Each as `actor_for` makes them, by one query for all."""
    live = Posting.objects.filter(user__in=cast.values(), ended_at=None, unit__closed=False).order_by("since")
    held = list(live.values_list("user_id", "unit_id", "role", "unit__time_zone"))
    return {
        name: make_actor(
            user, [(unit, role) for who, unit, role, _zone in held if who == user.pk], next((zone for who, *_, zone in held if who == user.pk and zone), "")
        )
        for name, user in cast.items()
    }


@pytest.fixture
def as_user(cast: dict[str, User]) -> Callable[[str], Any]:
    """`with as_user("ratna"):` opens the identity of one of the cast."""
    return lambda name: acting_as(cast[name].pk)


@pytest.fixture
def signed_in(cast: dict[str, User]) -> Callable[[str], Any]:
    """signed_in("ratna") -> a test client of her own."""
    from django.test import Client

    def enter(name: str) -> Client:
        mine = Client()
        come_in(mine, cast[name])
        return mine

    return enter


def come_in(client: Any, user: User) -> None:
    """Through the door without typing: password and second step were given just now."""
    user.refresh_from_db(fields=["session_epoch"])  # somebody may have ended their sessions since
    client.force_login(user)
    with acting_as(user.pk) as keyring:
        keyring.own_key(user.pk)
    if user.second_step_at is not None:
        session = client.session
        now = clock.now().isoformat()
        session.update({"second": "code", "proved": now, "proved_all": now})
        session.save()


def a_code_for(user: User) -> str:
    """A recovery code of theirs, made just now: what they type as the second step at a real door."""
    code = recovery.new_codes()[0]
    with acting_as(user.pk):
        RecoveryCode.objects.create(user_id=user.pk, digest=recovery.digest(user.pk, code), made_at=clock.now())
    return code


def through_the_door(client: Any, username: str, password: str = PASSWORD, **more: Any) -> Any:
    """Password, then (when the account has one and the password was right) the second step by a recovery code. The last answer."""
    answer = client.post("/masuk/", {"username": username, "password": password, **more})
    if answer.status_code != 200:
        return answer
    carried = {"carried": more["carried"]} if "carried" in more else {}
    user = User.objects.get(username__iexact=username.strip())
    return client.post("/masuk/langkah-kedua/", {"code": a_code_for(user), "next": more.get("next", "/"), **carried})
