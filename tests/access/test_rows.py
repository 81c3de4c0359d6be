# ruff: noqa: S608 - names of tables come from the database's catalogue
"""The second lock with the application's filter removed: every table of the database, as the real role, for everybody of the matrix.

Closed world: a table is locked row by row, or stands in OPEN with the reason. What each scope reaches within a file, and who moves what:
cases/tests/test_locks*.py.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from sintas.access.models import Entry
from sintas.cases.models import Release
from sintas.cases.tests.every_table import of_files
from sintas.cases.tests.locked import tried
from sintas.directory.models import Protected
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for

from .figures import tell
from .house import Built
from .principals import AT_THE_DOOR, SIGNED_IN
from .tables import OPEN, file_column, tables

GENERATED = {("exchange_move", "prior"), ("cases_task", "follow_up")}  # the database reckons them
OF_A_PERSON = {"staff_draft", "staff_notice", "staff_authenticator", "staff_passkey", "staff_recoverycode"}
CARERS = {"cases_file", "cases_case", "cases_client", "cases_disability", "cases_flag", "cases_warning", "safekeeping_wrap", "cases_access",
          "cases_observation", "staff_notice", "staff_draft"}  # fmt: skip
# What the head and the supervisor reach of a case that was put before them: the copy, its key, the request.
ASKED = {"cases_release", "cases_releasebody", "casework_supervisorapproval", "staff_notice"} | {
    "exchange_partnerlink", "exchange_invitation", "exchange_reply"  # of a conference she is asked to without being on the team
}  # fmt: skip
# What the head reads of files somebody broke the glass for, as one of the two who were told: who, when and why; under a key of its own.
TOLD = {"access_entry", "access_entrywords"}
OVERVIEW = {
    "cases_appointment": "file_id owner_id starts_at minutes kind state",
    "cases_case": "file_id organisation_id unit_id number journey stage opened_on closed_on last_recorded_at restricted_at",
    "programmes_enrolment": "id file_id organisation_id unit_id programme state from_on until_on superseded_at set_aside withdrawn_at",
    "programmes_placement": "id file_id organisation_id unit_id room from_on until_on superseded_at set_aside withdrawn_at",
    "programmes_leave": "id file_id organisation_id unit_id room from_on expected_on back_on stays_away_on superseded_at set_aside withdrawn_at",
    "cases_access": "id file_id organisation_id home_unit_id user_id unit_id scope role since ended_at until",
    "cases_client": "id organisation_id nik_print superseded_at set_aside withdrawn_at",
    "cases_reach": "id organisation_id phone_print superseded_at set_aside withdrawn_at",
    "cases_release": "file_id recipient_id until ended_at",
    "cases_task": "file_id due_at done_at dropped duty owner_id because follow_up",
    "exchange_move": "sending_id number file_id after",
    "exchange_sending": "id file_id receiver_kind urgency sent_on due_on",
    "intake_telling": "id organisation_id nik_print phone_print superseded_at set_aside withdrawn_at",
}
# What whoever receives for another unit reaches of a case that was offered to it or referred from: the copies, the keys of those that stand, the offers,
# and the steps of that referral, as a partner does.
OFFERED = {"cases_release", "cases_releasebody", "exchange_transfer", "exchange_arrival", "exchange_sending", "exchange_move", "staff_notice"}
EVERYBODY = sorted({*SIGNED_IN.values(), *AT_THE_DOOR.values()})


def of_whom(table: str, columns: set[str]) -> dict[str, int]:
    """file -> rows, as whoever asks sees the table: raw, without any filter. Rows of no file count under ''."""
    column = file_column(table, columns)
    with connection.cursor() as c:
        c.execute(f'SELECT {f"{column}::text" if column else "NULL"}, count(*) FROM "{table}" GROUP BY 1')
        return {name or "": count for name, count in c.fetchall()}


def reached(built: Built) -> dict[str, set[UUID]]:
    """Whose file is whose; the key of a release counts under the release's own id: for its team, and for its reader while it stands."""
    full = built.full
    with acting_as(built.people["ratna"].user_id):
        releases = set(Release.objects.filter(file_id=full.case).values_list("pk", flat=True))
        hers = {full.other, full.holes["of_group"], *Release.objects.filter(file_id=full.other).values_list("pk", flat=True)}
        standing = set(Release.objects.filter(file_id=full.case, recipient_id=built.cast["sari"].pk, ended_at=None).values_list("pk", flat=True))
        entries = {one.pk: one.kind for one in Entry.objects.filter(file_id=full.case)}
        sealed = set(Protected.objects.values_list("pk", flat=True))
    told: UUID = full.holes["entry_id"]
    team = {full.case} | releases | set(entries)
    on_the_team = ("budi", "tuti", "tami", "nana", "gilang", "eka", "lia", "maya", "joko")
    found = dict.fromkeys(on_the_team, team) | {
        "hasan": {full.holes["transfer_id"], full.holes["arrival_id"]}, "ratna": hers | {told} | team, "dewi": {full.case}, "inah": {full.enquiry},
        "sari": {full.enquiry, told} | standing | {pk for pk, kind in entries.items() if kind == "break_glass"},
    }  # fmt: skip
    return {name: found.get(name, set()) | (sealed if opens_protected(built, name) else set()) for name in EVERYBODY}


