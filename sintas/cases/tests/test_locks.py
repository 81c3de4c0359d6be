# ruff: noqa: S608 - names of tables come from the models, never from a person
"""The second lock when somebody reads, with the application's filter removed. Closed world: every table of a file, every owner's function."""

from __future__ import annotations

import random
from uuid import UUID

import psycopg.errors
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sintas.cases.models import Access, Client, Conflict, File
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Wrap

from .every_table import of_files
from .locked import OUTSIDERS, everything, make_filled, rows_of

# Tables that name a member of staff and no file: filtered by organisation in staff/policy.py, with the reason they are not locked by row.
STAFF_DATA = {"staff_posting"}  # who holds which role: every colleague of the house may know it
# What a carer reaches of a file: its head (flags, form of address, what to mind, warnings) and her own.
HEAD_TABLES = {
    "cases_file",
    "cases_case",
    "cases_client",
    "cases_disability",
    "cases_flag",
    "cases_warning",
    "safekeeping_wrap",
    "cases_access",
}
# What runs with the owner's rights. Each looks at the identity by itself; a new one is thought about before it stands here.
OWNERS_FUNCTIONS = {
    "my_files", "my_conflicts", "my_units", "my_organisations",  # what the policies ask
    "open_file", "hand_over_file",  # refuse whoever may not
    "lead_works_with_files",  # a trigger: looks at the postings of whoever is to lead
    "lead_of", "files_led_by",  # one id of a file one reaches; a bare number inside one's organisation
    "never_without_a_lead", "duties_follow", "duties_follow_access",  # triggers, and what they call
    "leaving_counts", "leaving_loads", "hand_over_all", "let_go_of",  # the administrator's, of a leaver: numbers, and moving without reading
    "erasures_of", "what_would_go", "erase_file", "decline_erasure", "kept_too_long",  # the head's, of the own unit
    "sweep_erased",  # destroys only what was erased; a bare number
    "sealing_state",  # moments and counts of the whole trail, nobody's row
    "refuse_retired_key",  # a trigger: looks at the names of the wrapping keys
    "my_lasting_files", "may_let_in", "hidden_files", "hidden_enquiries",  # what the policies ask about oneself
    "join_file", "break_glass", "let_in_for_a_time", "who_is_told",  # refuse whoever may not; the last two nobody may call by himself
    "pass_review_on",  # the administrator's, of a late review: adds a reviewer and opens nothing
    "whom_i_watch", "days_of_colleagues", "glass_of_colleagues",  # counts about colleagues one looks after, never a file
    "directory_houses",  # what the policies ask: in which houses one looks into the directory
    "settle_care",  # brings a carer's and a mentor's access in line with rooms and rolls; refuses whoever may not
    "sleeping_in",  # how many sleep in a room: a number
    "accept_transfer",  # refuses whoever does not receive for the unit; moves the case without reading it
    "accept_transfer_outside",  # the same between two houses: closes the sender's case, opens nothing
    "transfer_answered", "transfer_offered", "feed_ends",  # triggers
    "transferred_reopened",  # a trigger
    "goes_on_elsewhere",  # yes or no, of a file one is on the team of
    "pass_offer_on",  # a notice to the heads of the unit one receives for
    "my_arrivals",  # what the policies ask: referrals that came to one's unit, or that one's own case came of
    "my_origins",  # the latter alone: whoever may write words to the sender under the key of the copy
    "arrival_offered", "arrival_answered",  # triggers
    "remind_of_arrivals",  # nobody's: days and ids of referrals that ran late
    "remind_of_transfers",  # nobody's: days and ids of offers that ran late
    "feed_owner", "ask_feed", "feed_of", "feed_groups_of",  # by the digest of a secret address alone: kinds and times, no word of a file
    "release_to_a_group",  # a trigger: a copy for a file goes to a group of the same house and nowhere else
    "groups_offered", "groups_of_case",  # number, type and state of groups, for colleagues of the unit and the team of a case
    "my_members", "my_observed",  # what the policies ask: whom of a group one may write of today, and whose cases those are
    "note_of_a_member", "note_corrected", "note_struck",  # triggers: a note stands in that member's own case; its line of the story is told again
    "takes_part_already",  # yes or no, for a group's team, of somebody who was let go to it
    "group_meets_next",  # a day, for the team of a case whose client takes part
    "unit_of_release",  # whoever holds a link: which unit let them, an id
    "mail_numbers", "mail_wishing",  # the administrator's: how many wish a mail and what became of them
}  # fmt: skip


