"""Looking in after the ending. A child like those of Sentra Handayani (synthetic): the case is closed, signs come back, it opens again."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from sintas.cases.actions.team import add_member
from sintas.cases.models import SuicidePath
from sintas.cases.reading.tasks import tasks_of
from sintas.casework import dossier
from sintas.casework.actions.ending import follow_up, write_termination
from sintas.casework.actions.stages import close_case
from sintas.casework.models import FollowUp
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

THEN = datetime(2025, 3, 3, 8, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = THEN.date()


@pytest.fixture
def then():
    with clock.stopped(THEN):
        yield


@pytest.fixture
def case(then, open_a_case, agreed):
    case = open_a_case("ratna", name="Anak Contoh Sintetis", age_stated=12, is_child=True)
    agreed(case, on=date(2025, 1, 6), no_guardian=True, decided_by="supervisor dan tim", given_by="child_assent", child_assent="yes")
    return case


@pytest.fixture
def closed(case, people, as_user):
    """The ending is written, visits and the school are agreed on, the case is closed."""
    with as_user("ratna"):
        write_termination(
            by=people["ratna"], case=case, happened=TODAY, kind_of="planned", reasons=["time_over"], channels=["visit", "school"],
            follow_up_on=TODAY + timedelta(days=14),
        )  # fmt: skip
        close_case(by=people["ratna"], case=case, reason_code="moved")
    return case


@pytest.fixture
def look(case, people, as_user):
    """look(...) writes or corrects a look as Ratna."""

    def write(**facts):
        with as_user("ratna"):
            case.refresh_from_db()
            return follow_up(**{"by": people["ratna"], "case": case, "happened": clock.today(), "channel": "visit"} | facts)

    return write


@pytest.fixture
def now(as_user):
    """now(case): the case as it stands."""

    def read(case):
        with as_user("ratna"):
            case.refresh_from_db()
        return case

    return read


def owed(people, as_user):
    with as_user("ratna"):
        return {task.title.rpartition(": ")[2]: task.due_at.date() for task in tasks_of(people["ratna"]) if task.kind == "follow_up"}


def test_a_relapse_after_closing_opens_the_case_again(closed, look, people, as_user, now):
    with clock.stopped(THEN + timedelta(days=14)):
        with pytest.raises(BadInput) as refused:
            look(condition="sulit tidur", signs=["sleep", "withdrawing"], answers=["reopen", "accompany"])
        assert "answer_words" in refused.value.fields
        row = look(
            condition="sulit tidur", signs=["sleep", "withdrawing"], answers=["reopen", "accompany"], answer_words="mimpi buruk kembali",
            next_on=TODAY + timedelta(days=21),
        )  # fmt: skip
        now(closed)
        assert (closed.closed_on, closed.stage) == (None, "engagement")
        assert owed(people, as_user) == {"kunjungan": TODAY + timedelta(days=21), "lewat sekolah atau kampus": TODAY + timedelta(days=14)}
        with as_user("ratna"):
            close_case(by=people["ratna"], case=closed, reason_code="moved", reason="langkah keselamatan sudah dilakukan")
        look(entry=row.entry, based_on=1, condition="sulit tidur, sudah dibahas")
        assert now(closed).closed_on == clock.today()  # a corrected word does not open it a second time


def test_after_closing_a_contact_with_its_channel_is_possible_and_settles_what_was_owed(closed, look, people, as_user):
    assert set(owed(people, as_user)) == {"kunjungan", "lewat sekolah atau kampus"}
    with clock.stopped(THEN + timedelta(days=13)):
        look(condition="tenang, sekolah lancar", surroundings="ibu mendampingi")
        assert set(owed(people, as_user)) == {"lewat sekolah atau kampus"}


def test_an_attempt_leaves_the_contact_owed_and_may_move_it(closed, look, people, as_user):
    with clock.stopped(THEN + timedelta(days=14)):
        first = look(reached=False, next_on=TODAY + timedelta(days=16))
        assert owed(people, as_user)["kunjungan"] == TODAY + timedelta(days=16)
        look(entry=first.entry, based_on=1, reached=False, condition="rumah kosong")
        assert owed(people, as_user)["kunjungan"] == TODAY + timedelta(days=16)
        look(reached=True, condition="baik")
        assert "kunjungan" not in owed(people, as_user)


def test_a_contact_written_late_does_not_settle_what_was_agreed_after_it(closed, look, people, as_user):
    with clock.stopped(THEN + timedelta(days=2)):
        look(happened=TODAY - timedelta(days=3), condition="baik")
        assert "kunjungan" in owed(people, as_user)


def test_signs_without_an_answer_are_kept_and_the_stage_asks_for_one(case, look, as_user):
    row = look(condition="menyendiri", signs=["withdrawing"])
    with as_user("ratna"):
        assert "relapse_answered" in {one.code for one in dossier.verdict_on(case, "follow_up").missing}
    look(entry=row.entry, based_on=1, answers=["refer"])
    with as_user("ratna"):
        assert "relapse_answered" not in {one.code for one in dossier.verdict_on(case, "follow_up").missing}


def test_self_harm_opens_the_path_at_once_and_only_once(case, look, as_user, people):
    row = look(signs=["self_harm"], sign_words="ada luka baru di lengan")
    look(entry=row.entry, based_on=1, condition="sudah ditemani")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        path = SuicidePath.current.get()
        assert (path.opened_from_entry, path.said, path.state) == (row.entry, "ada luka baru di lengan", "open")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"channel": ""}, "condition"),
        ({"channel": "pigeon"}, "channel"),
        ({"next_channel": "pigeon"}, "next_channel"),
        ({"signs": ["bad_mood"]}, "signs"),
        ({"answers": ["punish"]}, "answers"),
        ({"goals": [str(uuid7())]}, "goals"),
        ({"happened": TODAY + timedelta(days=1)}, "happened"),
        ({"next_on": TODAY - timedelta(days=1)}, "next_on"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(case, look, facts, field, as_user):
    with pytest.raises(BadInput) as refused:
        look(**facts)
    assert field in refused.value.fields
    with as_user("ratna"):
        assert not FollowUp.objects.exists()


def test_sending_twice_opens_the_case_once(closed, look, people, as_user, now):
    token = uuid7()
    sent = {"signs": ["fear"], "answers": ["reopen"], "answer_words": "takut kembali", "submission": token}
    look(**sent)
    with as_user("ratna"):
        closed.refresh_from_db()
        close_case(by=people["ratna"], case=closed, reason_code="moved", reason="dibahas")
    with pytest.raises(AlreadyDone):
        look(**sent)
    assert now(closed).closed_on is not None


def test_a_student_leaves_the_opening_to_the_lead(closed, people, cast, house, as_user, now):
    cast["putri"] = hire("putri", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=closed, user_id=cast["putri"].pk)
    putri = actor_for(cast["putri"])
    with acting_as(putri.user_id):
        follow_up(by=putri, case=closed, happened=TODAY, signs=["fear"], answers=["reopen"], answer_words="takut kembali")
    assert now(closed).closed_on is not None
    with as_user("ratna"):
        assert "Ada tanda kemunduran: putuskan membuka kembali kasus" in [task.title for task in tasks_of(people["ratna"])]


def test_what_a_document_tells_gives_no_task_and_moves_nothing(closed, look, people, as_user, now):
    before = owed(people, as_user)
    look(imported=True, condition="baik", signs=["fear"], answers=["reopen"], next_on=TODAY + timedelta(days=60))
    assert now(closed).closed_on is not None
    assert owed(people, as_user) == before


def test_nobody_outside_the_team_writes_or_sees_it(case, look, people, as_user):
    look(condition="rahasia")
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not FollowUp.objects.exists(), stranger
    with as_user("dewi"), pytest.raises(Refusal):
        follow_up(by=people["dewi"], case=case, condition="x")
