"""A referral of another unit stands in Hari ini of whoever answers for the unit it came to, until somebody decides."""

from datetime import date, timedelta

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.casework.actions.ending import refer
from sintas.exchange.actions.sending_inside import send_to_unit
from sintas.exchange.actions.taking_arrivals import take_arrival
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.policy import the_enquiry
from sintas.kit import clock
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

TITLE = "Rujukan masuk yang menunggu jawaban"
CLASSES = ("identity", "services")


@pytest.fixture
def cast(cast, house):
    return cast | {"wulan": hire("wulan", house.other_unit, "head"), "inda": hire("inda", house.other_unit, "intake")}


@pytest.fixture
def people(cast):
    return {name: actor_for(user) for name, user in cast.items()}


@pytest.fixture
def send(open_a_case, people, house, as_user):
    """send(days): Ratna's referral to the unit Wulan heads and Inda receives for, sent so many days ago."""

    def make(days):
        with clock.stopped(clock.now() - timedelta(days=days)):
            case = open_a_case("ratna", name="Bunga Melati")
            with as_user("ratna"):
                record_consent(
                    by=people["ratna"], case=case, outcome="given", purposes=["service", "referral"], recipients=["own_team"], data_classes=CLASSES,
                    reading="read_aloud", manner="signed", limits_explained=True, happened=date(2026, 1, 5),
                )  # fmt: skip
                row = refer(
                    by=people["ratna"], case=case, receiver="Unit Anak", receiver_kind="own_team", urgency="this_week", state="sent",
                    released=["services"], purpose="pendampingan anak",
                )  # fmt: skip
                return send_to_unit(by=people["ratna"], case=case, entry=row.entry, unit_id=house.other_unit.pk)

    return make


def test_the_longest_waiting_stands_first_without_a_name(send, signed_in):
    one, other = send(2), send(9)
    for who in ("inda", "wulan"):
        page = signed_in(who).get("/").content.decode()
        assert TITLE in page and "Menunggu 2 hari" in page and "Menunggu 9 hari" in page and "Lewat waktu" in page
        assert page.index(f"/rujukan-datang/{other.pk}/") < page.index(f"/rujukan-datang/{one.pk}/")
        assert "Bunga" not in page
    for who in ("tono", "sari", "ratna", "inah"):
        assert TITLE not in signed_in(who).get("/").content.decode(), who


def test_taken_in_it_leads_to_its_enquiry_and_decided_it_is_gone(send, people, as_user, signed_in):
    arrival = send(1)
    with as_user("inda"):
        enquiry = take_arrival(by=people["inda"], arrival_id=arrival.pk)
    page = signed_in("wulan").get("/").content.decode()
    part = page[page.index(TITLE) :]
    assert f"/pengaduan/{enquiry.pk}/" in part and "Sudah dicatat, menunggu keputusan." in part
    with as_user("wulan"):
        mine = the_enquiry(people["wulan"], enquiry.pk, "intake.decide")
        decide_otherwise(by=people["wulan"], enquiry=mine, state="not_eligible", eligibility="outside_area")
    for who in ("inda", "wulan"):
        assert TITLE not in signed_in(who).get("/").content.decode()
