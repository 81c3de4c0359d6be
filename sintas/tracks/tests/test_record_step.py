"""Step by step: what was done and with whom, which papers came of it, what it waits for, what it makes somebody owe."""

from datetime import timedelta

import pytest

from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_of
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track
from sintas.tracks.loader import track
from sintas.tracks.models import CaseTrack, TrackStep
from sintas.tracks.reading.steps import next_of, stands_of


@pytest.fixture
def case(open_a_case, choose):
    case = open_a_case("ratna", name="Bunga Melati")
    choose(case, "legal")
    return case


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case, "happened": clock.today()}


def report(said, **more):
    return record_step(**said, **{"part": "legal-police_report", "state": "done", "outcome": "by_client", **more})


def test_the_police_report_with_its_receipt_starts_the_day_of_the_police(said, people, case):
    row = report(
        said,
        at=clock.local_now().time(),
        companions=["worker", "advocate"],
        papers=["police_receipt"],
        paper_numbers=["STPL/7/XI"],
        what="ditemani ke polsek",
    )
    assert (row.track, row.step, row.outcome, row.papers) == ("legal", "police_report", "by_client", ["police_receipt"])
    assert row.paper_numbers == ["STPL/7/XI"]
    assert Trail.objects.filter(file_id=case.pk, verb="record track_step").count() == 1
    told = next(entry for month in story_of(case).months for entry in month.entries)
    assert told.title == "Langkah jalur: Laporan ke polisi"
    assert told.url == f"/kasus/{case.pk}/jalur-langkah/satu/{row.entry}/"
    owed = tasks_of(people["ratna"])
    assert [(task.title, task.kind) for task in owed] == [("Tanyakan pelindungan sementara dari polisi", "track_step")]
    assert abs(owed[0].due_at - clock.now() - timedelta(hours=24)) < timedelta(minutes=5)


def test_the_task_goes_with_the_step_and_repeating_gives_it_once(said, people):
    row = report(said)
    report(said, entry=row.entry, based_on=1)
    assert len(tasks_of(people["ratna"])) == 1
    record_step(**said, part="legal-police_protection", state="done", outcome="not_asked")
    assert tasks_of(people["ratna"]) == []
    report(said, entry=row.entry, based_on=2)
    assert tasks_of(people["ratna"]) == []


def test_a_day_to_be_done_by_is_a_task_of_whoever_is_named(said, people):
    due = clock.today() + timedelta(days=3)
    row = record_step(**said, part="legal-legal_consultation", state="under_way", owner="me", due_on=due)
    assert [(task.title, task.due_at.date()) for task in tasks_of(people["ratna"])] == [("Konsultasi hukum", due)]
    record_step(**said, part="legal-legal_consultation", state="done", outcome="advice_given", entry=row.entry, based_on=1)
    assert tasks_of(people["ratna"]) == []


def test_a_day_set_by_hand_ends_with_the_track(said, people, case):
    record_step(**said, part="legal-legal_consultation", state="under_way", owner="me", due_on=clock.today() + timedelta(days=3))
    row = CaseTrack.current.get(file_id=case.pk, track="legal")
    decide_track(by=people["ratna"], case=case, track="legal", state="declined", entry=row.entry, based_on=row.number)
    assert tasks_of(people["ratna"]) == []


def test_a_step_called_done_by_mistake_is_owed_again_by_the_same_time(said, people):
    report(said, at=clock.local_now().time())
    [owed] = tasks_of(people["ratna"])
    row = record_step(**said, part="legal-police_protection", state="done", outcome="not_asked")
    assert tasks_of(people["ratna"]) == []
    record_step(**said, part="legal-police_protection", state="not_yet", entry=row.entry, based_on=1)
    assert [(task.title, task.due_at) for task in tasks_of(people["ratna"])] == [(owed.title, owed.due_at)]


def test_a_step_waits_for_those_before_it_until_they_are_done_or_not_needed(said, case):
    with pytest.raises(BadInput) as refused:
        record_step(**said, part="legal-visum_request", state="done")
    assert "“Laporan ke polisi”" in str(refused.value.fields["state"])
    report(said, state="not_needed", outcome="", reason="sudah dilaporkan keluarganya")
    record_step(**said, part="legal-visum_request", state="done", answers={"requester": "penyidik unit PPA", "hospital": "RSUD"})
    steps = stands_of(case, track("legal"))
    assert next_of(steps).step.code == "rights_told"


def test_hearings_repeat_each_with_its_own_record(said):
    report(said)
    first = record_step(**said, part="legal-trial", state="done", answers={"state_after": "lelah, tenang"})
    second = record_step(**said, part="legal-trial", state="under_way")
    assert first.entry != second.entry
    assert TrackStep.current.filter(step="trial").count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"state": ""}, "state"),
        ({"state": "gone"}, "state"),
        ({"state": "done"}, "outcome"),
        ({"state": "done", "outcome": "by_magic"}, "outcome"),
        ({"state": "not_needed"}, "reason"),
        ({"state": "refused", "reason": "  "}, "reason"),
        ({"state": "under_way", "companions": ["a ghost"]}, "companions"),
        ({"state": "under_way", "papers": ["photo"]}, "papers"),
        ({"state": "under_way", "functions": ["family_relations"]}, "functions"),
        ({"state": "under_way", "attachments": [str(uuid7())]}, "attachments"),
        ({"state": "under_way", "attachments": ["none"]}, "attachments"),
        ({"state": "under_way", "answers": {"weather": "cerah"}}, "answers"),
        ({"state": "under_way", "owner": str(uuid7())}, "owner"),
        ({"state": "under_way", "happened": clock.today() + timedelta(days=2)}, "happened"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(said, facts, field):
    with pytest.raises(BadInput) as refused:
        record_step(**{**said, "part": "legal-police_report", **facts})
    assert field in refused.value.fields
    assert not TrackStep.objects.exists()


def test_a_track_nobody_chose_has_no_steps_yet(said):
    with pytest.raises(BadInput) as refused:
        record_step(**said, part="medical-care_now", state="done")
    assert "belum dipilih klien" in str(refused.value.fields["state"])
    for part in ("legal-nothing", "sorcery-x", "legal", ""):
        with pytest.raises(NotYours):
            record_step(**said, part=part, state="done")


def test_sent_twice_two_tabs_and_begun_twice_lose_nothing(said):
    token = uuid7()
    row = report(said, what="sekali", submission=token)
    with pytest.raises(AlreadyDone):
        report(said, what="sekali", submission=token)
    report(said, what="tab satu", entry=row.entry, based_on=1)
    with pytest.raises(Overtaken) as both:
        report(said, what="tab dua", entry=row.entry, based_on=1)
    assert (both.value.kept.what, both.value.theirs.what) == ("tab dua", "tab satu")
    with pytest.raises(Overtaken):
        report(said, what="mulai lagi")
    assert TrackStep.current.count() == 1


def test_it_is_closed_to_everybody_else(said, people, as_user, case):
    report(said, what="rahasia")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not TrackStep.objects.exists(), stranger
    for who in ("dewi", "siska"):
        with as_user(who), pytest.raises(Refusal):
            record_step(by=people[who], case=case, part="legal-police_report", state="under_way")
