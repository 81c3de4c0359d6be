"""The small site, in force for one test; and a browser to walk it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from sintas.kit.tests.chromium import QUIET, program
from sintas.kit.tests.site import TOLD, in_force, small_site


@pytest.fixture
def visitor() -> Iterator[Client]:
    """A client of the small site, without a database."""
    TOLD.start()
    with in_force():
        yield Client()


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """One Chromium for a file of tests."""
    from playwright.sync_api import sync_playwright

    # Playwright's own loop would otherwise make Django believe it is called from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """Address of the running small site."""
    from sintas.kit.tests.sealing import give_key

    give_key()
    with small_site() as address:
        yield address
    TOLD.seal_key = ""


@pytest.fixture
def context(chromium: Any, base: str) -> Iterator[Any]:
    """A fresh browser profile on a phone."""
    TOLD.start()
    made = chromium.new_context(base_url=base, viewport={"width": 360, "height": 760}, locale="id-ID")
    yield made
    # A page that is closed still sends its draft: not into the next test.
    made.set_offline(True)
    made.close()


@pytest.fixture
def page(context: Any) -> Any:
    """One tab."""
    return context.new_page()
