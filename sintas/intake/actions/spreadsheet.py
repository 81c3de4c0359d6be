"""A list of prospective clients from a spreadsheet (R29): read, shown with its errors in plain words, then taken in whole or not at all."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from openpyxl import Workbook

from sintas.cases.codes import VIOLENCE_SETS
from sintas.kit import clock, phones
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.fuzzy_words import FuzzyDateError, parse
from sintas.kit.nik import is_nik
from sintas.kit.sheet import SheetRefused, read_rows
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from ..models import Enquiry
from .receiving import receive

# heading in the template -> field; further headings people use lead to the same field
COLUMNS = {
    "nama": "name",
    "inisial": "name",
    "panggilan": "called",
    "jenis kelamin": "sex",
    "lahir atau usia": "birth",
    "tanggal lahir": "birth",
    "usia": "birth",
    "umur": "birth",
    "nik": "nik",
    "telepon": "phone",
    "no hp": "phone",
    "alamat": "address",
    "datang melalui": "route",
    "apa yang terjadi": "told",
    "masalah": "told",
    "kedesakan": "urgency",
    "bentuk kekerasan": "forms",
    "yang menyampaikan": "informant",
    "telepon yang menyampaikan": "informant_phone",
    "kebutuhan khusus": "needs",
}
HEADINGS = ["nama", "panggilan", "jenis kelamin", "lahir atau usia", "nik", "telepon", "alamat", "datang melalui", "apa yang terjadi"]
HEADINGS += ["kedesakan", "bentuk kekerasan", "yang menyampaikan", "telepon yang menyampaikan", "kebutuhan khusus"]
CODED = {"sex": "sexes", "route": "access_routes", "urgency": "urgency"}


@dataclass
class Line:
    """One row as it would be taken in; `problems` are (heading, sentence)."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Preview:
    """The whole sheet; it can be taken in when no line has a problem."""

    lines: list[Line]
    unknown_headings: list[str]

    @property
    def good(self) -> bool:
        return bool(self.lines) and not any(line.problems for line in self.lines)

    def problems(self) -> list[tuple[int, str, str]]:
        """(row, heading, sentence) of everything that is wrong."""
        return [(line.number, heading, words) for line in self.lines for heading, words in line.problems]


def preview(body: bytes) -> Preview:
    """Read .xlsx or .csv. Raises BadInput({"sheet": ...}) when the file is no spreadsheet, too large, or has no known heading."""
    try:
        rows = read_rows(body)
    except SheetRefused as no:
        raise BadInput({"sheet": no.sentence}) from None
    if not any(any(row) for row in rows):
        raise BadInput({"sheet": _("Lembar ini kosong.")})
    headings = [str(cell or "").strip().lower() for cell in rows[0]]
    known = {at: COLUMNS[name] for at, name in enumerate(headings) if name in COLUMNS}
    if not known:
        raise BadInput({"sheet": _("Baris pertama harus berisi judul kolom, misalnya “nama” dan “telepon”. Unduh contoh lembarnya.")})
    lines = []
    for at, row in enumerate(rows[1:], start=2):
        if any(str(cell or "").strip() for cell in row):
            lines.append(_line(at, row, known, headings))
    return Preview(lines, [name for name in headings if name and name not in COLUMNS])


def _line(number: int, row: list[Any], known: dict[int, str], headings: list[str]) -> Line:
    line = Line(number)
    own: dict[str, str] = {}
    for at, name in known.items():
        cell = row[at] if at < len(row) else None
        words = cell if isinstance(cell, (date, datetime)) else str(cell if cell is not None else "").strip()
        if words == "" or line.values.get(name):
            continue
        try:
            line.values[name] = _value(name, words, own)
        except ValueError as no:
            line.problems.append((headings[at], str(no)))
    if own:
        line.values["own_words"] = own
    if not any(line.values.get(name) for name in ("name", "called", "told", "informant")):
        line.problems.append((headings[0], _("Isi paling sedikit nama, atau apa yang terjadi.")))
    return line


def _value(name: str, words: Any, own: dict[str, str]) -> Any:
    """One cell. Raises ValueError with the sentence that stands beside it; free wording outside a list is kept as own words."""
    if name == "birth":
        return _birth(words)
    text = str(words)
    if name in CODED:
        found = load(CODED[name]).match(text)
        if found is None:
            own[name] = text
            return ""
        return found.code
    if name == "forms":
        return _violence(text, own)
    if name in ("phone", "informant_phone"):
        number = phones.normal(text.removesuffix(".0"))
        if number is None:
            raise ValueError(_("Nomor telepon tidak lengkap, misalnya 0812 3456 7890."))
        return number
    if name == "nik":
        digits = "".join(text.removesuffix(".0").split())
        if not is_nik(digits):
            raise ValueError(_("NIK terdiri dari 16 angka. Atur kolomnya sebagai teks supaya angkanya tidak dibulatkan."))
        return digits
    if len(text) > 5_000:
        raise ValueError(_("Tulisan ini terlalu panjang. Ringkas sampai 5.000 huruf."))
    return text


def _birth(words: Any) -> FuzzyDate:
    if isinstance(words, (date, datetime)):
        return FuzzyDate.on(words.date() if isinstance(words, datetime) else words)
    text = str(words).removesuffix(".0")
    try:
        when = parse(f"usia {text}" if text.isdigit() and len(text) <= 3 else text, today=clock.today())
    except FuzzyDateError:
        raise ValueError(_("Tulis tanggal lahir, tahun, atau usia, misalnya 23/8/1997 atau 27.")) from None
    if when.earliest and when.earliest > clock.today():
        raise ValueError(_("Tanggal lahir ini masih di depan. Periksa tahunnya."))
    return when


def _violence(text: str, own: dict[str, str]) -> list[str]:
    found, left = [], []
    for piece in text.replace(";", ",").split(","):
        words = piece.strip()
        match = next((f"{which}:{row.code}" for which in VIOLENCE_SETS if (row := load(f"violence_{which}").match(words))), None)
        if match:
            found.append(match)
        elif words:
            left.append(words)
    if left:
        own["forms"] = ", ".join(left)
    return found


def take_in(*, by: Actor, unit_id: UUID, sheet: Preview, batch: UUID) -> list[Enquiry]:
    """Every row becomes an enquiry, or none does. Raises Refusal without intake.import, BadInput when a row has a problem,
    NotNow when this very sheet was taken in before."""
    if not by.holds("intake.import", unit_id):
        raise Refusal(verb="import enquiries")
    if not sheet.good:
        raise BadInput({"sheet": _("Perbaiki baris yang ditandai, lalu unggah lagi. Belum ada yang dimasukkan.")})
    try:
        with transaction.atomic():
            made = [
                receive(
                    by=by,
                    unit_id=unit_id,
                    batch=batch,
                    row=line.number,
                    **({"route": ""} | {k: v for k, v in line.values.items() if v}),
                )
                for line in sheet.lines
            ]
    except IntegrityError as refused:
        if constraint_of(refused) != "enquiry_once_per_row":
            raise
        raise NotNow(_("Lembar ini sudah dimasukkan sebelumnya. Tidak ada yang ditambahkan."), verb="import enquiries") from None
    trail.record(by=by, verb="import enquiries", count=len(made), batch=str(batch))
    return made


def template() -> bytes:
    """An empty sheet with the headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    sheet.append(HEADINGS)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
