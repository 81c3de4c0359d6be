"""Evaluation, progress report, referral letter, termination letter and follow-up report, read back out of the PDF; and what must not stand there."""

from uuid import UUID

import pytest
from django.urls import reverse

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Person
from sintas.casework.models import Evaluation, Referral
from sintas.documents.models import Paper
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow

from . import worked_ends as ends
from .conftest import CODE_WORD, HIDDEN, UNSAFE

pytestmark = pytest.mark.django_db
OURS = ("progress_report", "evaluation", "referral_letter", "termination_letter", "follow_up_report")
RELEASED = ["identity", "child", "services"]


@pytest.fixture
def aunt(finished, as_user) -> UUID:
    with as_user("ratna"):
        return Person.current.get(file_id=finished.pk, relation="aunt").entry


@pytest.fixture
def referred(finished, agree, aunt, people, as_user):
    """A referral to a hospital for which identity and services were released, of a child whose safe guardian agreed."""
    agree(finished, "health", RELEASED, guardian=aunt)
    with as_user("ratna"):
        return ends.send(finished, people["ratna"], released=RELEASED)


def lacks(text, *several):
    for words in several:
        assert words not in text, words


def holds(text, *several):
    for words in several:
        assert words in text, words


def test_an_evaluation_tells_what_changed_by_what_it_shows(finished, printing):
    text = printing.text(finished, "evaluation")
    holds(
        text, "Evaluasi pendampingan", "Evaluasi hasil, 20–22 September 2024", "Diskusi tim lintas profesi", "Tim melihat hari tenang bertambah.",
        "nada tinggi jarang", "catatan asrama dua minggu", "kini: 1 kali", "awal: 5 kali", "dilihat 10 September 2024", "belum dinilai",
        "Sebagian besar hari tenang", "bibi menemani", "ujian sekolah", "“Saya merasa didengarkan.”", "Kami terlambat mengajak psikolog.",
        "☒ Dihentikan", "☐ Dilanjutkan", "Tujuan utama tercapai.", "Mengetahui, Kepala Unit Rehabilitasi", "KS-0001", "Halaman 1 dari",
    )  # fmt: skip


def test_each_evaluation_says_what_it_said_then(finished, printing, as_user):
    with as_user("ratna"):
        first = Evaluation.current.get(file_id=finished.pk, decision="modify").entry
    text = printing.text(finished, "evaluation", about=first)
    holds(text, "nada tinggi masih sering", "mulai ikut makan bersama", "kini: 5 kali", "☒ Dimodifikasi")
    lacks(text, "nada tinggi jarang", "Kami terlambat", "20–22 September")
    picks = [words for _entry, words in printing.composed(finished, "evaluation").picks]
    assert picks == ["2. Evaluasi hasil, 20–22 September 2024", "1. Monitoring berkala, 10 September 2024"]


def test_progress_reports_in_a_row_tell_every_session_once(finished, printing, as_user):
    with as_user("ratna"):
        first = Evaluation.current.get(file_id=finished.pk, decision="modify").entry
    before, after = printing.text(finished, "progress_report", about=first), printing.text(finished, "progress_report")
    holds(before, "Laporan perkembangan", "1 sesi dalam masa ini.", "5 September 2024", "Tidur lebih nyenyak.", "Yang diubah dan alasannya")
    lacks(before, "17 September 2024", "Case conference")
    holds(
        after, "Laporan ke-2, 11 September 2024 sampai 22 September 2024", "1 sesi dalam masa ini. Lamanya yang dicatat 45 menit.",
        "17 September 2024", "Berani berkata tidak.", "Case conference", "Mencari tempat magang", "Klien siap menghadapi dunia kerja.",
        "kini: 1 kali", "Tujuan utama tercapai.",
    )  # fmt: skip
    lacks(after, "Tidur lebih nyenyak.", "Yang diubah dan alasannya")


def test_what_was_not_measured_is_said(worked, printing, people, as_user):
    from sintas.casework.actions.evaluating import evaluate
    from sintas.casework.models import Goal

    with as_user("ratna"):
        goals = list(Goal.current.filter(file_id=worked.pk).order_by("position", "written_at", "entry"))
        evaluate(by=people["ratna"], case=worked, move=False, outcome="lebih tenang", results=[{"goal": goals[2].entry, "text": "tidak lupa lagi"}])
    for slug in ("evaluation", "progress_report", "case_report"):
        text = printing.text(worked, slug)
        holds(text, "Tidak ada data awal pada tujuan 3. Tidak ada pengukuran akhir. Besarnya perubahan tidak dapat dihitung")
        holds(text, "klien memilih bercerita saja")


