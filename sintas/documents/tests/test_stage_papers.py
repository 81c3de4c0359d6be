"""Assessment, plan, minutes and Laporan Sosial, read back out of the PDF; and what must not stand on them."""

from uuid import UUID

import pytest
from django.db import transaction

from sintas.cases.models import Person
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.actions.assessing import write_assessment
from sintas.casework.actions.planning import write_plan
from sintas.casework.models import Assessment, Conference, Plan
from sintas.documents.catalogue import KINDS
from sintas.documents.reading.composing import blank, wanted
from sintas.kit import paper
from sintas.kit.paper.reading import text_of
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours

from . import worked as stages
from .conftest import UNSAFE

pytestmark = pytest.mark.django_db
OURS = ("social_report", "assessment", "plan", "conference_minutes")


def stands(words, text):
    """Whether the words stand there, spaces aside: the letters of a drawing may stand apart in a PDF."""
    return "".join(words.split()) in "".join(text.split())


def in_order(text, *words):
    """Every one stands there, one after the other."""
    at = 0
    for one in words:
        assert one in text[at:], one
        at = text.index(one, at) + len(one)


@pytest.fixture
def aunt(worked, as_user) -> UUID:
    with as_user("ratna"):
        return Person.current.get(file_id=worked.pk, relation="aunt").entry


def test_the_assessment_tells_what_it_rests_on_and_what_was_found(worked, printing):
    text = printing.text(worked, "assessment")
    in_order(
        text, "Asesmen komprehensif", "Keadaan menurut asesmen 2 September 2024", "Sumber dan cara", "Satu sumber", "Delapan bidang asesmen",
        "Biologis, psikologis, sosial, spiritual", "Kekuatan dan tantangan", "Gejala, penyebab, dan dampak", "Kecemasan", "Lingkungan sosial",
        "Ekomap", "Masalah, kebutuhan, dan potensi", "Harapan klien", "Fokus masalah", "Catatan yang belum sejalan", "Kesimpulan", "Ratna",
    )  # fmt: skip
    for words in (
        "“Saya takut gagal lagi.”", "“Pekerjaan yang lebih baik setelah pelatihan.", "Kemajuan menurut penilai: 70%", "161 cm, 55 kg", "Juara I, 2014",
        "kelainan rahang sejak lahir", "Mampu dengan bantuan", "percaya diri", "mudah terganggu kebisingan", "Kecemasan ringan", "memberi kepada klien",
        "tes kecemasan daring, skor tidak dicatat", "Tidak ada hubungan yang dicatat berkonflik", "mampu mengatur emosi", "Bu Perawat",
        "Mengetahui, Kepala Unit Rehabilitasi", "KS-0001", "Halaman 1 dari 5", "versi 1",
    ):  # fmt: skip
        assert stands(words, text), words


def test_what_is_judged_is_called_a_judgement(worked, printing):
    text = printing.text(worked, "assessment")
    for judged in ("Tidak ada ukuran: tes yang disebut", "kecemasan menghadapi dunia kerja", "Klien mampu, dan paling terbantu"):
        assert text[: text.rindex(judged)].rstrip().endswith("Penilaian pekerja sosial"), judged


def test_a_drawing_of_the_body_is_named_and_never_printed(worked, printing):
    for slug in OURS:
        assert "memar di lengan" not in printing.text(worked, slug), slug
    text = printing.text(worked, "assessment")
    assert "Disimpan dalam berkas, tidak ikut dicetak." in text
    assert "Dipakai; isinya belum disalin ke berkas." in text


def test_a_draft_shows_the_areas_nobody_looked_at(worked, printing):
    made = printing.composed(worked, "assessment", "preview")
    assert made.gaps == ()
    draft, final = printing.text(worked, "assessment", "preview"), printing.text(worked, "assessment")
    assert draft.count("belum diasesmen") == 4
    assert "belum diasesmen" not in final
    in_order(draft, "Kesehatan dan hukum", "Fisik", "Psikososial", "Mental spiritual", "Minat dan bakat", "Potensi", "Akses sumber")


