"""What the tests in Chromium share: what a browser complained about, what the form says of its draft, and waiting until something is so."""

import re
import time
from typing import Any

from playwright.sync_api import Error

SAID = "Ingin tidur tenang, 1978"


class Watched:
    """A page and everything its browser complained about."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)

    def quiet(self) -> bool:
        """No complaint, but for the statuses the test itself asked for."""
        return not [words for words in self.wrong if not re.search(r"status of (401|404|409|413|422|500)|ERR_INTERNET_DISCONNECTED", words)]


def status(page: Any) -> str:
    """What the form says about the draft."""
    return str(page.locator("draft-status [data-text]").inner_text())


def wait(true: Any, seconds: float = 6.0) -> None:
    """Until it is so; AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def until(page: Any, true: Any, seconds: float = 6.0) -> None:
    """As `wait`, letting the browser go on meanwhile; a page that is just being left has not answered yet."""
    end = time.monotonic() + seconds
    while not answered(true):
        assert time.monotonic() < end, "waited in vain"
        page.wait_for_timeout(30)


def answered(true: Any) -> bool:
    """Whether it is so; False while the page is being replaced by the next."""
    try:
        return bool(true())
    except Error as fault:
        if "context was destroyed" in str(fault):
            return False
        raise


def sealed_names(page: Any) -> list[str]:
    """Places in the device's store that hold sealed words."""
    return list(page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('sintas.sealed.'))"))


def fill_rightly(page: Any) -> None:
    """Everything the form needs."""
    page.fill("[name=happened]", "Agustus 2024")
    page.check("[name=mode][value=meet]")
    page.check("[value=support]")
    page.fill("[name=observed]", SAID)
