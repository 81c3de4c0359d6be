# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""A word hidden in every sealed field of every table: found again in no dump, no log, no address, no title, no notice, no queue, no session,
and on no page of anybody who may not read it."""

from __future__ import annotations

import base64
import io
import json
import logging
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from sintas.cases.actions.opening import open_case
from sintas.cases.actions.team import block
from sintas.cases.models import Case, Client
from sintas.cases.tests.every_table import DATES, fill_file, of_files, word_of, words_of
from sintas.config import binaries
from sintas.desk.tests.test_every_page import addresses
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.rings import CARE, HEADER
from sintas.safekeeping.sealed import Sealed
from sintas.staff.drafts.saving import save_draft
from tests.browser.full_house import SECRETS, Full, fill

pytestmark = pytest.mark.django_db(transaction=True)
OF_A_PERSON = "draft.fields"


@dataclass
class Hidden:
    """The house full of real-looking words (SECRETS), with one of its own kind in every sealed field besides."""

    full: Full
    words: dict[str, str]  # seal -> word

    def found_in(self, text: str | bytes) -> list[str]:
        """Which hidden words stand in it, plain or in the encodings a program might choose."""
        held = text.encode() if isinstance(text, str) else text
        low = held.lower()
        return [seal for seal, word in self.words.items() if any(form in low for form in forms(word))]


def forms(word: str) -> tuple[bytes, ...]:
    plain = word.encode()
    if not word.startswith("kenari"):
        return (plain.lower(),)  # too short: a few letters of base64 stand in any dump by chance
    # base64 of a word depends on where it begins: the inner part of each of the three is enough
    inner = [base64.b64encode(b"x" * shift + plain)[4:-4].lower() for shift in range(3)]
    return (plain.lower(), plain.hex().encode(), *inner)


@pytest.fixture
def hidden(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Hidden:
    full = fill(people, cast, house)
    ratna = people["ratna"]
    common = {"by": ratna.user_id, "organisation_id": ratna.organisation_id, "unit_id": house.unit.pk}
    with acting_as(ratna.user_id):
        third = open_case(by=ratna, unit_id=house.unit.pk, client={"name": "x"}).pk
        Client.current.filter(file_id=full.case).update(superseded_at=clock.now())  # a file has one client: from now on the one below
        fill_file(full.case, other_file=third, **common)
        block(by=ratna, case=Case.objects.get(pk=full.case), user_id=cast["siska"].pk)
        for form in (f"/kasus/{full.case}/catatan/", "/pengaduan/baru/"):  # under the file's key, and under her own
            save_draft(by=ratna, form=form, fields={"text": [word_of(draft_field(), "satu")]})
    words = words_of() | {OF_A_PERSON: word_of(draft_field(), "satu")}
    return Hidden(full, words | {f"spoken.{n}": word for n, word in enumerate(SECRETS)})


def draft_field() -> Sealed:
    field = apps.get_model("staff", "Draft")._meta.get_field("fields")
    assert isinstance(field, Sealed)
    return field


def test_every_sealed_field_holds_one(hidden: Hidden) -> None:
    seals = {f.seal for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, Sealed)}
    assert seals <= set(hidden.words)
    assert len(seals) > 100
    assert len(set(hidden.words.values())) >= len(seals) - len(DATES) * 3


def dump() -> bytes:
    """What pg_dump makes of the whole database, in the hands of the backup role."""
    login = settings.SYSTEM.login("backup").for_django()
    told = subprocess.run(
        [binaries.find().path("pg_dump"), "-h", login["HOST"], "-U", login["USER"], connection.settings_dict["NAME"]],
        env={"PGPASSWORD": login["PASSWORD"]}, capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return told.stdout


def test_a_dump_of_the_database_holds_none(hidden: Hidden) -> None:
    held = dump()
    assert hidden.found_in(held) == []
    for model in of_files():  # and it is a dump of everything, not an empty one
        copied = held.split(f"COPY public.{model._meta.db_table} ".encode(), 1)
        assert len(copied) == 2, model
        assert not copied[1].split(b"\n", 1)[1].startswith(b"\\."), f"{model} came out empty"


def test_the_search_for_it_would_find_it(hidden: Hidden) -> None:
    """The control: the same words, left open in one column of one table, are found in the same dump."""
    word = hidden.words["note.text"]
    Unit = apps.get_model("staff", "Unit")
    unit = Unit.objects.order_by("pk").first()
    unit.letterhead = [word]
    unit.save()
    assert hidden.found_in(dump()) == ["note.text"]


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
STRANGERS = ("tono", "lina", "nyai", "siska", "ana")
LINK, TITLE = re.compile(r'(?:href|src|action|hx-[a-z]+)="([^"]*)"'), re.compile(r"<title>(.*?)</title>", re.DOTALL)


def paths(full: Full) -> list[str]:
    """Every address with its holes filled, of the case and of the enquiry alike."""
    return sorted({path for one in addresses() for file_id in (full.case, full.enquiry) for path in full.paths(one, file_id)})


def test_no_page_of_a_stranger_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    leaked = []
    for who in STRANGERS:
        browser = signed_in(who)
        for path in paths(hidden.full):
            answer = browser.get(path)
            if found := hidden.found_in(answer.content + str(answer.headers).encode()):
                leaked.append((who, path, found))
        answer = browser.post("/kasus/cari/", {"q": hidden.words["client.name"]})
        page = answer.content.decode().replace(hidden.words["client.name"], "")  # what was typed stands in its own field again
        assert hidden.found_in(page) == []
    assert leaked == []


def test_a_carers_pages_hold_the_head_and_care_alone(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    rings = {f.seal: f.ring for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, Sealed)}
    browser, seen = signed_in("dewi"), set()
    for path in paths(hidden.full):
        seen |= set(hidden.found_in(browser.get(path).content))
    spoken = {seal for seal in seen if seal.startswith("spoken.")}
    assert {rings[seal] for seal in seen - spoken} <= {HEADER, CARE}
    assert "observation.text" not in seen  # the one the team wrote
    assert {SECRETS[int(seal.split(".")[1])] for seal in spoken} <= {"Melur", "bengkel"}  # how she likes to be called; the warning all must see


def test_no_address_and_no_title_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    wrong = []
    for who in ("ratna", "inah"):
        browser = signed_in(who)
        for path in paths(hidden.full):
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


def test_no_notice_no_session_and_no_queue_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    """They lie in the dump as well; a session is packed there, so it is opened here."""
    ratna = signed_in("ratna")
    for path in paths(hidden.full):
        ratna.get(path)
    ratna.post(f"/kasus/{hidden.full.case}/catatan/", {"text": hidden.words["note.text"]})
    ratna.post("/kasus/cari/", {"q": hidden.words["client.name"]})
    held = json.dumps(dict(ratna.session.items()), default=str)
    assert hidden.found_in(held) == []
    assert hidden.found_in(dump()) == []
    with acting_as(UUID(ratna.session["_auth_user_id"])), connection.cursor() as c:
        for table in ("staff_notice", "procrastinate_jobs", "procrastinate_events", "safekeeping_trail"):
            c.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t")
            assert hidden.found_in(c.fetchone()[0]) == []

