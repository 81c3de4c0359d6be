"""Ratna refers Bunga and looks for legal aid in the directory while she writes: nothing typed is lost, and no closed door is chosen."""

import pytest

from sintas.casework.actions.ending import refer
from sintas.casework.models import Referral
from sintas.directory.actions.standing import withdraw_service
from sintas.directory.models import Service
from sintas.directory.testing import an_address_book
from sintas.exchange.models import Sending
from sintas.kit.ids import uuid7
from sintas.safekeeping.refusals import BadInput

TYPED = {"receiver": "", "chronology": "sejak Agustus", "purpose": "pendampingan di pengadilan", "state": "prepared"}


@pytest.fixture
def book(people, as_user):
    with as_user("ratna"):
        return an_address_book(people["ratna"])


@pytest.fixture
def counsel(book, as_user):
    with as_user("ratna"):
        return Service.objects.get(hsds_id=book.counsel)


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case)
    return case


@pytest.fixture
def close(book, people, as_user):
    def shut():
        with as_user("ratna"):
            withdraw_service(by=people["ratna"], institution_id=book.legal_aid, service_id=book.counsel, why="closed")

    return shut


def test_found_picked_and_kept(case, counsel, book, signed_in, as_user):
    ratna, address = signed_in("ratna"), f"/kasus/{case.pk}/akhir/rujukan/"
    found = ratna.post(address, TYPED | {"look": "find", "cari-need": "legal_aid", "cari-area": "Bandung"})
    page = found.content.decode()
    assert found.status_code == 200
    assert "sejak Agustus" in page
    assert "LBH Contoh Bandung, Bantuan hukum" in page
    assert "Rumah aman" not in page.partition("h-service")[2].partition("</details>")[0].partition("<ul")[2]
    picked = ratna.post(address, TYPED | {"look": str(counsel.pk)}).content.decode()
    for words in ("LBH Contoh Bandung, Bantuan hukum", "022-123456", "pendampingan di pengadilan", f'value="{counsel.pk}"', "dikonfirmasi terakhir"):
        assert words in picked
    with as_user("ratna"):
        assert not Referral.objects.exists()  # looking records nothing
    sent = TYPED | {"receiver": "LBH Contoh, Bu Ani", "receiver_kind": "legal_aid", "service_ref": str(counsel.pk)}
    assert ratna.post(address, sent).status_code == 302
    with as_user("ratna"):
        kept = Referral.current.get()
        assert kept.service_ref == counsel.pk
    again = ratna.get(f"{address}{kept.entry}/").content.decode()
    assert f"/direktori/{book.legal_aid}/" in again
    assert "LBH Contoh, Bu Ani" in again
    away = ratna.post(f"{address}{kept.entry}/", sent | {"look": "away"}).content.decode()
    assert str(counsel.pk) not in away
    assert "LBH Contoh, Bu Ani" in away


def test_an_unknown_area_is_said_and_nothing_is_lost(case, book, signed_in):
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/akhir/rujukan/", TYPED | {"look": "find", "cari-area": "Atlantis"})
    assert "Wilayah ini tidak dikenal" in answer.content.decode()
    assert "sejak Agustus" in answer.content.decode()


def test_a_closed_service_is_refused_when_it_is_chosen(case, counsel, close, signed_in, people, as_user):
    close()
    shown = signed_in("ratna").post(f"/kasus/{case.pk}/akhir/rujukan/", TYPED | {"receiver": "LBH Contoh", "service_ref": str(counsel.pk)})
    assert shown.status_code == 422
    assert "Layanan ini tidak ditawarkan lagi" in shown.content.decode()
    assert "sejak Agustus" in shown.content.decode()
    with as_user("ratna"):
        for service_ref in (counsel.pk, uuid7()):
            with pytest.raises(BadInput) as refused:
                refer(by=people["ratna"], case=case, receiver="LBH Contoh", service_ref=service_ref)
            assert list(refused.value.fields) == ["service_ref"]
        assert not Referral.objects.exists()


def test_closed_meanwhile_is_refused_when_it_goes_out(case, counsel, close, let_go, people, as_user):
    let_go(case, "identity", recipients=["legal_aid"])
    facts = {"by": people["ratna"], "case": case, "receiver": "LBH Contoh", "receiver_kind": "legal_aid", "service_ref": counsel.pk}
    with as_user("ratna"):
        waiting, sent = refer(**facts), refer(**facts, state="sent")
        assert Sending.objects.get().service_ref == counsel.pk
    close()
    with as_user("ratna"):
        refer(**facts, entry=sent.entry, based_on=1, purpose="kabar")  # what went before stays
        with pytest.raises(BadInput) as refused:
            refer(**facts, entry=waiting.entry, based_on=1, state="sent")
        assert list(refused.value.fields) == ["service_ref"]


def test_another_houses_directory_is_not_there(case, house, cast, people, as_user):
    with as_user("lina"):
        an_address_book(people["lina"])
        theirs = Service.objects.first().pk
    with as_user("ratna"), pytest.raises(BadInput):
        refer(by=people["ratna"], case=case, receiver="LBH", service_ref=theirs)


def test_the_way_leads_to_the_directory(case, counsel, book, let_go, people, signed_in, as_user):
    let_go(case, "identity", recipients=["legal_aid"])
    with as_user("ratna"):
        row = refer(by=people["ratna"], case=case, receiver="LBH", receiver_kind="legal_aid", service_ref=counsel.pk, state="sent")
    shown = signed_in("ratna").get(f"/kasus/{case.pk}/rujukan/{row.entry}/").content.decode()
    assert f"/direktori/{book.legal_aid}/" in shown
    assert "dikonfirmasi terakhir" in shown
