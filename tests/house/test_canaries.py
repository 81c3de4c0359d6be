"""A word hidden in every sealed field of every table: found again in no log, no address, no title,
and on no page of anybody who may not read it. What leaves a file on purpose: test_canaries_leaving.py; the database itself: tests/test_canaries_dumped.py.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.apps import apps

from sintas.cases.tests.every_table import DATES
from sintas.safekeeping.rings import CARE, HEADER
from sintas.safekeeping.sealed import Sealed
from tests.browser.full_house import SECRETS
from tests.canaries import STRANGERS, Hidden, paths
from tests.drills import share


def test_every_sealed_field_holds_one(hidden: Hidden) -> None:
    seals = {f.seal for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, Sealed)}
    assert seals <= set(hidden.words)
    assert len(seals) > 100
    assert len(set(hidden.words.values())) >= len(seals) - len(DATES) * 3


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the program's own log handler writes during one test."""
    kept = io.StringIO()
    for handler in logging.getLogger().handlers:
        if getattr(handler, "sintas", False):
            monkeypatch.setattr(handler, "stream", kept)
    return kept


def test_no_line_of_the_log_holds_one(hidden: Hidden, signed_in: Callable[[str], Any], log: io.StringIO) -> None:
    """Pages, forms that fail, refusals and a page that falls over with the word in its exception."""
    ratna, tono = signed_in("ratna"), signed_in("tono")
    word, case = hidden.words["note.text"], hidden.full.case
    for path in (f"/kasus/{case}/", f"/kasus/{case}/orang/", f"/kasus/{case}/tidak-ada-{word}/", "/kasus/"):
        ratna.get(path, {"q": word})
        tono.get(path, {"q": word})
    for path in (f"/kasus/{case}/catatan/", f"/kasus/{case}/seseorang/", f"/kasus/{case}/klien/", "/kasus/cari/", f"/kasus/{case}/lampiran/"):
        ratna.post(path, {"text": word, "q": word, "name": word, "happened": word, "nik": word, "submission": word})
    ratna.raise_request_exception = False
    with mock.patch("sintas.desk.views.case.about_of", side_effect=ValueError(word)):
        assert ratna.get(f"/kasus/{case}/").status_code == 500
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert len(lines) > 10, "nothing was logged, so nothing was looked at"
    assert any(line.get("status") == 500 for line in lines)
    assert any(line.get("error") == "ValueError" for line in lines)
    assert hidden.found_in(log.getvalue()) == []
    assert str(case) not in log.getvalue()  # not even which file
    assert {key for line in lines for key in line} <= KEYS


KEYS = {"event", "level", "logger", "timestamp", "page", "method", "status", "ms", "error", "places", "job", "code", "count"}
LINK, TITLE = re.compile(r'(?:href|src|action|hx-[a-z]+)="([^"]*)"'), re.compile(r"<head>.*?<title>(.*?)</title>", re.DOTALL)


def test_no_page_of_a_stranger_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    leaked = []
    for who in STRANGERS:
        browser = signed_in(who)
        for path in share(paths(hidden.full), of=len(STRANGERS), turn=list(STRANGERS).index(who)):
            answer = browser.get(path)
            found = hidden.found_in(answer.content + str(answer.headers).encode())
            if found := [seal for seal in found if not (who == "tono" and path.startswith("/direktori/"))]:  # a worker of the house
                leaked.append((who, path, found))
        answer = browser.post("/kasus/cari/", {"q": hidden.words["client.name"]})
        page = answer.content.decode().replace(hidden.words["client.name"], "")  # what was typed stands in its own field again
        assert hidden.found_in(page) == []
    assert leaked == []


def test_a_carers_pages_hold_the_head_and_care_alone(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    rings = {f.seal: f.ring for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, Sealed)}
    browser, seen = signed_in("dewi"), set()
    for path in share(paths(hidden.full), of=3, turn=2):
        seen |= set(hidden.found_in(browser.get(path).content))
    spoken = {seal for seal in seen if seal.startswith("spoken.")}
    assert {rings[seal] for seal in seen - spoken} <= {HEADER, CARE}
    assert "observation.text" not in seen  # the one the team wrote
    assert {SECRETS[int(seal.split(".")[1])] for seal in spoken} <= {"Melur", "bengkel"}  # how she likes to be called; the warning all must see


def test_no_address_and_no_title_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    wrong = []
    for turn, who in enumerate(("ratna", "inah")):
        browser = signed_in(who)
        for path in share(paths(hidden.full), of=3, turn=turn):
            answer = browser.get(path)
            if answer.status_code != 200:
                continue
            said = f"{answer.get('Content-Disposition', '')} {answer.get('Location', '')}"
            if answer["Content-Type"].startswith("text/html"):
                page = answer.content.decode()
                said += " ".join(TITLE.findall(page) + [link for link in LINK.findall(page) if not link.startswith("tel:")])
            if found := hidden.found_in(said):
                wrong.append((path, found))
    assert wrong == []
