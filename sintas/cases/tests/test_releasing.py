# ruff: noqa: S608 - names of tables are written here
"""A copy put before one reader: opened by her while it stands and by its team, by nobody else, and never without a row in the trail."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.cases.actions.releasing import end_release, make_release
from sintas.cases.actions.team import add_member, block
from sintas.cases.models import Record, Release, ReleaseBody
from sintas.cases.reading.releases import open_release, outlines
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Erased, NotOpened
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal

PARTS = [{"title": "Tujuan", "lines": ["berani ke pasar"]}]


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def release(case, people, cast):
    with acting_as(people["ratna"].user_id):
        return make_release(
            by=people["ratna"], case=case, recipient_id=cast["siska"].pk, purpose="approval", title="Rencana", parts=PARTS, pdf=b"%PDF"
        )


def refused_to(who, release, people):
    with acting_as(people[who].user_id), pytest.raises(NotYours):
        open_release(by=people[who], release_id=release.pk)


def test_its_reader_opens_it_and_the_file_stays_shut(release, case, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        found = open_release(by=siska, release_id=release.pk)
        assert (found.title, found.parts, found.pdf, found.file_id) == ("Rencana", PARTS, b"%PDF", case.pk)
        assert Record.objects.filter(file_id=case.pk).count() == 0
        assert set(Wrap.objects.values_list("ring", "file_id")) == {("release", release.pk)}
    with as_user("ratna"):
        row = Trail.objects.get(file_id=case.pk, verb="read release")
        assert (row.actor_id, row.detail["release"]) == (siska.user_id, str(release.pk))
        asked = Trail.objects.get(file_id=case.pk, verb="ask approval")
        assert asked.detail["recipient"] == str(siska.user_id)
        assert "Rencana" not in str(asked.detail)


def test_a_page_that_forgot_its_trail_cannot_open_it(release, as_user):
    with as_user("siska"):
        body = ReleaseBody.objects.get(release_id=release.pk)
        with pytest.raises(NotOpened):
            _ = body.title


@pytest.mark.parametrize("who", ["budi", "sari", "tono", "lina", "nyai", "inah", "dewi", "ana"])
def test_nobody_else_finds_it(release, who, people, as_user):
    refused_to(who, release, people)
    with as_user(who):
        assert Release.objects.count() == ReleaseBody.objects.count() == 0
        assert Wrap.objects.filter(file_id=release.pk).count() == 0
        with pytest.raises(NotYours):
            end_release(by=people[who], release_id=release.pk, why="decided")


def test_another_supervisor_of_the_same_unit_is_a_stranger_to_it(release, house, cast, people):
    from sintas.staff.actor import actor_for
    from sintas.staff.testing import hire

    people["wulan"] = actor_for(hire("wulan", house.unit, "supervisor"))
    refused_to("wulan", release, people)


def test_the_team_opens_it_also_when_it_has_ended(release, people, as_user):
    with as_user("ratna"):
        end_release(by=people["ratna"], release_id=release.pk, why="withdrawn")
        assert open_release(by=people["ratna"], release_id=release.pk).title == "Rencana"


def test_ended_is_for_good(release, people, as_user):
    with as_user("siska"):
        end_release(by=people["siska"], release_id=release.pk, why="decided")
        first = Release.objects.get(pk=release.pk)
        end_release(by=people["siska"], release_id=release.pk, why="withdrawn")  # sent again: nothing changes
        again = Release.objects.get(pk=release.pk)
        assert (again.ended_at, again.ended_why) == (first.ended_at, "decided")
    refused_to("siska", release, people)
    with as_user("siska"):
        assert ReleaseBody.objects.count() == 0
        assert Wrap.objects.filter(file_id=release.pk).count() == 0
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=release.file_id, verb="end release").count() == 1


@pytest.mark.parametrize("who", ["ratna", "siska"])
@pytest.mark.parametrize(
    "change", ["until = until + interval '90 days'", "recipient_id = made_by_id", "ended_at = NULL", "purpose = 'other'", "made_at = now()"]
)
def test_the_database_lets_nobody_lengthen_or_reopen_it(release, people, as_user, who, change):
    if change == "ended_at = NULL":
        with as_user("ratna"):
            end_release(by=people["ratna"], release_id=release.pk, why="withdrawn")
    with as_user(who), pytest.raises(ProgrammingError, match="can only be ended"), transaction.atomic(), connection.cursor() as c:
        c.execute(f"UPDATE cases_release SET {change} WHERE id = %s", [release.pk])


def test_a_key_held_from_before_does_not_open_it_in_the_next_request(release, people, as_user):
    """The sealed text copied while it stood is noise after it ended, even with the trail row."""
    from sintas.safekeeping import trail

    with as_user("siska"):
        open_release(by=people["siska"], release_id=release.pk)
        body = ReleaseBody.objects.get(release_id=release.pk)
    with as_user("ratna"):
        end_release(by=people["ratna"], release_id=release.pk, why="withdrawn")
    with as_user("siska"):
        trail.record(by=people["siska"], verb="read release", file_id=release.file_id, opens_release=release.pk)
        with pytest.raises(Erased):
            _ = body.title


def test_it_runs_out_after_fourteen_days(case, people, cast, as_user):
    with clock.stopped(clock.now() - timedelta(days=13, hours=23)), as_user("ratna"):
        still = make_release(by=people["ratna"], case=case, recipient_id=cast["siska"].pk, purpose="approval", title="Masih")
    with clock.stopped(clock.now() - timedelta(days=14, minutes=1)), as_user("ratna"):
        over = make_release(by=people["ratna"], case=case, recipient_id=cast["siska"].pk, purpose="approval", title="Lewat")
    assert still.until - still.made_at == timedelta(days=14)
    with as_user("siska"):
        assert open_release(by=people["siska"], release_id=still.pk).title == "Masih"
        assert Wrap.objects.filter(file_id=over.pk).count() == 0  # the database's own clock says so
    refused_to("siska", over, people)


def test_a_conflict_of_interest_shuts_it_at_once_and_before(release, case, people, cast, as_user):
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["siska"].pk)
    refused_to("siska", release, people)
    with as_user("siska"):
        assert outlines(people["siska"], [case.pk]) == {}
        assert Release.objects.count() == Wrap.objects.filter(file_id=release.pk).count() == 0
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        make_release(by=people["ratna"], case=case, recipient_id=cast["siska"].pk, purpose="approval", title="x")
    assert list(refused.value.fields) == ["recipient"]


def test_only_ones_own_file_and_only_to_a_colleague_of_the_house(case, people, cast, as_user):
    for who in ("tono", "sari", "dewi"):
        with as_user(who), pytest.raises(Refusal):
            make_release(by=people[who], case=case, recipient_id=cast["siska"].pk, purpose="approval", title="x")
    cast["inah"].is_active = False
    cast["inah"].save()
    for to in ("lina", "ratna", "inah"):
        with as_user("ratna"), pytest.raises(BadInput):
            make_release(by=people["ratna"], case=case, recipient_id=cast[to].pk, purpose="approval", title="x")
    with as_user("ratna"):
        assert Release.objects.count() == 0


def test_whoever_leaves_the_team_loses_it_too(release, case, people, cast, as_user):
    from sintas.cases.actions.team import end_membership

    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    with as_user("budi"):
        assert open_release(by=people["budi"], release_id=release.pk).title == "Rencana"
        end_membership(by=people["budi"], case=case, user_id=cast["budi"].pk, why="left")
    refused_to("budi", release, people)


def test_number_and_unit_are_all_a_supervisor_knows(case, open_a_case, people, as_user):
    other = open_a_case("tono", name="Kenanga")
    with as_user("siska"):
        known = outlines(people["siska"], [case.pk, other.pk])
        assert {pk: (one.number, one.unit_id) for pk, one in known.items()} == {case.pk: (case.number, case.unit_id)}
        assert outlines(people["siska"], []) == {}
    for who in ("budi", "tono", "nyai", "dewi"):
        with as_user(who):
            assert outlines(people[who], [case.pk]) == {}
