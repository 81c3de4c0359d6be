"""The directory as a sheet for an office: a row for each service with its institution and its place. Cells an office did not touch say nothing new.

Ids of new rows follow from the house and the names, so that the same sheet twice adds nothing.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sintas.kit.sheet import Line, Problem, as_text
from sintas.practice.catalogue import fold

from . import cells
from .hsds import facts, walking

Obj = dict[str, Any]
COLUMNS: dict[str, tuple[str, ...]] = {
    "institution_id": ("ID lembaga",),
    "institution": ("Lembaga",),
    "alternate_name": ("Nama lain",),
    "institution_about": ("Tentang lembaga",),
    "institution_phones": ("Telepon lembaga",),
    "institution_email": ("Surel lembaga",),
    "institution_website": ("Situs lembaga",),
    "place": ("Tempat",),
    "street": ("Alamat",),
    "town": ("Kabupaten atau kota",),
    "province": ("Provinsi",),
    "postal_code": ("Kode pos",),
    "accessibility": ("Kemudahan",),
    "service_id": ("ID layanan",),
    "service": ("Layanan",),
    "needs": ("Kebutuhan",),
    "about": ("Tentang layanan",),
    "areas": ("Wilayah",),
    "eligibility": ("Untuk siapa",),
    "minimum_age": ("Usia dari",),
    "maximum_age": ("Usia sampai",),
    "languages": ("Bahasa",),
    "hours": ("Jam buka",),
    "apply": ("Cara mengakses",),
    "fees": ("Biaya",),
    "documents": ("Dokumen",),
    "phones": ("Telepon layanan",),
}
OF_INSTITUTION = {
    "institution": "name", "alternate_name": "alternate_name", "institution_about": "about", "institution_phones": "phones", "institution_email": "email",
    "institution_website": "website",
}  # fmt: skip
OF_PLACE = {"place": "name"} | {name: name for name in ("street", "town", "province", "postal_code", "accessibility")}
OF_SERVICE = {"service": "name"} | {
    name: name
    for name in ("needs", "about", "areas", "eligibility", "minimum_age", "maximum_age", "languages", "hours", "apply", "fees", "documents", "phones")
}


def cells_of(document: Obj, service: Obj | None) -> dict[str, str]:
    """One row as it stands, of the keys of COLUMNS."""
    place = None
    if service is not None:
        place = next((one for place_id in walking.place_ids(service) if (one := walking.place(document, place_id))), None)
    found = {"institution_id": facts.text(document.get("id")), "service_id": facts.text(service.get("id")) if service is not None else ""}
    for names, held in (
        (OF_INSTITUTION, facts.institution_facts(document)),
        (OF_PLACE, facts.place_facts(place) if place is not None else {}),
        (OF_SERVICE, facts.service_facts(service) if service is not None else {}),
    ):
        found |= {key: cells.said(name, held.get(name)) for key, name in names.items()}
    return {key: as_text(words) for key, words in found.items()}


def rows_of(documents: list[Obj]) -> list[list[str]]:
    """A row for each service; an institution without any has one."""
    rows = []
    for document in documents:
        for service in walking.services(document) or [None]:  # type: ignore[list-item]
            held = cells_of(document, service)
            rows.append([held[key] for key in COLUMNS])
    return rows


def workbook(documents: list[Obj]) -> bytes:
    """.xlsx: the sheet, and the words that may stand below its headings."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Direktori")
    listed: Any = book.create_sheet(_("Daftar"))
    for at, row in enumerate([[headings[0] for headings in COLUMNS.values()], *rows_of(documents)], 1):
        for column, words in enumerate(row, 1):
            sheet.cell(row=at, column=column, value=words or None).data_type = "s"  # text: no number is cut, no "=" becomes a formula
    for column, (heading, offered) in enumerate(cells.offered(), 1):
        for at, one in enumerate([heading, *offered], 1):
            listed.cell(row=at, column=column, value=one)
    for page in (sheet, listed):
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 26
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def understood(lines: list[Line], standing: list[Obj], house: UUID, sealed: Collection[str] = ()) -> tuple[list[Obj], list[Problem]]:
    """(documents that the sheet speaks of, changed; what is wrong). Those that stand are copied, not changed. `sealed`: ids of protected places."""
    by_id = {facts.text(one.get("id")): one for one in standing}
    by_name = {fold(facts.text(one.get("name"))): one for one in standing}
    touched: dict[str, Obj] = {}
    problems: list[Problem] = []
    for line in lines:
        given, name = line.text("institution_id"), line.text("institution")
        there = by_id.get(given) if given else by_name.get(fold(name))
        if (given and there is None) or not (name or there):
            sentence = _("ID ini tidak ada di direktori; kosongkan untuk lembaga baru.") if given else _("Tulis nama lembaganya.")
            problems.append(Problem(line.row, COLUMNS["institution_id" if given else "institution"][0], sentence))
            continue
        hsds_id = facts.text(there["id"]) if there else str(uuid5(house, f"institution/{fold(name)}"))
        document = touched.get(hsds_id)
        if document is None:
            document = copy.deepcopy(there) if there else {"id": hsds_id, "name": name, "description": ""}
            touched[hsds_id] = document
        problems += take(line, document, sealed)
    return list(touched.values()), problems


