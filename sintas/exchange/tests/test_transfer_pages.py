"""From the team page of one unit to the answer of the other; what the lists cost."""

import uuid

import pytest

from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving import accept
from sintas.exchange.models import Transfer
from sintas.exchange.tests.conftest import WORDS
from sintas.safekeeping.models import Trail

TYPED = {
    "reason": "needs",
    "urgency": "this_week",
    "why": "",
    "done": "tiga kali bertemu",
    "still_open": "sidang bulan depan",
    "dangers": "pelaku tahu jadwal sekolahnya",
    "safe_contact": "lewat bibi, siang hari",
}


def test_from_the_team_page_to_the_answer(case, house, cast, people, signed_in, as_user):
    ratna, wulan = signed_in("ratna"), signed_in("wulan")
    address = f"/kasus/{case.pk}/pengalihan/"
    assert f'href="{address}"' in ratna.get(f"/kasus/{case.pk}/tim/").content.decode()
    assert f'href="{address}baru/"' in ratna.get(address).content.decode()
    sent = {**TYPED, "to_unit": str(house.other_unit.pk)}
    wrong = ratna.post(f"{address}baru/", sent | {"dangers": ""})
    assert wrong.status_code == 422
    assert "sidang bulan depan" in wrong.content.decode()  # nothing typed is lost
    assert ratna.post(f"{address}baru/", sent).status_code == 302
    again = ratna.post(f"{address}baru/", sent | {"why": "jangan hilang"})
    assert again.status_code == 409
    assert "jangan hilang" in again.content.decode()
    shown = ratna.get(address).content.decode()
    assert "Ke unit Anak" in shown
    assert f'href="{address}baru/"' not in shown

    today = wulan.get("/").content.decode()
    assert "Pengalihan masuk" in today
    assert case.number in today
    listed = wulan.get("/pengalihan-masuk/").content.decode()
    assert "Melati" not in listed
    read_at = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    read = wulan.get(read_at)
    words = read.content.decode()
    assert read.status_code == 200
    for expected in ("tiga kali bertemu", "pelaku tahu jadwal", case.number, "Rehabilitasi", "Tono"):
        assert expected in words
    assert "Melati" not in words
    assert "<title>Jawab usulan" in words
    assert wulan.post(read_at, {"words": "kata saya"}).status_code == 422
    nobody = wulan.post(read_at, {"outcome": "accepted", "lead": "", "words": "kata saya"})
    assert nobody.status_code == 422
    assert "kata saya" in nobody.content.decode()
    assert wulan.post(read_at, {"outcome": "declined", "refusal": ""}).status_code == 422
    done = wulan.post(read_at, {"outcome": "accepted", "lead": str(cast["tono"].pk)}, follow=True)
    assert "AN-0001" in done.content.decode()
    assert case.number not in signed_in("tono").get("/kasus/").content.decode()
    assert "AN-0001" in signed_in("tono").get("/kasus/").content.decode()
    assert signed_in("ratna").get(f"/kasus/{case.pk}/").status_code == 404
    gone = signed_in("sari").get("/pengalihan-keluar/").content.decode()
    assert case.number in gone
    assert "AN-0001" not in gone
    assert str(case.pk) not in gone


def test_the_team_reads_the_answer(offered, case, signed_in, as_user, people):
    page = f"/kasus/{case.pk}/pengalihan/{offered.pk}/"
    assert "Tarik usulan ini" in signed_in("ratna").get(page).content.decode()
    at = f"/pengalihan-masuk/{offered.pk}/"
    signed_in("inda").post(at, {"outcome": "declined", "refusal": "no_room", "words": "mulai Maret ada tempat"})
    shown = signed_in("ratna").get(page).content.decode()
    assert "mulai Maret ada tempat" in shown
    assert "Belum ada petugas atau tempat" in shown
    assert "Tarik usulan ini" not in shown


def test_the_second_answer_keeps_what_was_typed(offered, cast, people, signed_in, as_user):
    inda, at = signed_in("inda"), f"/pengalihan-masuk/{offered.pk}/"
    assert inda.get(at).status_code == 200
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=offered.pk, lead_id=cast["tono"].pk)
    late = inda.post(at, {"outcome": "declined", "refusal": "not_safe", "words": "kata saya"})
    assert late.status_code == 409
    assert "sudah diterima" in late.content.decode()
    assert "kata saya" in late.content.decode()
    assert inda.get(at).status_code == 409


def test_withdrawn_by_a_button(offered, case, signed_in):
    ratna = signed_in("ratna")
    assert ratna.post(f"/kasus/{case.pk}/pengalihan/{offered.pk}/tarik/").status_code == 303
    assert ratna.post(f"/kasus/{case.pk}/pengalihan/{offered.pk}/tarik/").status_code == 303
    assert "Ditarik oleh pengusul" in ratna.get(f"/kasus/{case.pk}/pengalihan/").content.decode()


def test_reading_leaves_one_row(offered, case, signed_in, people, as_user):
    assert signed_in("wulan").get(f"/pengalihan-masuk/{offered.pk}/").status_code == 200
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="read release", actor_id=people["wulan"].user_id).count() == 1


def test_without_consent_the_page_says_so_before_anybody_writes(unagreed, signed_in):
    page = signed_in("ratna").get(f"/kasus/{unagreed.pk}/pengalihan/baru/").content.decode()
    assert "Belum ada persetujuan klien" in page
    assert f'href="/kasus/{unagreed.pk}/persetujuan/' in page


@pytest.mark.parametrize("who", ["budi", "tono", "sari", "lina", "nyai", "inah"])
def test_not_theirs_is_not_there(offered, case, who, signed_in):
    other = signed_in(who)
    for path in (f"/kasus/{case.pk}/pengalihan/", f"/kasus/{case.pk}/pengalihan/baru/", f"/pengalihan-masuk/{offered.pk}/"):
        there = other.get(path)
        nowhere = other.get(path.replace(str(case.pk), str(uuid.UUID(int=7))).replace(str(offered.pk), str(uuid.UUID(int=7))))
        assert there.status_code == nowhere.status_code == 404
        assert len(there.content) == len(nowhere.content)


def test_long_lists_cost_no_more_than_short_ones(open_a_case, agrees, house, people, cast, signed_in, as_user, queries):
    def one():
        case = open_a_case("ratna")
        agrees(case)
        with as_user("ratna"):
            return propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)

    def count(who, path):
        browser = signed_in(who)
        browser.get(path)
        with queries() as seen:
            assert browser.get(path).status_code == 200
        return len(seen)

    counts = []
    for _turn in range(2):
        for _n in range(2):
            one()
        with as_user("wulan"):
            accept(by=people["wulan"], transfer_id=Transfer.objects.filter(outcome="proposed").first().pk, lead_id=cast["tono"].pk)
        counts.append((count("wulan", "/pengalihan-masuk/"), count("ratna", "/pengalihan-keluar/")))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12
