"""Ratna offers Bunga's case to the foundation Nyai heads: a copy, an answer, a case of its own there, and hers closed; one owner at any time."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.tests.test_at_once import both
from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.models import Access, Case, Client, Passage, Record
from sintas.cases.policy import the_case, visible_to
from sintas.cases.reading.releases import open_release
from sintas.exchange.actions.offering_outside import propose_outside, set_door
from sintas.exchange.actions.proposing import propose, take_back
from sintas.exchange.actions.receiving import accept, decline
from sintas.exchange.actions.receiving_outside import accept_outside
from sintas.exchange.models import OpenDoor, Transfer
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.reading.transfers import gone_from, transfers_of
from sintas.exchange.tests.conftest import WORDS
from sintas.intake.models import ReferralIn
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

CLASSES = ["identity", "contact", "services", "risk_safety"]


@pytest.fixture
def door(house, people, as_user):
    with as_user("nyai"):
        set_door(by=people["nyai"], unit_id=house.ngo_unit.pk, is_open=True)


@pytest.fixture
def lets_go(unagreed, people, as_user):
    def say(*classes):
        with as_user("ratna"):
            record_consent(
                by=people["ratna"], case=unagreed, outcome="given", purposes=["transfer"], recipients=["partner_agency"],
                data_classes=classes or CLASSES, reading="read_aloud", manner="signed", limits_explained=True, happened=date(2026, 1, 5),
            )  # fmt: skip

    return say


@pytest.fixture
def ask(unagreed, house, people):
    return {
        "by": people["ratna"], "case": unagreed, "to_unit_id": house.ngo_unit.pk, "recipient_kind": "partner_agency", "handover": WORDS,
    }  # fmt: skip


@pytest.fixture
def across(door, lets_go, ask, as_user):
    lets_go()
    with as_user("ratna"):
        return propose_outside(**ask)


def taken_over(people, cast, as_user, across):
    with as_user("nyai"):
        return accept_outside(by=people["nyai"], transfer_id=across.pk, lead_id=cast["lina"].pk)


def test_only_an_open_door_is_found(ask, lets_go, house, people, as_user):
    lets_go()
    for who in ("ratna", "sari", "lina"):
        with as_user(who), pytest.raises(Refusal):
            set_door(by=people[who], unit_id=house.ngo_unit.pk, is_open=True)
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        propose_outside(**ask)
    assert list(refused.value.fields) == ["to_unit"]
    with as_user("nyai"):
        for _twice in range(2):
            set_door(by=people["nyai"], unit_id=house.ngo_unit.pk, is_open=True)
        assert OpenDoor.objects.filter(ended_at=None).count() == 1
    with as_user("ratna"):
        assert propose_outside(**ask).outside
        with pytest.raises(ProgrammingError, match="a row stays"), transaction.atomic():
            Transfer.objects.update(outside=False)


def test_what_the_client_did_not_let_go_is_named(door, ask, lets_go, as_user):
    lets_go("identity", "services")
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        propose_outside(**ask)
    assert "Kontak" in str(refused.value.fields["consent"])
    assert "Identitas" not in str(refused.value.fields["consent"])


def test_they_read_the_copy_and_nothing_else(across, unagreed, people, as_user):
    with as_user("nyai"):
        (one,) = incoming_for(people["nyai"])
        assert one.from_unit == "Sentra Contoh, Rehabilitasi"
        read = str(open_release(by=people["nyai"], release_id=across.pk).parts)
        assert "Bunga Melati" in read
        assert "tiga kali bertemu" in read
        assert not Case._base_manager.exists()
        assert list(Notice.objects.values_list("code", "file_id")) == [("transfer_offered", None)]
    for who in ("lina", "wulan", "sari", "tono"):
        with as_user(who):
            assert not Transfer.objects.exists(), who
    with as_user("ratna"):
        assert the_case(people["ratna"], unagreed.pk).closed_on is None


def test_accepted_it_is_theirs_alone_and_both_histories_stay(across, unagreed, people, cast, as_user):
    made = taken_over(people, cast, as_user, across)
    with as_user("lina"):
        mine = the_case(people["lina"], made.pk)
        assert mine.number == "YC-0001"
        trail.record(by=people["lina"], verb="read file", file_id=mine.pk, opens=True)
        assert Client.current.get().name == "Bunga Melati"
        row = ReferralIn.current.get()
        assert row.came_by == across.pk
        for words in ("tiga kali bertemu", "sidang bulan depan", "pelaku tahu jadwal", "lewat bibi"):
            assert words in row.chronology
        assert list(visible_to(people["lina"])) == [mine]
    with as_user("nyai"):
        assert not visible_to(people["nyai"]).exists()
    with as_user("ratna"):
        case = the_case(people["ratna"], unagreed.pk)
        assert (case.closed_on, case.closing_reason, case.number) == (clock.today(), "transferred", "KS-0001")
        assert not Passage.objects.filter(file_id=case.pk, ended_at=None).exists()
        assert Record.objects.filter(file_id=case.pk, kind="closing").count() == 1
        assert list(Access.live.values_list("role", flat=True)) == ["lead"]
        assert [(one.state, one.unit) for one in transfers_of(case)] == [("accepted", "Yayasan Contoh, Pendampingan")]
        assert [one.unit for one in gone_from(people["ratna"])] == ["Yayasan Contoh, Pendampingan"]
        assert "transfer_accepted" in Notice.objects.values_list("code", flat=True)
        assert Trail.objects.filter(file_id=case.pk, verb="accept transfer").count() == 1
        assert not Case.objects.filter(pk=made.pk).exists()
    with as_user("nyai"):
        assert accept_outside(by=people["nyai"], transfer_id=across.pk, lead_id=cast["lina"].pk) is None  # pressed twice


def test_not_to_somebody_elsewhere(across, people, cast, as_user):
    with as_user("nyai"), pytest.raises(BadInput):
        accept_outside(by=people["nyai"], transfer_id=across.pk, lead_id=cast["ratna"].pk)
    for who in ("wulan", "lina"):
        with as_user(who), pytest.raises(NotYours):
            accept_outside(by=people[who], transfer_id=across.pk, lead_id=cast["lina"].pk)
    with as_user("nyai"):
        with pytest.raises(BadInput):  # the way inside a house is not the way between two
            accept(by=people["nyai"], transfer_id=across.pk, lead_id=cast["lina"].pk)
        for sql in ("SELECT accept_transfer_outside(%s, %s, current_date, '')",):
            with pytest.raises(ProgrammingError, match="no case to go on in"), transaction.atomic(), connection.cursor() as c:
                c.execute(sql, [across.pk, across.file_id])


@pytest.mark.parametrize("how", ["declined", "withdrawn", "consent"])
def test_otherwise_the_sender_stays_the_owner(how, across, unagreed, people, cast, as_user):
    if how == "declined":
        with as_user("nyai"):
            decline(by=people["nyai"], transfer_id=across.pk, refusal="no_room")
    elif how == "withdrawn":
        with as_user("ratna"):
            take_back(by=people["ratna"], case=unagreed, transfer_id=across.pk)
    else:
        with as_user("ratna"):
            withdraw_consent(by=people["ratna"], case=unagreed, purposes=["transfer"], happened=clock.today())
    with as_user("nyai"):
        with pytest.raises(NotNow):
            accept_outside(by=people["nyai"], transfer_id=across.pk, lead_id=cast["lina"].pk)
        assert not visible_to(people["nyai"]).exists()
    with as_user("ratna"):
        assert the_case(people["ratna"], unagreed.pk).closed_on is None


def test_one_offer_at_a_time_of_either_kind(across, ask, house, people, agrees, unagreed, as_user):
    agrees(unagreed)
    with as_user("ratna"):
        with pytest.raises(NotNow):
            propose(by=people["ratna"], case=unagreed, to_unit_id=house.other_unit.pk, handover=WORDS)
        with pytest.raises(NotNow):
            propose_outside(**ask)


@pytest.mark.django_db(transaction=True)
def test_two_accept_at_once(across, people, cast, as_user):
    """One has it, the other reads why, and her half-opened case is gone."""
    from sintas.staff.actor import actor_for
    from sintas.staff.models import Unit
    from sintas.staff.testing import hire

    other = hire("gita", Unit.objects.get(pk=across.to_unit_id), "head")
    gita = actor_for(other)

    def first(go):
        with as_user("nyai"):
            accept_outside(by=people["nyai"], transfer_id=across.pk, lead_id=cast["lina"].pk)
            go()

    def second():
        from sintas.safekeeping.identity import acting_as

        with acting_as(other.pk):
            try:
                accept_outside(by=gita, transfer_id=across.pk, lead_id=other.pk)
            except NotNow as refused:
                return str(refused.sentence)
        return "accepted"

    assert "sudah diterima" in both(first, second)
    with as_user("lina"):
        assert visible_to(people["lina"]).count() == 1


def test_from_page_to_page(door, lets_go, unagreed, house, cast, people, signed_in):
    lets_go()
    ratna, nyai, at = signed_in("ratna"), signed_in("nyai"), f"/kasus/{unagreed.pk}/pengalihan/"
    assert f'href="{at}lembaga/"' in ratna.get(at).content.decode()
    sent = {
        "to_unit": str(house.ngo_unit.pk), "recipient_kind": "partner_agency", "reason": "moved", "urgency": "this_week", "why": "",
        "done": "tiga kali bertemu", "still_open": "sidang", "dangers": "tidak ada", "safe_contact": "lewat bibi",
    }  # fmt: skip
    wrong = ratna.post(f"{at}lembaga/", sent | {"dangers": ""})
    assert wrong.status_code == 422
    assert "tiga kali bertemu" in wrong.content.decode()
    assert ratna.post(f"{at}lembaga/", sent).status_code == 302
    listed = nyai.get("/pengalihan-masuk/").content.decode()
    read_at = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    assert "Bunga Melati" in nyai.get(read_at).content.decode()
    done = nyai.post(read_at, {"outcome": "accepted", "lead": str(cast["lina"].pk)}, follow=True)
    assert "YC-0001" in done.content.decode()
    assert "YC-0001" in signed_in("lina").get("/kasus/").content.decode()
    assert nyai.post(f"/pengalihan-masuk/pintu/{house.ngo_unit.pk}/", {"open": ""}).status_code == 303
    for who, status in {"ratna": 403, "sari": 404}.items():
        assert signed_in(who).post(f"/pengalihan-masuk/pintu/{house.ngo_unit.pk}/", {"open": "1"}).status_code == status
