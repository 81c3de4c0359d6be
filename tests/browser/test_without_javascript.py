"""An old office computer that runs no script: everything still works as plain forms and links, and what was sent is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.kit import clock
from sintas.staff.testing import PASSWORD

from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = "Hari ini ia tertawa untuk pertama kali."


@pytest.fixture
def ratna(at_a_screen: Callable[..., Person], open_a_case: Callable[..., Any]) -> Person:
    """Ratna, whose one case is Bunga's, in a browser without scripts."""
    open_a_case("ratna", name="Bunga", called="Bunga")
    return at_a_screen("ratna", java_script_enabled=False)


def open_the_case(ratna: Person) -> str:
    """By its number in the list."""
    ratna.presses("Kasus", within="nav.nav")
    ratna.page.locator("main li", has_text="KS-0001").get_by_role("link").first.click()
    return ratna.path


def test_a_note_is_written_with_its_errors_put_right(ratna: Person) -> None:
    file = open_the_case(ratna)
    ratna.sees("Bunga", "Cerita")
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Catatan", within="main")
    ratna.writes("Catatan", SAID)
    ratna.writes("Terjadi", "tanggal 31 Februari 2024")
    ratna.saves()
    ratna.sees("1 hal belum lengkap", "Tulisan Anda aman")
    assert ratna.page.title().startswith("Galat: ")
    assert ratna.page.input_value("textarea[name=text]") == SAID
    assert ratna.page.input_value("[name=happened]") == "tanggal 31 Februari 2024"
    ratna.writes("Terjadi", "kemarin")
    ratna.saves()
    ratna.is_told("Catatan tersimpan", SAID)
    assert ratna.path == file


def test_a_form_sent_after_the_session_ended_stands_again_after_signing_in(ratna: Person) -> None:
    file = open_the_case(ratna)
    ratna.goes_to(file + "catatan/")
    ratna.writes("Catatan", SAID)
    with clock.stopped(clock.now() + timedelta(hours=11)):
        ratna.saves()
        ratna.sees("Tulisan Anda aman")
        assert SAID not in ratna.page.content()
        ratna.enters()
        assert ratna.path.split("?")[0] == file + "catatan/"
        assert ratna.page.input_value("textarea[name=text]") == SAID
        ratna.saves()
        ratna.is_told("Catatan tersimpan", SAID)


def test_a_form_sent_from_a_locked_screen_stands_again(ratna: Person) -> None:
    file = open_the_case(ratna)
    ratna.goes_to(file + "catatan/")
    ratna.writes("Catatan", SAID)
    with clock.stopped(clock.now() + timedelta(minutes=20)):
        ratna.saves()
        ratna.sees("Layar terkunci")
        ratna.writes("Kata sandi", PASSWORD)
        ratna.presses("Buka kunci")
        assert ratna.page.input_value("textarea[name=text]") == SAID


def test_search_quick_exit_and_every_chooser_work_as_plain_forms(ratna: Person) -> None:
    file = open_the_case(ratna)
    ratna.presses("Cari", within="header")
    ratna.page.locator("main").get_by_role("searchbox").first.fill("bungga")
    ratna.page.locator("main").get_by_role("button", name="Cari").click()
    ratna.sees("KS-0001")
    assert "bungga" not in ratna.page.url
    ratna.goes_to(file + "sesi/")
    ratna.sees("Teknik yang dipakai")
    assert ratna.page.locator("pick-list .chip:visible").count() == 16
    ratna.presses("Tutup cepat", within="header")
    assert ratna.path == "/kalender/"
    ratna.goes_to(file)
    ratna.sees("Layar terkunci")
