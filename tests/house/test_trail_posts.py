"""What is shown in answer to a button: papers, downloads, a form that comes back. Content only under a row, and the row stands.

A sample of the pages' forms here, every form of every page under `make drills`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import Resolver404, resolve

from sintas.casework.models import SupervisorApproval
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from tests.browser.full_house import Full
from tests.forms_of import Form, Forms
from tests.house.test_trail import watched
from tests.trail_addresses import BY_POST

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
SAMPLE = 400 if WHOLE else 12
OF_EVERY_PAGE = ("/keluar", "/kunci", "/layar-bersama", "/bahasa", "/tema")
# Where the buttons of BY_POST stand, and who presses them.
ONCE_DECIDED = {"documents:answer_pdf"}  # the house's enquiry waits: its one row is counted in sintas/documents/tests/test_referral_answer.py
PAGES = {"ratna": ("documents:made", "documents:preview", "documents:group_papers", "cases:attachments"), "inah": ("intake:enquiry",)}


def test_a_paper_and_a_download_leave_exactly_one_row(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any], monkeypatch: Any) -> None:
    every, pressed = {one.name: one for one in addresses()}, {}
    with acting_as(cast["ratna"].pk):
        asked = [f"/persetujuan-atasan/{one}/" for one in SupervisorApproval.objects.filter(file_id=full.case).values_list("pk", flat=True)]
    wanted = [(who, path) for who, names in PAGES.items() for name in names for path in full.paths(every[name])]
    for who, path in [*wanted, *(("sari", path) for path in asked)]:
        browser = signed_in(who)
        for form in forms_on(browser, path):
            name = named(form.action)
            if name not in BY_POST or name in pressed:
                continue
            with watched(monkeypatch) as read:
                answer = browser.post(form.action, form.standing | form.given)
            pressed[name] = answer.status_code
            assert answer.status_code in (200, 303), (name, answer.status_code)
            assert len(read.content | read.releases) == 1, name
            assert (len(read.opening), read.unnamed()) == (1, set()), (name, [row.verb for row in read.rows])
    assert set(pressed) == BY_POST - ONCE_DECIDED


def test_a_form_that_comes_back_shows_nothing_without_a_row(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any], monkeypatch: Any) -> None:
    ratna, turn = signed_in("ratna"), random.Random(int(os.environ.get("SINTAS_DRILL_SEED", "1")))
    paths = [path for one in addresses() for path in list(full.paths(one))[: 3 if WHOLE else 1] if any(h.endswith("file_id") for h in one.holes)]
    found = [send_all(ratna, path, cast["ratna"], monkeypatch) for path in turn.sample(paths, min(len(paths), SAMPLE * 2))]
    sent, opened = (sum(column) for column in zip(*found, strict=True))
    assert opened > (60 if WHOLE else 2), (sent, opened)
    print(f"{sent} forms sent, {opened} answers with content, each under a row that stands")


def test_a_paper_of_a_group_that_cannot_be_made_yet_opens_nothing(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any], monkeypatch: Any) -> None:
    """What was opened for it would lose its row when it is refused."""
    [path] = [path for one in addresses() if one.name == "documents:group_papers" for path in full.paths(one)]
    sent, opened = send_all(signed_in("ratna"), path, cast["ratna"], monkeypatch)
    assert sent > opened > 0, (sent, opened)


def send_all(browser: Any, path: str, user: Any, monkeypatch: Any) -> tuple[int, int]:
    """Every form of the page as it stands, and emptied: (sent, answers with content). AssertionError for content whose row does not stand."""
    sent = opened = 0
    for form in forms_on(browser, path):
        for fields in (form.standing | form.given, form.given | {name: [""] for name in form.standing}):
            with watched(monkeypatch) as read:
                answer = browser.post(form.action or path, fields)
            sent += 1
            if answer.status_code not in (200, 409, 422) or not read.content | read.releases:
                continue
            opened += 1
            read.rows = those_that_stand(read.rows, user)
            assert read.unnamed() == set(), (path, "shown, and its row was undone", [row.verb for row in read.rows])
    return sent, opened


def forms_on(browser: Any, path: str) -> Iterator[Form]:
    page = browser.get(path)
    if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
        yield from (form for form in Forms(page.content.decode()).found if not form.action.startswith(OF_EVERY_PAGE))


def those_that_stand(rows: list[Trail], user: Any) -> list[Trail]:
    """A refused verb takes its own rows back; the page's own, written before, must be there."""
    with acting_as(user.pk):
        there = set(Trail.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    return [row for row in rows if row.pk in there]


def named(action: str) -> str:
    """The url's name behind an address, "" when it leads nowhere."""
    try:
        match = resolve(action.partition("?")[0])
    except Resolver404:
        return ""
    return f"{match.app_name}:{match.url_name}"
