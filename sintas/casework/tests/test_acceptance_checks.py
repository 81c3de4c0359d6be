"""The acceptance checks of the documented case that a page answers: MS as imported, read by Ratna where each of them matters."""

import html
import re
from datetime import timedelta
from pathlib import Path

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.models import Case, Person
from sintas.casework import importing
from sintas.casework.actions.assessing import keep_tool
from sintas.casework.actions.ending import answer_referral, follow_up, refer, write_termination
from sintas.casework.actions.stages import close_case
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail

FILE = Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"
SILENT = "Belum ada catatan bertanggal, atau alasan mengapa tidak ada, pada tahap: %s."


@pytest.fixture
def ms(people, as_user):
    with as_user("ratna"):
        for one in importing.read(FILE):
            importing.carry_in(by=people["ratna"], one=one)
        return Case.objects.get(source_ref="MS")


@pytest.fixture
def reads(signed_in):
    """reads(case, path) -> the words of the page, without markup."""

    def words(case, path=""):
        answer = signed_in("ratna").get(f"/kasus/{case.pk}/{path}")
        assert answer.status_code == 200
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))

    return words


def test_1_a_stage_without_a_dated_record_or_a_reason_is_named(ms, people, as_user, reads):
    assert SILENT % "Tindak lanjut" in reads(ms, "akhir/")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read ending", file_id=ms.pk, opens=True)
        follow_up(by=people["ratna"], case=ms, channel="phone_safe", condition="bekerja di percetakan", happened=clock.today())
    assert SILENT[:40] not in reads(ms, "akhir/")


def test_1_it_is_asked_before_the_case_is_closed(open_a_case, people, as_user, reads):
    case = open_a_case("ratna", name="Melati")
    assert SILENT[:40] not in reads(case, "tahap/tutup/")  # nothing lies behind it yet
    with as_user("ratna"):
        close_case(by=people["ratna"], case=case, reason_code="moved")
        write_termination(by=people["ratna"], case=case, kind_of="unexpected", reasons=["moved"], happened=clock.today())
    assert SILENT % "Engagement, Asesmen, Perencanaan, Implementasi, Evaluasi, Tindak lanjut" in reads(case, "akhir/")


def test_2_the_weekday_stands_beside_the_date(ms, reads):
    assert "[Dokumen menyebut hari Jumat; 26 September 2024 adalah hari Kamis.]" in reads(ms, "akhir/")


def test_3_who_has_died_is_never_shown_as_living(ms, people, as_user, reads):
    assert "SSH Ibu, meninggal 2022" in reads(ms, "orang/")
    with as_user("ratna"):
        mother = Person.current.get(file_id=ms.pk, relation="mother")
        father = Person.current.get(file_id=ms.pk, relation="father")
    form = reads(ms, f"seseorang/{mother.entry}/")
    assert "Orang ini sudah wafat, tetapi usianya tertulis seperti masih hidup." in form
    assert "sudah wafat" not in reads(ms, f"seseorang/{father.entry}/")
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=ms.pk, opens=True)
        keep_tool(by=people["ratna"], case=ms, tool="ecomap", content={"ties": [{"person": str(mother.entry), "closeness": "close"}]})
        gran = record_person(by=people["ratna"], case=ms, name="NN", relation="grandmother", death=FuzzyDate.in_year(2010))
    assert "SSH, Ibu, sudah meninggal" in reads(ms, "asesmen/")
    assert "sudah wafat" not in reads(ms, f"seseorang/{gran.entry}/")


def test_4_the_ties_of_the_ecomap_are_counted(ms, reads):
    words = reads(ms, "asesmen/")
    assert "Dengan dukungan: Sangat Dekat 1, Dekat 2. Dukungan tidak dicatat: Sangat Dekat 3, Biasa 1, Normal 1." in words
    assert "Tidak ada hubungan yang dicatat berkonflik." in words


def test_5_and_6_each_goal_has_its_evidence_and_nothing_was_measured(ms, reads):
    words = reads(ms, "perubahan/")
    assert "4 dari 4 dengan bukti" in words
    assert "Tidak ada ukuran sebelum dan sesudah." in words
    assert "Tidak ada ukuran akhir." in words


def test_7_receivers_that_differ_are_said_and_one_who_declined_is_none(ms, people, as_user, reads, open_a_case):
    assert "Penerima rujukan pada pengakhiran dan pada rujukan belum sama." in reads(ms, "akhir/")
    case, by = open_a_case("ratna", name="Sekar"), people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read ending", file_id=case.pk, opens=True)
        write_termination(by=by, case=case, handed_to=["pembina asrama"], happened=clock.today())
        for receiver in ("pembina asrama", "Puskesmas"):
            sent = refer(by=by, case=case, receiver=receiver, reasons=["dilanjutkan"], happened=clock.today() - timedelta(days=1))
    assert "belum sama" in reads(case, "akhir/")
    with as_user("ratna"):
        trail.record(by=by, verb="read ending", file_id=case.pk, opens=True)
        answer_referral(by=by, case=case, entry=sent.entry, based_on=sent.number, state="declined", answer="penuh")
    assert "belum sama" not in reads(case, "akhir/")


def test_8_the_focus_that_was_an_intervention_is_told_beside_the_problem(ms, reads):
    words = reads(ms, "asesmen/")
    assert "terapi realitas untuk menurunkan tingkat kecemasan" in words
    assert "Itu nama penanganan, bukan masalahnya." in words


def test_7_the_stage_page_does_not_claim_what_only_the_page_of_the_ending_sees(ms, reads):
    words = reads(ms, "tahap/termination/")
    assert "Penerima rujukan pada pengakhiran dan pada rujukan belum sama" not in words
    assert "Apakah penerima pada pengakhiran dan pada rujukan sama, dilihat pada halaman Pengakhiran." in words
