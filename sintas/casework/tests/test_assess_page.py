"""The tab "Asesmen": an empty file says what is missing and where to write it; a full one reads like the worker's own summary."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from sintas.cases.actions.people import record_person
from sintas.casework.actions.assessing import (
    judge_anxiety,
    keep_tool,
    name_source,
    note_contradiction,
    record_area,
    settle_contradiction,
    write_assessment,
    write_functioning,
    write_surroundings,
)
from sintas.casework.models import Anxiety, Assessment, Contradiction, Functioning
from sintas.casework.reading.assessment import assessment_of
from sintas.kit import clock
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail

SINGLE = {
    "pokok": {"problems": "cemas", "hopes": "pekerjaan yang lebih baik"},
    "lingkungan": {"family": "harmonis", "eco_micro": "asrama\nkelas"},
    "keberfungsian": {"height_cm": "161", "weight_kg": "55,5", "level_roles": "capable", "words_roles": "ikut apel"},
}


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", called="Kak Bunga")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


@pytest.fixture
def ms(said):
    """What the report of MS says, as far as it matters for the page."""
    record_person(**said, name="SSH", relation="mother", deceased=True)
    write_assessment(
        **said, problems=["cemas menghadapi dunia kerja"], needs=["memperluas relasi kerja"], potentials=["bekerja cepat"],
        hopes=["pekerjaan yang lebih baik setelah pelatihan"], focus="kecemasan menghadapi dunia kerja",
        focus_in_source="terapi realitas untuk menurunkan kecemasan", methods=["interview", "observation", "document_study"],
        symptoms={"cognitive": ["was-was"]}, background=["berdagang di pasar", "bekerja di salon"], client_view="saya takut gagal",
    )  # fmt: skip
    write_surroundings(**said, family="harmonis", close_to=["ibu (almarhumah)"], ecosystem={"exo": ["persaingan kerja"]})
    write_functioning(
        **said, height_cm="161", weight_kg="55", hereditary_illness="no", intelligence_band="111–120", intelligence_label="Bright Normal",
        awards=[{"name": "Juara I di gereja", "year": 2014}], levels=["roles:capable"], criteria={"roles": "ikut apel"},
    )  # fmt: skip
    keep_tool(**said, tool="bpss", content={"biological": ["radang tenggorokan saat datang"], "social": ["dekat dengan pembina asrama"]})
    keep_tool(**said, tool="strengths_quadrant", content={"internal_strengths": ["ambisius"], "external_weaknesses": ["mudah terganggu kebisingan"]})
    keep_tool(**said, tool="life_road_map", note="gambar tidak terbaca")
    keep_tool(**said, tool="ecomap", content={"ties": [{"to": "SW", "closeness": "close", "energy": "to_client"}]})
    judge_anxiety(**said, level="mild", signs=["worry", "irritable"], test_name="Tes daring", happened=date(2024, 9, 2))
    name_source(**said, kind_of_source="client")
    record_area(**said, area="interests_talents", profession="instructor", percent=70, result="desain grafis")
    note_contradiction(**said, about="Emosi", first="mampu mengatur", second="mudah emosi")
    return note_contradiction(**said, about="Kesehatan", first="tanpa riwayat", second="radang tenggorokan")


def test_an_empty_assessment_says_what_is_missing_and_leads_there(case, signed_in):
    words = signed_in("ratna").get(f"/kasus/{case.pk}/asesmen/").content.decode()
    for gap in ("Fokus masalah belum dipilih", "Tanyakan apa yang ia inginkan bagi dirinya", "Belum dinilai", "belum dicatat", "Mulai asesmen"):
        assert gap in words, gap
    for slug in ("pokok", "lingkungan", "keberfungsian", "kecemasan", "bidang", "sumber", "alat", "selisih", "alat/ecomap", "alat/bpss"):
        assert f'href="/kasus/{case.pk}/asesmen/{slug}/"' in words, slug
    assert 'aria-current="page">Asesmen' in words
    assert "Apa yang selama ini menolong Anda bertahan?" in words  # the strengths principles as prompts
    assert "Mendengarkan aktif" in words


def test_the_assessment_of_ms_reads_on_one_page(case, signed_in, ms):
    words = signed_in("ratna").get(f"/kasus/{case.pk}/asesmen/").content.decode()
    for expected in (
        "kecemasan menghadapi dunia kerja", "Kecemasan ringan", "pekerjaan yang lebih baik setelah pelatihan", "2 catatan belum sejalan",
        "161 cm, 55 kg", "Hasil tes kecerdasan 111–120 (Bright Normal)", "Penyakit keturunan: tidak", "Juara I di gereja, 2014", "ambisius",
        "Dipakai, tetapi isinya belum disalin.", "Dukungan datang dari: SW.", "bukan alat ukur tervalidasi", "skor tidak dicatat",
        "Sumbernya baru klien sendiri", "Instruktur", "70%", "Wawancara, Observasi, Studi dokumentasi", "Eksosistem", "saya takut gagal",
        "Khawatir tentang sesuatu", "terapi realitas untuk menurunkan kecemasan", "1 orang tercatat dalam berkas",
    ):  # fmt: skip
        assert expected in words, expected
    assert words.index("radang tenggorokan saat datang") < words.index("161 cm, 55 kg") < words.index("dekat dengan pembina asrama")
    assert "<title>Berkas kasus" in words  # no name in a title
    assert "berbunyi seperti nama terapi" not in words  # the focus itself is a problem now


def test_a_focus_that_is_a_therapy_is_asked_about_gently(case, signed_in, said):
    write_assessment(**said, focus="terapi realitas untuk menurunkan kecemasan")
    words = signed_in("ratna").get(f"/kasus/{case.pk}/asesmen/").content.decode()
    assert "Fokus ini berbunyi seperti nama terapi atau teknik." in words
    assert "terapinya ditulis di Rencana" in words


def test_a_genogram_that_came_empty_is_copied_where_the_family_is_drawn(case, signed_in, said):
    """The form of its entry asks for remarks only; a quadrant that came empty is copied in its own form."""
    keep_tool(**said, tool="genogram", note="gambar di halaman 12")
    quadrant = keep_tool(**said, tool="strengths_quadrant", note="gambar di halaman 13")
    browser = signed_in("ratna")
    words = browser.get(f"/kasus/{case.pk}/asesmen/").content.decode()
    assert f'href="/kasus/{case.pk}/gambar/genogram/">Salin sekarang' in words
    assert f'href="/kasus/{case.pk}/asesmen/alat/{quadrant.entry}/">Salin sekarang' in words
    assert "Lengkapi keluarga" in browser.get(f"/kasus/{case.pk}/gambar/genogram/").content.decode()


def test_the_drawing_of_bpss_says_what_the_assessment_says(case, signed_in, said, ms):
    """What the functioning says stands in the figure too, in both pages the same; a kept day stays as it was."""
    browser = signed_in("ratna")
    page, drawing = (browser.get(f"/kasus/{case.pk}/{path}").content.decode() for path in ("asesmen/", "gambar/bpss/"))
    for line in ("radang tenggorokan saat datang", "161 cm, 55 kg", "Penyakit keturunan: tidak", "Hasil tes kecerdasan 111–120 (Bright Normal)",
                 "dekat dengan pembina asrama", "Juara I di gereja, 2014"):  # fmt: skip
        assert line in page and f": {line}</li>" in drawing, line
    with translation.override("id"):
        boxes = {quarter.title: quarter.lines for quarter in assessment_of(case, "id").bpss.quarters}
    told = re.findall(r"<li>(Biologis|Psikologis|Sosial|Spiritual): ([^<]+)</li>", drawing)
    assert told == [(head, line) for head, lines in boxes.items() for line in lines]
    kept = re.search(rf'/kasus/{case.pk}/gambar/bpss/[0-9a-f-]{{36}}/', drawing)[0]
    assert "161 cm" not in browser.get(kept).content.decode()


def test_bpss_without_the_figure_is_drawn_from_the_functioning(case, signed_in, said):
    write_functioning(**said, height_cm="161", weight_kg="55")
    drawing = signed_in("ratna").get(f"/kasus/{case.pk}/gambar/bpss/").content.decode()
    assert "Biologis: 161 cm, 55 kg" in drawing and "<svg xmlns" in drawing


def test_settled_contradictions_leave_the_notice_and_stay_readable(case, signed_in, said, ms):
    settle_contradiction(**said, entry=ms.entry, based_on=1, state="second", explanation="diperiksa perawat")
    words = signed_in("ratna").get(f"/kasus/{case.pk}/asesmen/").content.decode()
    assert "1 catatan belum sejalan" in words
    assert "diperiksa perawat" in words and "tanpa riwayat" in words


def test_the_page_is_read_in_few_queries_and_stands_once_in_the_trail(case, signed_in, ms, said, as_user, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        shown = assessment_of(case, "id")
        assert shown.only_the_client and shown.anxiety.test_weak
    before = Trail.objects.filter(file_id=case.pk, verb="read assessment").count()
    browser = signed_in("ratna")
    assert browser.get(f"/kasus/{case.pk}/asesmen/").status_code == 200
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="read assessment").count() == before + 1


def test_it_reads_in_english_too(case, said, ms):
    with translation.override("en"):
        shown = assessment_of(case, "en")
    assert shown.anxiety.level == "Mild anxiety"
    assert shown.methods == ["Interview", "Observation", "Study of documents"]


@pytest.mark.parametrize("who", ["tono", "budi", "lina", "sari", "siska", "ana", "dewi", "inah"])
def test_not_mine_is_not_there(case, signed_in, who):
    stranger = signed_in(who)
    for slug in ("", "pokok/", "lingkungan/", "keberfungsian/", "kecemasan/", "bidang/", "sumber/", "alat/", "alat/ecomap/", "selisih/"):
        path = f"/kasus/{case.pk}/asesmen/{slug}"
        assert stranger.get(path).status_code == 404, slug
        assert stranger.post(path, {"problems": "a", "first": "a", "second": "b"}).status_code in (404, 405), slug


@pytest.mark.parametrize("slug", SINGLE)
def test_single_records_walk_from_form_to_page_and_stale_tabs_keep_both(case, signed_in, slug):
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/{slug}/"
    assert browser.get(path).status_code == 200
    key = new_submission()
    done = browser.post(path, {**SINGLE[slug], "submission": key}, follow=True)
    assert done.redirect_chain[-1][0] == f"/kasus/{case.pk}/asesmen/"
    assert browser.post(path, {**SINGLE[slug], "submission": key}).status_code == 302  # the button pressed twice
    again = browser.get(path).content.decode()
    assert 'name="based_on" value="1"' in again
    first = next(iter(SINGLE[slug].values()))
    assert first in again
    changed = {**SINGLE[slug], "based_on": "1", "happened": "3 September 2024"}
    assert browser.post(path, changed).status_code == 302
    stale = browser.post(path, {**changed, "happened": "4 September 2024"})
    assert stale.status_code == 409
    assert "3 September 2024" in stale.content.decode() and "4 September 2024" in stale.content.decode()
    page = browser.get(path).content.decode()
    assert 'name="based_on" value="2"' in page
    link = page.split('">Versi sebelumnya')[0].rsplit('href="', 1)[1]
    told = browser.get(link).content.decode()
    assert "3 September 2024" in told and "4 September 2024" in told  # the text set aside is kept too


def test_functioning_keeps_measures_as_they_were_measured(case, signed_in, as_user, people):
    signed_in("ratna").post(f"/kasus/{case.pk}/asesmen/keberfungsian/", {**SINGLE["keberfungsian"], "awards-0-name": "Juara I", "awards-0-year": "2014"})
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        row = Functioning.current.get(file_id=case.pk)
        assert (row.height_cm, row.weight_kg) == ("161", "55.5")
        assert (row.levels, row.criteria) == (["roles:capable"], {"roles": "ikut apel"})
        assert row.awards == [{"name": "Juara I", "year": 2014}]
    assert "161 cm, 55,5 kg" in signed_in("ratna").get(f"/kasus/{case.pk}/asesmen/").content.decode()


def test_anxiety_from_the_page_with_its_date_and_a_wish_to_die(case, signed_in, as_user):
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/kecemasan/"
    form = browser.get(path).content.decode()
    for part in ("Tanda fisik", "Tanda perilaku", "Tanda kognitif", "tidak dijumlahkan menjadi skor", "Ia menyatakan ingin mati"):
        assert part in form, part
    refused = browser.post(path, {"test_score": "12", "words": "gelisah sejak pagi"})
    assert refused.status_code == 422
    assert "gelisah sejak pagi" in refused.content.decode()
    assert browser.post(path, {"happened": (clock.today() + timedelta(days=3)).isoformat(), "level": "mild"}).status_code == 422
    done = browser.post(path, {"level": "severe", "signs": ["worry"], "wish_to_die": "on"})
    assert done.status_code == 302
    assert done["Location"] == reverse("cases:suicide_path", args=[case.pk])
    with as_user("ratna"):
        assert Anxiety.current.get(file_id=case.pk).happened_on == clock.today()


def test_an_empty_page_saves_nothing_and_says_so(case, signed_in, as_user):
    browser = signed_in("ratna")
    for slug in ("pokok", "lingkungan", "keberfungsian", "kecemasan", "selisih"):
        assert browser.post(f"/kasus/{case.pk}/asesmen/{slug}/", {}).status_code == 422, slug
    with as_user("ratna"):
        assert not Assessment.objects.filter(file_id=case.pk).exists()


def test_a_contradiction_from_note_to_answer(case, signed_in, as_user):
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/asesmen/selisih/"
    browser.post(path, {"about": "Emosi", "first": "mampu mengatur", "second": "mudah emosi"})
    with as_user("ratna"):
        row = Contradiction.current.get(file_id=case.pk)
    page = browser.get(f"{path}{row.entry}/").content.decode()
    assert "Keduanya disimpan, dengan penjelasan" in page
    base = {"based_on": "1", "about": "Emosi", "first": "mampu mengatur", "second": "mudah emosi", "state": "both_kept"}
    assert browser.post(f"{path}{row.entry}/", base).status_code == 422
    done = browser.post(f"{path}{row.entry}/", {**base, "explanation": "berbeda di kelas dan di asrama"}, follow=True).content.decode()
    assert "Tidak ada catatan yang bertentangan." in done
    assert "berbeda di kelas dan di asrama" in browser.get(f"{path}{row.entry}/riwayat/").content.decode()
