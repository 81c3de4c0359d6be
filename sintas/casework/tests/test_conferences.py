"""The team sits together over a case: the conference takes its number, what is decided becomes duties, and nothing anybody wrote is lost."""

from contextlib import contextmanager
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from sintas.cases.actions import tasks as duties
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Task
from sintas.cases.reading.tasks import tasks_of
from sintas.casework.actions.conferring import hold_conference, next_number
from sintas.casework.models import Conference, Decision
from sintas.casework.reading.conference import conference_view
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

FRIDAY = datetime(2024, 9, 20, 13, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY, NEXT = FRIDAY.date(), date(2024, 9, 27)


@pytest.fixture
def friday():
    with clock.stopped(FRIDAY):
        yield


@pytest.fixture
def case(friday, open_a_case, people, cast, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    return case


@pytest.fixture
def at_work(case, people, as_user):
    """with at_work(): Ratna has the file open, as a page opens it."""

    @contextmanager
    def opened(who="ratna"):
        with as_user(who):
            trail.record(by=people[who], verb="read file", file_id=case.pk, opens=True)
            yield

    return opened


@pytest.fixture
def confer(case, people):
    """confer(what=..., owner=...) -> a conference of today with one decision, or with the rows given."""

    def hold(who="ratna", rows=None, **facts):
        given = {"happened": TODAY, "summary": "Rencana belum berjalan."} | facts
        return hold_conference(by=people[who], case=case, decisions=rows or [], **given)

    return hold


def row(what="Menemani ke klinik", owner="me", due_on=NEXT, **more):
    return {"what": what, "owner": owner, "due_on": due_on} | more


def decision_of(conference):
    return Decision.current.get(conference=conference.entry)


def refused(call, *args, **facts):
    with pytest.raises(BadInput) as no:
        call(*args, **facts)
    [(field, sentence)] = no.value.fields.items()
    return field, str(sentence)


# a conference -------------------------------------------------------------------------------------------------------------------------


def test_conferences_of_a_case_are_numbered_and_told_in_the_story(case, confer, open_a_case, people, as_user):
    other = open_a_case("ratna", name="Sekar")
    with as_user("ratna"):
        assert [confer().no, confer().no, confer().no] == [1, 2, 3]
        assert next_number(case) == 4
        assert hold_conference(by=people["ratna"], case=other, happened=TODAY, discussion="lain").no == 1
        assert Trail.objects.filter(file_id=case.pk, verb="record conference").count() == 3


def test_everything_the_minutes_need_is_kept(case, confer, people, at_work):
    came = [{"name": " Ratna ", "position": "Pekerja sosial", "institution": "Sentra Contoh"}, {"name": "Bu Lurah"}]
    with at_work():
        made = confer(
            at=time(13), ends_at=time(14, 30), place="Ruang rapat", leader="Sari", minutes_by="Budi", confidentiality_stated=True, attendance=came,
            client_took_part="partly", discussion="Menimbang dua pilihan.", dissent="Budi ingin menunggu.", follow_up="Kabari klien.", next_on=NEXT,
        )  # fmt: skip
        kept = Conference.current.get(entry=made.entry)
        assert kept.attendance == [
            {"name": "Ratna", "position": "Pekerja sosial", "institution": "Sentra Contoh"},
            {"name": "Bu Lurah", "position": "", "institution": ""},
        ]
        assert (kept.happened_on, kept.happened_at, kept.ends_at, kept.next_on) == (TODAY, time(13), time(14, 30), NEXT)
        view = conference_view(case, made.entry, "id")
        assert view.title == "Pembahasan kasus 1"
        assert view.line == "Jumat, 20 September 2024 · 13.00–14.30 · Ruang rapat"
        assert [fact.term for fact in view.facts][:4] == ["Pemimpin", "Notulis", "Kerahasiaan", "Klien ikut membahas"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"happened": date(2024, 9, 21)}, "happened"),
        ({"at": time(14), "ends_at": time(13)}, "ends_at"),
        ({"next_on": date(2024, 9, 19)}, "next_on"),
        ({"client_took_part": "perhaps"}, "client_took_part"),
        ({"attendance": [{"name": "Ratna"}, {"position": "Lurah"}]}, "attendance-1-name"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(confer, as_user, facts, field):
    with as_user("ratna"):
        assert refused(confer, **facts)[0] == field
        assert not Conference.objects.exists()


# decisions ----------------------------------------------------------------------------------------------------------------------------


def test_a_decision_of_a_member_with_a_day_is_her_task_and_others_are_not(confer, people, cast, at_work):
    rows = [
        row("Menemani ke klinik", str(cast["budi"].pk)),
        row("Menulis rencana", "me", None),
        row("Menelepon bibi", "client"),
        row("Mengirim surat", "other", owner_words="Dinas Sosial"),
        row("Sudah dikerjakan", "me", TODAY),
    ]
    with at_work():
        made = confer(rows=rows)
        assert [(d.position, d.owner_words) for d in Decision.current.filter(conference=made.entry).order_by("position")] == [
            (1, None), (2, None), (3, None), (4, "Dinas Sosial"), (5, None),
        ]  # fmt: skip
        assert {task.title for task in tasks_of(people["ratna"])} == {"Sudah dikerjakan"}
    with at_work("budi"):
        [task] = tasks_of(people["budi"])
        assert (task.title, task.kind, clock.local(task.due_at).date()) == ("Menemani ke klinik", "decision", NEXT)


@pytest.mark.parametrize(
    ("wrong", "cell", "said"),
    [
        ({"owner": ""}, "decisions-1-owner", "Keputusan 2 belum ada pelaksananya"),
        ({"what": "  "}, "decisions-1-what", "Keputusan 2 belum ditulis"),
        ({"owner": "other"}, "decisions-1-owner_words", "Keputusan 2"),
        ({"owner": "somebody"}, "decisions-1-owner", "dari tim kasus ini"),
        ({"due_on": date(2024, 9, 19)}, "decisions-1-due_on", "sebelum pembahasannya"),
        ({"entry": str(uuid7())}, "decisions", "bukan dari pembahasan ini"),
    ],
)
def test_a_decision_that_cannot_stand_is_named_by_its_row(confer, as_user, wrong, cell, said):
    with as_user("ratna"):
        field, sentence = refused(confer, rows=[row(), row("Kedua") | wrong])
        assert field == cell and said in sentence
        assert not Conference.objects.exists() and not Task.objects.exists()


def test_somebody_outside_the_team_cannot_be_given_a_decision(confer, cast, as_user):
    with as_user("ratna"):
        for who in ("tono", "lina", "dewi"):
            assert refused(confer, rows=[row(owner=str(cast[who].pk))])[0] == "decisions-0-owner"


def test_a_correction_keeps_decisions_and_their_tasks(confer, people, cast, at_work):
    with at_work():
        made = confer(rows=[row(), row("Menulis rencana")])
        first, second = Decision.current.filter(conference=made.entry).order_by("position")
        rows = [row(entry=str(first.entry)), row("Menulis rencana kerja", entry=second.entry), row("Mengabari klien")]
        again = confer(rows=rows, entry=made.entry, based_on=1, summary="diperbaiki")
        assert (again.no, again.number) == (1, 2)
        now = list(Decision.current.filter(conference=made.entry).order_by("position"))
        assert [(d.entry, d.number) for d in now[:2]] == [(first.entry, 1), (second.entry, 2)]
        assert sorted(task.title for task in tasks_of(people["ratna"])) == ["Menemani ke klinik", "Mengabari klien", "Menulis rencana kerja"]
        assert Task.objects.filter(kind="decision").count() == 3


def test_a_decision_that_is_not_named_in_a_correction_stays(confer, at_work):
    with at_work():
        made = confer(rows=[row()])
        confer(rows=[], entry=made.entry, based_on=1, summary="hanya ringkasannya")
        assert decision_of(made).number == 1


def test_a_task_follows_its_decision(confer, people, cast, at_work):
    """Given to another it moves; taken over by the client it is dropped with the reason; taken away likewise."""
    with at_work():
        made = confer(rows=[row()])
        entry = decision_of(made).entry
        confer(rows=[row(owner=str(cast["budi"].pk), entry=entry)], entry=made.entry, based_on=1)
        [task] = Task.objects.filter(source_entry=entry)
        assert task.owner_id == cast["budi"].pk
        confer(rows=[row(owner="client", entry=entry)], entry=made.entry, based_on=2)
        [task] = Task.objects.filter(source_entry=entry)
        assert task.dropped and "diubah" in task.reason
        confer(rows=[row("Baru", entry="")], entry=made.entry, based_on=3)
        confer(rows=[{"entry": str(entry), "what": "", "owner": "", "removed": True}], entry=made.entry, based_on=4)
        assert [d.what for d in Decision.current.filter(conference=made.entry)] == ["Baru"]


def test_what_was_done_already_is_not_asked_again(confer, people, at_work):
    with at_work():
        made = confer(rows=[row()])
        entry = decision_of(made).entry
        duties.done(by=people["ratna"], task=Task.objects.get(source_entry=entry))
        confer(rows=[row("Menemani ke klinik kota", entry=entry)], entry=made.entry, based_on=1)
        assert tasks_of(people["ratna"]) == []


def test_a_day_that_has_passed_owes_nothing(confer, people, as_user):
    with as_user("ratna"):
        confer(happened=date(2024, 9, 10), rows=[row(due_on=date(2024, 9, 12))])
        assert tasks_of(people["ratna"]) == []


def test_whoever_left_the_team_stays_the_owner_of_what_was_decided(confer, case, people, cast, at_work):
    with at_work():
        made = confer(rows=[row(owner=str(cast["budi"].pk))])
        entry = decision_of(made).entry
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="moved")
        confer(rows=[row("Menemani ke klinik kota", str(cast["budi"].pk), entry=entry)], entry=made.entry, based_on=1)
        assert refused(confer, rows=[row(owner=str(cast["budi"].pk))])[0] == "decisions-0-owner"


# twice, at once, and from outside -----------------------------------------------------------------------------------------------------


def test_sending_twice_saves_once(confer, as_user):
    token = uuid7()
    with as_user("ratna"):
        done = confer(rows=[row()], submission=token)
        with pytest.raises(AlreadyDone) as before:
            confer(rows=[row()], submission=token)
        assert before.value.done.pk == done.pk
        assert Decision.objects.count() == 1 and Task.objects.count() == 1


def test_two_tabs_lose_neither_text_nor_decision(case, confer, people, at_work):
    with at_work():
        made = confer(rows=[row()])
        entry = decision_of(made).entry
        confer(rows=[row("Ke klinik kota", entry=entry)], entry=made.entry, based_on=1, summary="tab satu")
        with pytest.raises(Overtaken) as both:
            confer(rows=[row("Ke klinik desa", entry=entry), row("Tulisan kedua")], entry=made.entry, based_on=1, summary="tab dua")
        assert (both.value.kept.summary, both.value.theirs.summary) == ("tab dua", "tab satu")
        assert {d.what for d in Decision.objects.filter(set_aside=True)} == {"Ke klinik desa", "Tulisan kedua"}
        assert decision_of(made).what == "Ke klinik kota"


def test_an_imported_number_is_taken_and_cannot_be_taken_twice(confer, as_user):
    with as_user("ratna"):
        assert confer(no=2, imported=True).no == 2
        assert refused(confer, no=2, imported=True)[0] == "no"
        assert confer().no == 3


def test_nobody_outside_the_team_holds_or_reads_one(case, confer, people, cast, as_user):
    with as_user("ratna"):
        made = confer(rows=[row()])
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    for stranger in ("tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not Conference.objects.exists() and not Decision.objects.exists(), stranger
            assert conference_view(case, made.entry, "id") is None
    for stranger in ("dewi", "lina", "siska"):
        with as_user(stranger), pytest.raises(Refusal):
            hold_conference(by=people[stranger], case=case, happened=TODAY, discussion="x")


def test_a_student_on_the_team_writes_the_minutes(case, confer, house, people, as_user):
    student = hire("praktikan", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=student.pk)
    by = actor_for(student)
    with acting_as(student.pk):
        assert hold_conference(by=by, case=case, happened=TODAY, discussion="Belajar", decisions=[row()]).no == 1
        assert [task.title for task in tasks_of(by)] == ["Menemani ke klinik"]