def test_a_referral_letter_carries_what_was_released_and_nothing_else(finished, referred, printing):
    made = printing.composed(finished, "referral_letter")
    text = printing.text(finished, "referral_letter")
    assert made.audience.code == "health"
    assert made.audience.released
    assert made.withheld == ()
    holds(
        text, "Rujukan pelayanan sosial", "Yth. RSUD Contoh, poli psikologi", "Jl. Sehat No. 1", "Kedesakan: minggu ini", "Bunga Sari", "KS-0001",
        "Pemeriksaan psikologis dan terapi.", "Dua sesi pendampingan.", "data berikut disampaikan kepada penerima ini untuk rujukan: identitas, layanan",
        "Penghubung: Ratna, Sentra Contoh Melati", "Hanya untuk RSUD Contoh", "Mengetahui, Kepala Unit Rehabilitasi",
    )  # fmt: skip
    lacks(
        text, "mimpi buruk", "Kejadian malam hari", "tenang di sekolah", "0812", "Wati", UNSAFE, HIDDEN, CODE_WORD, "mangga muda", "memar di lengan",
        "Pelaku tahu sekolahnya", "Seksual", "kecemasan menghadapi dunia kerja", "jeda dan ruang tenang", "SALINAN", "DRAF",
    )  # fmt: skip


def test_the_reply_slip_names_the_client_by_code_alone(finished, referred, printing):
    from sintas.documents.catalogue import KINDS
    from sintas.kit import paper
    from sintas.kit.paper.reading import text_of

    made = printing.composed(finished, "referral_letter")
    *_letter, slip = text_of(paper.render(KINDS["referral_letter"].template, made.data).bytes)
    holds(slip, "Balasan rujukan", "KS-0001", "RSUD Contoh", "Sentra Contoh Melati", "☐ Rujukan diterima; layanan dimulai.", "Penerima rujukan")
    lacks(slip, "Bunga", "Kak", "Pemeriksaan")


def test_more_is_printed_once_more_was_released(finished, agree, aunt, people, as_user, printing):
    more = [*RELEASED, "story", "assessment", "progress", "contact", "violence_codes", "risk_safety", "family", "disability", "perpetrator"]
    agree(finished, "health", more, guardian=aunt)
    with as_user("ratna"):
        ends.send(finished, people["ratna"], released=more)
    text = printing.text(finished, "referral_letter")
    holds(
        text, "mimpi buruk kembali", "Kejadian malam hari di rumah.", "tenang di sekolah", "0812-3456-7890", "Wati (Bibi)", "Seksual", "jeda dan ruang tenang",
        "memperluas relasi kerja", "takut bertemu [nama tidak dicetak]",
    )  # fmt: skip
    lacks(text, UNSAFE, CODE_WORD, "mangga muda", "memar di lengan", "melati dalam", "Melati Dalam")


def test_a_letter_stops_when_consent_is_taken_back_and_the_trail_says_for_whom(finished, referred, people, as_user, printing):
    printing.final(finished, "referral_letter")
    with as_user("ratna"):
        assert Paper.objects.get(file_id=finished.pk, slug="referral_letter").recipient == "health"
        [told] = Trail.objects.filter(file_id=finished.pk, verb="print paper")
        assert (told.detail["recipient"], told.detail["purpose"]) == ("health", "referral")
        withdraw_consent(by=people["ratna"], case=finished)
    made = printing.composed(finished, "referral_letter")
    assert not made.audience.released
    assert "Bunga" not in printing.text(finished, "referral_letter")
    with pytest.raises(NotNow):
        printing.final(finished, "referral_letter")


def test_a_letter_waits_until_somebody_said_what_kind_of_receiver_it_is(finished, people, as_user, printing):
    with as_user("ratna"):
        ends.send(finished, people["ratna"], receiver_kind="")
    made = printing.composed(finished, "referral_letter")
    assert "Jenis penerima rujukan belum dipilih" in [gap.words for gap in made.gaps]
    assert "Bunga" not in printing.text(finished, "referral_letter")
    with pytest.raises(NotNow):
        printing.final(finished, "referral_letter")


def test_a_letter_inside_the_house_knows_who_the_client_is(finished, people, as_user, printing):
    with as_user("ratna"):
        ends.send(finished, people["ratna"], receiver="pembina asrama", receiver_kind="carers", purpose="Menemani belajar.")
    text = printing.text(finished, "referral_letter")
    holds(text, "Bunga Sari", "Menemani belajar.")
    lacks(text, "mimpi buruk", "Kejadian malam hari", "Dua sesi pendampingan.")


def test_without_a_referral_there_is_no_letter(finished, printing, as_user):
    with as_user("ratna"):
        assert not Referral.objects.filter(file_id=finished.pk).exists()
    with pytest.raises(BadInput):
        printing.final(finished, "referral_letter")