def test_the_plan_has_a_measure_or_says_there_is_none(worked, printing):
    text = printing.text(worked, "plan")
    in_order(text, "Yang pertama: menghentikan kekerasan", "tidak menyimpan nomor pelaku", "Tujuan umum", "Tujuan khusus", "Layanan menurut pilar ATENSI",
             "Pelaksana dan peran", "Langkah yang disepakati", "Sistem sumber", "Persetujuan klien")  # fmt: skip
    for words in (
        "Tidak ada ukuran pada tujuan 3.", "nada tinggi per minggu", "5 kali", "paling banyak 2 kali", "30 September 2024",
        "tidak diukur: klien memilih bercerita saja", "belum dicatat", "Terapi realitas", "melanjutkan setelah pendamping selesai",
        "laptop dipakai bergantian", "Rp50.000 untuk cetak CV", "☒ Setuju", "☐ Tidak setuju", "“Saya mau latihan wawancara dulu.”", "Wali", "Wati",
    ):  # fmt: skip
        assert words in text, words
    gaps = [gap.words for gap in printing.composed(worked, "plan").gaps]
    assert gaps == ["Data awal, target, dan batas waktu, atau “tidak diukur”, pada setiap tujuan", "Ditinjau kembali pada"]


def test_the_client_gets_her_plan_without_the_unsafe_name(worked, printing):
    assert UNSAFE in printing.text(worked, "plan")
    made, text = printing.composed(worked, "plan", recipient="client"), printing.text(worked, "plan", recipient="client")
    assert made.audience.released
    assert made.unnamed
    assert "jangan lewat [nama tidak dicetak]" in text
    assert UNSAFE not in text
    assert printing.final(worked, "plan", recipient="client").recipient == "client"
    assert wanted("assessment", recipient="client").recipient == "own_team"


def test_the_minutes_have_a_seat_for_everybody_and_name_the_client_by_code(worked, printing):
    text = printing.text(worked, "conference_minutes")
    in_order(text, "Berita acara case conference", "Case conference 1", "Pada hari Kamis, 12 September 2024", "09.30–11.00", "Daftar hadir", "Tanda tangan",
             "SMK Contoh", "Pernyataan kerahasiaan", "dibacakan sebelum pembahasan", "Ringkasan kasus", "Pembahasan", "kelas sampai Kamis", "Keputusan",
             "Mencari tempat magang", "Ratna", "20 September 2024", "Menyiapkan surat", "Bu Guru", "Pendapat yang berbeda", "Pembina asrama minta ditunda.",
             "Bu Guru", "Keputusan 2: Menyiapkan surat", "Jangan sebelum ujian.", "Ujian dua minggu lagi.",
             "Tindak lanjut", "Kamis, 10 Oktober 2024", "Demikian berita acara")  # fmt: skip
    assert "Bunga" not in text
    assert "KS-0001" in text


def test_the_worker_chooses_which_conference(worked, printing, people, as_user, signed_in):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        second = stages.confer(worked, people["ratna"], discussion="Pertemuan kedua.", confidentiality_stated=False)
        first = Conference.current.get(file_id=worked.pk, no=1)
    assert "Pertemuan kedua." in printing.text(worked, "conference_minutes")
    assert "Instruktur melaporkan kemajuan." in printing.text(worked, "conference_minutes", about=first.entry)
    made = printing.composed(worked, "conference_minutes")
    assert [entry for entry, _words in made.picks] == [second.entry, first.entry]
    assert [gap.words for gap in made.gaps] == ["Pernyataan kerahasiaan sudah dibacakan"]
    assert printing.final(worked, "conference_minutes", about=first.entry).about == first.entry
    page = signed_in("ratna").get(f"/kasus/{worked.pk}/surat/berita-acara/", {"s": str(first.entry)}).content.decode()
    assert "Pertemuan kasus" in page
    assert "2. 12 September 2024" in page


def test_a_conference_of_another_case_is_not_there(worked, printing, open_a_case, as_user):
    other = open_a_case("ratna")
    with as_user("ratna"):
        entry = Conference.objects.get(file_id=worked.pk).entry
    with pytest.raises(NotYours), transaction.atomic():
        printing.composed(other, "conference_minutes", about=entry)


@pytest.mark.parametrize("slug", ["assessment", "plan", "conference_minutes"])
def test_there_is_nothing_to_print_before_it_is_written(open_a_case, printing, letterhead, slug):
    with pytest.raises(BadInput):
        printing.final(open_a_case("ratna"), slug)


