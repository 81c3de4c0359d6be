"""What is a duty by law and a step of a track is written once, from either page; what another record says is not asked again."""

from datetime import timedelta

import pytest

from sintas.cases.actions.duties import begin_duty, do_duty
from sintas.cases.models import Task
from sintas.cases.tests.on_duty import PROTECTION, REPORT, the_duty, told
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.actions.steps import record_step
from sintas.tracks.loader import track
from sintas.tracks.models import SafeHouseStay, TrackStep
from sintas.tracks.reading.steps import stands_of


@pytest.fixture
def case(open_a_case, choose, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    choose(case, "legal")
    with as_user("ratna"):
        told(people, case, "tpks:rape")
    return case


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case, "happened": clock.today(), "state": "done"}


def answered(case, duty=REPORT):
    return Task.objects.filter(file_id=case.pk, duty=duty).exclude(done_at=None).first()


def test_the_step_answers_the_duty_with_what_it_says(said, case):
    record_step(**said, part="legal-police_report", outcome="by_client", what="ditemani ke polsek", paper_numbers=["STPL/7"], settles_duty=True)
    duty = answered(case)
    assert duty.evidence == "Pendampingan hukum, Laporan ke polisi. Dilaporkan klien sendiri. ditemani ke polsek. STPL/7."
    assert the_duty(case, PROTECTION).starts_at == duty.done_at  # what follows it began, once
    assert Task.objects.filter(file_id=case.pk, kind="track_step").count() == 0
    assert Trail.objects.filter(file_id=case.pk, verb="do duty").count() == 1


def test_without_the_tick_and_with_another_outcome_the_duty_stays_owed(said, case):
    row = record_step(**said, part="legal-police_report", outcome="by_client")
    assert answered(case) is None
    record_step(**said, part="legal-police_report", outcome="by_client", settles_duty=True, entry=row.entry, based_on=1)
    record_step(**said, part="legal-police_protection", outcome="not_asked", settles_duty=True)
    assert answered(case) is not None and answered(case, PROTECTION) is None


def test_what_was_done_before_its_clock_began_counts_as_done_then(said, case):
    earlier = said | {"happened": clock.today() - timedelta(days=3)}
    record_step(**earlier, part="legal-police_report", outcome="by_others", settles_duty=True)
    duty = answered(case)
    assert duty.done_at == duty.starts_at


def test_the_duty_writes_the_step_along(said, people, case):
    do_duty(by=people["ratna"], task=the_duty(case), evidence="STPL/7, petugas jaga", along="by_us")
    step = TrackStep.current.get(file_id=case.pk)
    assert (step.step, step.state, step.outcome, step.what) == ("police_report", "done", "by_us", "STPL/7, petugas jaga")
    assert the_duty(case, PROTECTION) and Task.objects.filter(file_id=case.pk, kind="track_step").count() == 0


@pytest.mark.parametrize("along", ["by_magic", "done"])
def test_a_choice_that_is_not_offered_keeps_the_duty_open(said, people, case, along):
    with pytest.raises(BadInput) as refused:
        do_duty(by=people["ratna"], task=the_duty(case), evidence="x", along=along)
    assert "along" in refused.value.fields


def test_both_pages_ask_in_words(case, signed_in, people, as_user):
    ratna, file = signed_in("ratna"), f"/kasus/{case.pk}/"
    page = ratna.get(f"{file}jalur-langkah/legal-police_report/").content.decode()
    assert "ikut tercatat dilakukan" in page and 'name="settles_duty"' in page
    with as_user("ratna"):
        done_url = f"{file}kewajiban/{the_duty(case).pk}/selesai/"
    page = ratna.get(done_url).content.decode()
    assert "Catat juga langkah “Laporan ke polisi” di jalur Pendampingan hukum" in page and "Tidak, hanya kewajibannya" in page
    sent = {"words": "STPL/7", "day": str(clock.today()), "at": "", "along": "by_client"}
    assert ratna.post(done_url, sent).status_code == 302
    page = ratna.get(f"{file}jalur/legal/").content.decode()
    assert "Dilaporkan klien sendiri" in page
    assert 'name="settles_duty"' not in ratna.get(f"{file}jalur-langkah/legal-police_report/").content.decode()


def test_nothing_is_offered_where_the_track_was_not_chosen(open_a_case, people, as_user, signed_in):
    other = open_a_case("ratna")
    with as_user("ratna"):
        duty = begin_duty(by=people["ratna"], case=other, duty=REPORT)
    assert "Catat juga langkah" not in signed_in("ratna").get(f"/kasus/{other.pk}/kewajiban/{duty.pk}/selesai/").content.decode()


def test_departure_is_written_with_the_stay_alone(case, choose, said, signed_in):
    choose(case, "safe_house")
    record_step(**said, part="safe_house-agreement", outcome="agrees")
    facts = {"by": said["by"], "case": case, "happened": clock.today() - timedelta(days=2)}
    stay = record_stay(**facts)
    page = signed_in("ratna").get(f"/kasus/{case.pk}/jalur/safe_house/").content.decode()
    assert page.count(f"/kasus/{case.pk}/rumah-aman/{stay.entry}/") == 2  # at the step and in the list of stays
    record_stay(**facts, left_on=clock.today(), left_to="family", entry=stay.entry, based_on=1)
    assert SafeHouseStay.current.get().left_on == clock.today()
    departure = next(one for one in stands_of(case, track("safe_house")) if one.step.code == "departure")
    assert (departure.state, departure.settled) == ("done", True)
    page = signed_in("ratna").get(f"/kasus/{case.pk}/jalur/safe_house/").content.decode()
    assert "tercatat pada masa tinggal" in page


def test_a_report_received_says_that_the_examination_was_made(case, choose, said, signed_in):
    choose(case, "medical")
    for step in ("police_report", "visum_request", "visum_receipt"):
        record_step(**said, part=f"legal-{step}", outcome="by_client" if step == "police_report" else "")
    visum = next(one for one in stands_of(case, track("medical")) if one.step.code == "visum")
    assert visum.settled
    assert "tercatat pada Tanda terima hasil visum, Pendampingan hukum" in signed_in("ratna").get(f"/kasus/{case.pk}/jalur/medical/").content.decode()
