"""Ratna ends the work with her client: four criteria one by one, a last talk, and who carries on."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.actions.team import add_member
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_in, tasks_of
from sintas.casework.actions.ending import refuse_unjudged, write_termination
from sintas.casework.models import Termination
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

THURSDAY = datetime(2024, 9, 26, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = THURSDAY.date()
LATER = date(2024, 10, 10)
FOUR = ["emotional_stability:reached", "social_functioning:partly", "managing_trauma:partly", "ready_to_return:not_yet"]


@pytest.fixture
def thursday():
    with clock.stopped(THURSDAY):
        yield


@pytest.fixture
def case(thursday, open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case, on=date(2024, 8, 26))
    return case


@pytest.fixture
def end(case, people, as_user):
    """end(...) writes or corrects the ending as Ratna."""

    def write(**facts):
        with as_user("ratna"):
            return write_termination(**{"by": people["ratna"], "case": case, "happened": TODAY} | facts)

    return write


def opened(people, case):
    trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)


def test_the_whole_ending_is_kept_and_told(end, case, people, as_user):
    row = end(
        kind_of="planned", success="partly", reasons=["goals_met", "time_over"], reason_words=["- beberapa indikator tercapai", "", "waktu habis"],
        manner="langsung kepada klien", judged=FOUR, evidence={"emotional_stability": "tenang dan sabar", "managing_trauma": "  "},
        final_counselling="held", not_rejection_explained=True, coping=["menulis harian", "menelepon kakak"], handed_to=["pembina asrama"],
        client_view="Saya sudah lebih berani", returns_to="family", source_of_trauma="no", channels=["visit"],
    )  # fmt: skip
    with as_user("ratna"):
        opened(people, case)
        kept = Termination.current.get(pk=row.pk)
        assert (kept.reason_words, kept.evidence) == (
            ["beberapa indikator tercapai", "waktu habis"],
            {"emotional_stability": "tenang dan sabar"},
        )
        assert (kept.judged, kept.unresolved, kept.handover) == (FOUR, None, False)
        entry = next(one for month in story_of(case).months for one in month.entries if one.title == "Pengakhiran")
        assert (entry.text, entry.url) == ("langsung kepada klien", f"/kasus/{case.pk}/akhir/pengakhiran/{row.entry}/")
        assert Trail.objects.filter(file_id=case.pk, verb="record termination").count() == 1


def test_there_is_one_ending_and_what_a_correction_does_not_name_stays(end, case, people, as_user):
    first = end(kind_of="planned", judged=FOUR[:2], coping=["menulis"], own_words={"success": "cukup"})
    second = end(entry=first.entry, based_on=1, success="partly", judged=FOUR)
    assert (second.entry, second.number) == (first.entry, 2)
    with as_user("ratna"):
        opened(people, case)
        kept = Termination.current.get()
        assert (kept.kind_of, kept.coping, kept.own_words, kept.judged) == ("planned", ["menulis"], {"success": "cukup"}, FOUR)


def test_two_who_begin_it_at_the_same_moment_meet_in_it(end):
    end(manner="satu")
    with pytest.raises(Overtaken) as both:
        end(manner="dua")
    assert both.value.kept.set_aside


def test_sending_twice_saves_once_and_asks_for_one_contact(end, people, case, as_user):
    token = uuid7()
    end(channels=["visit"], follow_up_on=LATER, submission=token)
    with pytest.raises(AlreadyDone):
        end(channels=["visit"], follow_up_on=LATER, submission=token)
    with as_user("ratna"):
        assert len(tasks_of(people["ratna"])) == 1


def test_a_criterion_nobody_judged_is_kept_and_named_before_it_is_put_forward(end, case, as_user):
    row = end(judged=FOUR[:3])
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        refuse_unjudged(case)
    assert "Kesiapan kembali ke keluarga atau masyarakat" in str(refused.value.fields["judged"])
    assert "Kestabilan emosi" not in str(refused.value.fields["judged"])
    end(entry=row.entry, based_on=1, judged=FOUR)
    with as_user("ratna"):
        refuse_unjudged(case)  # "not yet" is a judgement


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "reasons"),
        ({"kind_of": "planned"}, "reasons"),
        ({"judged": [":reached"]}, "judged"),
        ({"judged": ["reached"]}, "judged"),
        ({"judged": ["emotional_stability:"]}, "judged"),
        ({"judged": ["emotional_stability:4"]}, "judged"),
        ({"judged": ["patience:reached"]}, "judged"),
        ({"judged": [*FOUR, "emotional_stability:partly"]}, "judged"),
        ({"evidence": {"patience": "x"}}, "judged"),
        ({"reasons": ["tired"]}, "reasons"),
        ({"success": "splendid"}, "success"),
        ({"manner": "x", "channels": ["pigeon"]}, "channels"),
        ({"final_counselling": "not_held"}, "final_words"),
        ({"manner": "x", "follow_up_on": TODAY - timedelta(days=1)}, "follow_up_on"),
        ({"manner": "x", "happened": TODAY + timedelta(days=1)}, "happened"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(end, facts, field, people, as_user):
    with pytest.raises(BadInput) as refused:
        end(**facts)
    assert field in refused.value.fields
    with as_user("ratna"):
        assert not Termination.objects.exists()


def test_each_channel_gives_the_lead_one_contact_and_a_correction_moves_it(end, case, people, as_user):
    first = end(channels=["visit", "school"], follow_up_on=LATER)
    with as_user("ratna"):
        owed = {task.title: task.due_at.date() for task in tasks_of(people["ratna"])}
        assert owed == {"Kontak tindak lanjut: kunjungan": LATER, "Kontak tindak lanjut: lewat sekolah atau kampus": LATER}
    end(entry=first.entry, based_on=1, reflection="baik")
    end(entry=first.entry, based_on=2, channels=["visit"], follow_up_on=LATER + timedelta(days=3))
    with as_user("ratna"):
        assert [(task.title, task.due_at.date()) for task in tasks_of(people["ratna"])] == [
            ("Kontak tindak lanjut: kunjungan", LATER + timedelta(days=3))
        ]


def test_a_contact_that_has_passed_and_an_imported_ending_owe_nothing(end, people, as_user, case):
    end(happened=date(2024, 9, 1), channels=["visit"], follow_up_on=date(2024, 9, 20), imported=True, final_counselling="not_held")
    with as_user("ratna"):
        assert tasks_of(people["ratna"]) == []


def test_a_students_ending_hands_the_case_over_and_asks_the_lead_who_carries_on(case, people, cast, house, as_user):
    cast["putri"] = hire("putri", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["putri"].pk)
    putri = actor_for(cast["putri"])
    with acting_as(putri.user_id):
        row = write_termination(by=putri, case=case, happened=TODAY, reasons=["time_over"], unresolved=["menghadapi wawancara"])
        assert row.handover
        write_termination(by=putri, case=case, entry=row.entry, based_on=1, handover=False, manner="berpamitan")
        opened(people | {"ratna": putri}, case)
        assert Termination.current.get().handover
    with as_user("ratna"):
        case.refresh_from_db()
        assert case.closed_on is None
        assert [task.title for task in tasks_in(case, people["ratna"])] == ["Alih pendampingan: tentukan siapa yang melanjutkan"]
        assert [task.mine for task in tasks_of(people["ratna"])] == [True]


def test_nobody_outside_the_team_writes_or_sees_it(end, case, people, as_user):
    end(manner="rahasia")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not Termination.objects.exists(), stranger
    with as_user("dewi"), pytest.raises(Refusal):
        write_termination(by=people["dewi"], case=case, happened=TODAY, manner="x")


def test_a_lead_who_hands_over_reminds_herself_once(end, people, as_user, case):
    row = end(manner="bertahap", handover=True)
    end(entry=row.entry, based_on=1, handover=True, reflection="sudah berani")
    with as_user("ratna"):
        assert [task.title for task in tasks_of(people["ratna"])] == ["Alih pendampingan: tentukan siapa yang melanjutkan"]
