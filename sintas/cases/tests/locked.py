# ruff: noqa: S608 - names of tables come from the models, never from a person
"""The case that the tests of the locks look at: a row in every table, and everybody who must not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from sintas.cases.actions.files import new_file
from sintas.cases.actions.team import add_member
from sintas.cases.models import Conflict, Observation
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import Draft
from sintas.staff.notices import tell
from sintas.staff.testing import hire

from .every_table import fill_file, of_files

OUTSIDERS = ["wati", "tono", "lina", "nyai", "sari", "siska", "inah", "ana", "hadi", "arif"]
COLUMN = {"cases_file": "id"}
OF_A_PERSON = {"staff_draft", "staff_notice"}


@dataclass
class Filled:
    """A case with a row in every table, a second one of the same lead, and an enquiry open to its unit."""

    case: Any
    second: Any
    enquiry: UUID
    hired: dict[str, UUID]
    tables: list[str]

    def ids(self) -> tuple[UUID, UUID]:
        return self.case.pk, self.second.pk


def make_filled(open_a_case, people, cast, house) -> Filled:
    ratna, unit = people["ratna"], house.unit
    cast |= {
        "wati": hire("wati", unit, "worker"),
        "hadi": hire("hadi", unit, "student"),
        "arif": hire("arif", unit, "auditor"),
    }
    case, second = open_a_case("ratna", name="Bunga"), open_a_case("ratna", name="Melati")
    with acting_as(ratna.user_id):
        common = {"by": ratna.user_id, "organisation_id": case.organisation_id, "unit_id": unit.pk}
        fill_file(case.pk, other_file=second.pk, **common)
        add_member(by=ratna, case=case, user_id=cast["dewi"].pk, role="carer")
        add_member(by=ratna, case=case, user_id=cast["budi"].pk, role="second")
        # blocked while still on the team: the block must hold by itself, whatever the team says
        Conflict.objects.create(file_id=case.pk, organisation_id=case.organisation_id, user_id=cast["budi"].pk, entered_by=ratna.user_id)
        Draft.objects.create(user_id=ratna.user_id, form="/x/", file_id=case.pk, fields={"a": ["b"]}, saved_at=case.file.opened_at)
        tell(ratna.user_id, "added_to_case", case.pk)
        enquiry = new_file(by=ratna, kind="enquiry", unit_id=unit.pk, intake=True)
        fill_file(enquiry, other_file=second.pk, salt="dua", **common)
    with acting_as(cast["dewi"].pk):
        Observation.objects.create(file_id=case.pk, organisation_id=case.organisation_id, author_id=cast["dewi"].pk, text="ia makan")
    return Filled(case, second, enquiry, {name: user.pk for name, user in cast.items()}, [m._meta.db_table for m in of_files()])


def rows_of(table: str, file_id: UUID) -> int:
    with connection.cursor() as c:
        c.execute(f'SELECT count(*) FROM "{table}" WHERE "{COLUMN.get(table, "file_id")}" = %s', [file_id])
        return int(c.fetchone()[0])


def everything(tables: list[str], file_id: UUID) -> dict[str, int]:
    found = {table: rows_of(table, file_id) for table in tables}
    return {table: count for table, count in found.items() if count}


class Undone(Exception):
    """Takes the savepoint back."""


def tried(sql: str, *params: Any) -> int | str:
    """How many rows it touched, or the name of the database's refusal. Undone either way."""
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute(sql, list(params))
            touched = c.rowcount
            raise Undone
    except Undone:
        return int(touched)
    except DatabaseError as refused:
        return type(refused.__cause__).__name__
