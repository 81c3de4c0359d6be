"""A track is put before the client, chosen or not, carried on and ended; what the file says about safety decides what may be offered."""

from datetime import timedelta

import pytest

from sintas.cases.actions.risk import assess_risk
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_of
from sintas.cases.tests.on_duty import HOUR, MONDAY
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.tracks.actions.tracks import decide_track
from sintas.tracks.models import CaseTrack
from sintas.tracks.reading.tracks import tracks_of


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def test_the_client_chooses_and_the_first_time_begins_to_run(case, people, as_user):
    with as_user("ratna"):
        row = decide_track(
            by=people["ratna"], case=case, track="medical", state="chosen", owner="me", aims=["relieve_pressure"], client_words="mau diperiksa",
            happened=clock.today(), at=clock.local_now().time(),
        )  # fmt: skip
        assert (row.track, row.state, row.number) == ("medical", "chosen", 1)
        assert Trail.objects.filter(file_id=case.pk, verb="record track").count() == 1
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        told = next(entry for month in story_of(case).months for entry in month.entries)
        assert told.title == "Jalur layanan: Layanan kesehatan"
        assert [str(pill.words) for pill in told.pills] == ["Dipilih klien"]
        assert told.url == f"/kasus/{case.pk}/jalur-keputusan/{row.entry}/"
        owed = tasks_of(people["ratna"])
        assert [task.title for task in owed] == ["Antar atau hubungkan klien ke layanan kesehatan"]
        assert abs(owed[0].due_at - clock.now() - timedelta(hours=24)) < timedelta(minutes=5)


def test_declined_or_ended_it_owes_nothing_more_and_can_be_taken_up_again(case, people, as_user):
    with as_user("ratna"):
        first = decide_track(
            by=people["ratna"], case=case, track="medical", state="chosen", happened=clock.today(), at=clock.local_now().time()
        )
        assert len(tasks_of(people["ratna"])) == 1
        again = decide_track(by=people["ratna"], case=case, track="medical", state="declined", entry=first.entry, based_on=1)
        assert tasks_of(people["ratna"]) == []
        ended = decide_track(
            by=people["ratna"], case=case, track="medical", state="ended", result="client_stopped", entry=first.entry, based_on=again.number
        )
        decide_track(
            by=people["ratna"],
            case=case,
            track="medical",
            state="under_way",
            happened=clock.today(),
            entry=first.entry,
            based_on=ended.number,
        )
        assert CaseTrack.current.get().state == "under_way"


def test_written_down_as_under_way_its_time_does_not_begin_anew(case, people, as_user):
    said = {"by": people["ratna"], "case": case, "track": "medical"}
    with as_user("ratna"):
        with clock.stopped(MONDAY):
            row = decide_track(**said, state="chosen", happened=MONDAY.date(), at=MONDAY.time())
        with clock.stopped(MONDAY + 20 * HOUR):
            decide_track(**said, state="under_way", happened=clock.today(), at=clock.local_now().time(), entry=row.entry, based_on=1)
            assert [task.due_at for task in tasks_of(people["ratna"])] == [MONDAY + 24 * HOUR]
            # the day of choosing itself can be put right
            decide_track(**said, state="chosen", happened=MONDAY.date(), at=(MONDAY - HOUR).time(), entry=row.entry, based_on=2)
            assert [task.due_at for task in tasks_of(people["ratna"])] == [MONDAY + 23 * HOUR]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"state": ""}, "state"),
        ({"state": "sleeping"}, "state"),
        ({"state": "ended"}, "result"),
        ({"state": "ended", "result": "splendid"}, "result"),
        ({"state": "chosen", "aims": ["fame"]}, "aims"),
        ({"state": "chosen", "owner": str(uuid7())}, "owner"),
        ({"state": "chosen", "happened": clock.today() + timedelta(days=2)}, "happened"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(case, people, as_user, facts, field):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            decide_track(by=people["ratna"], case=case, track="legal", **facts)
        assert field in refused.value.fields
        assert not CaseTrack.objects.exists()


def test_there_is_no_track_of_another_name(case, people, as_user):
    with as_user("ratna"), pytest.raises(NotYours):
        decide_track(by=people["ratna"], case=case, track="sorcery", state="chosen")


def test_sent_twice_and_two_people_at_once(case, people, as_user):
    token = uuid7()
    with as_user("ratna"):
        row = decide_track(by=people["ratna"], case=case, track="legal", state="offered", submission=token)
        with pytest.raises(AlreadyDone):
            decide_track(by=people["ratna"], case=case, track="legal", state="offered", submission=token)
        with pytest.raises(Overtaken):  # begun at the same moment: a case has one entry of each track
            decide_track(by=people["ratna"], case=case, track="legal", state="chosen", client_words="ya")
        assert CaseTrack.current.get().entry == row.entry


def test_it_is_closed_to_everybody_else(case, people, as_user, choose):
    choose(case, "legal")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not CaseTrack.objects.exists(), stranger
    for who in ("dewi", "siska", "inah"):
        with as_user(who), pytest.raises(Refusal):
            decide_track(by=people[who], case=case, track="medical", state="chosen")


def test_what_the_file_says_of_danger_speaks_for_a_track(case, people, as_user):
    with as_user("ratna"):
        before = tracks_of(case, "id")
        assert not any(line.why for line in before.offered if line.title == "Layanan kesehatan")
        assess_risk(by=people["ratna"], case=case, level="high", reasons="dicekik semalam", facts=["strangulation"], happened=clock.today())
        after = tracks_of(case, "id").offered
        assert {line.title for line in after if line.why} >= {"Layanan kesehatan", "Pendampingan hukum"}
        assert [bool(line.why) for line in after] == sorted((bool(line.why) for line in after), reverse=True)
