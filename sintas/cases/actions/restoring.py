"""A case that was printed by another house becomes a file of this one: new keys, a new number, the same rows. All or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.practice import journeys
from sintas.practice.silence import LONGEST_MONTHS
from sintas.safekeeping import trail, versions
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.numbering import next_number

from ..carrying.reading_in import READ as READERS
from ..carrying.reading_in import Reader, a_list, flag, mapping, text
from ..carrying.table import Table
from ..codes import all_checked, checked
from ..models import Case
from ..models.case import STAGES
from .files import new_file
from .source import KEPT, REMARK, WORDING, Fact, keep_source_facts

LONGEST_REF = 60


@transaction.atomic
def restore(*, by: Actor, unit_id: UUID, document: Mapping[str, Any], tables: Sequence[Table]) -> tuple[Case, int]:
    """Open the case of the document in one of the actor's units and write every row; returns it and how many rows were written.

    Numbers of versions start again at one, the writer is `by`, and nothing of the first house's team comes along. Raises Refusal without
    cases.open in that unit, BadInput whose fields are paths in the document.
    """
    if not by.holds("cases.open", unit_id):
        raise Refusal(verb="import case")
    said = mapping(document.get("tables"), "tables")
    known = {table.name: table for table in tables}
    for name in said:
        if name not in known:
            raise BadInput({f"tables.{name}": _("Bagian “%(key)s” tidak dikenal. Periksa ejaannya.") % {"key": name[:60]}})
    file_id = new_file(by=by, kind="case", unit_id=unit_id)
    case = Case.objects.create(file_id=file_id, **header(by, unit_id, document))
    trail.record(by=by, verb="import", file_id=file_id, opens=True)
    rows = [(table, at, row) for table in tables for at, row in enumerate(a_list(said.get(table.name, []), f"tables.{table.name}"))]
    reader = Reader(new_entries(case, rows), by.user_id, by.name)
    for table, at, row in rows:
        write(by, case, table, row, reader, f"tables.{table.name}[{at}]")
    refuse_half_a_case(case, said)
    keep_source_facts(by=by, case=case, facts=source(document, reader))
    Case.objects.filter(pk=case.pk).update(last_recorded_at=clock.now())
    return case, len(rows)


def header(by: Actor, unit_id: UUID, document: Mapping[str, Any]) -> dict[str, Any]:
    """The coded columns of the case, under a number of this unit. Raises BadInput."""
    unit = Unit.objects.get(pk=unit_id, organisation_id=by.organisation_id)
    told = mapping(document.get("case"), "case")
    with_paths = {name: told.get(name) for name in ("opened_on", "closed_on", "client_since")}
    days = {name: READERS["date"](value, f"case.{name}") for name, value in with_paths.items() if value is not None}
    if "opened_on" not in days:
        raise BadInput({"case.opened_on": _("Tulis hari kasus dibuka, misalnya 2024-08-23.")})
    for name, day in days.items():
        if day > clock.today():
            raise BadInput({f"case.{name}": _("Tanggal ini masih di depan.")})
    journey, stage = text(told.get("journey") or unit.journey, "case.journey"), text(told.get("stage") or STAGES[0], "case.stage")
    if journey not in journeys.JOURNEYS or journey == journeys.GROUP.code:  # a group is a file of another kind: no case walks its stages
        raise BadInput({"case.journey": _("Tahapan kerja ini tidak dikenal.")})
    if stage not in STAGES:
        raise BadInput({"case.stage": _("Tahap “%(stage)s” tidak dikenal. Pilihan: %(known)s.") % {"stage": stage, "known": ", ".join(STAGES)}})
    reason = text(told.get("closing_reason") or "", "case.closing_reason")
    if "closed_on" in days and not reason:
        raise BadInput({"case.closing_reason": _("Kasus yang ditutup menyebut alasannya.")})
    try:
        checked("closing_reason", "closing_reasons", reason)
        ppks = all_checked("ppks", "ppks", a_list(told.get("ppks") or [], "case.ppks"))
    except BadInput as bad:
        raise BadInput({f"case.{name}": sentence for name, sentence in bad.fields.items()}) from None
    return {
        "organisation_id": by.organisation_id,
        "unit_id": unit_id,
        "number": f"{unit.case_prefix}-{next_number(unit_id, 'case'):04d}",
        "journey": journey,
        "stage": stage,
        "closing_reason": reason,
        "ppks": ppks,
        **span(told),
        "source_ref": text(document.get("id"), "id")[:LONGEST_REF],
        "synthetic": flag(told.get("synthetic", False), "case.synthetic"),
        **days,
    }


def span(told: Mapping[str, Any]) -> dict[str, Any]:
    """Months of recovery, both or neither. Raises BadInput."""
    first, last = told.get("horizon_from"), told.get("horizon_to")
    if first is None and last is None:
        return {}
    if type(first) is not int or type(last) is not int or not 1 <= first <= last <= LONGEST_MONTHS:
        raise BadInput({"case.horizon_from": _("Tulis dua angka bulan, dari dan sampai, antara 1 dan %(most)s.") % {"most": LONGEST_MONTHS}})
    return {"horizon_from": first, "horizon_to": last}


def new_entries(case: Case, rows: Iterable[tuple[Table, int, Any]]) -> dict[str, UUID]:
    """Entry in the document -> entry in the new case, in the same order: some pages go by it. Raises BadInput for one that stands twice."""
    found: dict[str, UUID] = {}
    later = []
    for table, at, row in rows:
        if not (table.versioned or table.named):
            continue
        path = f"tables.{table.name}[{at}].entry"
        entry = text(mapping(row, f"tables.{table.name}[{at}]").get("entry"), path)
        if entry in found:
            raise BadInput({path: _("Id catatan ini tertulis dua kali.")})
        found[entry] = uuid7()
        if table.entry_for is not None:
            later.append((table.entry_for, entry, row))
    found = dict(zip(found, sorted(found.values()), strict=True))
    for entry_for, entry, row in later:
        found[entry] = entry_for(case.pk, {name: found.get(value, value) if isinstance(value, str) else value for name, value in row.items()})
    return found


def write(by: Actor, case: Case, table: Table, row: Any, reader: Reader, path: str) -> None:
    """One row. Raises BadInput: also for what a constraint of the database refuses."""
    facts = reader.row(table, row, path) | prints(table, row, case)
    model: Any = table.model
    try:
        if table.check is not None:
            checked_row(table, facts, path)
        with transaction.atomic():
            if table.versioned:
                entry = reader.entries[row["entry"]]
                versions.write(model, by=by, file_id=case.pk, organisation_id=case.organisation_id, entry=entry, **facts)
            else:
                own = {"id": reader.entries[row["entry"]]} if table.named else {}
                model.objects.create(file_id=case.pk, organisation_id=case.organisation_id, **own, **writer(model, by), **facts)
    except (IntegrityError, DataError, versions.Overtaken, ValueError) as refused:
        if isinstance(refused, IntegrityError) and versions.constraint_of(refused) == "source_once_per_unit":
            raise
        raise BadInput({path: _("Isi baris ini tidak dapat disimpan: ada yang kurang, terlalu panjang, atau tertulis dua kali.")}) from None


def checked_row(table: Table, facts: Mapping[str, Any], path: str) -> None:
    """A row that a page could not show would fall over every time somebody opens it. Raises BadInput at its place, ValueError."""
    try:
        if table.check is not None:
            table.check(facts)
    except BadInput as refused:
        raise BadInput({path: next(iter(refused.fields.values()))}) from None


def prints(table: Table, row: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Keyed digests made anew: those of another house mean nothing here."""
    found = {}
    for column, (kind, of) in table.prints.items():
        value = row.get(of)
        found[column] = service_key().fingerprint(kind, case.organisation_id, value) if isinstance(value, str) and value else None
    return found


