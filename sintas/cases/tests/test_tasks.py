"""Somebody owes something by a date: Ratna gives Budi a task; it is done, moved or dropped; nobody outside the team can be given one."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.tasks import done, drop, give_task, move
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Task
from sintas.cases.reading.tasks import tasks_of
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

MONDAY = datetime(2024, 9, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
DAY = timedelta(days=1)


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
            add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
        yield case


@pytest.fixture
def give(people, cast, case):
    return lambda **more: give_task(
        by=people["ratna"], case=case, **({"owner_id": cast["budi"].pk, "title": "Telepon psikolog", "due_at": MONDAY + DAY} | more)
    )


def test_it_reaches_its_owner_in_order_of_time(case, give, people, cast, as_user):
    with as_user("ratna"):
        give()
        give(title="Antar visum", due_at=MONDAY - DAY)
        give(title="Tanpa tanggal", due_at=None)
        assert Trail.objects.filter(verb="give task").count() == 3
    with as_user("budi"):
        owed = tasks_of(people["budi"])
        assert [(t.title, t.overdue, t.number) for t in owed] == [
            ("Antar visum", True, case.number), ("Telepon psikolog", False, case.number), ("Tanpa tanggal", False, case.number),
        ]  # fmt: skip
        assert [t.title for t in tasks_of(people["budi"], until=MONDAY + timedelta(hours=1))] == ["Antar visum"]
        assert Notice.objects.filter(code="task_given").count() == 3
    with as_user("ratna"):
        assert tasks_of(people["ratna"]) == []
    for stranger in ("tono", "lina", "sari", "dewi"):
        with as_user(stranger):
            assert tasks_of(people[stranger]) == [] and not Task.objects.exists()


def test_the_same_again_is_the_same(case, give, people, cast, as_user):
    with as_user("ratna"):
        assert give().pk == give().pk
        entry = uuid7()
        first = give(kind="next_step", source_entry=entry)
        again = give(kind="next_step", source_entry=entry, due_at=MONDAY + 3 * DAY, title="Telepon lagi", owner_id=cast["ratna"].pk)
        assert first.pk == again.pk and (again.due_at, again.title) == (MONDAY + 3 * DAY, "Telepon lagi")
        assert Task.objects.count() == 2


def test_done_with_what_shows_it(case, give, people, as_user):
    with as_user("ratna"):
        task = give()
    with as_user("budi"):
        done(by=people["budi"], task=task, evidence="dijawab, Kamis 10.00")
        done(by=people["budi"], task=task, evidence="lagi")
        trail.record(by=people["budi"], verb="read file", file_id=case.pk, opens=True)
        assert Task.objects.get().evidence == "dijawab, Kamis 10.00" and Task.objects.get().done_by == people["budi"].user_id
        assert Trail.objects.filter(verb="finish task").count() == 1
        for late in (lambda: drop(by=people["budi"], task=task, reason="x"), lambda: move(by=people["budi"], task=task, due_at=MONDAY)):
            with pytest.raises(NotNow):
                late()


def test_dropped_with_a_reason_and_moved_to_another(case, give, people, cast, as_user):
    with as_user("ratna"):
        task = give()
        with pytest.raises(BadInput):
            drop(by=people["ratna"], task=task, reason=" ")
        move(by=people["ratna"], task=task, owner_id=cast["ratna"].pk, due_at=MONDAY + 2 * DAY)
        assert (task.owner_id, task.due_at) == (cast["ratna"].pk, MONDAY + 2 * DAY)
        drop(by=people["ratna"], task=task, reason="psikolog sudah datang sendiri")
        with pytest.raises(NotNow):
            done(by=people["ratna"], task=task)


def test_only_the_team_owes_anything(case, give, people, cast, as_user):
    with as_user("ratna"):
        for stranger in ("dewi", "tono", "lina"):
            with pytest.raises(BadInput):
                give(owner_id=cast[stranger].pk)
        with pytest.raises(BadInput):
            give(title="   ")
        task = give()
    with as_user("tono"), pytest.raises(NotYours):
        done(by=people["tono"], task=task)
    with as_user("dewi"), pytest.raises(Refusal):
        give_task(by=people["dewi"], case=case, owner_id=cast["dewi"].pk, title="x")


def test_what_somebody_leaves_behind_shows_to_the_lead(case, give, people, cast, as_user):
    with as_user("ratna"):
        give()
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="left")
        assert [(t.title, t.mine) for t in tasks_of(people["ratna"])] == [("Telepon psikolog", False)]
    with as_user("budi"):
        assert tasks_of(people["budi"]) == []


def test_the_pages(case, signed_in, cast):
    ratna, new, home = signed_in("ratna"), reverse("cases:task", args=[case.pk]), reverse("cases:tasks", args=[case.pk])
    assert 'name="kind" type="radio" value="legal_referral" checked' in ratna.get(new + "?kind=legal_referral").content.decode()
    typed = {"submission": new_submission(), "kind": "legal_referral", "owner": str(cast["budi"].pk), "due_on": "2024-09-25"}
    assert ratna.post(new, typed).status_code == 302
    assert ratna.post(new, typed).status_code == 302
    assert ratna.post(new, typed | {"kind": "own"}).status_code == 422
    page = ratna.get(home).content.decode()
    assert page.count("Tawarkan rujukan bantuan hukum") == 1 and "2 hari lagi" in page
    one = home + page.split(home)[-1].split("/")[0] + "/"
    assert ratna.post(one, {"answer": "drop", "words": ""}).status_code == 422
    assert ratna.post(one, {"answer": "move"}).status_code == 422
    assert ratna.post(one, {"answer": "move", "due_on": "2024-09-30"}).status_code == 302
    assert ratna.post(one, {"answer": "done", "words": "sudah"}).status_code == 302
    assert "Tidak ada tugas terbuka" in ratna.get(home).content.decode()
    assert ratna.get(home + f"{uuid7()}/").status_code == 404
    assert signed_in("tono").get(one).status_code == 404
