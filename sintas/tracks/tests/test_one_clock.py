"""Where the law owes the same, its duty leads; what stands elsewhere (a file, progress in a programme) is shown on the track and not asked twice."""

import pytest

from sintas.cases.actions.attaching import attach
from sintas.cases.actions.duties import do_duty
from sintas.cases.models import Task
from sintas.cases.tests.on_duty import the_duty, told
from sintas.cases.tests.test_attach import pdf
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.rating import rate_progress
from sintas.safekeeping import trail
from sintas.tracks.actions.steps import record_step


@pytest.fixture
def case(open_a_case, choose):
    case = open_a_case("ratna", name="Bunga Melati")
    choose(case, "legal")
    return case


def clocks(case):
    return sorted(Task.objects.filter(file_id=case.pk, done_at=None).exclude(due_at=None).values_list("kind", "duty"))


def reported(people, case, **facts):
    return record_step(by=people["ratna"], case=case, part="legal-police_report", state="done", outcome="by_client", happened=clock.today(), **facts)


def test_the_duty_leads_and_the_step_points_to_it(case, people, as_user, signed_in):
    with as_user("ratna"):
        told(people, case, "tpks:rape")
        reported(people, case)
        assert clocks(case) == [("duty", "tpks_police_report")]  # no second clock for the protection that follows it
        do_duty(by=people["ratna"], task=the_duty(case), evidence="tanda terima ada")
        assert clocks(case) == [("duty", "tpks_police_protection")]
    page = signed_in("ratna").get(f"/kasus/{case.pk}/jalur/legal/").content.decode()
    assert "Kewajiban yang berjalan" in page and "Tanyakan pelindungan sementara" in page and f"/kasus/{case.pk}/kewajiban/" in page


def test_without_the_duty_the_step_has_its_own_time(case, people, as_user, signed_in):
    with as_user("ratna"):
        reported(people, case)
        assert clocks(case) == [("track_step", "")]
    assert "Kewajiban yang berjalan" not in signed_in("ratna").get(f"/kasus/{case.pk}/jalur/legal/").content.decode()


def test_a_file_at_a_step_is_one_click_away(case, people, as_user, signed_in):
    with as_user("ratna"):
        kept = attach(by=people["ratna"], case=case, body=pdf(), kind="police_receipt", title="Tanda terima")
        reported(people, case, attachments=[str(kept.entry)])
    page = signed_in("ratna").get(f"/kasus/{case.pk}/jalur/legal/").content.decode()
    assert "Berkas pada langkah" in page and f'href="/kasus/{case.pk}/lampiran/{kept.entry}/unduh/"' in page and "Laporan ke polisi" in page


def test_progress_is_rated_once_where_the_programme_is(case, people, as_user, choose, begin, signed_in):
    choose(case, "economic")
    path, own = f"/kasus/{case.pk}/jalur/economic/", f'href="/kasus/{case.pk}/kemajuan-ekonomi/"'
    assert own in signed_in("ratna").get(path).content.decode()
    made = begin("Desain grafis")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        part = enrol(by=people["ratna"], case=case, programme_id=made.pk, from_on=clock.today())
        rate_progress(by=people["ratna"], case=case, enrolment=part.entry, level=3, words="Menata halaman sendiri.")
    page = signed_in("ratna").get(path).content.decode()
    assert "Desain grafis: 3 dari 4" in page and own not in page and f'href="/kasus/{case.pk}/program/kemajuan/"' in page
    assert "Menata halaman sendiri." not in page
