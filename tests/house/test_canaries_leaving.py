# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""What leaves a file on purpose carries what it was meant to and nothing else: copies put before a head, a printed case, papers as files."""

from __future__ import annotations

import io
import json
import logging
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.db.models import BinaryField

from sintas.cases.models import Case, ReleaseBody
from sintas.cases.tests.every_table import DATES, of_files
from sintas.casework.exporting import document, find
from sintas.casework.models import SupervisorApproval
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Wrap
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.safekeeping.rings import RELEASE
from tests.canaries import STRANGERS, Hidden


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the program's own log handler writes during one test."""
    kept = io.StringIO()
    for handler in logging.getLogger().handlers:
        if getattr(handler, "sintas", False):
            monkeypatch.setattr(handler, "stream", kept)
    return kept


def test_the_database_gives_the_key_of_a_release_to_its_team_and_its_reader_alone(hidden: Hidden, cast: dict[str, Any]) -> None:
    with acting_as(cast["ratna"].pk):
        row = SupervisorApproval.objects.get(pk=hidden.full.holes["approval_id"])
    for who, user in cast.items():
        with acting_as(user.pk):
            held = set(Wrap.objects.filter(file_id=row.release_id).values_list("ring", flat=True))
            bodies = ReleaseBody.objects.filter(release_id=row.release_id).count()
        reads = who in ("ratna", "budi", "sari")
        assert (held, bodies) == (({RELEASE}, 1) if reads else (set(), 0)), who


def test_a_printed_case_holds_its_records_and_no_request(hidden: Hidden, people: dict[str, Any], log: io.StringIO) -> None:
    """`sintas case export`: for the team alone; nothing of it in the log."""
    with acting_as(people["ratna"].user_id):
        printed = json.dumps(document(by=people["ratna"], case=Case.objects.get(pk=hidden.full.case)), default=str)
    found = set(hidden.found_in(printed))
    assert {"assessment.problems", "plan.goal_general", "termination.reflection", "follow_up.condition", "note.text"} <= found
    found -= {seal for seal, word in hidden.words.items() if word in DATES.values()}  # the same day stands in several fields
    assert not {seal for seal in found if seal.startswith(("release.", "supervisor_approval.", "draft.", "enquiry.", "telling."))}
    for stranger in STRANGERS:
        with acting_as(people[stranger].user_id):
            with pytest.raises(NotYours):
                find(by=people[stranger], words="KS-0001")
            with pytest.raises(Refusal):
                document(by=people[stranger], case=Case(pk=hidden.full.case))
    assert hidden.found_in(log.getvalue()) == []


def test_no_file_handed_over_is_named_after_anybody(hidden: Hidden, people: dict[str, Any], signed_in: Callable[[str], Any]) -> None:
    """Papers as PDF and as Word, and the paper put before Sari: neither the name of the file nor what it says about itself."""
    ratna, sari, letter = signed_in("ratna"), signed_in("sari"), hidden.full.holes["of"]
    with acting_as(people["ratna"].user_id):
        asked = SupervisorApproval.objects.get(file_id=hidden.full.case, subject="paper").pk
    papers = f"/kasus/{hidden.full.case}/surat/berkas/{letter}"
    handed = [ratna.post(f"{papers}/unduh/"), ratna.post(f"{papers}/unduh-word/"), sari.post(f"/persetujuan-atasan/{asked}/berkas/")]
    assert [answer.status_code for answer in handed] == [200, 200, 200]
    for answer in handed:
        assert hidden.found_in(answer["Content-Disposition"]) == []
        assert hidden.found_in(about_itself(answer.content)) == []
    assert hidden.found_in(zipped_text(handed[1].content)), "the Word file says nothing of the case, so nothing was looked at"
    for who in STRANGERS:
        stranger = signed_in(who)
        for path in (f"{papers}/unduh/", f"{papers}/unduh-word/", f"/persetujuan-atasan/{asked}/berkas/"):
            assert stranger.post(path).status_code in (403, 404), (who, path)


def about_itself(body: bytes) -> str:
    """Title, author, subject and the like of a PDF or a Word file."""
    if body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as pdf:
            return f"{dict(pdf.docinfo)} {pdf.open_metadata()}"
    with zipfile.ZipFile(io.BytesIO(body)) as held:
        return " ".join(held.namelist()) + " ".join(held.read(name).decode() for name in held.namelist() if name.startswith("docProps/"))


def zipped_text(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as held:
        return held.read("word/document.xml").decode()


def test_no_body_lies_open_in_the_database(hidden: Hidden, people: dict[str, Any]) -> None:
    """A PDF, a Word file or a picture is packed: a dump would not show its words even if it lay there unsealed. So it is looked at itself."""
    looked_at = 0
    with acting_as(people["ratna"].user_id), connection.cursor() as c:
        for model in of_files():
            for field in model._meta.concrete_fields:
                if isinstance(field, BinaryField):
                    c.execute(f'SELECT "{field.column}" FROM "{model._meta.db_table}" WHERE "{field.column}" IS NOT NULL')
                    for (body,) in c.fetchall():
                        looked_at += 1
                        assert not bytes(body).startswith((b"PK", b"%PDF", b"\xff\xd8", b"\x89PNG")), field
    assert looked_at > 5