def opens_protected(built: Built, name: str) -> bool:
    """The keys of the directory's protected places are open to every worker and head of the house."""
    held = built.people.get(name) or actor_for(built.cast[name])
    return held.organisation_id == built.people["ratna"].organisation_id and held.holds("directory.protected")


def test_every_table_is_locked_or_says_why_not(db: None) -> None:
    open_ones = {name for name, (on, _columns) in tables().items() if not on}
    assert {name for name in open_ones if not name.startswith("procrastinate_")} == set(OPEN) & set(tables())
    assert not open_ones & {model._meta.db_table for model in of_files()}
    assert not {name for name in open_ones if "file_id" in tables()[name][1]}


def test_everybody_sees_rows_of_their_own_files_alone(asked: Built) -> None:
    """SELECT without a filter, and the model's own manager: 0 foreign rows."""
    found, foreign, looked = tables(), [], 0
    models: dict[str, Any] = {model._meta.db_table: model for model in apps.get_models()}
    locked = {name: columns for name, (on, columns) in found.items() if on}
    for who in EVERYBODY:
        mine = {str(one) for one in reached(asked).get(who, set())} | {str(asked.cast[who].pk)}  # one's own key and drafts are of no file
        with acting_as(asked.cast[who].pk):
            for table, columns in locked.items():
                seen = of_whom(table, columns)
                looked += sum(seen.values())
                if table in models:
                    assert models[table]._base_manager.count() == sum(seen.values()), (who, table)
                others = {one: count for one, count in seen.items() if one and one not in mine}
                if (who, table) == ("fajar", "cases_access"):
                    others = {}  # the row that says when he was on the team, and that he is no more
                if who in ("sari", "siska") and table in ASKED:
                    others = {one: count for one, count in others.items() if one != str(asked.full.case)}
                if who == "hasan" and table in OFFERED:
                    others = {one: count for one, count in others.items() if one != str(asked.full.case)}
                if who == "sari" and table in TOLD:
                    others = {one: count for one, count in others.items() if one not in (str(asked.full.case), str(asked.full.other))}
                if table in OF_A_PERSON:
                    with connection.cursor() as c:
                        c.execute(f'SELECT count(*) FROM "{table}" WHERE user_id <> %s', [asked.cast[who].pk])
                        others = {"another person": c.fetchone()[0]}
                        others = others if others["another person"] else {}
                if who == "dewi" and table not in CARERS and any(file in mine for file in seen) and file_column(table, columns):
                    others |= {"narrative": sum(seen.values())}
                if others:
                    foreign.append((who, table, others))
    tell(f"{len(locked)} locked tables x {len(EVERYBODY)} people, {looked} rows seen: {len(foreign)} foreign")
    assert not foreign, foreign
    assert looked > 3_000, "hardly a row was there, so nothing was proved"


