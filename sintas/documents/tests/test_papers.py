"""What stands on each paper, read back out of the PDF; and what must not."""

from datetime import date

import pytest
from django.db import transaction

from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.actions.people import record_person
from sintas.cases.models import Person
from sintas.documents.catalogue import KINDS, SHELF
from sintas.documents.reading.composing import blank
from sintas.kit import paper
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.refusals import NotYours

from .conftest import CODE_WORD, HIDDEN, UNSAFE

pytestmark = pytest.mark.django_db
GUARDED = [kind.slug for kind in SHELF if kind.slug != "intake_form"]


def test_the_intake_form_tells_the_team_whom_never_to_call(full, printing):
    text = printing.text(full, "intake_form")
    for words in ("Formulir penerimaan", "Bunga Sari", "16 tahun", HIDDEN, UNSAFE, "wali tidak aman: jangan dihubungi", "0812-3456-7890"):
        assert words in text
    assert "☒ Seksual" in text
    assert "☐ Fisik" in text
    assert "mangga muda" not in text


@pytest.mark.parametrize("slug", GUARDED)
def test_a_protected_address_is_printed_nowhere_else(full, printing, slug):
    """Neither where it was typed as an address, nor inside a sentence, nor as the address of whoever shares that door."""
    text = printing.text(full, slug).lower()
    assert "melati dalam" not in text
    assert ("[alamat dilindungi]" in text) == (slug in ("case_report", "social_report"))


@pytest.mark.parametrize("slug", [kind.slug for kind in SHELF if kind.slug != "safety_plan"])
def test_the_code_word_stands_on_the_plan_alone(full, printing, slug):
    assert CODE_WORD not in printing.text(full, slug)


def test_the_safety_plan_gives_nothing_away(full, printing):
    made = printing.composed(full, "safety_plan")
    text = printing.text(full, "safety_plan")
    for words in (CODE_WORD, "suara motor", "rumah Bu Rini", "KTP"):
        assert words in text
    for words in ("Bunga", "KS-0001", "Sentra", "RAHASIA", "keselamatan", "kekerasan", "bahaya", "Ratna"):
        assert words.lower() not in text.lower(), words
    assert made.data["title"] == made.data["file_title"] == "Catatan saya"


def test_consent_before_it_was_asked_has_open_boxes(full, printing):
    text = printing.text(full, "consent")
    assert "☒" not in text
    for words in ("Persetujuan pelayanan", "Batas kerahasiaan", "3 x 24 jam", "Wati", "Saksi", "cap jempol", "Contoh, "):
        assert words in text
    assert UNSAFE not in text
    assert [gap.words for gap in printing.composed(full, "consent").gaps] == ["Keputusan klien belum dicatat"]


def test_consent_shows_what_was_decided_and_that_it_was_taken_back(full, printing, people, as_user):
    by = people["ratna"]
    with as_user("ratna"):
        record_consent(
            by=by, case=full, outcome="limited", purposes=["service", "referral"], recipients=["health"], data_classes=["identity"],
            reading="read_aloud", limits="tidak untuk sekolah", manner="spoken_witnessed", witness="Bu Saksi", until=date(2030, 1, 31),
        )  # fmt: skip
    text = printing.text(full, "consent")
    for words in (
        "☒ Rujukan",
        "☐ Proses hukum",
        "Saya setuju sebagian. Yang tidak saya setujui: tidak untuk sekolah",
        "Bu Saksi",
        "31 Januari 2030",
    ):
        assert words in text
    with as_user("ratna"):
        withdraw_consent(by=by, case=full)
    text = printing.text(full, "consent")
    assert "Persetujuan ini telah dicabut" in text
    assert "☒ Rujukan" not in text


def test_a_child_with_only_an_unsafe_guardian_is_asked_for_no_guardian(full, printing, people, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=full.pk, relation="aunt")
        record_person(by=people["ratna"], case=full, entry=aunt.entry, based_on=1, name="Wati", relation="aunt", is_guardian=False)
    text = printing.text(full, "consent")
    assert "Wali" not in text
    assert "Yang ikut memutuskan bersama anak" in text


