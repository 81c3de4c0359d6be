"""What a case that goes to another house leaves behind, and what must not get lost on the way."""

from datetime import timedelta

import pytest

from sintas.cases.actions.duties import begin_duty, do_duty, leave_duty
from sintas.cases.models import Access, Case, Task
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving_outside import accept_outside
from sintas.exchange.tests.conftest import WORDS
from sintas.intake.models import ReferralIn
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.reading.roll import roll_of
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.models import User
from sintas.staff.testing import come_in


@pytest.fixture
def goes(unagreed, offers_across, people, cast, as_user):
    """goes() -> the case Nyai's house opened from Ratna's."""

    def over():
        row = offers_across(unagreed)
        with as_user("nyai"):
            return accept_outside(by=people["nyai"], transfer_id=row.pk, lead_id=cast["lina"].pk)

    return over


def test_nobody_mentors_her_in_the_old_house_any_more(goes, unagreed, begin, mira, people, as_user, noted):
    made = begin(mentors=[mira.user_id])
    with as_user("ratna"):
        enrol(by=people["ratna"], case=unagreed, programme_id=made.pk, from_on=clock.today())
    with acting_as(mira.user_id):
        assert [one.file_id for one in roll_of(mira, made, clock.today())] == [unagreed.pk]
    goes()
    with acting_as(mira.user_id):
        assert roll_of(mira, made, clock.today()) == []
    with as_user("ratna"):
        assert list(Access.live.filter(file_id=unagreed.pk).values_list("role", flat=True)) == ["lead"]
        ended = Access.objects.get(file_id=unagreed.pk, role="mentor")
        assert ended.ended_why == "no_longer"
        assert Trail.objects.get(file_id=unagreed.pk, verb="care out").detail == {"user": str(mira.user_id), "role": "mentor"}
    assert (replaying.OUT, ended.pk) in noted


def test_whatever_the_mentor_had_open_is_over(goes, unagreed, begin, mira, people, as_user, client):
    made = begin(mentors=[mira.user_id])
    with as_user("ratna"):
        enrol(by=people["ratna"], case=unagreed, programme_id=made.pk, from_on=clock.today())
    come_in(client, User.objects.get(pk=mira.user_id))
    assert client.get(f"/program/{made.pk}/hadir/").status_code == 200
    goes()
    ended = client.get(f"/program/{made.pk}/hadir/")
    assert ended.status_code == 302 and "/masuk/" in ended["Location"]


def test_the_clock_of_the_law_runs_on_with_the_new_lead(goes, unagreed, people, cast, as_user):
    began = clock.now() - timedelta(hours=5)
    with as_user("ratna"):
        begin_duty(by=people["ratna"], case=unagreed, duty="kdrt_rights", since=began)
        left = begin_duty(by=people["ratna"], case=unagreed, duty="tpks_police_report", since=began)
    goes()
    with as_user("lina"):
        case = Case.objects.get()
        trail.record(by=people["lina"], verb="read file", file_id=case.pk, opens=True)
        owed = {one.duty: one for one in Task.objects.filter(kind="duty")}
        here = owed["tpks_police_report"]
        assert (here.starts_at, here.due_at, here.owner_id) == (began, left.due_at, cast["lina"].pk)
        assert (here.evidence, here.done_at, owed["kdrt_rights"].due_at) == (None, None, None)
        assert Trail.objects.filter(file_id=case.pk, verb="begin duty").count() == 2
        do_duty(by=people["lina"], task=here, evidence="STPL/9")
    with as_user("ratna"):  # the sender's stands until somebody there answers it
        assert Task.objects.filter(file_id=unagreed.pk, kind="duty", done_at=None).count() == 2


def test_what_was_answered_before_it_was_accepted_does_not_run_on(unagreed, offers_across, people, cast, as_user):
    with as_user("ratna"):
        task = begin_duty(by=people["ratna"], case=unagreed, duty="tpks_police_report")
    row = offers_across(unagreed)
    with as_user("ratna"):
        leave_duty(by=people["ratna"], task=task, because="client_wish", reason="belum mau")
    with as_user("nyai"):
        accept_outside(by=people["nyai"], transfer_id=row.pk, lead_id=cast["lina"].pk)
    with as_user("lina"):
        assert not Task.objects.filter(kind="duty").exists()


def test_a_duty_by_law_is_named_to_whoever_goes_on(goes, unagreed, people, as_user):
    with as_user("ratna"):
        begin_duty(by=people["ratna"], case=unagreed, duty="tpks_police_report")
    goes()
    with as_user("lina"):
        case = Case.objects.get()
        trail.record(by=people["lina"], verb="read file", file_id=case.pk, opens=True)
        told = ReferralIn.current.get().chronology
        assert "Kewajiban menurut undang-undang yang masih berjalan" in told and "paling lambat" in told and "WIB" in told


def test_invented_people_stay_invented(goes, unagreed, people, as_user):
    with as_user("ratna"):
        Case.objects.filter(pk=unagreed.pk).update(synthetic=True)
        unagreed.refresh_from_db()
    assert goes().synthetic


def test_no_list_of_others_while_a_client_looks_on(case, house, people, as_user, signed_in):
    with as_user("ratna"):
        row = propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)
    wulan, paths = signed_in("wulan"), ("/pengalihan-masuk/", f"/pengalihan-masuk/{row.pk}/", "/pengalihan-keluar/")
    assert [wulan.get(path).status_code for path in paths] == [200, 200, 200]
    wulan.post("/layar-bersama/", {"next": "/"})
    assert [wulan.get(path).status_code for path in paths] == [409, 409, 409]
