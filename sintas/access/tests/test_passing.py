"""A review nobody closes for three days: an administrator gives it to one reviewer more, and still reads nothing of the file."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.actions.breaking import break_glass
from sintas.access.actions.passing import pass_on
from sintas.access.actions.restricting import restrict
from sintas.access.actions.reviewing import review
from sintas.access.models import Entry, EntryWords
from sintas.access.policy import risen, to_review
from sintas.access.reading.passing import could_review
from sintas.access.reading.reviews import review_facts
from sintas.access.reading.waiting import waiting_reviews
from sintas.cases.actions.team import add_member, block
from sintas.cases.policy import visible_to
from sintas.config.tests.test_startup import as_owner
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice, Posting
from sintas.staff.testing import hire

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Polisi menunggu di depan rumah aman"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


@pytest.fixture
def maya(house, people):
    """Heads another unit of the same house."""
    return actor_for(hire("maya", house.other_unit, "head"))


@pytest.fixture
def joko(house, people):
    """One more worker of the unit."""
    return actor_for(hire("joko", house.unit, "worker"))


def broken(people, as_user, case):
    with as_user("tono"):
        return break_glass(by=people["tono"], number=case.number, reason="danger_now", words=WORDS)


def older(field="at"):
    """As if it had been 73 hours ago."""
    change = {"at": "UPDATE access_entry SET at = now() - interval '73 hours'", "passed_at": "UPDATE access_entry SET passed_at = now() - interval '73 hours'"}
    with as_owner() as owner:
        owner.execute("ALTER TABLE access_entry DISABLE TRIGGER entry_is_reviewed_once; ALTER TABLE access_entry NO FORCE ROW LEVEL SECURITY")
        owner.execute(change[field])
        owner.execute("ALTER TABLE access_entry FORCE ROW LEVEL SECURITY; ALTER TABLE access_entry ENABLE TRIGGER entry_is_reviewed_once")


def late(people, as_user, case):
    """The id of a review that has risen."""
    broken(people, as_user, case)
    older()
    with as_user("ana"):
        return risen(people["ana"]).get().pk


def test_one_more_reads_why_and_closes_it_and_the_administrator_reads_nothing(case, people, as_user, maya):
    entry_id = late(people, as_user, case)
    with as_user("ana"):
        entry = risen(people["ana"]).get()
        assert [name for _pk, name in could_review(people["ana"], entry)] == ["Maya", "Siska"]  # not Sari: she was told; not Tono
        pass_on(by=people["ana"], entry_id=entry_id, to=maya.user_id)
        assert not risen(people["ana"]).exists() and not EntryWords.objects.exists() and not Entry.objects.exists()
    with acting_as(maya.user_id):
        assert Notice.objects.filter(user_id=maya.user_id, code="review_passed_on").count() == 1
        assert WORDS in {str(one.words) for one in review_facts(maya, entry_id, "id")}
        assert not visible_to(maya).exists()
    for who in ("ratna", "sari"):  # who was told before may still close it
        with as_user(who):
            assert to_review(people[who]).get().pk == entry_id
    with acting_as(maya.user_id):
        review(by=maya, entry_id=entry_id, verdict="needed", note="Sudah dibicarakan dengan Tono.")
    with as_user("ratna"):
        row = Trail.objects.get(file_id=case.pk, verb="pass review on")
        assert (row.actor_id, row.detail["to"], row.detail["entry"]) == (people["ana"].user_id, str(maya.user_id), str(entry_id))


def test_it_rises_again_three_days_after_it_was_passed_on(case, people, as_user, maya, cast):
    entry_id = late(people, as_user, case)
    with as_user("ana"):
        pass_on(by=people["ana"], entry_id=entry_id, to=maya.user_id)
        with pytest.raises(NotYours):
            pass_on(by=people["ana"], entry_id=entry_id, to=cast["siska"].pk)
    older("passed_at")
    with as_user("ana"):
        pass_on(by=people["ana"], entry_id=entry_id, to=cast["siska"].pk)
    with as_user("siska"):
        assert to_review(people["siska"]).get().pk == entry_id


def test_a_young_one_is_not_there(case, people, as_user, maya):
    broken(people, as_user, case)
    with as_user("ratna"):
        entry_id = Entry.objects.get().pk
    with as_user("ana"):
        with pytest.raises(NotYours):
            pass_on(by=people["ana"], entry_id=entry_id, to=maya.user_id)
        with pytest.raises(ProgrammingError, match="not yours to pass on"), transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT pass_review_on(%s, %s)", [entry_id, maya.user_id])


@pytest.mark.parametrize("who", ["tono", "ratna", "sari", "siska", "budi", "nyai", "lina"])
def test_nobody_but_an_administrator_of_the_house(case, people, as_user, maya, who):
    entry_id = late(people, as_user, case)
    with as_user(who):
        with pytest.raises(NotYours):
            pass_on(by=people[who], entry_id=entry_id, to=maya.user_id)
        with pytest.raises(ProgrammingError, match="not yours to pass on"), transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT pass_review_on(%s, %s)", [entry_id, maya.user_id])


@pytest.mark.parametrize("wanted", ["tono", "budi", "ana", "sari", "nyai", "lina", "nobody"])
def test_not_to_the_breaker_nor_oneself_nor_without_the_role_nor_twice_nor_elsewhere(case, people, as_user, wanted):
    entry_id = late(people, as_user, case)
    to = people[wanted].user_id if wanted in people else uuid4()
    with as_user("ana"):
        with pytest.raises(BadInput):
            pass_on(by=people["ana"], entry_id=entry_id, to=to)
        assert risen(people["ana"]).get().pk == entry_id  # nothing changed
    with as_user("ratna"):
        assert set(Entry.objects.get().reviewers) == {people["ratna"].user_id, people["sari"].user_id}
        assert not Trail.objects.filter(verb="pass review on").exists()


def test_a_conflict_of_interest_beats_it(case, people, as_user, maya):
    entry_id = late(people, as_user, case)
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=maya.user_id)
    with as_user("ana"), pytest.raises(BadInput):
        pass_on(by=people["ana"], entry_id=entry_id, to=maya.user_id)


def test_of_a_restricted_case_the_next_of_its_team_whoever_is_wanted(case, people, as_user, maya, joko):
    with as_user("ratna"):
        for who in (people["budi"], joko):
            add_member(by=people["ratna"], case=case, user_id=who.user_id, role="second")
        restrict(by=people["ratna"], case=case, reason="hiding")
    entry_id = late(people, as_user, case)
    with acting_as(joko.user_id):
        assert not to_review(joko).exists()
    with as_user("ana"):
        pass_on(by=people["ana"], entry_id=entry_id, to=maya.user_id)
    with acting_as(joko.user_id):
        assert to_review(joko).get().pk == entry_id
    with acting_as(maya.user_id):
        assert not to_review(maya).exists() and not Entry.objects.exists() and not Notice.objects.exists()
    older("passed_at")
    with as_user("ana"), pytest.raises(BadInput):
        pass_on(by=people["ana"], entry_id=entry_id)  # nobody of the team is left


def test_the_entry_is_still_changed_by_nobody_else(case, people, as_user, maya):
    entry_id = late(people, as_user, case)
    for who in ("ratna", "sari"):
        with as_user(who):
            for change in ({"reviewers": [maya.user_id]}, {"passed_at": clock.now()}, {"passed_by": people[who].user_id}):
                with pytest.raises(ProgrammingError):
                    behind_the_gate(entry_id, reviewed_by=people[who].user_id, **change)


@transaction.atomic
def behind_the_gate(entry_id, **change):
    """The application may say that the gate is open: it opens nothing."""
    with connection.cursor() as c:
        c.execute("SELECT set_config('app.gate', 'open', true)")
    Entry.objects.filter(pk=entry_id).update(**change)


def test_the_page_leads_from_the_day_and_names_no_case(case, people, as_user, signed_in, maya):
    entry_id = late(people, as_user, case)
    ana = signed_in("ana")
    assert f"/tinjauan/{entry_id}/teruskan/" in ana.get("/").content.decode()
    page = ana.get(f"/tinjauan/{entry_id}/teruskan/").content.decode()
    assert "Tono" in page and "Ratna; Sari" in page
    assert not [word for word in (case.number, WORDS, "Bunga", str(case.pk)) if word in page]
    assert ana.post(f"/tinjauan/{entry_id}/teruskan/", {"to": ""}).status_code == 422
    answer = ana.post(f"/tinjauan/{entry_id}/teruskan/", {"to": str(maya.user_id)})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert ana.get(f"/tinjauan/{entry_id}/teruskan/").status_code == 404
    with acting_as(maya.user_id):
        assert [one.mine for one in waiting_reviews(maya)] == [True]


def test_the_page_of_a_restricted_one_names_nobody_of_its_team(case, people, as_user, signed_in, joko, maya):
    with as_user("ratna"):
        for who in (people["budi"], joko):
            add_member(by=people["ratna"], case=case, user_id=who.user_id, role="second")
        restrict(by=people["ratna"], case=case, reason="hiding")
    path = f"/tinjauan/{late(people, as_user, case)}/teruskan/"
    ana = signed_in("ana")
    page = ana.get(path).content.decode()
    assert not [word for word in ("Ratna", "Budi", "Joko", "Maya", case.number) if word in page]
    answer = ana.post(path, follow=True)
    assert answer.status_code == 200 and "Joko" not in answer.content.decode()
    with acting_as(joko.user_id):
        assert to_review(joko).exists()


def test_an_administrator_who_was_told_finds_it_at_once(case, people, as_user, cast, signed_in):
    """In a small house they are one of the two; it must not wait three days for them."""
    Posting.objects.filter(user_id=cast["siska"].pk).update(ended_at=clock.now())
    with as_user("sari"):
        break_glass(by=people["sari"], number=case.number, reason="danger_now", words=WORDS)
    with as_user("ana"):
        (line,) = waiting_reviews(people["ana"])
        assert line.mine
    assert f"/tinjauan/{line.entry_id}/" in (page := signed_in("ana").get("/").content.decode()) and "/teruskan/" not in page
