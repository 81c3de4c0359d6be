"""Papers made in Word: the same content, the same refusals, the same number as the PDF; sealed, told, handed over as they were made."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile

import docx
import pytest
from django.db import transaction
from django.urls import reverse

from sintas.cases.actions.writing import record_contact
from sintas.cases.models import Person, Record
from sintas.casework.actions.assessing import write_assessment
from sintas.casework.models import Assessment
from sintas.documents.actions.printing import make_final
from sintas.documents.actions.word_copies import take_out_word
from sintas.documents.catalogue import KINDS
from sintas.documents.downloads import DOCX
from sintas.documents.models import Paper, WordCopy
from sintas.documents.reading.composing import wanted
from sintas.documents.tests.word_read import every_text, in_any_part, words_of
from sintas.documents.word.papers import PAPERS
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal

from .conftest import CODE_WORD, HIDDEN, UNSAFE

pytestmark = pytest.mark.django_db


def test_the_social_report_says_in_word_what_its_pdf_says(worked, in_word, printing):
    row, taken = in_word(worked, "social_report")
    said, pdf = words_of(taken.body), " ".join(" ".join(text_of(printing.read(worked, row))).split())
    for words in (
        "Bunga Sari",
        "Laporan sosial",
        "kecemasan menghadapi dunia kerja",
        "percaya diri",
        "Saya lebih tenang",
        "Klien siap menghadapi dunia kerja",
    ):
        assert (words in said) == (words in pdf), words
    for part in printing.composed(worked, "social_report").data["parts"]:
        for text in every_text({name: one for name, one in part.items() if name not in ("widths", "free")}):
            assert text in said, text
    assert row.letter in said
    assert "Ratna" in said
    assert "Kepala Unit Rehabilitasi" in said
    assert "{{" not in said and "{%" not in said


def test_fact_own_words_and_opinion_look_different(worked, in_word):
    _row, taken = in_word(worked, "social_report")
    paper = docx.Document(io.BytesIO(taken.body))
    styles = {paragraph.style.name: paragraph.text for paragraph in paper.paragraphs}
    assert {"Fakta", "Kutipan", "Penilaian", "Heading 1"} <= set(styles)
    quoted = [p.text for p in paper.paragraphs if p.style.name == "Kutipan"]
    assert any("Saya ingin tidur tanpa takut." in text for text in quoted)
    judged = [p.text for p in paper.paragraphs if p.style.name.startswith("Penilaian")]
    assert "Penilaian pekerja sosial" in judged
    assert not any("Saya ingin tidur tanpa takut." in text for text in judged)


def test_one_number_one_moment_two_files(worked, in_word, printing, as_user):
    row, taken = in_word(worked, "social_report")
    assert row.letter.startswith("001/PSL/")
    assert printing.final(worked, "contract").letter.startswith("002/PSL/")
    with as_user("ratna"):
        held = WordCopy.objects.get(paper=row)
        assert held.sha256 == hashlib.sha256(taken.body).hexdigest()
        assert b"Bunga" not in bytes(held.body)
        assert held.template is None
    assert taken.name == f"KS-0001-social-report-{str(row.pk)[-4:]}.docx"
    assert taken.media_type == DOCX


def test_what_was_handed_over_is_handed_over_again(worked, in_word, people, as_user):
    row, taken = in_word(worked, "social_report")
    with as_user("ratna"):
        worked.stage = "evaluation"
        worked.save()
        again = take_out_word(by=people["ratna"], case=worked, paper_id=row.pk)
    assert again.body == taken.body


def test_story_and_trail_say_that_there_is_a_word_file(worked, in_word, people, as_user):
    row, _taken = in_word(worked, "social_report")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        assert Record.objects.get(file_id=worked.pk, kind="paper").line == f"Laporan sosial, {row.letter}, PDF dan Word"
        rows = list(Trail.objects.filter(file_id=worked.pk, verb__startswith="print").order_by("id").values_list("verb", "detail"))
    assert [verb for verb, _detail in rows] == ["print paper", "print again"]
    assert [detail["form"] for _verb, detail in rows] == ["word", "word"]


def test_nothing_goes_to_whom_the_client_has_not_agreed(worked, printing, people, as_user):
    with as_user("ratna"), pytest.raises(NotNow), transaction.atomic():
        make_final(by=people["ratna"], case=worked, wish=wanted("social_report", recipient="police", purpose="legal_process"), word=True)
    with as_user("ratna"):
        assert (Paper.objects.count(), WordCopy.objects.count()) == (0, 0)


def test_what_was_not_released_is_in_no_part_of_the_file(worked, in_word, agree, people, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        aunt = next(one.entry for one in Person.current.filter(file_id=worked.pk) if one.name == "Wati")
    agree(worked, "police", ["identity", "child", "services"], purpose="legal_process", guardian=aunt)
    row, taken = in_word(worked, "social_report", recipient="police", purpose="legal_process")
    said = words_of(taken.body)
    assert "Bunga Sari" in said
    for secret in (
        "Wati",
        UNSAFE,
        HIDDEN,
        "Melati Dalam",
        CODE_WORD,
        "percaya diri",
        "kecemasan menghadapi",
        "malam hari",
        "bibi melindungi",
    ):
        assert not in_any_part(taken.body, secret), secret
    assert said.count("Kepolisian") >= 2  # at the top and in the foot of every page
    assert row.recipient == "police"


def test_the_hidden_address_stays_hidden_in_the_house_too(worked, in_word):
    _row, taken = in_word(worked, "social_report")
    assert "Melati Dalam" not in words_of(taken.body)
    assert "[alamat dilindungi]" in words_of(taken.body)
    assert not in_any_part(taken.body, CODE_WORD)


def test_the_file_says_nothing_of_people_machine_or_time(worked, in_word):
    _row, taken = in_word(worked, "social_report")
    with zipfile.ZipFile(io.BytesIO(taken.body)) as held:
        names = set(held.namelist())
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = held.read("docProps/core.xml").decode()
    assert not names & {"docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg", "word/comments.xml"}
    assert "<dc:title>Laporan sosial</dc:title>" in core
    assert not any(word in core for word in ("creator", "lastModifiedBy", "created", "python-docx", "Bunga"))


def test_words_of_a_worker_are_words_and_no_template(worked, people, as_user, in_word, printing):
    strange = "<b>{{ nomor }}</b> {% for a in b %} \x0b & \u201ckutip\u201d ]]> {{ klien.nama }}"
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=worked.pk, opens=True)
        worked_on = worked.file.opened_at.date()
        record_contact(
            by=people["ratna"], case=worked, form="conversation", parties=("client",), approach=strange, result="baik", happened=worked_on
        )
        before = Assessment.current.get(file_id=worked.pk)
        write_assessment(
            by=people["ratna"], case=worked, entry=before.entry, based_on=before.number, happened=worked_on, conclusion=strange
        )
    _row, taken = in_word(worked, "social_report")
    said = words_of(taken.body)
    assert "<b>{{ nomor }}</b> {% for a in b %} & “kutip” ]]> {{ klien.nama }}" in said


def test_a_paper_without_a_word_form_is_made_as_pdf(full, printing, as_user):
    row = printing.final(full, "contract", word=True)
    with as_user("ratna"):
        assert not WordCopy.objects.filter(paper=row).exists()


def test_in_english_for_an_english_reader(worked, in_word):
    _row, taken = in_word(worked, "social_report", lang="en")
    said = words_of(taken.body)
    assert "Social report" in said and "Acknowledged," in said and "Page" in said


@pytest.mark.parametrize("slug", ["referral_letter", "progress_report"])
def test_nothing_to_refer_and_nothing_evaluated_is_nothing_to_print(worked, printing, slug):
    with pytest.raises((BadInput, NotNow)):
        printing.final(worked, slug, word=True)


def test_it_is_made_quickly(worked, in_word):
    in_word(worked, "social_report")
    started = time.thread_time()  # its own work: other work on the machine does not count
    in_word(worked, "social_report")
    assert time.thread_time() - started < 1.5


def test_only_the_team_takes_it_out(worked, in_word, people, as_user, open_a_case):
    row, _taken = in_word(worked, "social_report")
    other = open_a_case("ratna")
    with as_user("ratna"), pytest.raises(NotYours), transaction.atomic():
        take_out_word(by=people["ratna"], case=other, paper_id=row.pk)
    for stranger in ("budi", "tono", "lina", "sari", "dewi", "ana"):
        with as_user(stranger):
            assert WordCopy.objects.count() == 0, stranger
    with as_user("dewi"), pytest.raises(Refusal), transaction.atomic():
        take_out_word(by=people["dewi"], case=worked, paper_id=row.pk)


def test_by_hand_from_preview_to_the_file(worked, signed_in):
    ratna = signed_in("ratna")
    page = ratna.get(reverse("documents:preview", args=[worked.pk, "laporan-sosial"])).content.decode()
    assert "PDF dan Word" in page
    answer = ratna.post(reverse("documents:pdf", args=[worked.pk, "laporan-sosial"]), {"as": "word", "b": "id"}, follow=True)
    said = answer.content.decode()
    assert "Unduh Word" in said and "Unduh PDF" in said
    paper_id = answer.redirect_chain[-1][0].rstrip("/").rsplit("/", 1)[-1]
    taken = ratna.post(reverse("documents:download_word", args=[worked.pk, paper_id]))
    assert taken["Content-Type"] == DOCX
    assert taken["Content-Disposition"].startswith('attachment; filename="KS-0001-social-report-')
    assert "Bunga Sari" in words_of(taken.content)
    for stranger in ("tono", "lina"):
        assert signed_in(stranger).post(reverse("documents:download_word", args=[worked.pk, paper_id])).status_code == 404


def test_a_paper_that_has_no_word_form_shows_no_button(full, signed_in):
    page = signed_in("ratna").get(reverse("documents:preview", args=[full.pk, "kesepakatan"])).content.decode()
    assert "PDF dan Word" not in page


def test_every_paper_in_word_stands_on_the_shelf():
    assert set(PAPERS) == {"social_report", "referral_letter", "progress_report"} <= set(KINDS)


# the letter of referral and the progress report -----------------------------------------------------------------------------------------
