# ruff: noqa: S608 - names of tables come from the models, never from a person
"""No row of an erased file is left, in any table of any room. Looked at with the eyes of the role that backs up, past every lock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection

from sintas.access.actions import erasing as act
from sintas.cases.models import Case
from sintas.cases.tests.every_table import of_files
from sintas.cases.tests.locked import COLUMN, make_filled
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Wrap
from sintas.staff import drafts

pytestmark = pytest.mark.django_db(transaction=True)
STAYS = {"cases_file": 1, "safekeeping_trail": None, "cases_access": None, "access_erasure": 1}  # table -> rows, where that is fixed


def rows(eyes: psycopg.Cursor[Any], file_id: Any) -> dict[str, int]:
    found = {}
    for table in [model._meta.db_table for model in of_files()]:
        eyes.execute(f'SELECT count(*) FROM "{table}" WHERE "{COLUMN.get(table, "file_id")}" = %s', [file_id])
        found[table] = eyes.fetchone()[0]  # type: ignore[index]
    return found


def erased(people: Any, case: Any) -> None:
    """Asked eight days ago, decided now; each in a transaction of its own, so that what is checked at its end is checked."""
    with acting_as(people["ratna"].user_id), clock.stopped(clock.now() - timedelta(days=8)):
        row = act.ask_erasure(by=people["ratna"], case=case, ground="client_wish", words="Ia memintanya.")
    with acting_as(people["sari"].user_id):
        act.erase(by=people["sari"], erasure_id=row.pk)


def test_every_table_of_every_room(open_a_case, people, cast, house, past_every_lock):
    filled = make_filled(open_a_case, people, cast, house)
    with acting_as(people["ratna"].user_id):  # fill_file has put a request and a hold into their tables as well: they end first
        case = Case.objects.get(pk=filled.case.pk)
        act.end_hold(by=people["ratna"], case=case)
        act.withdraw_erasure(by=people["ratna"], case=case)
        keys = set(Wrap.objects.filter(file_id=case.pk).values_list("key_id", flat=True))
    with acting_as(cast["dewi"].pk):
        drafts.save_draft(by=people["dewi"], form=f"/kasus/{case.pk}/pengamatan/", fields={"text": ["ia makan"]})
    before, other = rows(past_every_lock, case.pk), rows(past_every_lock, filled.second.pk)
    assert {table for table, n in before.items() if not n} <= {"intake_enquiry", "intake_telling"}
    past_every_lock.execute("SELECT id FROM cases_release WHERE file_id = %s", [case.pk])
    releases = [row[0] for row in past_every_lock.fetchall()]
    assert releases
    past_every_lock.execute("SELECT id FROM access_entry WHERE file_id = %s", [case.pk])
    entries = [row[0] for row in past_every_lock.fetchall()]  # the reason of a break-glass lies under a key of its own
    past_every_lock.execute("SELECT count(*) FROM safekeeping_wrap WHERE file_id = ANY(%s)", [entries])
    assert entries and past_every_lock.fetchone() == (len(entries),)
    erased(people, case)
    after = rows(past_every_lock, case.pk)
    assert {table for table, n in after.items() if n} <= set(STAYS)
    assert after["cases_file"] == 1
    past_every_lock.execute("SELECT count(*) FROM safekeeping_wrap WHERE key_id = ANY(%s) OR file_id = ANY(%s)", [list(keys), [*releases, *entries]])
    assert past_every_lock.fetchone() == (0,)
    past_every_lock.execute("SELECT count(*) FROM staff_draft WHERE form LIKE %s", [f"%{case.pk}%"])
    assert past_every_lock.fetchone() == (0,)
    past_every_lock.execute("SELECT count(*) FROM cases_access WHERE file_id = %s AND ended_at IS NULL", [case.pk])
    assert past_every_lock.fetchone() == (0,)
    past_every_lock.execute("SELECT number, words IS NULL FROM access_erasure WHERE file_id = %s AND outcome = 'erased'", [case.pk])
    assert past_every_lock.fetchone() == (case.number, True)
    past_every_lock.execute("SELECT erased_at IS NOT NULL FROM cases_file WHERE id = %s", [case.pk])
    assert past_every_lock.fetchone() == (True,)
    lost = {"cases_link": other["cases_link"]}  # the other case stands, without the link
    assert {t: n for t, n in rows(past_every_lock, filled.second.pk).items() if n != other[t]} in ({}, {"cases_link": 0}), lost


def test_the_enquiry_it_came_from_goes_with_it(people, cast, house, past_every_lock):
    unit = house.unit.pk
    with acting_as(people["inah"].user_id):
        enquiry = receive(by=people["inah"], unit_id=unit, route="self", urgency="today", safe_now="no", name="Kenanga", told="Ia datang.")
    with acting_as(people["sari"].user_id):
        case = accept(by=people["sari"], enquiry=enquiry, lead_id=cast["ratna"].pk)
    assert rows(past_every_lock, enquiry.pk)["intake_telling"] == 1
    erased(people, case)
    for file_id in (case.pk, enquiry.pk):
        assert {table for table, n in rows(past_every_lock, file_id).items() if n} <= set(STAYS)
    past_every_lock.execute("SELECT count(*) FROM safekeeping_wrap WHERE file_id = ANY(%s)", [[case.pk, enquiry.pk]])
    assert past_every_lock.fetchone() == (0,)


def test_what_was_written_meanwhile_does_not_bring_it_back(open_a_case, people, cast, past_every_lock):
    """Nobody opens the same file again, and its keys are not made anew: not even by whoever led it."""
    case = open_a_case("ratna")
    erased(people, case)
    with acting_as(people["ratna"].user_id), pytest.raises(Exception, match="this file exists"), connection.cursor() as c:
        c.execute("SELECT open_file(%s, %s, %s, false)", [case.pk, case.unit_id, people["ratna"].user_id])
    with acting_as(people["ratna"].user_id) as keyring, pytest.raises(Exception, match="row-level security"):
        keyring.new_file(case.pk)
