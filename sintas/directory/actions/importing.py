"""import_directory(): a file of HSDS into the house's directory. All of it or nothing; the same file again changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.sheet import SheetRefused, read_lines
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from .. import table
from ..cards import write_cards
from ..hsds import arriving, hours, protecting, text, walking
from ..hsds.schema import Fault
from ..models import Institution, InstitutionVersion, Service
from ..policy import IMPORT, institutions_of
from ..reading.faults import of_fault, of_text

PACKED = b"PK\x03\x04"  # how every .xlsx begins
IMPORTED = "import directory"
MOST_BYTES = 100 * 1024 * 1024
Obj = dict[str, Any]


class NotImported(Refusal):
    """The file is refused whole; `sentences` name every place (the first twenty)."""

    status = 422
    verb = IMPORTED

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = list(sentences)
        super().__init__(self.sentences[0])


@dataclass(frozen=True)
class Imported:
    """How many institutions were new, differed, and said what the directory says already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def words(self) -> str:
        """In one sentence."""
        return _("%(new)s lembaga baru, %(changed)s berubah, %(unchanged)s tetap.") % vars(self)


@transaction.atomic
def import_directory(*, by: Actor, body: bytes) -> Imported:
    """`body`: the file, HSDS as JSON or our own sheet (.xlsx).

    Raises Refusal without the verb, NotImported with everything that is wrong; then nothing is kept.
    """
    need(by, IMPORT)
    if len(body) > MOST_BYTES:
        raise NotImported([_("Berkas ini terlalu besar. Bagi menjadi beberapa berkas.")])
    if body.startswith(PACKED):
        return import_sheet(by, body)
    try:
        whole = text.read(body)
    except text.NotJson as why:
        raise NotImported([of_text(why)]) from None
    arrived = arriving.understand(whole)
    faults = arrived.faults or elsewhere(by, arrived.documents)
    if faults:
        raise NotImported([of_fault(one) for one in faults])
    return take_in(by, arrived.documents)


def import_sheet(by: Actor, body: bytes) -> Imported:
    """A sheet changes what its cells say and nothing else; an empty cell says nothing."""
    try:
        lines = read_lines(body, table.COLUMNS)
    except SheetRefused as why:
        raise NotImported([why.sentence]) from None
    standing = [text.read(row.document) for row in institutions_of(by).only("document")]
    documents, problems = table.understood(lines, standing, by.organisation_id, sealed_in(by).places)
    if problems:
        raise NotImported([f"{_('Baris %(row)d') % {'row': one.row}}, {one.column}: {one.sentence}" for one in problems[:20]])
    return take_in(by, documents, sheet=True)


def elsewhere(by: Actor, documents: list[Obj]) -> list[Fault]:
    """Services that stand under another institution of this house already."""
    owners = {str(service["id"]): str(document["id"]) for document in documents for service in walking.services(document)}
    there = Service.objects.filter(organisation_id=by.organisation_id, hsds_id__in=list(owners)).values_list("hsds_id", "institution__hsds_id")
    return [Fault(f"{owners[found]}: services", "elsewhere", found) for found, owner in there if owners[found] != owner][:20]


