"""Ratna plans a session with her client, holds it, and writes it down; nobody outside the team learns of it."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.reading.diary import between
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_of
from sintas.casework.actions.sessions import plan_session, record_session
from sintas.casework.models import Session
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 8, 0, tzinfo=timezone.get_fixed_timezone(420))


@pytest.fixture
def monday():
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def case(monday, open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case, on=date(2024, 9, 20))
    return case


def story(people, case, who="ratna"):
    trail.record(by=people[who], verb="read file", file_id=case.pk, opens=True)
    return [entry for month in story_of(case).months for entry in month.entries]


def test_a_session_walks_from_plan_to_story(case, people, as_user):
    at = MONDAY + timedelta(days=1)
    with as_user("ratna"):
        planned = plan_session(by=people["ratna"], case=case, starts_at=at, duration_min=70, place="Ruang konseling", therapy="reality")
        assert [row.kind for row in between(people["ratna"], at.date(), at.date())] == ["session"]
        first = story(people, case)[0]
        assert first.planned
        for day, step in ((20, "wdep_w"), (21, "wdep_d")):
            record_session(by=people["ratna"], case=case, happened=date(2024, 9, day), note="langkah sebelumnya", steps=[step])
    with clock.stopped(at + timedelta(hours=3)), as_user("ratna"):
        held = record_session(
            by=people["ratna"], case=case, entry=planned.entry, based_on=1, happened=at.date(), at=at.time(), note="Menimbang langkah",
            steps=["wdep_e", "wdep_p"], techniques=["support"], therapy="reality", client_words="Ingin mencoba lagi",
        )  # fmt: skip
        assert (held.entry, held.number, held.ahead) == (planned.entry, 2, False)
        assert [row.state for row in between(people["ratna"], at.date(), at.date())] == ["held"]
        told = story(people, case)
        assert not any(entry.planned for entry in told)
        entry = told[0]
        assert entry.title == "Sesi: Evaluation, Planning and Commitment"
        assert [pill.words for pill in entry.pills] == ["Support"]
        assert entry.url == f"/kasus/{case.pk}/sesi/{held.entry}/"


def test_planning_before_consent_is_refused_with_the_sentence_of_the_practice(monday, open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            plan_session(by=people["ratna"], case=case, starts_at=MONDAY + timedelta(days=1))
        assert "persetujuan belum tercatat" in str(refused.value.fields["starts_at"])
        assert not Session.objects.exists()


def test_protection_does_not_wait_for_consent(monday, open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            plan_session(by=people["ratna"], case=case, starts_at=MONDAY + timedelta(hours=2), protection=True)
        assert "before_consent_reason" in refused.value.fields
        kept = plan_session(
            by=people["ratna"],
            case=case,
            starts_at=MONDAY + timedelta(hours=2),
            protection=True,
            before_consent_reason="malam ini ke rumah aman",
        )
        assert kept.ahead and kept.protection


def test_what_was_held_before_consent_is_kept_with_its_reason_and_marked(case, people, as_user):
    """Consent is of 20 September; the session of the 18th stays marked, whatever came later."""
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            record_session(by=people["ratna"], case=case, happened=date(2024, 9, 18), note="berbincang")
        assert "sebelum ada persetujuan" in str(refused.value.fields["before_consent_reason"])
        kept = record_session(
            by=people["ratna"], case=case, happened=date(2024, 9, 18), note="berbincang", before_consent_reason="klien datang menangis"
        )
        assert kept.early
        marked = next(entry for entry in story(people, case) if entry.text == "berbincang")
        assert "sebelum ada persetujuan" in [str(pill.words) for pill in marked.pills]
        assert record_session(by=people["ratna"], case=case, happened=date(2024, 9, 21), note="lanjut").early is False


def test_a_session_with_no_noted_date_is_kept(case, people, as_user):
    with as_user("ratna"):
        kept = record_session(by=people["ratna"], case=case, happened=FuzzyDate.unknown(), note="kunjungan")
        assert kept.happened_on is None
        assert next(entry for entry in story(people, case) if entry.text == "kunjungan").when == "tanggal belum dicatat"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"happened": date(2024, 9, 24)}, "happened"),
        ({"happened": date(2024, 9, 23), "techniques": ["hypnosis"]}, "techniques"),
        ({"happened": date(2024, 9, 23), "pillar": "eight"}, "pillar"),
        ({"happened": date(2024, 9, 23), "steps": ["wdep_x"]}, "steps"),
        ({"happened": date(2024, 9, 23), "next_step": "latihan", "next_on": date(2024, 9, 22)}, "next_on"),
        ({"happened": date(2024, 9, 23), "next_step": "latihan", "next_on": date(2024, 9, 25), "next_owner": str(uuid7())}, "next_owner"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(case, people, as_user, facts, field):
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            record_session(by=people["ratna"], case=case, note="x", **facts)
        assert field in refused.value.fields
        assert not Session.objects.exists()


def test_the_next_step_becomes_one_task_of_whoever_promised_it(case, people, as_user):
    step = {"next_step": "Latihan wawancara", "next_on": date(2024, 9, 25)}
    with as_user("ratna"):
        first = record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="a", next_owner="me", **step)
        record_session(
            by=people["ratna"], case=case, happened=date(2024, 9, 23), note="b", entry=first.entry, based_on=1, next_owner="me", **step
        )
        assert [task.title for task in tasks_of(people["ratna"])] == ["Latihan wawancara"]


def test_a_next_step_of_a_late_entry_that_has_passed_owes_nothing(case, people, as_user):
    with as_user("ratna"):
        record_session(
            by=people["ratna"],
            case=case,
            happened=date(2024, 9, 20),
            note="a",
            next_step="telepon",
            next_owner="me",
            next_on=date(2024, 9, 21),
        )
        assert tasks_of(people["ratna"]) == []


def test_sending_twice_saves_once_and_two_tabs_lose_nothing(case, people, as_user):
    token = uuid7()
    with as_user("ratna"):
        done = record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="sekali", submission=token)
        with pytest.raises(AlreadyDone):
            record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="sekali", submission=token)
        record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="tab satu", entry=done.entry, based_on=1)
        with pytest.raises(Overtaken) as both:
            record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="tab dua", entry=done.entry, based_on=1)
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert (both.value.kept.note, both.value.theirs.note) == ("tab dua", "tab satu")


def test_it_leaves_a_trail_and_is_closed_to_everybody_else(case, people, as_user):
    with as_user("ratna"):
        record_session(by=people["ratna"], case=case, happened=date(2024, 9, 23), note="rahasia")
        assert Trail.objects.filter(file_id=case.pk, verb="record session").count() == 1
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not Session.objects.exists(), stranger
    with as_user("dewi"), pytest.raises(Refusal):
        record_session(by=people["dewi"], case=case, happened=date(2024, 9, 23), note="x")