def test_the_social_report_keeps_fact_words_and_view_apart_with_their_sources(worked, printing):
    text = printing.text(worked, "social_report")
    in_order(
        text, "Laporan sosial", "Cara membaca laporan ini", "Identitas", "Sumber informasi dan cara", "Riwayat masalah", "Kondisi", "Biologis",
        "Psikologis", "Sosial", "Spiritual dan kultural", "Pola pengasuhan", "Pendidikan dan pekerjaan", "Keluarga dan ekomap",
        "Kebutuhan, kekuatan, dan risiko", "Analisis", "Intervensi yang telah dilakukan", "Kesimpulan", "Rekomendasi", "Demikian laporan ini",
    )  # fmt: skip
    for words in (
        "Sumber: asesmen 2 September 2024, Ratna.", "Sumber: Bu Perawat, studi dokumentasi, 2 September 2024", "“Saya ingin tidur tanpa takut.”",
        "Seperti diceritakan Menurut klien, Parman datang malam hari.", "versi 1, 2 September 2024, Ratna", "Percakapan: Klien",
        "Penilaian pekerja sosial Tingkat bahaya Tinggi", "Pelaku tahu sekolahnya.", "Klien siap menghadapi dunia kerja.", "Tidur lebih nyenyak.",
        "Alamat dilindungi, hubungi lewat pekerja sosial",
    ):  # fmt: skip
        assert words in text, words
    assert "cek kamar" not in text
    assert "mudah emosi" not in text


def test_a_protected_address_typed_into_the_assessment_is_taken_out(worked, printing):
    for slug in OURS:
        assert "melati dalam" not in printing.text(worked, slug).lower(), slug
    assert "Kini di [alamat dilindungi]." in printing.text(worked, "assessment")


def test_an_outsider_reads_the_assessment_as_far_as_the_client_said(worked, printing, agree, aunt):
    agree(worked, "health", ["identity", "child", "assessment"], guardian=aunt)
    made = printing.composed(worked, "assessment", recipient="health", purpose="referral")
    text = printing.text(worked, "assessment", recipient="health", purpose="referral")
    assert "Psikologi" in made.withheld
    assert made.gaps == ()
    for words in ("Bunga Sari", "percaya diri", "memperluas relasi kerja", "Salinan untuk Rumah sakit atau puskesmas", "aman dari [nama tidak dicetak]"):
        assert stands(words, text), words
    for words in (
        UNSAFE, "Saya takut gagal", "diejek", "tampak tegang", "khawatir", "Kecemasan ringan", "kakak keempat", "161 cm", "Surat dokter", "Menarik diri",
        "Peta tubuh", "mudah emosi", "belum sejalan", "menahan diri", "belum diisi", "belum diasesmen",
    ):  # fmt: skip
        assert words not in text, words


def test_an_outsider_reads_the_plan_without_money_danger_and_family(worked, printing, agree, aunt):
    agree(worked, "school", ["identity", "child", "services", "progress"], guardian=aunt)
    text = printing.text(worked, "plan", recipient="school", purpose="referral")
    for words in ("Lebih sabar dalam situasi menantang", "Pak Andi", "☒ Setuju"):
        assert words in text, words
    for words in (UNSAFE, "nomor pelaku", "menghentikan kekerasan", "Rp50.000", "Wati", "kecemasan"):
        assert words not in text, words


def test_an_outsider_is_shown_no_empty_boxes_for_an_answer_that_is_not_released(worked, printing, agree, aunt):
    agree(worked, "school", ["identity", "child", "progress"], guardian=aunt)
    text = printing.text(worked, "plan", recipient="school", purpose="referral")
    assert "Lebih sabar" in text
    assert "☐" not in text


def test_an_outsider_reads_minutes_and_social_report_without_the_rest(worked, printing, agree, aunt):
    agree(worked, "prosecution_court", ["identity", "child", "services", "assessment"], purpose="legal_process", guardian=aunt)
    wish = {"recipient": "prosecution_court", "purpose": "legal_process"}
    minutes = printing.text(worked, "conference_minutes", **wish)
    assert "SMK Contoh" in minutes
    for words in (
        UNSAFE, "Klien siap magang", "Instruktur melaporkan", "Mencari tempat magang", "Pembina asrama minta", "Jangan sebelum ujian", "Ujian dua minggu",
    ):  # fmt: skip
        assert words not in minutes, words
    report = printing.text(worked, "social_report", **wish)
    assert "Salinan untuk Kejaksaan dan pengadilan" in report
    assert "Klien mampu, dan paling terbantu" in report
    for words in (UNSAFE, "datang malam", "Saya ingin tidur", "Pelaku tahu", "takut gagal", "Kecemasan ringan", "Ayah tiri", "Tidur lebih nyenyak", "radang"):
        assert words not in report, words


