"""Files that are broken in every way a file can be: the answer is a sentence or a reading, never a fall."""

import contextlib
import io
import json
import random
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import Workbook
from PIL import Image

from sintas.casework.importing import Unreadable, read, read_exported
from sintas.documents.reading.word_templates import bundled
from sintas.documents.word.checking import checked
from sintas.documents.word.papers import PAPERS
from sintas.documents.word.trouble import BadTemplate
from sintas.instruments.xlsform.reading import read as read_form
from sintas.instruments.xlsform.troubles import FormTroubles
from sintas.intake.actions.spreadsheet import preview, template
from sintas.kit.uploads import NotTaken, look_at, without_traces
from sintas.safekeeping.refusals import Refusal

from . import seeds

COUNT = 1_000
YAML = b"schema: case-fixture/1\nid: X-1\nclient: {initials: A, age_years: 21}\nfamily: {members: [{initials: B, relation: ibu}]}\n"

EXPORTED = json.dumps({"schema": "sintas-case/1", "id": "X-1", "case": {"number": "KS-0001"}, "tables": {"note": [{"text": "baik"}]}, "source": []})


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 16), "grey").save(out, kind)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    made = pikepdf.new()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()


def book() -> bytes:
    out, made = io.BytesIO(), Workbook()
    for row in (["Nama", "Usia", "Telepon"], ["Melati", 19, "0812"]):
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def broken(whole: bytes, turn: random.Random, others: list[bytes]) -> bytes:
    """Bits turned, a piece cut out, a piece put in, cut short, doubled, or another file's head on it."""
    body = bytearray(whole)
    for _time in range(turn.randint(1, 4)):
        at, length = turn.randrange(len(body) + 1), turn.randint(1, 200)
        match turn.randrange(6):
            case 0:
                for _bit in range(turn.randint(1, 20)):
                    if body:
                        body[turn.randrange(len(body))] ^= 1 << turn.randrange(8)
            case 1:
                del body[at : at + length]
            case 2:
                body[at:at] = turn.randbytes(length)
            case 3:
                del body[at:]
            case 4:
                body += body[:length]
            case _:
                body[:20] = turn.choice(others)[:20]
    return bytes(body)


def blown_up(whole: bytes, turn: random.Random) -> bytes:
    """An office file with a million of something in one of its parts: a few kilobytes more."""
    piece = turn.choice((b"<a/>", b"<a>", b'<a b=""/>', b"<?a?>", b"<!---->", b"a\n", b"{{", b"<![CDATA[a]]>"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        chosen = turn.choice(held.namelist())
        for name in held.namelist():
            part = held.read(name)
            if name == chosen:
                at = turn.choice([at for at, letter in enumerate(part) if letter == 60]) if b"<" in part else len(part)
                part = part[:at] + piece * turn.choice((1_000, 1_000_000)) + part[at:]
            packed.writestr(name, part)
    return out.getvalue()


def as_form(body: bytes) -> None:
    with contextlib.suppress(FormTroubles):
        read_form(body)


def as_attachment(body: bytes) -> None:
    with contextlib.suppress(NotTaken):
        without_traces(body, look_at(body).media_type)


def as_sheet(body: bytes) -> None:
    with contextlib.suppress(Refusal):
        preview(body)


def as_case(body: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".yaml") as kept:
        Path(kept.name).write_bytes(body)
        with contextlib.suppress(Unreadable):
            read(Path(kept.name))


def as_exported(body: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".json") as kept:
        Path(kept.name).write_bytes(body)
        with contextlib.suppress(Unreadable):
            read_exported(Path(kept.name))


def as_template(body: bytes) -> None:
    with contextlib.suppress(BadTemplate):
        checked(body, PAPERS["social_report"].fields)


@pytest.mark.parametrize("seed", seeds(5))
def test_a_thousand_files(seed: int) -> None:
    turn = random.Random(seed)
    kinds: list[tuple[bytes, Callable[[bytes], Any]]] = [
        *((picture(kind), as_attachment) for kind in ("JPEG", "PNG", "WEBP")),
        (pdf(), as_attachment), (book(), as_sheet), (template(), as_sheet), (b"Nama;Usia\nMelati;19\n", as_sheet), (YAML, as_case),
        (EXPORTED.encode(), as_exported), (bundled("social_report", "id"), as_template), (book(), as_form),
    ]  # fmt: skip
    wholes = [whole for whole, _door in kinds]
    for number in range(COUNT):
        whole, door = turn.choice(kinds)
        body = broken(whole, turn, wholes)
        try:
            door(body)
        except Exception as fell:
            raise AssertionError(f"file {number} ({door.__name__}): {type(fell).__name__}: {fell}") from fell


@pytest.mark.parametrize("seed", seeds(2))
def test_a_small_office_file_keeps_nobody_waiting(seed: int) -> None:
    turn = random.Random(seed)
    kinds = [(book(), as_sheet), (book(), as_form), (template(), as_sheet), (bundled("social_report", "id"), as_template)]
    for number in range(25):
        whole, door = turn.choice(kinds)
        body = blown_up(whole, turn)
        started = time.perf_counter()
        door(body)
        assert time.perf_counter() - started < 10, f"file {number} ({door.__name__})"
