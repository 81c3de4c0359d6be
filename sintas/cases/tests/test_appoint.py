"""Ratna agrees on a time with Bunga: it stands in her day, by initials, and in nobody else's."""

from datetime import timedelta

import pytest

from sintas.cases.actions.appointing import appoint, move_appointment, settle
from sintas.cases.models import Appointment
from sintas.cases.reading.diary import between, week_of
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def tomorrow(hours=0):
    return clock.now() + timedelta(days=1, hours=hours)


def test_it_stands_in_ones_own_diary_only(case, people, as_user):
    with as_user("ratna"):
        appoint(by=people["ratna"], case=case, starts_at=tomorrow(), about="wawancara", place="ruang konseling")
        day = clock.local(tomorrow()).date()
        assert len(between(people["ratna"], day, day)) == 1
        titles = [a.title for d in week_of(people["ratna"], day) for a in d.appointments]
        assert titles == ["BM, wawancara"]
    with as_user("budi"):
        assert between(people["budi"], day, day) == []


def test_past_times_and_strangers_are_refused(case, people, cast, as_user):
    with as_user("ratna"):
        with pytest.raises(BadInput):
            appoint(by=people["ratna"], case=case, starts_at=clock.now() - timedelta(hours=1))
        with pytest.raises(BadInput):
            appoint(by=people["ratna"], case=case, starts_at=tomorrow(), owner_id=cast["budi"].pk)
        with pytest.raises(BadInput):
            appoint(by=people["ratna"], case=case, starts_at=tomorrow(), kind="party")
    with as_user("ana"), pytest.raises(Refusal):
        appoint(by=people["ana"], case=case, starts_at=tomorrow())


def test_sent_twice_kept_once(case, people, as_user):
    form = uuid7()
    with as_user("ratna"):
        appoint(by=people["ratna"], case=case, starts_at=tomorrow(), submission=form)
        with pytest.raises(AlreadyDone):
            appoint(by=people["ratna"], case=case, starts_at=tomorrow(), submission=form)
        assert Appointment.objects.count() == 1


def test_what_became_of_it(case, people, as_user, signed_in):
    with as_user("ratna"):
        made = appoint(by=people["ratna"], case=case, starts_at=tomorrow())
        with pytest.raises(BadInput):
            settle(by=people["ratna"], case=case, appointment_id=made.pk, state="maybe")
        with pytest.raises(NotYours):
            settle(by=people["ratna"], case=case, appointment_id=uuid7(), state="held")
    url = f"/kasus/{case.pk}/janji/{made.pk}/hasil/"
    assert signed_in("lina").get(url).status_code == 404
    ratna = signed_in("ratna")
    assert ratna.get(url).status_code == 200
    assert ratna.post(url, {"state": "missed"}).status_code == 302
    with as_user("ratna"):
        assert Appointment.objects.get().state == "missed"


def test_the_form_and_the_pages(case, signed_in, cast):
    ratna = signed_in("ratna")
    day = clock.local(tomorrow()).date().isoformat()
    typed = {
        "kind": "home_visit",
        "starts_on": day,
        "starts_at": "13:30",
        "minutes": "45",
        "topic": "kunjungan",
        "owner": str(cast["ratna"].pk),
    }
    assert ratna.post(f"/kasus/{case.pk}/janji/", typed).status_code == 302
    assert "kunjungan" in ratna.get(f"/jadwal/?mulai={day}").content.decode()
    assert "kunjungan" in ratna.get(f"/jadwal/minggu/?mulai={day}").content.decode()
    assert ratna.get("/jadwal/?mulai=besok").status_code == 200
    for far in ("9999-12-31", "0001-01-01"):  # no week before it, none after it
        assert ratna.get(f"/jadwal/minggu/?mulai={far}").status_code == ratna.get(f"/jadwal/?mulai={far}").status_code == 200
    wrong = ratna.post(f"/kasus/{case.pk}/janji/", typed | {"starts_on": "2020-01-01"})
    assert wrong.status_code == 422
    assert "kunjungan" in wrong.content.decode()


def test_every_week_is_a_row_of_its_own(case, people, as_user, signed_in, cast):
    by, day = people["ratna"], tomorrow()
    with as_user("ratna"):
        first = appoint(by=by, case=case, starts_at=day, weeks=3, about="konseling")
        rows = list(Appointment.objects.filter(series=first.series).order_by("starts_at"))
        assert [row.starts_at - day for row in rows] == [timedelta(0), timedelta(weeks=1), timedelta(weeks=2)]
        move_appointment(by=by, case=case, appointment_id=rows[1].pk, starts_at=rows[1].starts_at + timedelta(hours=2), minutes=60)
        settle(by=by, case=case, appointment_id=rows[2].pk, state="cancelled")
        rows = list(Appointment.objects.filter(series=first.series).order_by("starts_at"))
        assert [(row.starts_at - day, row.state, row.changes) for row in rows] == [
            (timedelta(0), "planned", 0),
            (timedelta(weeks=1, hours=2), "planned", 1),
            (timedelta(weeks=2), "cancelled", 1),
        ]
        for weeks in (0, 27):
            with pytest.raises(BadInput):
                appoint(by=by, case=case, starts_at=day, weeks=weeks)
        form = uuid7()
        appoint(by=by, case=case, starts_at=day, weeks=2, submission=form)
        with pytest.raises(AlreadyDone):
            appoint(by=by, case=case, starts_at=day, weeks=2, submission=form)
        assert Appointment.objects.count() == 5


def test_moved_by_the_team_while_it_lies_ahead(case, people, as_user, signed_in):
    by, later = people["ratna"], clock.local(tomorrow(hours=30))
    with as_user("ratna"):
        made = appoint(by=by, case=case, starts_at=tomorrow())
    url = f"/kasus/{case.pk}/janji/{made.pk}/pindah/"
    typed = {"starts_on": later.date().isoformat(), "starts_at": "13:30", "minutes": "45"}
    assert signed_in("lina").get(url).status_code == signed_in("budi").post(url, typed).status_code == 404
    ratna = signed_in("ratna")
    assert "Pindahkan" in ratna.get(f"/kasus/{case.pk}/janji/{made.pk}/hasil/").content.decode()
    wrong = ratna.post(url, typed | {"starts_on": "2020-01-01"})
    assert wrong.status_code == 422
    assert "13:30" in wrong.content.decode()
    for _time in range(2):  # repeating is harmless
        assert ratna.post(url, typed).status_code == 302
    with as_user("ratna"):
        now = Appointment.objects.get()
        assert (clock.local(now.starts_at).strftime("%H:%M"), now.minutes, now.changes) == ("13:30", 45, 1)
        settle(by=by, case=case, appointment_id=made.pk, state="held")
        with pytest.raises(NotNow):
            move_appointment(by=by, case=case, appointment_id=made.pk, starts_at=tomorrow(hours=50), minutes=60)
        with pytest.raises(NotYours):
            move_appointment(by=by, case=case, appointment_id=uuid7(), starts_at=tomorrow(), minutes=60)