def take(line: Line, document: Obj, sealed: Collection[str]) -> list[Problem]:
    """One row into its document: the cells that say something else than it does."""
    given, called = line.text("service_id"), line.text("service")
    found = [one for one in walking.services(document) if (one["id"] == given if given else called and fold(one["name"]) == fold(called))]
    service = found[0] if found else None
    if given and service is None:
        return [Problem(line.row, COLUMNS["service_id"][0], _("ID ini tidak ada pada lembaga ini; kosongkan untuk layanan baru."))]
    if service is None and called:
        service = {"id": str(uuid5(UUID(document["id"]), f"service/{fold(called)}")), "name": called, "status": "active"}
        document["services"] = [*(document.get("services") or []), service]
    before = cells_of(document, service)
    changed = {key: line.text(key) for key in COLUMNS if line.text(key) and line.text(key) != before[key]}
    problems: list[Problem] = []

    def meant(names: dict[str, str]) -> dict[str, Any]:
        held = {}
        for key in [key for key in names if key in changed]:
            try:
                value = cells.meant(names[key], changed[key])
            except cells.NotUnderstood as why:
                problems.append(Problem(line.row, COLUMNS[key][0], why.sentence))
                continue
            if as_text(cells.said(names[key], value)) != before[key]:  # "Senin-Jumat" says what "Senin, Selasa, ..." says
                held[names[key]] = value
        return held

    facts.put_institution(document, meant(OF_INSTITUTION))
    if service is not None:
        facts.put_service(service, meant(OF_SERVICE))
        if not put_place_of(document, service, line.text("place"), meant(OF_PLACE), sealed):
            problems.append(Problem(line.row, COLUMNS["place"][0], _(
                "Lembaga ini mempunyai tempat yang tersegel, jadi lembar kerja tidak membuat tempat baru di sini. Kosongkan kolom tempat dan "
                "alamat, lalu tambahkan tempatnya di halaman lembaga itu."
            )))  # fmt: skip
    return problems


def put_place_of(document: Obj, service: Obj, called: str, said: dict[str, Any], sealed: Collection[str]) -> bool:
    """The place of a service: the one of this name at its institution, else a new one; without a name the one that stands.

    False for what may be a protected place in the words of a sheet that is older than its seal: one that has no such name here any more.
    """
    ids = walking.place_ids(service)
    if not said or not (called or ids):
        return True
    named = [one for one in walking.places(document) if fold(facts.text(one.get("name"))) == fold(called)] if called else []
    place = named[0] if named else None if called else walking.place(document, ids[0])
    if (place is None or place["id"] in sealed) and any(facts.text(one.get("id")) in sealed for one in walking.places(document)):
        return False
    if place is None:
        place = {"id": str(uuid5(UUID(document["id"]), f"place/{fold(called)}")), "location_type": "physical"}
        document["locations"] = [*(document.get("locations") or []), place]
    for copied in walking.all_places(document):
        if copied.get("id") == place["id"]:
            facts.put_place(copied, said)
    if place["id"] not in ids:
        entry = {"id": str(uuid5(UUID(document["id"]), f"at/{service['id']}/{place['id']}")), "location_id": place["id"]}
        service["service_at_locations"] = [*(service.get("service_at_locations") or []), entry]
    return True
