"""export_directory(): the house's directory for another one. What is protected never goes along; how many that are is said and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from .. import table
from ..hsds import protecting, text
from ..policy import EXPORT, institutions_of

EXPORTED = "export directory"
FORMATS = ("hsds-json", "xlsx")
Obj = dict[str, Any]


@dataclass(frozen=True)
class Exported:
    """`documents`: organization_full of HSDS 3, in the order in which they came; the counts are of what was left out."""

    documents: list[Obj]
    protected_places: int = 0
    private_contacts: int = 0

    @property
    def xlsx(self) -> bytes:
        """Our own sheet, a row for each service; what it has no column for stays out."""
        return table.workbook(self.documents)

    def body(self, kind: str) -> bytes:
        """The file in one of FORMATS."""
        return self.xlsx if kind == "xlsx" else self.json

    @property
    def json(self) -> bytes:
        """{"organizations": [...]}, for people to read."""
        return (text.write({"organizations": self.documents}, indent=2) + "\n").encode()


@transaction.atomic
def export_directory(*, by: Actor, kind: str = "hsds-json") -> Exported:
    """Leaves one row in the trail with the counts. Raises Refusal."""
    need(by, EXPORT)
    documents, places, contacts = [], set[str](), 0
    for row in institutions_of(by).order_by("pk").only("document", "protected_places", "private_contacts"):
        documents.append(protecting.for_outside(text.read(row.document), set(row.protected_places)))
        places |= set(row.protected_places)  # two institutions may share one
        contacts += len(row.private_contacts)
    trail.record(by=by, verb=EXPORTED, kind=kind, institutions=len(documents), protected=len(places), private=contacts)
    return Exported(documents, len(places), contacts)
