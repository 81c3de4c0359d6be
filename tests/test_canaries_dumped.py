# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""A word hidden in every sealed field of every table is found again in no dump of the database, whatever was done before.

Written down for good, since another program reads it. Pages, logs, addresses and papers: tests/house/test_canaries*.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from sintas.cases.reading.releases import open_release
from sintas.cases.tests.every_table import of_files
from sintas.casework.models import SupervisorApproval
from sintas.safekeeping.identity import acting_as
from tests.canaries import Hidden, dump, hide, paths
from tests.drills import share

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hidden(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Hidden:
    return hide(people, cast, house)


def test_a_dump_of_the_database_holds_none(hidden: Hidden) -> None:
    held = dump()
    assert hidden.found_in(held) == []
    for model in of_files():  # and it is a dump of everything, not an empty one
        copied = held.split(f"COPY public.{model._meta.db_table} ".encode(), 1)
        assert len(copied) == 2, model
        assert not copied[1].split(b"\n", 1)[1].startswith(b"\\."), f"{model} came out empty"
    # the control: the same words, left open in one column of one table, are found in the same dump
    word = hidden.words["note.text"]
    Unit = apps.get_model("staff", "Unit")
    unit = Unit.objects.order_by("pk").first()
    unit.letterhead = [word]
    unit.save()
    assert hidden.found_in(dump()) == ["note.text"]


def test_no_notice_no_session_and_no_queue_holds_one(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    """They lie in the dump as well; a session is packed there, so it is opened here."""
    ratna = signed_in("ratna")
    for path in share(paths(hidden.full), of=6, turn=0):
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


def test_whoever_is_asked_reads_the_copy_put_before_her_and_nothing_else(hidden: Hidden, people: dict[str, Any], signed_in: Callable[[str], Any]) -> None:
    """Sari: what stands in the three requests put before her, while they stand; Siska, kept out since, nothing of what she answered."""
    sari, mine = signed_in("sari"), {}
    with acting_as(people["ratna"].user_id):
        standing = SupervisorApproval.objects.filter(file_id=hidden.full.case, outcome="asked", approver=people["sari"].user_id)
        for row in standing:
            opened = open_release(by=people["ratna"], release_id=row.release_id)
            mine[f"/persetujuan-atasan/{row.pk}/"] = set(hidden.found_in(f"{opened.title} {opened.parts}"))
    assert len(mine) == 3
    for path, words in mine.items():
        assert set(hidden.found_in(sari.get(path).content)) == words
    told = f"/tinjauan/{hidden.full.holes['entry_id']}/"  # why somebody opened another file in an emergency: she was told, and reviews it
    asked = f"/persetujuan-atasan/{hidden.full.holes['approval_id']}/"
    assert shown_to(sari, hidden, asked, told).keys() == {asked, told}
    for path in mine:
        assert sari.post(path, {"outcome": "returned", "comment": f"lihat lagi {hidden.words['note.text']}"}).status_code == 302
        assert sari.get(path).status_code == 404
    assert shown_to(sari, hidden, asked, told).keys() == {told}
    assert hidden.found_in(dump()) == []  # her comments too


def shown_to(head: Any, hidden: Hidden, *surely: str) -> dict[str, list[str]]:
    """Every page (the sample: these and a share of all) that shows her a word of the case.

    Enquiries of her unit are hers to take in; what is said in one stands on the first page too.

    An invitation to a conference is a copy made for her, as the requests are (docs/decisions/0025).
    A protected place of the directory is of no case and open to every head (docs/decisions/0016).
    """
    others = [path for path in paths(hidden.full) if not path.startswith(("/pengaduan/", "/direktori/", "/undangan-pembahasan/"))]
    found = {path: hidden.found_in(head.get(path).content) for path in (*surely, *share(others, of=4, turn=1))}
    told = {"/": set(hidden.found_in(head.get(f"/pengaduan/{hidden.full.enquiry}/").content))}
    return {path: sorted(words) for path, words in found.items() if set(words) - told.get(path, set())}