@pytest.mark.parametrize("slug", OURS)
def test_without_consent_nobody_outside_gets_it(worked, printing, slug):
    made = printing.composed(worked, slug, recipient="police", purpose="legal_process")
    assert not made.audience.released
    text = printing.text(worked, slug, recipient="police", purpose="legal_process")
    for words in ("Bunga", "percaya diri", "Lebih sabar", "SMK Contoh"):
        assert words not in text, words


@pytest.mark.parametrize("slug", OURS)
def test_in_english_only_what_people_wrote_stays_as_written(worked, printing, slug):
    text = printing.text(worked, slug, lang="en")
    assert KINDS[slug].title("en") in text
    for words in ("Kepala Unit Rehabilitasi", "CONFIDENTIAL", "Acknowledged by,"):
        assert words in text
    for words in ("Mampu dengan bantuan", "Jangka pendek", "Wawancara", "Sangat Dekat", "Gejala kognitif", "Tujuan khusus", "belum dicatat"):
        assert words not in text, words


@pytest.mark.parametrize("slug", OURS)
def test_a_blank_form_asks_for_everything(people, as_user, letterhead, slug):
    with as_user("ratna"):
        data = blank(by=people["ratna"], unit_id=letterhead.pk, slug=slug, lang="id")
    text = " ".join(text_of(paper.render(KINDS[slug].template, data).bytes))
    asked = {
        "assessment": [row.label("id") for name in ("assessment_areas", "symptom_groups") for row in load(name).rows] + ["Kekuatan dari dalam"],
        "plan": [row.label("id") for row in load("pillars").rows] + ["Data awal", "Batas waktu", "Hambatan yang mungkin", "cap jempol", "Wali"],
        "conference_minutes": ["Tanda tangan", "10", "Pernyataan kerahasiaan", "Keputusan", "Pendapat yang berbeda", "Notulis"],
        "social_report": ["Riwayat masalah", "Pola pengasuhan", "Ekomap", "Rekomendasi", "Penilaian pekerja sosial"],
    }
    for words in asked[slug]:
        assert words in text, words


def test_who_approved_that_very_version_stands_on_it(worked, printing, people, cast, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        entry = Plan.current.get(file_id=worked.pk).entry
        asked = ask_approval(by=people["ratna"], case=worked, subject="plan", approver_id=cast["sari"].pk, entry=entry)
    assert "Versi ini disetujui" not in printing.text(worked, "plan")
    with as_user("sari"):
        decide(by=people["sari"], approval_id=asked.pk, outcome="approved")
    assert "Versi ini disetujui: Sari, " in printing.text(worked, "plan")
    assert "Versi ini disetujui" not in printing.text(worked, "assessment")


def test_long_texts_run_over_the_page_and_are_not_cut(worked, printing, people, as_user):
    """A page that is too full would hide what stands at its end: whatever is long must go on on the next page."""
    long = "\n\n".join(f"Paragraf {at}: " + "kata " * 60 for at in range(1, 31)) + " selesai."
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        heart, frame = Assessment.current.get(file_id=worked.pk), Plan.current.get(file_id=worked.pk)
        write_assessment(by=people["ratna"], case=worked, entry=heart.entry, based_on=heart.number, conclusion=long, focus=long, hopes=[long])
        write_plan(by=people["ratna"], case=worked, entry=frame.entry, based_on=frame.number, goal_general=long, agreement="agreed", agreement_words=long)
        stages.confer(worked, people["ratna"], discussion=long, decisions=[{"what": long, "owner": "client"}], dissents=[{"who": "Budi", "what": long}])
    for slug in OURS:
        pages = text_of(paper.render(KINDS[slug].template, printing.composed(worked, slug).data).bytes)
        most = max(page.count("Paragraf") for page in pages)
        assert most <= 20, slug  # what fits on one page
        for at in range(1, 31):
            assert any(f"Paragraf {at}:" in page for page in pages), (slug, at)


def test_nobody_else_reaches_them(worked, signed_in):
    for stranger in ("budi", "tono", "lina", "dewi"):
        browser = signed_in(stranger)
        for slug in OURS:
            assert browser.get(f"/kasus/{worked.pk}/surat/{KINDS[slug].path}/").status_code == 404, (stranger, slug)
            assert browser.post(f"/kasus/{worked.pk}/surat/{KINDS[slug].path}/pdf/", {"as": "final"}).status_code == 404, (stranger, slug)
