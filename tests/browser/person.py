"""Somebody at a screen: reads, presses, writes, and finds things by the words that stand there. Every press and every field is counted."""

from __future__ import annotations

import re
import time
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from sintas.staff.models import User
from sintas.staff.testing import PASSWORD, a_code_for

from .chrome import Watched, too_wide


def whole(words: str) -> re.Pattern[str]:
    """A label of exactly these words, marked as required or not."""
    return re.compile(rf"^\s*{re.escape(words)}\s*(wajib diisi)?\s*$")


def starts(words: str) -> re.Pattern[str]:
    """A label that begins with these words; its hint may follow them."""
    return re.compile(rf"^\s*{re.escape(words)}")


def labelled(place: Any, words: str) -> Any:
    """The field with this label: the one labelled so exactly, else the first that begins so. AssertionError names the page without one."""
    fields = place.locator("input, textarea, select")  # a part of a form may have the same heading
    begins, exact = place.get_by_label(starts(words)).and_(fields), place.get_by_label(whole(words)).and_(fields)
    try:
        begins.first.wait_for()
    except PlaywrightError as why:
        raise AssertionError(f"no field says {words!r} on {fields.page.url}") from why
    return exact.first if exact.count() else begins.first


class Person:
    """`clicks` counts presses, `moves` counts fields that were filled or changed; `wait` is how long (ms) anything may take to appear."""

    def __init__(self, context: Any, address: str, name: str, wait: int = 6000) -> None:
        self.context, self.address, self.name, self.wait = context, address, name, wait
        self.page = context.new_page()
        self.page.set_default_timeout(wait)
        self.watched = Watched(self.page)
        self.clicks = self.moves = 0

    @property
    def spent(self) -> int:
        """Presses and fields together."""
        return self.clicks + self.moves

    def signs_in(self, password: str = PASSWORD) -> Person:
        """Through the door, from its address."""
        self.page.goto(self.address + "/masuk/")
        return self.enters(password)

    def enters(self, password: str = PASSWORD) -> Person:
        """On the page of the door, wherever it leads."""
        self.writes("Nama pengguna", self.name)
        self.writes("Kata sandi", password)
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
        self.clicks += 1
        if self.page.locator("input[name=code]").count():
            self.writes("Kode", a_code_for(User.objects.get(username=self.name)))
            self.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
            self.clicks += 1
        self.page.wait_for_url(lambda url: "/masuk/" not in url)
        return self

    def goes_to(self, path: str) -> None:
        """By the address itself, as from a bookmark."""
        answer = self.page.goto(self.address + path)
        assert answer.status < 400, (path, answer.status)

    def presses(self, words: str, *, within: str = "body", exact: bool = False) -> None:
        """A link or a button by its words."""
        name = words if exact else re.compile(rf"^\s*{re.escape(words)}")
        place = self.page.locator(within)
        try:
            place.get_by_role("link", name=name, exact=exact).or_(place.get_by_role("button", name=name, exact=exact)).first.click()
        except PlaywrightError as why:
            raise AssertionError(f"nothing to press says {words!r} on {self.path}: {self.text()[:2000]}") from why
        self.clicks += 1

    def saves(self, words: str = "Simpan") -> None:
        """Sends the form of the page, and waits for the page that answers."""
        with self.page.expect_navigation():
            self.presses(words, within="form.form")

    def unfolds(self, words: str) -> None:
        """A part that is folded away."""
        self.page.locator("summary", has_text=words).first.click()
        self.clicks += 1

    def row(self, title: str) -> Any:
        """One row of several in a form ("Tujuan 2"), or one question, by the beginning of its heading."""
        found = self.page.get_by_role("group", name=starts(title)).first
        try:
            found.wait_for()
        except PlaywrightError as why:
            raise AssertionError(f"no row says {title!r} on {self.path}") from why
        return found

    def writes(self, label: str, text: str, *, row: str = "") -> None:
        """Into the field with this label; `row` where the label stands in several rows."""
        labelled(self.row(row) if row else self.page, label).fill(text)
        self.moves += 1

    def picks(self, label: str, option: str, *, row: str = "") -> None:
        """From a drop-down list, by the beginning of the words in it."""
        field = labelled(self.row(row) if row else self.page, label)
        options = field.locator("option").all_inner_texts()
        chosen = [one for one in options if one.startswith(option)]
        assert chosen, (label, option, options)
        field.select_option(label=chosen[0])
        self.moves += 1

    def ticks(self, *options: str, group: str = "") -> None:
        """Boxes or answers by their words; `group` names the question when the words stand twice on the page."""
        place = self.row(group) if group else self.page.locator("main")
        for option in options:
            labelled(place, option).check()
            self.moves += 1

    def sees(self, *words: str, within: str = "main") -> None:
        """All of it stands on the page, in sight or below; a page still on its way is waited for."""
        end = time.monotonic() + self.wait / 1000
        while missing := self.missing(words, within):
            assert time.monotonic() < end, (self.path, missing, self.text(within)[:3000])
            self.page.wait_for_timeout(50)

    def missing(self, words: tuple[str, ...], within: str) -> list[str]:
        """Which of the words are not there now."""
        text = self.text(within).casefold()
        return [one for one in words if one.casefold() not in text]

    def text(self, within: str = "main") -> str:
        """What stands there; "" while the page is changing under our eyes."""
        try:
            return squeezed(self.page.locator(within).first.inner_text(timeout=1000))
        except PlaywrightError:
            return ""

    def does_not_see(self, *words: str, within: str = "body") -> None:
        """None of it stands anywhere on the page."""
        text = self.text(within).casefold()
        assert text
        assert not [one for one in words if one.casefold() in text], (self.path, words)

    def is_told(self, *words: str) -> None:
        """After saving: these words, and no refusal."""
        self.sees(*words)
        assert self.page.locator(".summary").count() == 0, self.page.locator(".summary").first.inner_text()

    def in_sight_while_scrolling(self, words: str) -> None:
        """At the top, in the middle and at the very end of the page, these words lie inside the window."""
        for part in (0, 0.5, 1):
            seen = self.page.evaluate(
                """([words, part]) => {
                  window.scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight));
                  const found = [...document.querySelectorAll('main *')].filter((e) => !e.children.length && e.textContent.includes(words));
                  return found.some((e) => {
                    const box = e.getBoundingClientRect();
                    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                    return box.top >= 0 && box.bottom <= innerHeight && box.width > 0 && top && (e === top || e.contains(top) || top.contains(e));
                  });
                }""",
                [words, part],
            )
            assert seen, f"{words!r} is out of sight at {part:.0%} of {self.path}"
        self.page.evaluate("window.scrollTo(0, 0)")

    def has_nothing_to_complain_of(self) -> None:
        """No script error, no refused content, one host, nothing wider than the screen."""
        assert self.watched.wrong == []
        assert self.watched.hosts == {self.address.removeprefix("http://")}
        assert too_wide(self.page) == 0, self.path

    @property
    def path(self) -> str:
        """Where the tab is."""
        return str(self.page.url).removeprefix(self.address)


def squeezed(text: str) -> str:
    """One space between words, as a reader sees it."""
    return re.sub(r"\s+", " ", text)
