"""The case as one JSON document: every table of it as it stands now, with the words of every code."""

from __future__ import annotations

from typing import Any

from django.db import transaction

import sintas
from sintas.cases.bases import Case
from sintas.cases.carrying.going_out import attachments_of, header_of, people_of_house, rows_of, source_of, wording_of
from sintas.cases.policy import can, named_team
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Organisation, Unit

from .finding import VERB
from .tables import TABLES

SCHEMA = "sintas-case/1"
LEFT_OUT = (
    "earlier versions",
    "struck records",
    "team",
    "links to other cases",
    "approvals and releases",
    "bytes of attachments and papers",
    "the way of referrals and partners' links",
    "transfers to other units",
    "conferences called together, invitations, answers, signatures and partners' words on minutes",
)


@transaction.atomic
def document(*, by: Actor, case: Case, why: str = "") -> dict[str, Any]:
    """Everything that stands in the case (docs/case-export.md); a room above may add a list of its own, such as the papers printed.

    The trail row is written before anything is opened. Raises Refusal without casework.export, and for whoever is in for a time.
    """
    if not can(by, VERB, case) or by.user_id not in named_team(case):
        raise Refusal(verb=VERB, file_id=case.pk)
    said: dict[str, Any] = {"why": why} if why else {}
    trail.record(by=by, verb="export case", file_id=case.pk, opens=True, **said)
    people, source = people_of_house(case), source_of(case)
    wording = wording_of(source)
    organisation = Organisation.objects.get(pk=case.organisation_id)
    unit = Unit.objects.get(pk=case.unit_id)
    return {
        "schema": SCHEMA,
        "id": case.source_ref or str(case.pk),
        "program": f"sintas {sintas.__version__}",
        "exported_at": clock.now().isoformat(),
        "exported_by": by.name,
        "organisation": {"name": organisation.name, "unit": unit.name},
        "left_out": list(LEFT_OUT),
        "case": header_of(case),
        "tables": without_strangers({table.name: rows_of(case, table, people, wording) for table in TABLES}),
        "source": source,
        "attachments": attachments_of(case),
    }


def without_strangers(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """What names a record that does not travel (struck out, an attachment, a paper) names nothing in the file; a row that is nothing without
    it (a decision of a struck conference) stays behind with it.
    """
    entries = {row["entry"] for rows in tables.values() for row in rows if "entry" in row}
    for table in TABLES:
        for column, kind in table.columns.items():
            if kind == "refs":
                for row in tables[table.name]:
                    row[column] = [one for one in row[column] if one in entries]
            elif kind == "ref":
                needed = not table.model._meta.get_field(column).null
                tables[table.name] = [row for row in tables[table.name] if not needed or row[column] in entries]
                for row in tables[table.name]:
                    row[column] = row[column] if row[column] in entries else None
    return tables
