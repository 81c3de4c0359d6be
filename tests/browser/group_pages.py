"""The pages of a group as somebody at a screen finds them: its members, their own cases, its stages, and its papers read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from .paper import words_on_paper
from .person import Person


def says(text: str, words: str) -> bool:
    """Whole words, and as they are written: initials are short."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def member_page(person: Person, home: str, called: str) -> str:
    """Her page in the group, from the list of its home."""
    person.goes_to(home)
    person.page.get_by_role("link", name=called, exact=True).first.click()
    person.clicks += 1
    person.page.wait_for_url("**/anggota/*/")
    return person.path


def files_of(person: Person, home: str, names: Iterable[str]) -> dict[str, str]:
    """Her own case by the name she bears, from the list of cases: no page of the group leads there."""
    found = {}
    for name in names:
        person.goes_to("/kasus/")
        link = person.page.locator("main li", has_text=re.compile(rf"(?<!\w){name}(?!\w)")).get_by_role("link").first
        found[name] = str(link.get_attribute("href"))
    return found


def still_named(person: Person, called: str, paths: Iterable[str]) -> list[str]:
    """Which of these pages say her name, in sight or in what was sent."""
    named = []
    for path in paths:
        person.goes_to(path)
        if says(person.page.locator("main").inner_text(), called) or says(person.page.title(), called):
            named.append(path)
    return named


def paper(person: Person, home: str, title: str, folder: Path) -> str:
    """The words on a paper of the group, filled in, of the latest session where it is about one."""
    person.goes_to(f"{home}surat/")
    row = person.page.locator("main li", has_text=re.compile(rf"^\s*{title}")).first
    with person.page.expect_download() as waiting:
        row.get_by_role("button", name=re.compile("^Unduh")).click()
    person.clicks += 1
    path = folder / "paper.pdf"
    waiting.value.save_as(path)
    return words_on_paper(path).text


def completes(person: Person, home: str, stage: str, now: str) -> None:
    """The group goes on."""
    person.goes_to(home)
    person.presses(f"Selesaikan tahap {stage}")
    person.sees(f"Tahap {stage} selesai. Sekarang: {now}.")


def is_held_back(person: Person, home: str, stage: str, *needed: str) -> None:
    """The page says what is missing; nothing moved."""
    person.goes_to(home)
    person.presses(f"Selesaikan tahap {stage}")
    person.sees("Tahap ini belum lengkap", *needed)


def checklist(person: Person, words: str) -> None:
    """From what is missing to where it is put right."""
    person.page.locator(".checklist").get_by_role("link", name=re.compile(re.escape(words))).first.click()
    person.clicks += 1


def notes(person: Person, home: str, moment: str, write: Callable[[str], None], who: tuple[str, ...]) -> None:
    """One note of this moment for each member, from her page in the group."""
    for called in who:
        member_page(person, home, called)
        person.presses(moment, within="main")
        write(called)
        person.saves()
        person.is_told("Catatan tersimpan di kasusnya")