def test_the_contract_has_its_terms_and_leaves_out_what_nobody_agreed_on(full, printing):
    text = printing.text(full, "contract")
    for words in ("Klien aman dan bersekolah.", "Memberi kabar tiap sore.", "Selasa sore.", "Mengetahui, Kepala Unit Rehabilitasi", "Sari"):
        assert words in text
    assert "Bila ada keberatan" not in text
    assert "belum diisi" in printing.text(full, "contract", mode="preview")


def test_the_progress_note_keeps_subjective_objective_assessment_and_plan_apart(full, printing):
    text = printing.text(full, "progress_note")
    parts = ["“Saya lebih tenang.”", "Klien bercerita tentang sekolah.", "Tidur lebih nyenyak.", "Ke sekolah bersama"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "berlangsung sebelum ada persetujuan. Alasannya: klien minta segera" in text
    assert "dicatat kemudian" in text


def test_a_session_of_another_case_is_not_there(full, printing, open_a_case):
    other = open_a_case("ratna")
    entry = printing.composed(full, "progress_note").about
    with pytest.raises(NotYours), transaction.atomic():
        printing.composed(other, "progress_note", about=entry)


def test_the_case_report_of_the_house_holds_the_whole_file(full, printing):
    text = printing.text(full, "case_report")
    for words in ("Laporan kasus", UNSAFE, "Catatan kerja: cek kamar.", "Pindah ke rumah bibi", "Pelaku tahu sekolahnya.", "“Saya ingin tidur tanpa takut.”",
                  "Kesimpulan dan rekomendasi", "Halaman 1 dari 3", "KS-0001"):  # fmt: skip
        assert words in text


def test_an_outsider_gets_what_the_client_named_and_nothing_else(full, printing, agree, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=full.pk, relation="aunt").entry
    agree(full, "police", ["identity", "child", "story", "perpetrator", "family", "services"], purpose="legal_process", guardian=aunt)
    made = printing.composed(full, "case_report", recipient="police", purpose="legal_process")
    text = printing.text(full, "case_report", recipient="police", purpose="legal_process")
    assert made.audience.released
    assert "Risiko dan keselamatan" in made.withheld
    assert made.unnamed
    assert "Salinan untuk Kepolisian, untuk proses hukum" in text
    assert "Bunga Sari" in text
    assert "Menurut klien, [nama tidak dicetak] datang malam hari." in text
    for words in (
        UNSAFE,
        "cek kamar",
        "Pindah ke rumah bibi",
        "Pelaku tahu sekolahnya",
        "jeda dan ruang tenang",
        "Klien bercerita tentang sekolah",
    ):
        assert words not in text, words


def test_the_same_yes_does_not_reach_another_recipient_or_purpose(full, printing, agree, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=full.pk, relation="aunt").entry
    agree(full, "police", ["identity", "child"], purpose="legal_process", guardian=aunt)
    for recipient, purpose in (("health", "legal_process"), ("police", "referral"), ("carers", "service"), ("own_supervisor", "service")):
        made = printing.composed(full, "case_report", recipient=recipient, purpose=purpose)
        assert not made.audience.released, (recipient, purpose)
        assert "Bunga" not in printing.text(full, "case_report", recipient=recipient, purpose=purpose)


@pytest.mark.parametrize("slug", [kind.slug for kind in SHELF if kind.blank])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_blank_forms_are_empty_and_complete(people, as_user, letterhead, slug, lang):
    with as_user("ratna"):
        data = blank(by=people["ratna"], unit_id=letterhead.pk, slug=slug, lang=lang)
    pdf = paper.render(KINDS[slug].template, data)
    text = " ".join(text_of(pdf.bytes))
    assert KINDS[slug].title(lang) in text
    assert "☒" not in text
    assert "belum diisi" not in text
    assert "DRAF" not in text
    for name in ("Ratna", "Sari"):
        assert name not in text
    assert ("Sentra Contoh Melati" in text) == (slug != "safety_plan")


@pytest.mark.parametrize("slug", list(KINDS))
def test_every_paper_prints_in_both_languages_from_an_empty_case(open_a_case, printing, slug, letterhead):
    """The first minute of a case: everything is missing, and nothing breaks."""
    case = open_a_case("ratna", name="Bunga")
    text = printing.text(case, slug)
    assert any(said in text for said in ("Catatan saya", "Surat izin", "KS-0001"))  # two are carried, and name no case
    english = printing.text(case, slug, mode="preview", lang="en")
    assert KINDS[slug].title("en") in english
    assert "Nomor" not in english