def test_the_record_of_the_ending_judges_four_criteria_one_by_one(finished, printing):
    text = printing.text(finished, "termination_letter")
    holds(
        text, "Berita acara pengakhiran pelayanan", "26 September 2024", "Terencana", "Tujuan tercapai", "ayah tiri ditahan", "Kestabilan emosi", "Terpenuhi",
        "dua minggu tanpa mimpi buruk", "Kemampuan mengelola trauma", "Belum", "masih menghindari jalan pulang", "belum dinilai", "Kembali bersekolah",
        "menelepon bibi", "“Saya siap, asal boleh menelepon.”", "mudah curiga kepada teman", "guru BK", "Rumah bibi aman.", "Telepon ke nomor aman",
        "10 Oktober 2024", "Pengakhiran bukan penolakan", "cap jempol",
    )  # fmt: skip
    assert [gap.words for gap in printing.composed(finished, "termination_letter", mode="preview").gaps] == ["Keempat kriteria pengakhiran"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_letter_to_the_client_holds_no_judgement(finished, printing, lang):
    made = printing.composed(finished, "termination_letter", recipient="client", lang=lang)
    text = printing.text(finished, "termination_letter", recipient="client", lang=lang)
    assert made.audience.code == "client"
    holds(text, "Kak Bunga", "Kembali bersekolah", "menelepon bibi", "Saya siap, asal boleh menelepon.", "guru BK", "Menelepon sebulan sekali.", "112")
    lacks(
        text, "Kestabilan emosi", "Emotional stability", "Terpenuhi", "Belum", "trauma", "mudah curiga", "ayah tiri", "Rumah bibi aman", "dua minggu tanpa",
        "Klien memilih langkah kecil", "sebagian", "kekerasan", "violence", "pengakhiran", UNSAFE, HIDDEN, "rasa kehilangan",
    )  # fmt: skip
    assert made.data["file_title"] in ("Surat untuk Anda", "A letter for you")


def test_receivers_that_do_not_agree_are_said_in_the_house_alone(finished, referred, agree, aunt, printing):
    said = "Penerima belum sama: pengakhiran menyebut guru BK; rujukan ditujukan kepada RSUD Contoh, poli psikologi."
    for slug in ("termination_letter", "case_report"):
        assert said in printing.text(finished, slug)
    agree(finished, "social_office", ["identity", "child", "services", "progress"], purpose="service", guardian=aunt)
    for slug in ("termination_letter", "case_report"):
        text = printing.text(finished, slug, recipient="social_office", purpose="service")
        assert "Bunga" in text
        lacks(text, "Penerima belum sama", UNSAFE)


def test_the_follow_up_report_tells_this_contact_and_those_before_it(finished, printing):
    text = printing.text(finished, "follow_up_report")
    holds(
        text, "Laporan monitoring pasca layanan", "Kontak ke-2, 14 Oktober 2024", "Kunjungan", "Bersekolah setiap hari.", "Menyendiri lagi",
        "sepekan tidak keluar kamar", "Pendampingan lanjutan", "sesi tambahan pekan depan", "Rumah bibi tenang.", "14 November 2024",
        "Kontak sebelumnya", "10 Oktober 2024", "belum tersambung", "26 September 2024",
    )  # fmt: skip


@pytest.mark.parametrize("slug", ["progress_report", "evaluation", "termination_letter", "follow_up_report"])
def test_without_consent_for_it_nobody_outside_reads_anything(finished, printing, slug):
    text = printing.text(finished, slug, recipient="police", purpose="legal_process")
    lacks(text, "Bunga", "bibi", "sekolah", "nada tinggi", "menelepon")
    with pytest.raises(NotNow):
        printing.final(finished, slug, recipient="police", purpose="legal_process")


@pytest.mark.parametrize("slug", OURS)
def test_a_draft_and_a_final_paper_hold_together(finished, referred, printing, slug):
    """Every one is made, keeps its bytes, and says nothing of the team's notes or drawings of the body."""
    row = printing.final(finished, slug)
    assert row.letter
    body = printing.read(finished, row)
    assert body.startswith(b"%PDF")
    assert b"/StructTreeRoot" in body or b"/MarkInfo" in body
    assert "Catatan kerja: cek kamar" not in printing.text(finished, slug)


@pytest.mark.parametrize("path", ["laporan-perkembangan", "evaluasi", "rujukan", "pengakhiran", "tindak-lanjut", "laporan"])
def test_another_team_finds_nothing(finished, signed_in, path):
    page = reverse("documents:preview", args=[finished.pk, path])
    assert signed_in("ratna").get(page).status_code == 200
    for stranger in ("budi", "tono", "lina", "sari"):
        assert signed_in(stranger).get(page).status_code == 404
