"""A final report is put before the head: she reads the very bytes that were made; the signature on paper goes its own way."""

import pytest

from sintas.cases.reading.releases import open_release
from sintas.casework.actions.approving import ask_approval, decide
from sintas.documents.actions.approving import note_signed
from sintas.kit import clock
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotNow, NotYours

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(full, printing):
    return printing.final(full, "case_report")


@pytest.fixture
def asked(full, report, people, cast, as_user):
    with as_user("ratna"):
        return ask_approval(by=people["ratna"], case=full, subject="paper", entry=report.pk, approver_id=cast["sari"].pk)


def test_the_very_bytes_are_put_forward(full, report, asked, printing, people, as_user):
    with as_user("sari"):
        opened = open_release(by=people["sari"], release_id=asked.pk)
    assert opened.pdf == printing.read(full, report)
    assert opened.title == f"Laporan kasus, {report.letter}"


def test_from_the_page_of_the_paper_to_the_head_s_desk(full, report, cast, signed_in):
    ratna, sari = signed_in("ratna"), signed_in("sari")
    page = f"/kasus/{full.pk}/surat/berkas/{report.pk}/"
    ask = f"/kasus/{full.pk}/persetujuan-atasan/paper/{report.pk}/"
    assert f'href="{ask}"' in ratna.get(page).content.decode()
    assert report.letter in ratna.get(ask).content.decode()
    after = ratna.post(ask, {"approver": str(cast["sari"].pk), "note": ""}, follow=True)
    assert after.redirect_chain[-1][0] == page
    assert "Diajukan kepada Sari" in after.content.decode()
    listed = sari.get("/persetujuan-atasan/").content.decode()
    address = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    assert "Unduh surat ini" in sari.get(address).content.decode()
    taken = sari.post(f"{address}berkas/")
    assert taken.content.startswith(b"%PDF")
    assert "attachment" in taken["Content-Disposition"]
    assert report.letter not in taken["Content-Disposition"]
    assert "sandbox" in taken["Content-Security-Policy"]
    assert sari.post(address, {"outcome": "approved", "comment": ""}).status_code == 302
    assert sari.post(f"{address}berkas/").status_code == 404
    assert "Disetujui" in ratna.get(page).content.decode()


def test_the_signature_on_paper_goes_its_own_way(full, report, asked, people, as_user):
    with as_user("sari"):
        decide(by=people["sari"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"):
        signed = note_signed(by=people["ratna"], case=full, paper_id=report.pk, on=clock.today())
        assert signed.step == "signed"
        assert Trail.objects.filter(file_id=full.pk, verb="print signed").exists()


def test_asked_once_for_one_paper(full, report, asked, printing, people, cast, as_user):
    second = printing.final(full, "case_report")
    with as_user("ratna"):
        for to in ("sari", "siska"):
            with pytest.raises(NotNow):
                ask_approval(by=people["ratna"], case=full, subject="paper", entry=report.pk, approver_id=cast[to].pk)
        assert ask_approval(by=people["ratna"], case=full, subject="paper", entry=second.pk, approver_id=cast["sari"].pk).pk != asked.pk


def test_only_papers_that_are_acknowledged_and_only_of_this_case(full, printing, open_a_case, people, cast, as_user, signed_in):
    pocket = printing.final(full, "safety_plan", asked_again=True)
    other = open_a_case("ratna", name="Sekar")
    report = printing.final(full, "case_report")
    with as_user("ratna"):
        for case, paper in ((full, pocket.pk), (other, report.pk), (full, None)):
            with pytest.raises(NotYours):
                ask_approval(by=people["ratna"], case=case, subject="paper", entry=paper, approver_id=cast["sari"].pk)
    ratna = signed_in("ratna")
    assert ratna.get(f"/kasus/{full.pk}/persetujuan-atasan/paper/").status_code == 404
    assert ratna.get(f"/kasus/{full.pk}/persetujuan-atasan/plan/{report.pk}/").status_code == 404
    assert "Persetujuan atasan" not in ratna.get(f"/kasus/{full.pk}/surat/berkas/{pocket.pk}/").content.decode()


def test_a_request_without_a_paper_has_none_to_take(full, report, asked, people, cast, as_user, signed_in):
    assert signed_in("siska").post(f"/persetujuan-atasan/{asked.pk}/berkas/").status_code == 404
    assert signed_in("ratna").post(f"/persetujuan-atasan/{asked.pk}/berkas/").status_code == 404
    assert signed_in("sari").get(f"/persetujuan-atasan/{asked.pk}/berkas/").status_code == 405
