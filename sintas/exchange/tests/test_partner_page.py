"""The partner's page, through the browser's door: a code, the copy, an answer; and one plain page for whatever is no standing link."""

from django.test import Client
from django.utils import timezone

from sintas.cases.actions.consent import withdraw_consent
from sintas.exchange.actions.linking import take_link_back
from sintas.exchange.models import Move, PartnerLink
from sintas.exchange.views.partner import COOKIE
from sintas.kit import numbers
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.models import Unit
from sintas.staff.testing import come_in


def address(link):
    return f"/mitra/{link.link_id}/{link.token}/"


def inside(link):
    client = Client()
    answer = client.post(address(link), {"code": link.code.upper()})
    assert (answer.status_code, answer["Location"]) == (303, address(link))
    return client


def test_the_address_alone_shows_nothing(link):
    answer = Client().get(address(link))
    told = answer.content.decode()
    assert answer.status_code == 200 and "Bunga" not in told and "RS Contoh" not in told
    assert answer["Cache-Control"] == "no-store" and answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "<script" not in told


def test_behind_the_code_stands_the_copy_with_its_mark(on_its_way, link):
    client = inside(link)
    told = client.get(address(link)).content.decode()
    assert "Bunga Melati" in told and "pemeriksaan mata" in told
    assert told.count("Untuk RS Contoh. Dibuka") > 3
    assert "<script" not in told and "Bunga" not in told.partition("<title>")[2].partition("</title>")[0]
    with acting_as(on_its_way.by.user_id):
        verbs = [one.verb for one in Trail.objects.filter(actor_id=link.link_id).order_by("id")]
    assert verbs == ["enter by link", "read release"]


def test_an_answer_is_kept_once_and_shown_to_both(on_its_way, link, as_user):
    client = inside(link)
    said = {"step": "accepted", "words": "Senin pukul 9", "submission": "AAAAAAAAAAAAAAAAAAAAAA"}
    for _again in range(2):
        assert client.post(address(link), said).status_code == 303
    assert "Senin pukul 9" in client.get(address(link)).content.decode()
    with acting_as(on_its_way.by.user_id):
        assert Move.objects.filter(by_partner=True).count() == 1


def test_a_gap_is_said_and_nothing_typed_is_lost(link):
    client = inside(link)
    answer = client.post(address(link), {"step": "feedback", "words": ""})
    assert answer.status_code == 422 and "Tulis satu atau dua kalimat" in answer.content.decode()
    answer = client.post(address(link), {"step": "", "words": "KABAR SAYA"})
    assert answer.status_code == 422 and "KABAR SAYA" in answer.content.decode()


def test_declining_is_thanked_for_and_closes(link):
    client = inside(link)
    told = client.post(address(link), {"step": "declined", "words": "penuh"}).content.decode()
    assert "Terima kasih" in told and "Bunga" not in told
    assert client.get(address(link)).status_code == 404


def test_whatever_is_no_standing_link_looks_the_same(on_its_way, link, people):
    client = inside(link)
    with acting_as(on_its_way.by.user_id):
        withdraw_consent(by=on_its_way.by, case=on_its_way.case, purposes=["referral"])
    pages = [
        client.get(address(link)),
        Client().get(address(link)),
        Client().get(f"/mitra/{link.link_id}/{'x' * 43}/"),
        Client().get(f"/mitra/{uuid7()}/{link.token}/"),
    ]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    late = client.post(address(link), {"step": "accepted", "words": "kami TERLAMBAT menjawab rujukan ini"})
    assert late.status_code == 404 and "TERLAMBAT" in late.content.decode() and "Bunga" not in late.content.decode()
    with acting_as(on_its_way.by.user_id):
        assert not Move.objects.filter(by_partner=True).exists()


def test_a_code_opens_its_own_link_and_no_other(on_its_way, link):
    client = inside(link)
    other = Client()
    other.cookies[COOKIE] = client.cookies[COOKIE].value + "x"
    assert "Halaman ini terkunci" in other.get(address(link)).content.decode()
    with acting_as(on_its_way.by.user_id):
        from sintas.exchange.actions.linking import give_link

        second = give_link(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry)
    moved = Client()
    moved.cookies[COOKIE] = client.cookies[COOKIE].value
    assert "Halaman ini terkunci" in moved.get(address(second)).content.decode()


def test_five_wrong_codes_lock_it(link):
    client = Client()
    for n in range(5):
        answer = client.post(address(link), {"code": "aaaaaaaa"}, REMOTE_ADDR=f"203.0.113.{n}")
    assert answer.status_code == 404
    assert Client().post(address(link), {"code": link.code}).status_code == 404


def test_somebody_signed_in_acts_there_as_the_partner_only(on_its_way, link, cast):
    client = inside(link)
    come_in(client, cast["budi"])
    assert client.get(address(link)).status_code == 200
    assert client.get(f"/kasus/{on_its_way.case.pk}/").status_code == 404


def test_taking_it_back_ends_the_open_page(on_its_way, link):
    client = inside(link)
    with acting_as(on_its_way.by.user_id):
        take_link_back(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry)
    assert client.get(address(link)).status_code == 404


def test_times_are_those_of_the_unit_that_made_the_link(on_its_way, link, house):
    Unit.objects.filter(pk=house.unit.pk).update(time_zone="Asia/Jayapura")
    told = inside(link).get(address(link)).content.decode()
    with acting_as(on_its_way.by.user_id), timezone.override("Asia/Jayapura"):
        until = PartnerLink.objects.select_related("release").get().release.until
        assert f"{numbers.moment(until)} WIT." in told
