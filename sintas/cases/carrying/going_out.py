"""Rows as they stand now, in words a program of another house can read. Content must have been opened (trail)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sintas.staff.models import User

from ..models import Attachment, Case, Client, SourceFact
from ..models.base import Versioned
from .table import OWNER, Table

MEMBER = "member"  # an owner who is somebody of the team
Wording = Mapping[tuple[str, str, str], str]  # (table.column, code, entry) -> words of the source


def rows_of(case: Case, table: Table, names: Mapping[UUID, str], wording: Wording) -> list[dict[str, Any]]:
    """Every row of the table that stands, oldest first."""
    manager: Any = table.model._default_manager
    found = manager.filter(file_id=case.pk, **table.hold)
    if issubclass(table.model, Versioned):
        found = found.filter(superseded_at=None, set_aside=False, withdrawn_at=None)
    return [row_of(row, table, names, wording) for row in found.order_by(*table.order)]


def row_of(row: Any, table: Table, names: Mapping[UUID, str], wording: Wording) -> dict[str, Any]:
    """One row: what it is called, who wrote it when, and every column."""
    said: dict[str, Any] = {}
    if table.versioned:
        said = {"entry": str(row.entry), "version": row.number}
    elif table.named:
        said = {"entry": str(row.pk)}
    writer = getattr(row, "author_id", None) or getattr(row, "made_by", None) or getattr(row, "began_by_id", None)
    written = getattr(row, "written_at", None) or getattr(row, "made_at", None) or getattr(row, "began_at", None)
    said["written_by"] = names.get(writer, "") if writer else ""
    said["written_at"] = written.isoformat() if written else None
    entry = str(getattr(row, "entry", "") or "")
    for column, kind in table.columns.items():
        value = getattr(row, f"{column}_id" if kind == "member" else column)
        said[column] = OUT.get(kind, plain)(value, Place(table, column, entry, names, wording))
    return said


class Place:
    """Where a value stands: what its words depend on."""

    def __init__(self, table: Table, column: str, entry: str, names: Mapping[UUID, str], wording: Wording) -> None:
        self.table, self.column, self.entry, self.names, self.wording = table, column, entry, names, wording

    def coded(self, code: str) -> dict[str, str]:
        """{"code", "label", "words"}: words are the document's own where it came from one, else the label."""
        label, into = self.table.label(self.column, code), f"{self.table.name}.{self.column}"
        last = code.rpartition(":")[2]
        keys = [(into, one, entry) for one in (code, last) for entry in (self.entry, "")]
        words = next((self.wording[key] for key in keys if key in self.wording), label)
        return {"code": code, "label": label, "words": words}


def plain(value: Any, _place: Place) -> Any:
    """Texts, numbers, flags, JSON as they are."""
    return value


def json(value: Any, place: Place) -> Any:
    """What a sealed column of several parts holds, without the ids of staff: they mean nobody elsewhere."""
    if isinstance(value, dict):
        return {name: json(one, place) for name, one in value.items() if not is_staff(one, place)}
    return [json(one, place) for one in value] if isinstance(value, list) else value


def is_staff(value: Any, place: Place) -> bool:
    """Whether this is the id of somebody of the house."""
    return isinstance(value, str) and len(value) == 36 and any(value == str(one) for one in place.names)


def code(value: str, place: Place) -> Any:
    """A code with its words; None for none."""
    return place.coded(value) if value else None


def codes(value: list[str], place: Place) -> list[Any]:
    """Codes with their words."""
    return [place.coded(one) for one in value]


def moment(value: Any, _place: Place) -> str | None:
    """A day, a time, or both, as ISO 8601 writes them."""
    return value.isoformat() if value is not None else None


def fuzzy(value: str | None, _place: Place) -> str | None:
    """As kit.fuzzy_date encodes it; None when nobody noted it."""
    return value if value and value != "?" else None


def ref(value: UUID | None, _place: Place) -> str | None:
    """The entry meant."""
    return str(value) if value is not None else None


def refs(value: list[UUID], _place: Place) -> list[str]:
    """The entries meant."""
    return [str(one) for one in value]


def member(value: UUID | None, place: Place) -> dict[str, str] | None:
    """Somebody of the house, by name."""
    return {"code": MEMBER, "label": place.names.get(value, "")} if value is not None else None


def owner(value: str, place: Place) -> dict[str, str] | None:
    """The client, somebody else, or somebody of the team by name."""
    found = next((one for one in place.names if str(one) == value), None)
    if found is not None:
        return member(found, place)
    return {"code": value, "label": value} if value else None


OUT: dict[str, Any] = {
    "json": json,
    "code": code,
    "codes": codes,
    "moment": moment,
    "date": moment,
    "time": moment,
    "fuzzy": fuzzy,
    "ref": ref,
    "refs": refs,
    "member": member,
    OWNER: owner,
}


def header_of(case: Case) -> dict[str, Any]:
    """The coded columns of the case itself."""
    return {
        "number": case.number,
        "journey": case.journey,
        "stage": case.stage,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "closing_reason": case.closing_reason or None,
        "client_since": case.client_since.isoformat() if case.client_since else None,
        "horizon_from": case.horizon_from,
        "horizon_to": case.horizon_to,
        "ppks": list(case.ppks),
        "source_ref": case.source_ref or None,
        "synthetic": case.synthetic,
    }


def source_of(case: Case) -> list[dict[str, Any]]:
    """Remarks, facts without a place, and wording of codes, for a case that came from a document."""
    rows = SourceFact.objects.filter(file_id=case.pk).order_by("id")
    return [{"path": row.path, "kind": row.kind, "words": row.words, "tags": list(row.tags)} for row in rows]


def wording_of(source: Iterable[Mapping[str, Any]]) -> Wording:
    """How the document said each code."""
    return {tuple(one["tags"]): one["words"] for one in source if one["kind"] == "wording" and len(one["tags"]) == 3 and one["tags"][1]}


def attachments_of(case: Case) -> list[dict[str, Any]]:
    """What was attached: title, kind, size; the bytes stay here."""
    rows = Attachment.current.filter(file_id=case.pk).order_by("id")
    return [{"title": one.title, "kind": one.kind_code, "media_type": one.media_type, "bytes": one.size, "pages": one.pages} for one in rows]


def people_of_house(case: Case) -> dict[UUID, str]:
    """Names of the staff, to say who wrote what."""
    return dict(User.objects.filter(organisation_id=case.organisation_id).values_list("pk", "full_name"))


def names_of_clients(cases: Iterable[Case]) -> dict[UUID, str]:
    """Case -> name or initials of its client; opens header keys only."""
    rows = Client.current.filter(file_id__in=[case.pk for case in cases]).only("id", "file_id", "name")
    return {row.file_id: row.name for row in rows}