@pytest.mark.parametrize("nobody", [None, uuid7()])
def test_without_an_identity_there_is_no_row(asked: Built, nobody: UUID | None) -> None:
    """The variable unset, and an id of nobody."""
    with acting_as(nobody):
        assert {name: rows for name, (on, columns) in tables().items() if on and (rows := of_whom(name, columns))} == {}


def test_nobody_writes_changes_or_deletes_a_row_of_anothers_file(asked: Built) -> None:
    """UPDATE, DELETE and INSERT without a filter, of every table, as everybody who does not reach the case."""
    copies, told, tried_so_far = rows_of_the_case(asked), [], 0
    assert len(copies) > 60
    for who in (name for name in EVERYBODY if asked.full.case not in reached(asked).get(name, set())):
        with acting_as(asked.cast[who].pk):
            for table, (column, row) in copies.items():
                if table in OF_A_PERSON or table == "safekeeping_trail":
                    continue  # bound to a person: sintas/cases/tests/test_locks_writing.py
                fresh = row | {"id": str(uuid7())} if "id" in row and table != "cases_file" else row
                names = ", ".join(f'"{name}"' for name in fresh if (table, name) not in GENERATED)
                for sql, params in (
                    (f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{column}" = %s', [asked.full.case]),
                    (f'DELETE FROM "{table}" WHERE "{column}" = %s', [asked.full.case]),
                    (f'INSERT INTO "{table}" ({names}) SELECT {names} FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)', [json.dumps(fresh)]),
                ):
                    tried_so_far += 1
                    answers = who in ("sari", "siska") and table in ASKED and sql.startswith("UPDATE")  # her answer ends it; triggers keep the rest
                    if (done := tried(sql, *params)) not in (0, "InsufficientPrivilege") and not answers:
                        told.append((who, sql[:40], done))
    tell(f"{tried_so_far} writes into another's file: {len(told)} taken")
    assert told == []


def rows_of_the_case(built: Built) -> dict[str, tuple[str, dict[str, Any]]]:
    """table -> its file column and one of its rows, as the lead has it."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    with acting_as(built.people["ratna"].user_id), connection.cursor() as c:
        for table, (on, columns) in tables().items():
            column = file_column(table, columns)
            if on and column:
                c.execute(f'SELECT to_jsonb(t) FROM "{table}" t WHERE "{column}" = %s LIMIT 1', [built.full.case])
                if row := c.fetchone():
                    found[table] = (column, row[0] if isinstance(row[0], dict) else json.loads(row[0]))
    return found


def test_the_overview_reads_the_columns_that_are_named_and_no_other(db: None) -> None:
    """Heads, supervisors and auditors, and whoever may match NIK and phone: no column of content, and no table besides."""
    with connection.cursor() as c:
        c.execute(
            "SELECT c.relname, a.attname, g.privilege_type FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) g"
            " WHERE c.relnamespace = 'public'::regnamespace AND g.grantee = 'sintas_overview'::regrole"
        )
        columns = c.fetchall()
        c.execute(
            "SELECT c.relname FROM pg_class c, aclexplode(c.relacl) g"
            " WHERE c.relnamespace = 'public'::regnamespace AND g.grantee = 'sintas_overview'::regrole"
        )
        assert c.fetchall() == [], "a whole table, where columns are meant"
    held: dict[str, set[str]] = {}
    for table, column, privilege in columns:
        if privilege == "SELECT":
            held.setdefault(table, set()).add(column)
    assert held == {table: set(named.split()) for table, named in OVERVIEW.items()}
    assert {(table, privilege) for table, _column, privilege in columns if privilege != "SELECT"} == {("safekeeping_trail", "INSERT")}
