# ruff: noqa: S608 - names of tables come from the models, never from a person
"""The second lock when somebody writes: nobody writes, changes, moves or deletes a row of another's file, and nobody lets himself in."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import psycopg.errors
import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction

from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Access, File
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.models import Draft
from sintas.staff.notices import tell

from .locked import COLUMN, OF_A_PERSON, OUTSIDERS, Filled, everything, make_filled, rows_of, tried


@pytest.fixture
def filled(open_a_case, people, cast, house):
    return make_filled(open_a_case, people, cast, house)


def copies(filled: Filled) -> dict[str, dict[str, Any]]:
    """One row of each table as it lies in the database, for somebody else to write again."""
    found = {}
    with acting_as(filled.hired["ratna"]), connection.cursor() as c:
        for table in filled.tables:
            for file_id in (filled.case.pk, filled.enquiry):
                c.execute(f'SELECT to_jsonb(t) FROM "{table}" t WHERE "{COLUMN.get(table, "file_id")}" = %s LIMIT 1', [file_id])
                row = c.fetchone()
                if row and table not in found:
                    found[table] = row[0]
    return found


def put(table: str, row: dict[str, Any] | str) -> None:
    held = json.loads(row) if isinstance(row, str) else row
    generated = {"safekeeping_trail": {"xid", "cluster", "at"}, "exchange_move": {"prior"}, "cases_task": {"follow_up"}}.get(table, set())
    names = ", ".join(f'"{name}"' for name in held if name not in generated)
    with transaction.atomic(), connection.cursor() as c:
        c.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {names} FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)', [json.dumps(held)]
        )


@pytest.mark.parametrize("who", ["wati", "tono", "nyai", "sari", "siska", "ana", "budi", "dewi"])
def test_nobody_writes_into_anothers_file(filled, who):
    mine = {"safekeeping_trail"} | OF_A_PERSON  # bound to a person, not to a file: see the next test
    taken = []
    for table, row in copies(filled).items():
        held = json.loads(row) if isinstance(row, str) else dict(row)
        if table in mine or (who == "sari" and table.startswith("intake_")):
            continue
        if "id" in held and table != "cases_file":
            held["id"] = str(uuid7())
        with acting_as(filled.hired[who]):
            try:
                put(table, held)
                taken.append(table)
            except DatabaseError as refused:
                if not isinstance(refused.__cause__, psycopg.errors.InsufficientPrivilege):
                    taken.append(f"{table}: {type(refused.__cause__).__name__}")
    assert taken == []


def test_nobody_writes_in_anothers_name(filled):
    with acting_as(filled.hired["wati"]):
        for write in (
            lambda: trail.record(by=actor_for_id(filled.hired["ratna"]), verb="read file"),
            lambda: Draft.objects.bulk_create([Draft(user_id=filled.hired["ratna"], form="/y/", saved_at=filled.case.file.opened_at)]),
            lambda: tell(filled.hired["lina"], "added_to_case"),  # another house
        ):
            with pytest.raises((ProgrammingError, trail.NotWritten)), transaction.atomic():
                write()


def actor_for_id(user_id: UUID) -> Any:
    return actor_for(apps.get_model("staff", "User").objects.get(pk=user_id))


@pytest.mark.parametrize("who", [*OUTSIDERS, "budi"])
def test_nobody_changes_or_deletes_a_row_of_anothers_file(filled, who):
    with acting_as(filled.hired[who]):
        for table in filled.tables:
            column = COLUMN.get(table, "file_id")
            for sql in (
                f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{column}" = %s',
                f'DELETE FROM "{table}" WHERE "{column}" = %s',
            ):
                assert tried(sql, filled.case.pk) in (0, "InsufficientPrivilege"), (table, sql)


def test_not_even_the_lead_deletes_a_row(filled, as_user):
    with as_user("ratna"):
        for table in filled.tables:
            if table in OF_A_PERSON:
                continue
            assert tried(f'DELETE FROM "{table}" WHERE "{COLUMN.get(table, "file_id")}" = %s', filled.case.pk) == "InsufficientPrivilege", (
                table
            )


def test_a_row_stays_in_its_file(filled, as_user):
    """The lead of two cases cannot move a row from one to the other, nor to another house."""
    moved = []
    with as_user("ratna"):
        for table in filled.tables:
            if table in OF_A_PERSON | {"cases_file"}:
                continue
            for file_id in (filled.case.pk, filled.enquiry):
                if rows_of(table, file_id):
                    told = tried(f'UPDATE "{table}" SET file_id = %s WHERE file_id = %s', uuid7(), file_id)
                    assert isinstance(told, str) or told == 0, table
                    told = tried(f'UPDATE "{table}" SET file_id = %s WHERE file_id = %s', filled.second.pk, file_id)
                    if told != "InsufficientPrivilege":
                        moved.append((table, told))
        for table in filled.tables:
            if table not in ("safekeeping_wrap", "safekeeping_trail", "staff_draft", "staff_notice"):
                told = tried(f'UPDATE "{table}" SET organisation_id = %s', uuid7())
                if told != "InsufficientPrivilege":
                    moved.append((table, "organisation", told))
    assert moved == []


def test_a_member_cannot_bring_in_another_house(filled, as_user, house):
    ngo = {"organisation_id": house.ngo.pk, "user_id": filled.hired["lina"]}
    for given in (ngo, ngo | {"organisation_id": house.sentra.pk}, {"user_id": filled.hired["wati"], "home_unit_id": house.other_unit.pk}):
        values = {"organisation_id": house.sentra.pk, "home_unit_id": house.unit.pk} | given
        with as_user("ratna"), pytest.raises(ProgrammingError), transaction.atomic():
            Access.objects.create(file_id=filled.case.pk, scope="team", **values)


def test_an_ended_membership_stays_ended(filled, as_user, people):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=filled.case, user_id=filled.hired["wati"])
        end_membership(by=people["ratna"], case=filled.case, user_id=filled.hired["wati"], why="left")
    for who in ("wati", "ratna"):
        with acting_as(filled.hired[who]):
            told = tried(
                "UPDATE cases_access SET ended_at = NULL WHERE file_id = %s AND user_id = %s", filled.case.pk, filled.hired["wati"]
            )
            assert told in (0, "InsufficientPrivilege")
    with acting_as(filled.hired["wati"]):
        assert set(everything(filled.tables, filled.case.pk)) <= {"cases_access", "staff_notice"}


@pytest.mark.parametrize("who", ["wati", "tono", "lina", "sari", "ana"])
def test_nobody_lets_himself_in(filled, who, house):
    me = filled.hired[who]
    with acting_as(me):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Access.objects.bulk_create(
                [Access(file_id=filled.case.pk, organisation_id=house.sentra.pk, home_unit_id=house.unit.pk, user_id=me, scope="team")]
            )
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT open_file(%s, %s, %s, false)", [filled.case.pk, house.unit.pk, me])
        assert File.objects.filter(pk=filled.case.pk).count() == 0


def test_only_the_lead_or_the_head_of_its_unit_gives_a_file_away(filled):
    for who in ("wati", "tono", "nyai", "siska", "ana", "dewi", "budi"):
        with acting_as(filled.hired[who]), connection.cursor() as c, pytest.raises(ProgrammingError), transaction.atomic():
            c.execute("SELECT hand_over_file(%s, %s, 'x')", [filled.case.pk, filled.hired[who]])
    with (
        acting_as(filled.hired["sari"]),
        connection.cursor() as c,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):  # not into another house
        c.execute("SELECT hand_over_file(%s, %s, 'x')", [filled.case.pk, filled.hired["lina"]])
