"""A closed group is erased by two people, as a case is; the cases of its members stay, and no page names the group any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.actions import erasing as act
from sintas.access.tests.conftest import past_every_lock
from sintas.access.tests.test_erasing_everything import STAYS, rows
from sintas.cases.models import Case, Record, Release
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.stages import close_group
from sintas.groupwork.models import Group
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["past_every_lock"]  # a fixture of the test of cases, used here as well
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def group(case: Case, form_a_group: Make, propose_her: Make, people: People) -> Group:
    made: Group = form_a_group()
    release = propose_her(case, made)
    with acting_as(people["ratna"].user_id):
        accept(by=people["ratna"], group=made, member_id=take_up(by=people["ratna"], group=made, release_id=release).pk, words="dua kali")
    return made


def ask(people: People, group: Group) -> Any:
    with acting_as(people["ratna"].user_id), clock.stopped(clock.now() - timedelta(days=8)):
        return act.ask_erasure(by=people["ratna"], case=group, ground="client_wish", number=group.number)


def test_asked_on_its_page_decided_and_gone(group: Group, case: Case, people: People, signed_in: Make, past_every_lock: Any) -> None:
    ratna, sari, here = signed_in("ratna"), signed_in("sari"), f"/kelompok/{group.pk}/penghapusan/"
    with acting_as(people["ratna"].user_id):
        close_group(by=people["ratna"], group=group, reason_code="too_few")
    assert here in ratna.get(f"/kelompok/{group.pk}/tim/").content.decode()
    assert ratna.post(here, {"ground": "client_wish"}).status_code == 303
    assert ratna.post(here + "tarik/").status_code == 303
    row = ask(people, group)
    assert group.number in sari.get("/penghapusan/").content.decode()
    going = {str(fact.term): fact.words for fact in sari.get(f"/penghapusan/{row.pk}/").context["going"]}
    assert going["Keanggotaan kelompok"] == "4"  # one member, three steps
    assert sari.post(f"/penghapusan/{row.pk}/").status_code == 303
    assert {table for table, n in rows(past_every_lock, group.pk).items() if n} <= set(STAYS)
    past_every_lock.execute("SELECT count(*) FROM safekeeping_wrap WHERE file_id = %s", [group.pk])
    assert past_every_lock.fetchone() == (0,)
    assert ratna.get(f"/kelompok/{group.pk}/").status_code == 404
    assert group.number not in signed_in("budi").get(f"/kasus/{case.pk}/kelompok/").content.decode()
    with acting_as(people["budi"].user_id):
        assert Release.objects.get(file_id=case.pk).ended_why == "over"
        assert Record.objects.filter(file_id=case.pk, kind="group_proposed").count() == 1


def test_one_that_still_runs_is_not_asked_for(group: Group, people: People, signed_in: Make) -> None:
    ratna, here = signed_in("ratna"), f"/kelompok/{group.pk}/penghapusan/"
    page = ratna.get(here).content.decode()
    assert "masih berjalan tidak dapat dihapus" in page and 'name="ground"' not in page
    assert ratna.post(here, {"ground": "client_wish"}).status_code == 422
    row = ask(people, group)  # past the page: the database knows that it runs
    sari = people["sari"]
    with acting_as(sari.user_id), pytest.raises(NotNow):
        act.erase(by=sari, erasure_id=row.pk)
    with acting_as(sari.user_id), pytest.raises(ProgrammingError, match="not yours to decide"), transaction.atomic(), connection.cursor() as c:
        c.execute("SELECT * FROM erase_file(%s)", [row.pk])


def test_declined_leads_back_to_its_page_and_nobody_else_asks(group: Group, people: People, signed_in: Make) -> None:
    with acting_as(people["ratna"].user_id):
        close_group(by=people["ratna"], group=group, reason_code="too_few")
    row, here = ask(people, group), f"/kelompok/{group.pk}/penghapusan/"
    assert signed_in("sari").post(f"/penghapusan/{row.pk}/tolak/").status_code == 303
    assert here in signed_in("ratna").get("/").content.decode()
    with acting_as(people["budi"].user_id), pytest.raises(Refusal):
        act.ask_erasure(by=people["budi"], case=group, ground="client_wish", number=group.number)
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(here).status_code == 404, who