def take_in(by: Actor, documents: list[Obj], *, sheet: bool = False) -> Imported:
    """Checked documents: new ones and changed ones are written together. A sheet is not remembered as the source of its institutions.

    Raises NotImported where what is sealed here would be said again in other words.
    """
    rows = {row.hsds_id: row for row in institutions_of(by).select_for_update().filter(hsds_id__in=[str(one["id"]) for one in documents])}
    shut, told = sealed_in(by), list[str]()
    made: list[tuple[Institution, Obj]] = []
    changed: list[tuple[Institution, Obj]] = []
    for document in documents:
        digest = "" if sheet else hashlib.sha256(text.write(document).encode()).hexdigest()
        row = rows.get(str(document["id"]))
        if row is not None and not sheet and row.imported_digest == digest:
            continue
        places, elsewhere_said = take_out(document, shut)
        told += [f"{document['id']}: {where}" for where in elsewhere_said]
        if row is None:
            made.append((new_row(by, document, digest, places), document))
        elif differs(by, row, document, digest or row.imported_digest, places):
            changed.append((row, document))
    if told:
        words = _("%(where)s: di sini tertulis alamat atau nomor yang di direktori ini tersegel. Hapus dari berkas itu, lalu impor lagi.")
        raise NotImported([words % {"where": where} for where in told[:20]])
    Institution.objects.bulk_create([row for row, _document in made], batch_size=500)
    for row, _document in changed:
        row.save()
    versions = [
        InstitutionVersion(
            organisation_id=row.organisation_id, institution=row, number=row.number, document=row.document, what="imported", thing=row.hsds_id,
            at=row.changed_at, by=by.user_id,
        )
        for row, _document in (*made, *changed)
    ]  # fmt: skip
    InstitutionVersion.objects.bulk_create(versions, batch_size=500)
    write_cards([*made, *changed])
    done = Imported(len(made), len(changed), len(documents) - len(made) - len(changed))
    trail.record(by=by, verb=IMPORTED, new=done.new, changed=done.changed, unchanged=done.unchanged)
    return done


@dataclass(frozen=True)
class Shut:
    """HSDS ids of what is protected anywhere in this house: a place stays so whichever institution a file puts it under."""

    places: frozenset[str]
    contacts: frozenset[str]


def sealed_in(by: Actor) -> Shut:
    """Of all its institutions; one query."""
    rows = list(institutions_of(by).exclude(protected_places=[], private_contacts=[]).values_list("protected_places", "private_contacts"))
    return Shut(frozenset(one for places, _contacts in rows for one in places), frozenset(one for _places, contacts in rows for one in contacts))


def take_out(document: Obj, shut: Shut) -> tuple[list[str], list[str]]:
    """(protected places it speaks of, where it says of them elsewhere what is sealed here). What arrived of them is dropped."""
    found = [place_id for one in walking.places(document) if (place_id := str(one.get("id"))) in shut.places]
    secrets = {secret for place_id in found for secret in protecting.secrets_of(protecting.take_out_place(document, place_id))}
    for contact_id in {str(one.get("id")) for _held, one in walking.contacts(document)} & shut.contacts:
        secrets |= protecting.secrets_of(protecting.take_out_contact(document, contact_id))
    return found, protecting.said_in(document, secrets)


def new_row(by: Actor, document: Obj, digest: str, protected: list[str]) -> Institution:
    """An institution the directory does not have yet. `protected`: places it shares with one whose places are sealed."""
    hsds_id = str(document["id"])
    return Institution(
        organisation_id=by.organisation_id, hsds_id=hsds_id, name=document["name"], document=text.write(document), changed={hsds_id: 1},
        changed_at=clock.now(), changed_by=by.user_id, imported_digest=digest, confirmed_on=assured(document), protected_places=protected,
    )  # fmt: skip


def differs(by: Actor, row: Institution, document: Obj, digest: str, protected: list[str]) -> bool:
    """Write what arrived over what stands; what is protected here was taken out of it and stays as we know it."""
    row.protected_places = [*row.protected_places, *(one for one in protected if one not in row.protected_places)]
    written = text.write(document)
    row.imported_digest = digest
    if written == row.document:
        Institution.objects.filter(pk=row.pk).update(imported_digest=digest)
        return False
    row.number += 1
    row.document, row.name, row.changed_at, row.changed_by = written, document["name"], clock.now(), by.user_id
    things = [row.hsds_id, *(str(one["id"]) for one in walking.services(document)), *(str(one.get("id")) for one in walking.places(document))]
    row.changed = dict.fromkeys(things, row.number)
    if (said := assured(document)) and (row.confirmed_on is None or said > row.confirmed_on):
        row.confirmed_on, row.confirmed_by = said, None
    return True


def assured(document: Obj) -> date | None:
    """The latest day on which one of its services was assured, none in the future."""
    days = [day for one in walking.services(document) if (day := hours.day_of(one.get("assured_date"))) and day <= clock.today()]
    return max(days, default=None)
