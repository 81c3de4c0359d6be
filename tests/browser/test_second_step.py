"""A passkey made on the phone, used at the door, refused when copied; codes on paper when the phone is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.staff.models import User
from sintas.staff.testing import hire

from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_a_device(person: Person) -> Any:
    """A phone with a fingerprint that always fits (Chromium's own virtual authenticator). Returns (session, id)."""
    device = person.context.new_cdp_session(person.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return device, made["authenticatorId"]


def test_a_passkey_from_the_first_day_to_the_copied_key(at_a_screen: Callable[..., Person], cast: dict[str, User], house: Any) -> None:
    cast["wati"] = hire("wati", house.unit, "worker", second_step_at=None)
    wati = at_a_screen("wati", signed_in=False)
    device, phone = with_a_device(wati)
    wati.signs_in()
    wati.goes_to("/kasus/")
    assert "/pengaturan/langkah-kedua/" in wati.page.url
    wati.presses("Buat kunci sandi")
    wati.writes("Nama kunci ini", "ponsel uji")
    wati.presses("Buat kunci sandi", within="pass-key")
    wati.sees("Kode cadangan")
    codes = wati.page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    wati.presses("Sudah saya simpan")
    wati.goes_to("/pengaturan/langkah-kedua/")
    wati.sees("ponsel uji", "10 kode belum terpakai")

    out(wati)
    half_in(wati)
    wati.presses("Pakai kunci sandi")
    wati.page.wait_for_url(lambda url: "/masuk/" not in url)
    wati.goes_to("/pengaturan/langkah-kedua/")
    wati.sees("terakhir dipakai")

    held = device.send("WebAuthn.getCredentials", {"authenticatorId": phone})["credentials"][0]
    device.send("WebAuthn.removeCredential", {"authenticatorId": phone, "credentialId": held["credentialId"]})
    device.send("WebAuthn.addCredential", {"authenticatorId": phone, "credential": {**held, "signCount": 0}})  # an older copy
    out(wati)
    half_in(wati)
    wati.presses("Pakai kunci sandi")
    wati.sees("pernah disalin")
    wati.writes("Kode", codes[3])
    wati.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    wati.page.wait_for_url(lambda url: "/masuk/" not in url)
    assert wati.watched.wrong == []


def out(person: Person) -> None:
    """Signs out by the button of the settings."""
    person.goes_to("/pengaturan/")
    person.page.get_by_role("button", name="Keluar", exact=True).click()
    person.page.wait_for_url("**/masuk/")


def half_in(person: Person) -> None:
    """Gives the password; the second step is asked."""
    person.writes("Nama pengguna", person.name)
    person.writes("Kata sandi", "a quiet morning 42")
    person.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    person.page.locator("input[name=code]").wait_for()
