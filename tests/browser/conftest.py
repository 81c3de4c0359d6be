"""The real server with a real database, and Chromium in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sintas.kit.tests.chromium import QUIET, program

from .full_house import Full, fill
from .person import Person
from .walk import Seen, every_page

PHONE, DESK = {"width": 360, "height": 760}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    """One at a time: the kit's own browser tests start theirs, and two do not live in one thread."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="module")
def chromium(playwright: Any) -> Iterator[Any]:
    """One Chromium for a file of tests."""
    browser = playwright.chromium.launch(executable_path=program(), args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def at_a_screen(chromium: Any, live_server: Any, cast: dict[str, Any]) -> Iterator[Callable[..., Person]]:
    """at_a_screen("ratna") -> Ratna, signed in on a phone with a browser of her own; options go to the browser's context."""
    contexts = []

    def sit(name: str, *, viewport: dict[str, int] = PHONE, signed_in: bool = True, **options: Any) -> Person:
        assert name in cast
        context = chromium.new_context(viewport=viewport, locale="id-ID", timezone_id="Asia/Jakarta", accept_downloads=True, **options)
        contexts.append(context)
        person = Person(context, live_server.url, name)
        return person.signs_in() if signed_in else person

    yield sit
    for context in contexts:
        # A page that is closed still sends its draft: not into the next test.
        context.set_offline(True)
        context.close()


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    """The filled house."""
    return fill(people, cast, house)


@pytest.fixture
def pages(full: Full, signed_in: Callable[[str], Any]) -> list[Seen]:
    """Every page behind every address, each with the first of the cast who gets it."""
    return every_page(full, signed_in)
