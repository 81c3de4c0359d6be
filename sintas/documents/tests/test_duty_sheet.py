"""The sheet of duties by law, read back out of the PDF: law, clock, evidence or reason; the client by initials."""

import pytest

from sintas.cases.actions.duties import do_duty, leave_duty
from sintas.cases.models import Task
from sintas.cases.tests.on_duty import told
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

pytestmark = pytest.mark.django_db
SLUG = "duty_sheet"


@pytest.fixture
def owing(open_a_case, people, as_user, letterhead):
    """Bunga's case with the duties of both laws: one done with its receipt, one left undone at her wish."""
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        told(people, case, "tpks:rape", "kdrt:physical")
        duties = {task.duty: task for task in Task.objects.filter(file_id=case.pk).exclude(duty="")}
        do_duty(by=by, task=duties["tpks_police_report"], evidence="STPL 12/XI, diterima petugas piket")
        leave_duty(by=by, task=duties["kdrt_safe_house"], because="client_wish", reason="memilih tinggal di rumah bibi")
    return case


def test_each_duty_stands_with_its_law_its_clock_and_what_was_said(owing, printing):
    text = printing.text(owing, SLUG)
    for said in (
        "Lembar kewajiban menurut undang-undang", "Bukan nasihat hukum", "UU 12/2022 pasal 39-41", "Daftar versi", "STPL 12/XI", "tepat waktu: ya",
        "Keinginan klien berbeda", "memilih tinggal di rumah bibi", "undang-undang tidak menyebut batas jam", "Tanyakan pelindungan sementara", "BM",
        "KS-0001", "Mengetahui, Kepala Unit Rehabilitasi", "Halaman 1 dari",
    ):  # fmt: skip
        assert said in text, said
    assert "Bunga" not in text
    assert "Melati" not in text.replace("Sentra Contoh Melati", "")


def test_on_the_blank_sheet_every_duty_of_the_list_can_be_kept_by_hand(people, as_user, letterhead):
    from sintas.documents.catalogue import KINDS
    from sintas.documents.reading.composing import blank
    from sintas.kit import paper
    from sintas.kit.paper.reading import text_of

    with as_user("ratna"):
        data = blank(by=people["ratna"], unit_id=letterhead.pk, slug=SLUG, lang="id")
    text = " ".join(" ".join(text_of(paper.render(KINDS[SLUG].template, data).bytes)).split())
    for row in load("deadlines").in_use():
        assert row.label("id") in text, row.code


def test_without_any_duty_there_is_nothing_to_print(open_a_case, letterhead, printing):
    with pytest.raises(BadInput):
        printing.final(open_a_case("ratna"), SLUG)


def test_it_is_numbered_and_kept_and_nobody_else_finds_it(owing, printing, signed_in):
    row = printing.final(owing, SLUG)
    assert row.letter and printing.read(owing, row).startswith(b"%PDF")
    for stranger in ("budi", "tono", "lina", "sari"):
        assert signed_in(stranger).get(f"/kasus/{owing.pk}/surat/kewajiban/").status_code == 404