@pytest.fixture
def filled(open_a_case, people, cast, house):
    return make_filled(open_a_case, people, cast, house)


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
    # the trail is read by the team alone, and somebody kept out is on none
    assert {m._meta.db_table for m in of_files()} - set(restricted) == {"safekeeping_trail", "cases_conflict"}
    assert set(restricted.values()) == {"ALL"}


# reading ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_outside_finds_a_row(filled, who):
    with acting_as(filled.hired[who]):
        assert everything(filled.tables, filled.case.pk) == {}


def test_nor_does_somebody_blocked_who_is_still_on_the_team(filled):
    with acting_as(filled.hired["budi"]):
        found = everything(filled.tables, filled.case.pk)
    assert found == {}  # not even the notice that was his before


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
        assert set(found) == HEAD_TABLES | {"cases_observation", "staff_notice"}
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


@pytest.mark.parametrize(
    ("who", "sees"), [("sari", True), ("siska", True), ("arif", True), ("ratna", False), ("tono", False), ("nyai", False)]
)
def test_the_overview_gives_chosen_columns_of_ones_own_unit(filled, who, sees):
    with acting_as(filled.hired[who], role="sintas_overview"), connection.cursor() as c:
        c.execute("SELECT count(*) FROM cases_case")
        assert (c.fetchone()[0] == 2) is sees
        c.execute("SELECT count(*) FROM cases_access")
        assert (c.fetchone()[0] > 0) is sees


def test_the_overview_gives_no_content_to_anybody(filled):
    granted: list[str] = []
    refusals: set[type] = set()
    for table in filled.tables:
        with acting_as(filled.hired["sari"], role="sintas_overview"):
            try:
                with transaction.atomic(), connection.cursor() as c:
                    c.execute(f'SELECT * FROM "{table}"')
                granted.append(table)
            except ProgrammingError as refused:
                refusals.add(type(refused.__cause__))
    assert granted == []
    assert refusals == {psycopg.errors.InsufficientPrivilege}


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


def test_no_scope_lets_a_group_into_a_case(filled, house):
    """A group reads what was let go to its file; nobody is brought into a case for it."""
    common = {"organisation_id": house.sentra.pk, "home_unit_id": house.unit.pk}
    with acting_as(filled.hired["ratna"]), pytest.raises(IntegrityError), transaction.atomic():
        Access.objects.create(file_id=filled.case.pk, user_id=filled.hired["wati"], scope="group", **common)
    with connection.cursor() as c:
        c.execute("SELECT polname FROM pg_policy WHERE pg_get_expr(polqual, polrelid) ~ '[{,]group[,}]'")
        named = [name for (name,) in c.fetchall()]
        c.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosrc ~ '[{,]group[,}]'")
        assert (named, c.fetchall()) == ([], [])


def test_what_runs_with_the_owners_rights_is_named(db):
    with connection.cursor() as c:
        c.execute(
            "SELECT p.proname, has_function_privilege('public', p.oid, 'EXECUTE'), p.proconfig FROM pg_proc p"
            " WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef"
        )
        found = c.fetchall()
    assert {name for name, _public, _config in found} == OWNERS_FUNCTIONS
    assert [name for name, public, _config in found if public] == []
    assert all(config == ["search_path=pg_catalog, public"] for _name, _public, config in found)


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
