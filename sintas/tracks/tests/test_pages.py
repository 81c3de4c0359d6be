"""Tab, list, track and step as Ratna walks them; the same addresses are not there for anybody else."""

import pytest

from sintas.cases.actions.risk import assess_risk
from sintas.kit import clock
from sintas.tracks.models import CaseTrack, TrackStep
from tests.forms_of import Forms

MOST, WRITING = 15, 17  # statements of a page, the whole request


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def ratna(signed_in):
    return signed_in("ratna")


def form_of(page):
    return next(form for form in Forms(page.content.decode()).found if "submission" in form.standing)


def sent(page, **more):
    form = form_of(page)
    return form.standing | form.given | more


def test_the_client_chooses_a_track_and_its_first_step_is_written(case, ratna, as_user):
    base = f"/kasus/{case.pk}/"
    listed = ratna.get(f"{base}jalur/").content.decode()
    assert "Belum ada jalur yang berjalan." in listed and "Pendampingan hukum" in listed
    shown = ratna.get(f"{base}jalur/legal/").content.decode()
    assert "bukan nasihat hukum" in shown and "Langkah dapat dicatat setelah klien memilih jalur ini." in shown
    form = ratna.get(f"{base}jalur/legal/keputusan/")
    answer = ratna.post(f"{base}jalur/legal/keputusan/", sent(form, state="chosen", client_words="mau tahu haknya dulu"))
    assert (answer.status_code, answer["Location"]) == (302, f"{base}jalur/legal/")
    shown = ratna.get(f"{base}jalur/legal/").content.decode()
    assert "Dipilih klien" in shown and f"{base}jalur-langkah/legal-rights_told/" in shown
    assert "Bunga" not in shown.split("<title>")[1].split("</title>")[0]
    step = f"{base}jalur-langkah/legal-rights_told/"
    answer = ratna.post(step, sent(ratna.get(step), state="done", outcome="thinks_it_over", what="dijelaskan pelan-pelan"))
    assert answer.status_code == 302
    with as_user("ratna"):
        row = TrackStep.current.get()
        assert row.happened_on == clock.today()
    for path in (step, f"{base}jalur-langkah/satu/{row.entry}/"):  # it stands once, whichever way one comes
        assert "dijelaskan pelan-pelan" in ratna.get(path).content.decode()
    assert ratna.get(f"{base}jalur-langkah/satu/{row.entry}/riwayat/").status_code == 200
    listed = ratna.get(f"{base}jalur/").content.decode()
    assert "Berikutnya: Konsultasi hukum" in listed and "1 dari 13 langkah selesai" in listed
    panel = ratna.get(base).content.decode().partition(f'href="{base}jalur/legal/"')[2][:400]  # the story beside it goes on saying what was chosen
    assert "Berjalan" in panel and "Dipilih klien" not in panel


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(case, ratna, choose):
    choose(case, "legal")
    step = f"/kasus/{case.pk}/jalur-langkah/legal-police_report/"
    answer = ratna.post(step, sent(ratna.get(step), state="refused", what="dua jam di polsek", papers=["police_receipt"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis alasannya" in page and "dua jam di polsek" in page


def test_the_form_asks_what_the_step_asks_and_nothing_else(case, ratna, choose):
    choose(case, "legal")
    page = ratna.get(f"/kasus/{case.pk}/jalur-langkah/legal-visum_request/").content.decode()
    assert "Penyidik yang meminta" in page and "Rumah sakit" in page and "Surat permintaan visum dari penyidik" in page
    page = ratna.get(f"/kasus/{case.pk}/jalur-langkah/legal-rights_told/").content.decode()
    assert "Siapa yang mendampingi" not in page and "Nomor surat" not in page


def test_reasons_stand_beside_what_is_offered(case, ratna, people, as_user):
    with as_user("ratna"):
        assess_risk(by=people["ratna"], case=case, level="high", reasons="x", facts=["strangulation"], happened=clock.today())
    page = ratna.get(f"/kasus/{case.pk}/jalur/").content.decode()
    assert "disarankan" in page and "pencekikan" in page


def test_made_up_addresses_are_not_there(case, ratna, choose):
    row = choose(case, "legal")
    base = f"/kasus/{case.pk}/"
    for path in (
        "jalur/sorcery/", "jalur/sorcery/keputusan/", "jalur-langkah/legal-nothing/", "jalur-langkah/legal/", f"jalur-langkah/satu/{row.entry}/",
        f"jalur-keputusan/{case.pk}/",
    ):  # fmt: skip
        assert ratna.get(f"{base}{path}").status_code == 404, path


@pytest.mark.parametrize("who", ["budi", "tono", "sari", "dewi", "lina"])
def test_nobody_outside_the_team_finds_a_page(case, signed_in, choose, who):
    row, stranger = choose(case, "legal"), signed_in(who)
    for path in ("jalur/", "jalur/legal/", "jalur/medical/keputusan/", f"jalur-keputusan/{row.entry}/", "jalur-langkah/legal-rights_told/"):
        assert stranger.get(f"/kasus/{case.pk}/{path}").status_code == 404, path
        assert stranger.post(f"/kasus/{case.pk}/{path}", {"state": "ended"}).status_code in (404, 405), path
    assert CaseTrack.objects.count() == 0  # outside an identity nothing is there


def test_a_page_asks_little_however_much_is_recorded(case, ratna, choose, queries):
    for slug in ("legal", "medical"):
        choose(case, slug)
    for path, most in (("jalur/", MOST), ("jalur/legal/", MOST), ("jalur-langkah/legal-police_report/", WRITING)):
        ratna.get(f"/kasus/{case.pk}/{path}")
        with queries() as seen:
            assert ratna.get(f"/kasus/{case.pk}/{path}").status_code == 200
        assert len(seen) <= most, f"{path}: {len(seen)}\n" + "\n".join(sql[:110] for sql in seen)
