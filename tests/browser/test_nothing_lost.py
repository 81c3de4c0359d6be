"""A bad line, a forgotten session, somebody coming in at the door: what was typed is there again, and nobody else can read it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError

from sintas.kit import clock
from sintas.kit.tests.chromium import QUIET, program
from sintas.staff.testing import PASSWORD

from .conftest import PHONE
from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Words no dictionary, page or browser holds, so that finding one means that it leaked.
WORDS = ("kelambuwarsa", "perigidusun", "selasarmendung")
SENTENCE = f"Ia bercerita tentang {WORDS[0]} di {WORDS[1]}, dan {WORDS[2]} malam itu. "
LONG = (SENTENCE * (2000 // len(SENTENCE) + 1))[:2000]
FIELD = "textarea[name=text]"


@pytest.fixture
def note_page(open_a_case: Callable[..., Any]) -> str:
    """Where a note about Bunga is written."""
    return f"/kasus/{open_a_case('ratna', name='Bunga').pk}/catatan/"


def says(person: Person, words: str) -> None:
    """The line under the form says so."""
    person.page.wait_for_function("(words) => document.querySelector('draft-status [data-text]').innerText.includes(words)", arg=words)


def letters_on_the_device(person: Person, count: int) -> None:
    """So many sealed letters wait on this device; taken ones are waited for."""
    count_them = "(count) => Object.keys(localStorage).filter((k) => k.startsWith('sintas.sealed.')).length === count"
    person.page.wait_for_function(count_them, arg=count)


def test_ten_minutes_without_network_and_the_session_over(at_a_screen: Callable[..., Person], note_page: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.page.clock.install()
    ratna.goes_to(note_page)
    assert ratna.page.get_attribute("form.form", "autocomplete") == "off"
    assert ratna.page.get_attribute(FIELD, "autocomplete") == "off"
    ratna.context.set_offline(True)
    ratna.page.locator(FIELD).fill(LONG)
    says(ratna, "Tanpa jaringan")
    ratna.page.clock.run_for(10 * 60 * 1000)
    assert ratna.page.input_value(FIELD) == LONG
    with clock.stopped(clock.now() + timedelta(hours=11)):  # meanwhile the session has ended: ten hours are its longest
        ratna.context.set_offline(False)
        ratna.page.clock.run_for(25 * 1000)
        says(ratna, "Sesi Anda berakhir")
        assert ratna.page.input_value(FIELD) == LONG
        ratna.page.locator("draft-status a").click()
        ratna.page.wait_for_url("**/masuk/**")
        letters_on_the_device(ratna, 1)
        assert WORDS[0] not in str(ratna.page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href"))
        ratna.enters()
        ratna.page.wait_for_url(f"**{note_page}")
        ratna.page.wait_for_function("([field, text]) => document.querySelector(field)?.value === text", arg=[FIELD, LONG])
        letters_on_the_device(ratna, 0)
        ratna.saves()
        ratna.is_told("Catatan tersimpan")
        ratna.sees(SENTENCE.strip())
    assert ratna.watched.wrong == []


def test_quick_exit_without_network_seals_and_gives_back(playwright: Any, live_server: Any, cast: Any, note_page: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"

    def browser() -> Any:
        return playwright.chromium.launch_persistent_context(
            str(profile), executable_path=program(), args=QUIET, viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta"
        )

    context = browser()
    ratna = Person(context, live_server.url, "ratna").signs_in()
    ratna.goes_to(note_page)
    context.set_offline(True)
    ratna.page.locator(FIELD).fill(LONG)
    says(ratna, "Tanpa jaringan")
    ratna.presses("Tutup cepat", within="header")
    gone_from(ratna, note_page)
    with suppress(PlaywrightError):  # without network Back leads to the browser's own page of excuses
        ratna.page.go_back()
    gone_from(ratna, note_page)
    context.close()
    assert found_in(profile, WORDS) == []

    context = browser()
    ratna = Person(context, live_server.url, "ratna")
    ratna.page.goto(live_server.url + note_page)  # nothing of the session outlives the browser
    ratna.enters()
    ratna.page.wait_for_url(f"**{note_page}")
    ratna.page.wait_for_function("([field, text]) => document.querySelector(field)?.value === text", arg=[FIELD, LONG])
    letters_on_the_device(ratna, 0)
    context.close()
    assert found_in(profile, WORDS) == []


def gone_from(person: Person, path: str) -> None:
    """Within two seconds the tab shows another page, and none of the words."""
    for _attempt in range(40):
        person.page.wait_for_timeout(50)
        with suppress(PlaywrightError):
            if not person.path.startswith(path):
                assert not [word for word in WORDS if word in person.page.content()]
                return
    raise AssertionError(f"still on {person.path}")


def found_in(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """(file, word) for every word that stands in clear anywhere in the folder, in either of the encodings a browser writes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any("leveldb" in str(path) for path in files)
    found = []
    for path in files:
        raw = path.read_bytes().lower()
        for word in words:
            if any(word.encode(encoding) in raw for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
                found.append((str(path.relative_to(folder)), word))
    return found


def test_the_search_of_a_profile_would_find_what_leaks(playwright: Any, live_server: Any, cast: Any, tmp_path: Path) -> None:
    """The same search, on a profile in which a page did keep a word: an honest oracle."""
    profile = tmp_path / "profile"
    context = playwright.chromium.launch_persistent_context(str(profile), executable_path=program(), args=QUIET)
    page = context.new_page()
    page.goto(live_server.url + "/masuk/")
    page.evaluate("(word) => localStorage.setItem('kept', word)", WORDS[0])
    page.wait_for_timeout(200)
    context.close()
    assert [word for _file, word in found_in(profile, WORDS)][:1] == [WORDS[0]]


def test_back_after_quick_exit_does_not_return(at_a_screen: Callable[..., Person], note_page: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.goes_to(note_page)
    ratna.page.locator(FIELD).fill(SENTENCE)
    says(ratna, "Draf tersimpan")
    ratna.presses("Tutup cepat", within="header")
    ratna.page.wait_for_url("**/kalender/")
    assert "Sintas" not in ratna.page.title()
    ratna.page.go_back()
    ratna.page.wait_for_url(lambda url: "/kalender/" not in url)
    ratna.does_not_see("Bunga", WORDS[0])
    # The beacon locked the server too: the address itself asks for the password, and then the words are there.
    ratna.goes_to(note_page)
    ratna.sees("Layar terkunci")
    ratna.writes("Kata sandi", PASSWORD)
    ratna.presses("Buka kunci")
    ratna.page.wait_for_url(f"**{note_page}")
    assert ratna.page.input_value(FIELD) == SENTENCE


def test_an_idle_screen_warns_then_locks_and_keeps_the_words(at_a_screen: Callable[..., Person], note_page: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.page.clock.install()
    ratna.goes_to(note_page)
    ratna.page.locator(FIELD).fill(SENTENCE)
    ratna.page.clock.run_for(2000)
    says(ratna, "Draf tersimpan")
    ratna.page.clock.run_for(14 * 60 * 1000 + 15_000)
    ratna.sees("Layar akan terkunci sebentar lagi", within="body")
    with clock.stopped(clock.now() + timedelta(minutes=16)):  # the server keeps the same time for itself
        ratna.page.clock.run_for(60 * 1000)
        ratna.page.wait_for_url("**/terkunci/**")
    ratna.does_not_see("Bunga", WORDS[0])
    ratna.sees("draf Anda aman")
    ratna.writes("Kata sandi", PASSWORD)
    ratna.presses("Buka kunci")
    ratna.page.wait_for_url(f"**{note_page}")
    assert ratna.page.input_value(FIELD) == SENTENCE


def test_a_second_tab_that_saved_first_leaves_both_texts(at_a_screen: Callable[..., Person], note_page: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.goes_to(note_page)
    ratna.writes("Catatan", "yang pertama")
    ratna.saves()
    ratna.is_told("Catatan tersimpan")
    entry = ratna.page.locator(".story a", has_text="Catatan").first.get_attribute("href")
    assert entry
    ratna.goes_to(entry)
    other = Person(ratna.context, ratna.address, "ratna")
    other.goes_to(entry)
    other.page.locator(FIELD).fill("dari tab kedua")
    other.saves()
    other.is_told("Catatan tersimpan")
    ratna.page.locator(FIELD).fill("dari tab pertama")
    ratna.saves()
    ratna.sees("Kedua tulisan tersimpan", "dari tab kedua", "dari tab pertama")
