"""The second lock, with the application's filter removed: what the database itself gives to whom. Closed world: every table of a file."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg.errors
import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction

from sintas.cases.actions.files import new_file
from sintas.cases.actions.team import add_member
from sintas.cases.models import Access, Client, Conflict, File, Observation
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Wrap
from sintas.staff.actor import actor_for
from sintas.staff.models import Draft
from sintas.staff.notices import tell
from sintas.staff.testing import hire

from .every_table import fill_file, of_files

# Tables that name a member of staff and no file: filtered by organisation in staff/policy.py, with the reason they are not locked by row.
STAFF_DATA = {
    "staff_posting": "who holds which role: every colleague of the house may know it",
    "django_admin_log": "not there",
}
OUTSIDERS = ["wati", "tono", "lina", "nyai", "sari", "siska", "inah", "ana", "hadi", "arif"]
# What a carer reaches of a file: its head (flags, form of address, what to mind, warnings) and her own.
CARER_SEES = {"cases_file", "cases_case", "cases_client", "cases_disability", "cases_flag", "cases_warning", "safekeeping_wrap", "cases_access"}
COLUMN = {"cases_file": "id"}


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


@pytest.fixture
def filled(open_a_case, people, cast, house):
    return make_filled(open_a_case, people, cast, house)


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


# the world is closed ------------------------------------------------------------------------------------------------------------------


def test_every_table_of_a_file_holds_a_row(filled, as_user):
    with as_user("ratna"):
        empty = [t for t in filled.tables if not rows_of(t, filled.case.pk) and not rows_of(t, filled.enquiry)]
    assert empty == []
    assert len(filled.tables) > 35


def test_every_table_is_locked_or_says_why_not(db):
    """The catalogue of the database, not the models: a table made by hand would show here too."""
    with connection.cursor() as c:
        c.execute(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,"
            " bool_or(a.attname = 'file_id' OR f.confrelid = 'cases_file'::regclass OR c.relname = 'cases_file'),"
            " bool_or(f.confrelid = 'staff_user'::regclass)"
            " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY(f.conkey)"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY 1, 2, 3"
        )
        rows = c.fetchall()
    of_a_file = {name for name, *_rest, file, _person in rows if file}
    assert of_a_file == {m._meta.db_table for m in of_files()}
    unlocked = {name for name, on, _forced, file, person in rows if (file or person) and not on}
    assert unlocked <= set(STAFF_DATA), unlocked
    unforced = {name for name, _on, forced, file, _person in rows if file and not forced}
    assert unforced == {"cases_access", "cases_conflict"}


def test_the_conflict_of_interest_stands_on_every_table_of_a_file(db):
    with connection.cursor() as c:
        c.execute("SELECT tablename, cmd FROM pg_policies WHERE permissive = 'RESTRICTIVE' AND qual LIKE '%my_conflicts%'")
        restricted = dict(c.fetchall())
    belonging_to_a_person = {"safekeeping_trail", "staff_draft", "staff_notice"}  # one's own words; their keys do not open (below)
    assert {m._meta.db_table for m in of_files()} - set(restricted) == belonging_to_a_person | {"cases_conflict"}
    assert set(restricted.values()) == {"ALL"}


# reading ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_finds_a_row(filled, who):
    with acting_as(filled.hired[who]):
        assert everything(filled.tables, filled.case.pk) == {}


def test_nor_does_somebody_blocked_who_is_still_on_the_team(filled):
    with acting_as(filled.hired["budi"]):
        found = everything(filled.tables, filled.case.pk)
    assert found == {"staff_notice": 1}  # the notice that was his before; it names nobody


def test_unset_means_nothing(filled):
    for identity in (None, uuid7()):
        with acting_as(identity):
            assert {t: c for t in filled.tables if (c := rows_of(t, filled.case.pk) + rows_of(t, filled.enquiry))} == {}


def test_the_team_finds_everything(filled, as_user):
    with as_user("ratna"):
        assert set(filled.tables) - set(everything(filled.tables, filled.case.pk)) <= {"intake_enquiry", "intake_telling"}


def test_a_carer_finds_the_head_and_her_own(filled):
    with acting_as(filled.hired["dewi"]):
        found = everything(filled.tables, filled.case.pk)
        assert set(found) == CARER_SEES | {"cases_observation", "staff_notice"}
        assert found["cases_observation"] == 1  # hers, not the team's
        assert list(Access.objects.filter(file_id=filled.case.pk).values_list("user_id", flat=True)) == [filled.hired["dewi"]]
        assert set(Wrap.objects.filter(file_id=filled.case.pk).values_list("ring", flat=True)) == {"header", "care"}
        assert everything(filled.tables, filled.second.pk) == {}
        assert everything(filled.tables, filled.enquiry) == {}


@pytest.mark.parametrize("who", ["head", "intake"])
def test_an_enquiry_is_open_to_those_of_its_unit_who_receive(filled, who):
    person = {"head": "sari", "intake": "inah"}[who]
    with acting_as(filled.hired[person]):
        assert {"intake_enquiry", "intake_telling", "safekeeping_wrap"} <= set(everything(filled.tables, filled.enquiry))


@pytest.mark.parametrize("who", [w for w in OUTSIDERS if w not in ("sari", "inah")] + ["budi", "dewi"])
def test_an_enquiry_is_shut_to_everybody_else(filled, who):
    with acting_as(filled.hired[who]):
        assert everything(filled.tables, filled.enquiry) == {}


@pytest.mark.parametrize(("who", "sees"), [("sari", True), ("siska", True), ("arif", True), ("ratna", False), ("tono", False), ("nyai", False)])
def test_the_overview_gives_chosen_columns_of_ones_own_unit(filled, who, sees):
    with acting_as(filled.hired[who], role="sintas_overview"), connection.cursor() as c:
        c.execute("SELECT count(*) FROM cases_case")
        assert (c.fetchone()[0] == 2) is sees
        c.execute("SELECT count(*) FROM cases_access")
        assert (c.fetchone()[0] > 0) is sees


def test_the_overview_gives_no_content_to_anybody(filled):
    granted: list[str] = []
    for table in filled.tables:
        with acting_as(filled.hired["sari"], role="sintas_overview"):
            try:
                with transaction.atomic(), connection.cursor() as c:
                    c.execute(f'SELECT * FROM "{table}"')
                granted.append(table)
            except ProgrammingError as refused:
                assert isinstance(refused.__cause__, psycopg.errors.InsufficientPrivilege)
    assert granted == []


def test_a_blocked_head_does_not_see_it_in_the_overview_either(filled, as_user):
    with as_user("ratna"):
        Conflict.objects.create(
            file_id=filled.case.pk,
            organisation_id=filled.case.organisation_id,
            user_id=filled.hired["sari"],
            entered_by=filled.hired["ratna"],
        )
    for table in ("cases_case", "cases_access"):
        with acting_as(filled.hired["sari"], role="sintas_overview"), connection.cursor() as c:
            c.execute(f"SELECT count(*) FROM {table} WHERE file_id = %s", [filled.case.pk])
            assert c.fetchone()[0] == 0, table


# writing ------------------------------------------------------------------------------------------------------------------------------


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
    import json

    held = json.loads(row) if isinstance(row, str) else row
    generated = {"xid", "cluster", "at"} if table == "safekeeping_trail" else set()
    names = ", ".join(f'"{name}"' for name in held if name not in generated)
    with transaction.atomic(), connection.cursor() as c:
        c.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)', [json.dumps(held)])


@pytest.mark.parametrize("who", ["wati", "tono", "nyai", "sari", "siska", "ana", "budi", "dewi"])
def test_nobody_writes_into_anothers_file(filled, who):
    mine = {"safekeeping_trail", "staff_draft", "staff_notice"}  # bound to a person, not to a file: see the next test
    taken = []
    for table, row in copies(filled).items():
        import json

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
            with pytest.raises(ProgrammingError), transaction.atomic():
                write()


def actor_for_id(user_id: UUID) -> Any:
    return actor_for(apps.get_model("staff", "User").objects.get(pk=user_id))


@pytest.mark.parametrize("who", [*OUTSIDERS, "budi"])
def test_nobody_changes_or_deletes_a_row_of_anothers_file(filled, who):
    with acting_as(filled.hired[who]):
        for table in filled.tables:
            column = COLUMN.get(table, "file_id")
            for sql in (f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{column}" = %s', f'DELETE FROM "{table}" WHERE "{column}" = %s'):
                assert tried(sql, filled.case.pk) in (0, "InsufficientPrivilege") or (who, table) == ("budi", "staff_notice"), (table, sql)


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


class Undone(Exception):
    """Takes the savepoint back."""


def test_not_even_the_lead_deletes_a_row(filled, as_user):
    with as_user("ratna"):
        for table in filled.tables:
            if table in ("staff_draft", "staff_notice"):
                continue
            assert tried(f'DELETE FROM "{table}" WHERE "{COLUMN.get(table, "file_id")}" = %s', filled.case.pk) in (
                "InsufficientPrivilege",
            ), table


def test_a_row_stays_in_its_file(filled, as_user):
    """The lead of two cases cannot move a row from one to the other, nor to another house."""
    moved = []
    with as_user("ratna"):
        for table in filled.tables:
            if table in ("staff_draft", "staff_notice", "cases_file"):
                continue
            for file_id in (filled.case.pk, filled.enquiry):
                if rows_of(table, file_id):
                    told = tried(f'UPDATE "{table}" SET file_id = %s WHERE file_id = %s', uuid7(), file_id)
                    assert isinstance(told, str) or told == 0, table
                    told = tried(f'UPDATE "{table}" SET file_id = %s WHERE file_id = %s', filled.second.pk, file_id)
                    if told not in ("InsufficientPrivilege",):
                        moved.append((table, told))
        for table in filled.tables:
            if table not in ("safekeeping_wrap", "safekeeping_trail", "staff_draft", "staff_notice"):
                told = tried(f'UPDATE "{table}" SET organisation_id = %s', uuid7())
                if told not in ("InsufficientPrivilege",):
                    moved.append((table, "organisation", told))
    assert moved == []


def test_a_member_cannot_bring_in_another_house(filled, as_user, house):
    ngo = {"organisation_id": house.ngo.pk, "user_id": filled.hired["lina"]}
    for given in (ngo, ngo | {"organisation_id": house.sentra.pk}, {"user_id": filled.hired["wati"], "home_unit_id": house.other_unit.pk}):
        with as_user("ratna"), pytest.raises(ProgrammingError), transaction.atomic():
            values = {"organisation_id": house.sentra.pk, "home_unit_id": house.unit.pk} | given
            Access.objects.create(file_id=filled.case.pk, scope="team", **values)


def test_an_ended_membership_stays_ended(filled, as_user, people):
    from sintas.cases.actions.team import end_membership

    with as_user("ratna"):
        add_member(by=people["ratna"], case=filled.case, user_id=filled.hired["wati"])
        end_membership(by=people["ratna"], case=filled.case, user_id=filled.hired["wati"], why="left")
    for who in ("wati", "ratna"):
        with acting_as(filled.hired[who]):
            told = tried("UPDATE cases_access SET ended_at = NULL WHERE file_id = %s AND user_id = %s", filled.case.pk, filled.hired["wati"])
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
    with acting_as(filled.hired["sari"]), connection.cursor() as c, pytest.raises(ProgrammingError), transaction.atomic():  # not into another house
        c.execute("SELECT hand_over_file(%s, %s, 'x')", [filled.case.pk, filled.hired["lina"]])


# one connection, many people ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_thousand_turns_on_one_connection(open_a_case, people, cast, house):
    """Each turn is a transaction of its own, on the same connection; a variable left behind by the one before would show at once."""
    filled = make_filled(open_a_case, people, cast, house)
    tonos, linas = open_a_case("tono", name="Kenanga"), open_a_case("lina", name="Dahlia")
    theirs: dict[str, set[UUID]] = {name: set() for name in cast}
    theirs |= {"ratna": {*filled.ids(), filled.enquiry}, "dewi": {filled.case.pk}, "tono": {tonos.pk}, "lina": {linas.pk}}
    theirs |= {"sari": {filled.enquiry}, "inah": {filled.enquiry}}
    turn, foreign, names = random.Random(7), 0, sorted(theirs)
    pid = backend()
    for at in range(1000):
        who = turn.choice(names)
        with acting_as(cast[who].pk):
            found = set(Client.objects.values_list("file_id", flat=True)) | set(File.objects.values_list("pk", flat=True))
            foreign += len(found - theirs[who])
            assert theirs[who] <= found, who
        if at % 10 == 0:
            assert File.objects.count() == 0  # between two turns nobody asks, so nothing is there
    assert foreign == 0
    assert backend() == pid


def backend() -> int:
    with connection.cursor() as c:
        c.execute("SELECT pg_backend_pid()")
        return int(c.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_people_take_turns_in_the_browser(open_a_case, cast, signed_in):
    """Through sign-in, middleware and pages: whose page is drawn holds whose cases only."""
    mine = {who: open_a_case(who, name="Bunga").number for who in ("ratna", "tono", "lina")}
    assert len(set(mine.values())) == len(mine)
    browsers, turn = {who: signed_in(who) for who in mine}, random.Random(11)
    for _at in range(60):
        who = turn.choice(list(mine))
        page = browsers[who].get("/kasus/").content.decode()
        assert mine[who] in page
        assert not any(number in page for other, number in mine.items() if other != who)
