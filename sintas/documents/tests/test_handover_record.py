"""The record of handing a case over, read back out of the PDF: before the answer by who gives, afterwards by who took over."""

from datetime import date

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.suicide import open_path
from sintas.cases.actions.tasks import give_task
from sintas.documents.reading.composing import compose, wanted
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving import accept
from sintas.exchange.tests.conftest import WORDS
from sintas.kit import clock, paper
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

pytestmark = pytest.mark.django_db
SLUG = "handover_record"


@pytest.fixture
def cast(cast, house):
    return cast | {"wulan": hire("wulan", house.other_unit, "head")}


@pytest.fixture
def people(cast):
    return {name: actor_for(user) for name, user in cast.items()}


@pytest.fixture
def offered(open_a_case, house, people, as_user, letterhead):
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    with as_user("ratna"):
        record_consent(
            by=by, case=case, outcome="given", purposes=["transfer"], recipients=["own_team"], data_classes=["identity"], reading="read_aloud",
            manner="signed", limits_explained=True, happened=date(2026, 1, 5),
        )  # fmt: skip
        give_task(by=by, case=case, owner_id=by.user_id, title="Antar berkas sidang", due_at=clock.now())
        return propose(by=by, case=case, to_unit_id=house.other_unit.pk, handover=WORDS), case


def test_the_side_that_gives_prints_it_while_the_answer_is_open(offered, house, printing):
    _transfer, case = offered
    text = printing.text(case, SLUG)
    for said in (
        "Berita acara serah terima kasus", house.unit.name, house.other_unit.name, "KS-0001", "BM", "Antar berkas sidang", "Persetujuan", "Ratna",
        "Yang menyerahkan", "Yang menerima", "☐ Bahaya yang perlu diketahui", "Mengetahui, Kepala Unit Rehabilitasi",
    ):  # fmt: skip
        assert said in text, said
    for kept in ("Bunga", WORDS.done, WORDS.dangers, WORDS.safe_contact):
        assert kept not in text, kept
    assert [gap.words for gap in printing.composed(case, SLUG, "preview").gaps] == ["Unit yang menerima belum menjawab"]


def test_of_safety_the_paper_says_only_that_it_is_there(offered, people, as_user, printing):
    _transfer, case = offered
    with as_user("ratna"):
        open_path(by=people["ratna"], case=case, opened_from="follow_up", said=None)
        record_incident(by=people["ratna"], case=case, forms=["practice:sexual"], told="seperti diceritakan")
    text = printing.text(case, SLUG)
    assert "Keselamatan" in text and "Tugas keselamatan, disampaikan langsung" in text
    for kept in ("ingin mati", "keinginan mati", "Kejadian kekerasan"):
        assert kept not in text, kept


def test_the_side_that_took_over_prints_it_with_both_names_and_numbers(offered, people, cast, as_user):
    transfer, case = offered
    with as_user("wulan"):
        accept(by=people["wulan"], transfer_id=transfer.pk, lead_id=cast["tono"].pk)
    with as_user("tono"):
        case.refresh_from_db()
        trail.record(by=people["tono"], verb="print preview", file_id=case.pk, opens=True)
        made = compose(by=people["tono"], case=case, wish=wanted(SLUG), mode="final", number="1")
        text = " ".join(text_of(paper.render(wanted(SLUG).kind.template, made.data).bytes))
    for said in ("Tono", "Ratna", "KS-0001", "AN-0001"):
        assert said in text, said
    assert not made.gaps


def test_without_a_transfer_there_is_no_record_and_nobody_else_finds_it(open_a_case, letterhead, printing, signed_in):
    case = open_a_case("ratna")
    with pytest.raises(BadInput):
        printing.final(case, SLUG)
    for stranger in ("budi", "tono", "wulan"):
        assert signed_in(stranger).get(f"/kasus/{case.pk}/surat/serah-terima/").status_code == 404
