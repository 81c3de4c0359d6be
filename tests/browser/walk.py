"""A walk through the house: every page behind every address, who gets it, and what an eye with a ruler finds on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.template import Template
from django.test import Client
from django.test.signals import template_rendered

from sintas.desk.tests.test_every_page import Address, addresses
from sintas.kit import clock
from tests.drills import DRILL, some

from .chrome import speaks_of, too_wide, violations
from .full_house import SECRETS, Full
from .person import Person

BAR_AT_MOST = 90  # px
# Who looks first; whoever gets the page shows it.
EYES = ("ratna", "inah", "sari", "dewi", "ana", "siska", "wulan")
# Not pages: sent by a form, or a file for the disk. Everything else must be seen by somebody.
NOT_PAGES = {
    "staff:recovery_codes", "staff:no_authenticator", "staff:no_passkey", "staff:end_session", "staff:end_other_sessions",
    "staff:sign_out", "staff:lock", "staff:theme", "staff:language", "staff:share", "staff:end_sharing", "staff:draft", "staff:sealed_draft",
    "staff:throw_draft_away", "staff:keep_words", "staff:import_example", "staff:take_back", "cases:attachment_download",
    "cases:appointment_settle", "cases:leave", "intake:import_confirm", "intake:import_template", "casework:complete", "desk:seen", "documents:download",
    "documents:signed", "documents:preview_page", "documents:pdf", "documents:blank_pdf", "documents:download_word", "documents:word_bundled",
    "documents:word_own", "documents:word_back", "casework:approval_withdraw", "casework:approval_paper",
    "documents:week_pdf", "documents:roll_pdf", "documents:residence_pdf", "documents:directory_pdf", "documents:group_pdf",
    "access:erasure_withdraw", "access:erasure_hold", "access:erasure_decline", "exchange:feed_ics", "exchange:feed_make", "exchange:feed_end",
}  # fmt: skip
# Pages that only another state of the house shows: see test_states_between.py.
ELSEWHERE = {"staff:locked", "staff:second", "casework:reopen", "access:pass_on", "groupwork:answer"}


@dataclass
class Seen:
    """A page as somebody gets it: its template, and what was found on it."""

    name: str
    path: str
    who: str
    template: str
    wrong: list[str] = field(default_factory=list)
    html: bytes = b""  # as the server sends it


def every_page(full: Full, signed_in: Callable[[str], Any]) -> list[Seen]:
    """Every page behind every address, and the first of the cast who gets it; an address nobody gets anything from is a fault."""
    clients = {name: signed_in(name) for name in EYES}
    found = {one.name: look(one, full, clients) for one in addresses() if one.name not in NOT_PAGES | ELSEWHERE}
    assert sorted(name for name, seen in found.items() if seen is None) == []
    return [page for seen in found.values() for page in seen or ()]


def look(one: Address, full: Full, clients: dict[str, Any]) -> list[Seen] | None:
    """The pages: of each stage, tool, subject and paper; the sample takes about three where one address has many. None when nobody gets
    anything there, a form's answer or a file counted.
    """
    if one.name == "staff:sign_in":
        return [Seen(one.name, one.fill(), "", "staff/sign_in.html", html=Client().get(one.fill()).content)]
    seen, anything, every = [], False, list(full.paths(one))
    chosen = some(every, turn=len(one.name))
    for at, path in enumerate([*chosen, *(path for path in every if path not in chosen)]):
        if at >= len(chosen) and anything:  # further only where none of the chosen is for anybody
            break
        for who, client in clients.items():
            answer, template = drawn_by(client, path)
            anything |= answer.status_code in (200, 405)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                seen.append(Seen(one.name, path, who, template, html=answer.content))
            if answer.status_code in (200, 405):
                break
    return seen if anything else None


def drawn_by(client: Any, path: str) -> tuple[Any, str]:
    """The answer, and the template of the page (not of its parts)."""
    drawn: list[str] = []

    def note(sender: Any, template: Template, **_more: Any) -> None:
        drawn.append(str(template.name))

    template_rendered.connect(note)
    try:
        answer = client.get(path)
        if answer.status_code == 302 and answer.url.startswith("/masuk/lagi/"):  # the walk took longer than a proof counts
            session = client.session
            session["proved"] = clock.now().isoformat()
            session.save()
            answer = client.get(path)
        return answer, next(iter(drawn), "")
    finally:
        template_rendered.disconnect(note)


class Walk:
    """One tab for each person who looks."""

    def __init__(self, at_a_screen: Callable[..., Person]) -> None:
        self.at_a_screen = at_a_screen
        self.people: dict[str, Person] = {}

    def to(self, page: Seen) -> Person:
        """The person the page is for, standing on it."""
        who = page.who or "ratna"
        key = page.who or "nobody"
        if key not in self.people:
            self.people[key] = self.at_a_screen(who, signed_in=bool(page.who))
        person = self.people[key]
        person.goes_to(page.path)
        return person


View = tuple[dict[str, int], str]  # width and height in px; light or dark


def inspect(person: Person, page: Seen, *views: View, turn: int | None = None) -> None:
    """Notes on the page what is wrong with it at each width and theme. With a `turn`, the sample lets axe read every second view only."""
    for at, (viewport, theme) in enumerate(views):
        person.page.set_viewport_size(viewport)
        person.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if DRILL or turn is None or (at + turn) % 2 == 0:
            page.wrong += [f"{viewport['width']} {theme}: {rule} {places}" for rule, places in violations(person.page)]
        if wide := too_wide(person.page):
            page.wrong.append(f"{viewport['width']}: {wide} px too wide")
        if (high := height_of_the_bar(person.page)) > BAR_AT_MOST:
            page.wrong.append(f"{viewport['width']}: the bar is {high} px high")


def height_of_the_bar(page: Any) -> int:
    """In px; 0 where a page has none. A short page with a strip above it once gave the bar all the height that was left."""
    return int(page.evaluate("() => document.querySelector('.bar')?.getBoundingClientRect().height ?? 0"))


def report(pages: list[Seen]) -> list[str]:
    """One line per page with something wrong."""
    return [f"{one.name} {one.template}: {wrong}" for one in pages for wrong in one.wrong]


def neutral(title: str) -> bool:
    """Something, but no name, no initials (M.K., MK) and no number of a case or paper; the neutral page's month has its year."""
    plain = re.sub("PPKS|ATENSI|BPSS", "", title)
    return bool(title.strip()) and not speaks_of(title, SECRETS) and not re.search(r"\b[A-Z]{2,}\b|\b[A-Z]\.|(?<!\d)\d{1,3}(?!\d)|[A-Z]+-\d", plain)
