"""A running clock stands on the case page: in short, neutral words, with the way to its duty, and for no query more."""

from datetime import timedelta

import pytest

from sintas.cases.actions.duties import begin_duty, do_duty
from sintas.cases.reading.duty_clocks import Running, words
from sintas.kit import clock
from sintas.kit.ids import uuid7

REPORT = "tpks_police_report"


def url(case):
    return f"/kasus/{case.pk}/"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def duty(case, people, as_user):
    with as_user("ratna"):
        return begin_duty(by=people["ratna"], case=case, duty=REPORT, since=clock.now() - timedelta(hours=51))


def test_the_clock_is_on_the_page_and_leads_to_its_duty(case, duty, signed_in):
    page = signed_in("ratna").get(url(case)).content.decode()
    link = f"{url(case)}kewajiban/#k-{duty.pk}"
    assert "Lapor polisi: sisa 20 jam 59 menit" in page or "Lapor polisi: sisa 21 jam" in page
    assert link in page and "alert" not in page.partition("Lapor polisi")[2].partition("</li>")[0]
    assert f'id="k-{duty.pk}"' in signed_in("ratna").get(f"{url(case)}kewajiban/").content.decode()


def test_what_was_done_or_has_no_time_shows_no_clock(case, duty, people, as_user, signed_in):
    with as_user("ratna"):
        do_duty(by=people["ratna"], task=duty, evidence="tanda terima ada")
        begin_duty(by=people["ratna"], case=case, duty="kdrt_rights")
    page = signed_in("ratna").get(url(case)).content.decode()
    assert "Lapor polisi" not in page and "Tanya pelindungan polisi: sisa" in page and "Jelaskan hak" not in page


def test_it_is_not_shown_while_the_screen_is_shared_and_to_nobody_else(case, duty, signed_in):
    browser = signed_in("ratna")
    browser.post("/layar-bersama/", {"file": str(case.pk), "next": url(case)})
    assert "Lapor polisi" not in browser.get(url(case)).content.decode()
    assert signed_in("budi").get(url(case)).status_code == 404


def test_it_costs_no_query(case, people, as_user, signed_in, queries):
    def counted():
        browser.get(url(case))
        with queries() as seen:
            browser.get(url(case))
        return len(seen)

    browser = signed_in("ratna")
    before = counted()
    with as_user("ratna"):
        begin_duty(by=people["ratna"], case=case, duty=REPORT)
    assert counted() == before


def test_words_of_a_clock_stay_neutral_when_it_has_run_out():
    late = Running(uuid7(), REPORT, clock.now() - timedelta(hours=2, minutes=1))
    assert words(late).startswith("Lapor polisi: lewat 2 jam")
    assert words(Running(uuid7(), "gone_from_the_list", clock.now() + timedelta(hours=3, minutes=1))).startswith("gone_from_the_list: sisa 3 jam")