def writer(model: Any, by: Actor) -> dict[str, Any]:
    """Who writes, in the columns such a row has for it; when, where it is not set by itself."""
    names = {field.name for field in model._meta.concrete_fields}
    found: dict[str, Any] = {name: by.user_id for name in ("made_by", "raised_by") if name in names}
    found |= {f"{name}_id": by.user_id for name in ("author", "began_by") if name in names}
    return found | ({"written_at": clock.now()} if "written_at" in names else {})


def refuse_half_a_case(case: Case, said: Mapping[str, Any]) -> None:
    """A case speaks of one person, and an open one stands in one stage. Raises BadInput."""
    if len(said.get("client") or []) != 1:
        raise BadInput({"tables.client": _("Berkas ini harus memuat tepat satu klien.")})
    standing = [row for row in said.get("passage") or [] if row.get("ended_at") is None]
    if [row.get("stage") for row in map(plain_stage, standing)] != ([case.stage] if case.closed_on is None else []):
        raise BadInput({"tables.passage": _("Tahap yang sedang berjalan tidak sesuai dengan keadaan kasus (case.stage, case.closed_on).")})


def plain_stage(row: Mapping[str, Any]) -> dict[str, Any]:
    """The stage of a passage, as a code."""
    stage = row.get("stage")
    return {"stage": stage.get("code") if isinstance(stage, Mapping) else stage}


def source(document: Mapping[str, Any], reader: Reader) -> list[Fact]:
    """Remarks and wording of the document the case once came from; what was attached is told in a remark, its bytes stayed behind."""
    facts = []
    for at, one in enumerate(a_list(document.get("source") or [], "source")):
        path = f"source[{at}]"
        kind = mapping(one, path).get("kind")
        if kind not in (KEPT, REMARK, WORDING):
            raise BadInput({f"{path}.kind": _("Pilih kept, remark, atau wording.")})
        tags = tuple(reader.with_new_entries(READERS["lines"](one.get("tags") or [], f"{path}.tags")))
        facts.append(Fact(text(one.get("path"), f"{path}.path")[:200], text(one.get("words"), f"{path}.words"), kind, tags))
    for key in ("attachments", "papers"):
        for at, one in enumerate(a_list(document.get(key) or [], key)):
            words = ", ".join(str(value) for value in mapping(one, f"{key}[{at}]").values() if value not in (None, ""))
            facts.append(Fact(f"{key}[{at}]", words, REMARK, ("LEFT_BEHIND",)))
    return facts
