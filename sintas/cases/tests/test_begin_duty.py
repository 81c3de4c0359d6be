"""A kept fact starts the duties the law ties to it, once; nothing that happens to the fact afterwards stops a clock."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sintas.cases.actions.duties import begin_duty, do_duty, leave_duty, set_start
from sintas.cases.actions.team import add_member
from sintas.cases.models import Incident, Task
from sintas.cases.reading.tasks import tasks_of
from sintas.cases.tests.on_duty import FOUR, HOUR, MONDAY, PROTECTION, REPORT, THREE, the_duty, told
from sintas.kit import clock
from sintas.kit.ids import new_submission
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


def codes(case):
    return set(Task.objects.filter(file_id=case.pk).exclude(duty="").values_list("duty", flat=True))


def test_an_incident_under_the_law_starts_the_72_hours(case, people, as_user):
    with as_user("ratna"):
        row = told(people, case, "tpks:rape", "practice:sexual")
        duty = the_duty(case)
        assert (duty.owner_id, duty.starts_at, duty.due_at, duty.source_entry) == (people["ratna"].user_id, MONDAY, MONDAY + 72 * HOUR, row.entry)
        assert codes(case) == {REPORT}
        assert [task.title for task in tasks_of(people["ratna"])] == ["Teruskan laporan ke kepolisian (3 x 24 jam)"]
        assert Trail.objects.filter(verb="begin duty", file_id=case.pk).count() == 1


def test_violence_in_the_household_starts_the_four_and_an_advocate_has_three(case, people, cast, as_user):
    cast["budi"].profession = "advocate"
    cast["budi"].save(update_fields=["profession"])
    with as_user("ratna"):
        told(people, case, "kdrt:physical")
        assert codes(case) == FOUR
        assert tasks_of(people["ratna"]) == []  # no time in the law: on their own page, not pushing aside what has a day
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
        told(people, case, "kdrt:psychological")
        assert codes(case) == FOUR | THREE
        assert set(Task.objects.filter(duty__in=THREE).values_list("owner_id", flat=True)) == {cast["budi"].pk}
        assert Notice.objects.filter(code="task_given").count() == 3 or cast["budi"].pk  # his own notices are read by him alone
    with as_user("budi"):
        assert Notice.objects.filter(code="task_given").count() == 3


def test_an_advocate_who_comes_later_owes_what_the_law_asks_of_advocates(case, people, cast, as_user):
    cast["budi"].profession = "advocate"
    cast["budi"].save(update_fields=["profession"])
    with as_user("ratna"):
        told(people, case, "tpks:rape", "kdrt:sexual", imported=True)
        told(people, case, "kdrt:physical")
        assert codes(case) == FOUR
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
        assert codes(case) == FOUR | THREE
        assert set(Task.objects.filter(duty__in=THREE).values_list("owner_id", flat=True)) == {cast["budi"].pk}
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk, role="member")
        assert Task.objects.filter(duty__in=THREE).count() == 3


def test_practice_words_alone_start_nothing_and_nothing_imported_does(case, people, as_user):
    with as_user("ratna"):
        told(people, case, "practice:sexual")
        told(people, case, "tpks:rape", "kdrt:sexual", imported=True)
        assert codes(case) == set()


def test_a_second_incident_and_a_repeated_submit_start_nothing_twice(case, people, as_user):
    token = uuid4()
    with as_user("ratna"):
        told(people, case, "tpks:rape", submission=token)
        with pytest.raises(AlreadyDone), transaction.atomic():
            told(people, case, "tpks:rape", submission=token)
        with clock.stopped(MONDAY + 5 * HOUR):
            told(people, case, "tpks:electronic")
        assert the_duty(case).due_at == MONDAY + 72 * HOUR
        with pytest.raises(IntegrityError), transaction.atomic():  # the database keeps it, too
            Task.objects.create(
                file_id=case.pk, organisation_id=case.organisation_id, title="x", kind="duty", duty=REPORT, owner_id=people["ratna"].user_id,
                made_by=people["ratna"].user_id,
            )  # fmt: skip


def test_a_corrected_incident_does_not_lose_its_clock(case, people, as_user):
    with as_user("ratna"):
        row = told(people, case, "tpks:rape")
        Incident.objects.filter(pk=row.pk).update(written_at=MONDAY)
        with clock.stopped(MONDAY + 30 * HOUR):
            told(people, case, "practice:sexual", entry=row.entry, based_on=1)
            assert the_duty(case).due_at == MONDAY + 72 * HOUR
            told(people, case, "tpks:rape", entry=row.entry, based_on=2)
            assert the_duty(case).due_at == MONDAY + 72 * HOUR and Task.objects.filter(duty=REPORT).count() == 1
            leave_duty(by=people["ratna"], task=the_duty(case), because="client_wish", reason="belum mau")
            told(people, case, "tpks:rape", "tpks:electronic", entry=row.entry, based_on=3)
            assert Task.objects.filter(duty=REPORT).count() == 1  # answered; the same incident does not ask again
            told(people, case, "tpks:rape")
            assert the_duty(case).due_at == MONDAY + 102 * HOUR  # new violence does


def test_a_form_added_later_counts_from_the_first_telling(case, people, as_user):
    with as_user("ratna"):
        row = told(people, case, "practice:sexual")
        Incident.objects.filter(pk=row.pk).update(written_at=MONDAY)
        with clock.stopped(MONDAY + 30 * HOUR):
            told(people, case, "tpks:rape", entry=row.entry, based_on=1)
        assert the_duty(case).starts_at == MONDAY


def test_a_second_incident_put_right_after_the_report_asks_for_no_second_report(case, people, as_user):
    with as_user("ratna"):
        told(people, case, "tpks:rape")
        second = told(people, case, "tpks:electronic")
        Incident.objects.filter(pk=second.pk).update(written_at=MONDAY)
        with clock.stopped(MONDAY + 20 * HOUR):
            do_duty(by=people["ratna"], task=the_duty(case), evidence="tanda terima STPL/7")
        with clock.stopped(MONDAY + 30 * HOUR):
            told(people, case, "tpks:electronic", entry=second.entry, based_on=1)
            assert Task.objects.filter(file_id=case.pk, duty=REPORT).count() == 1  # it was told before the report, which was made for both
            told(people, case, "tpks:rape")
            assert the_duty(case).due_at == MONDAY + 102 * HOUR


def test_duties_of_the_case_stand_once_when_they_were_done(case, people, as_user):
    with as_user("ratna"):
        told(people, case, "kdrt:physical")
        for task in Task.objects.filter(duty__in=FOUR):
            do_duty(by=people["ratna"], task=task, evidence="sesi 23 November")
        told(people, case, "kdrt:physical")
        assert Task.objects.filter(duty__in=FOUR).count() == 4


def test_by_hand_and_twice_by_hand(case, people, cast, as_user):
    with as_user("ratna"):
        first = begin_duty(by=people["ratna"], case=case, duty=PROTECTION, since=MONDAY - 2 * HOUR)
        assert first.due_at == MONDAY + 22 * HOUR
        assert begin_duty(by=people["ratna"], case=case, duty=PROTECTION).pk == first.pk
        for wrong in ({"duty": "tidak_ada"}, {"duty": REPORT, "since": MONDAY + HOUR}, {"duty": REPORT, "owner_id": cast["tono"].pk}):
            with pytest.raises(BadInput):
                begin_duty(by=people["ratna"], case=case, **wrong)


def test_a_late_entry_moves_the_start_back_and_the_trail_keeps_both(case, people, as_user):
    with as_user("ratna"):
        told(people, case, "tpks:rape")
        duty = set_start(by=people["ratna"], task=the_duty(case), since=MONDAY - 40 * HOUR)
        assert duty.due_at == MONDAY + 32 * HOUR
        set_start(by=people["ratna"], task=duty, since=MONDAY - 40 * HOUR)
        detail = Trail.objects.get(verb="set duty start").detail
        assert (detail["before"][:10], detail["now"][:10]) == ("2026-11-23", "2026-11-21")
        with pytest.raises(BadInput):
            set_start(by=people["ratna"], task=duty, since=MONDAY + HOUR)


def test_nobody_else_reaches_it(case, people, as_user):
    with as_user("ratna"):
        told(people, case, "tpks:rape")
        duty = the_duty(case)
    for stranger in ("tono", "lina", "sari"):
        with as_user(stranger):
            assert not Task.objects.exists()
            for verb in (lambda who: do_duty(by=who, task=duty, evidence="x"), lambda who: set_start(by=who, task=duty, since=MONDAY)):
                with pytest.raises(NotYours):
                    verb(people[stranger])


def test_the_page_begins_one_and_sends_a_task_of_the_day_there(case, people, as_user, signed_in):
    client = signed_in("ratna")
    page = client.get(reverse("cases:duty_begin", args=[case.pk]))
    assert page.status_code == 200
    sent = {"duty": REPORT, "day": "2026-11-22", "at": "21.30", "owner": str(people["ratna"].user_id), "submission": new_submission()}
    assert client.post(reverse("cases:duty_begin", args=[case.pk]), sent).status_code == 302
    assert client.post(reverse("cases:duty_begin", args=[case.pk]), sent).status_code == 302
    ahead = client.post(reverse("cases:duty_begin", args=[case.pk]), sent | {"duty": PROTECTION, "day": "2026-12-01", "submission": new_submission()})
    assert ahead.status_code == 422 and "masih di depan" in ahead.content.decode()
    with as_user("ratna"):
        duty = the_duty(case)
        assert clock.local(duty.starts_at).strftime("%d %H:%M") == "22 21:30" and Task.objects.count() == 1
    leads = client.get(reverse("cases:task_answer", args=[case.pk, duty.pk]))
    assert leads.status_code == 302 and leads["Location"] == reverse("cases:duties", args=[case.pk])
    shown = client.get(reverse("cases:duties", args=[case.pk])).content.decode()
    assert "Sisa 2 hari 12 jam" in shown and "UU 12/2022 pasal 39-41" in shown and "Bukan nasihat hukum" in shown and "tanda terima laporan" in shown
    assert client.get(reverse("cases:tasks", args=[case.pk])).status_code == 200
    assert signed_in("tono").get(reverse("cases:duties", args=[case.pk])).status_code == 404
