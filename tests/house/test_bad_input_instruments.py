"""What issue 4 names as bad input, as a day at work: refused or drawn sensibly, with a plain sentence, and nothing typed is lost.

The rules behind the pages are tested beside them: evidence/tests (test_family, test_measure_refuse, test_scale_giving), instruments/tests
(test_genogram_contradictions, test_xlsform_troubles, test_unit_scale_bringing), casework/tests (test_measuring_bad_input).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sintas.cases.models import Person, Tie
from sintas.evidence.models import MeasurePoint, ScaleResult, ToolEntry
from sintas.instruments.models import UnitScale
from sintas.instruments.tests.workbooks import book
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from tests.browser.full_house import Full

LONG_NAME = "Raden Ajeng Kusumawardhani Sri Wahyuningtyas Puspitaningrum M"  # 60 letters and more
BROKEN = """
type | name | label | relevant
hologram | a | Apa ini
integer | umur | Umur | ${belum_ada} > 1
text | nama | Nama | ${umur} > (
"""


@pytest.fixture
def page(full: Full) -> Callable[..., str]:
    """page("family_tie") -> the address in Ratna's case."""
    return lambda name, *ids: reverse(f"evidence:{name}", args=[full.case, *ids])


@pytest.fixture
def standing(full: Full, people: dict[str, Any]) -> Callable[..., list[Any]]:
    """What stands of a record in this case, column by column, the newest last."""

    def read(model: Any, *columns: str, **which: Any) -> list[Any]:
        with acting_as(people["ratna"].user_id):
            trail.record(by=people["ratna"], verb="read file", file_id=full.case, opens=True)
            rows = model.current.filter(file_id=full.case, **which).order_by("written_at")
            return [tuple(getattr(row, name) for name in ("entry", *columns)) for row in rows]

    return read


@pytest.fixture
def mother(standing: Any) -> str:
    """Her entry; in the full house her birth is not known."""
    return str(standing(Person, relation="mother")[0][0])


def told(answer: Any, status: int, sentence: str, *typed: str) -> None:
    """The page that refuses: its status, a sentence a worker understands, and what was typed, once more."""
    said = unescape(answer.content.decode())
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", said))
    assert answer.status_code == status, plain[:600]
    assert sentence in plain, plain
    assert [words for words in typed if words not in said] == []
    assert not re.search(r"Traceback|IntegrityError|ValidationError", said)


def test_a_circle_in_parentage(page: Any, signed_in: Any, standing: Any, mother: str) -> None:
    """She cannot be the mother of her own mother."""
    before = len(standing(Tie))
    sent = {"one": "client", "other": mother, "kind_0": "biological", "note": "kata bibi"}
    told(signed_in("ratna").post(page("family_tie"), sent), 422, "leluhur orang pertama", "kata bibi")
    assert len(standing(Tie)) == before


def test_a_child_older_than_its_mother(page: Any, signed_in: Any, standing: Any, mother: str) -> None:
    ratna, before = signed_in("ratna"), len(standing(Person))
    assert ratna.post(page("family_change", mother), {"relation": "mother", "name": "Ibu", "birth": "1975", "based_on": "1"}).status_code == 302
    sent = {"name": "Sekar Tua", "birth": "1960", "kind": "biological"}
    told(ratna.post(page("family_add", mother, "child"), sent), 422, "lebih tua", "Sekar Tua", "1960")
    assert len(standing(Person)) == before  # neither the tie nor the person of it


def test_a_union_with_oneself(page: Any, signed_in: Any, standing: Any, mother: str) -> None:
    before = len(standing(Tie))
    sent = {"one": mother, "other": mother, "kind_0": "married", "note": "salah pilih"}
    told(signed_in("ratna").post(page("family_tie"), sent), 422, "dua orang yang berbeda", "salah pilih")
    assert len(standing(Tie)) == before


def test_a_name_of_sixty_letters_is_drawn_and_kept(page: Any, signed_in: Any, standing: Any) -> None:
    assert len(LONG_NAME) >= 60
    ratna = signed_in("ratna")
    assert ratna.post(page("family_add", "client", "sibling"), {"name": LONG_NAME, "kind": "biological"}).status_code == 302
    drawn = unescape(ratna.get(page("drawing", "genogram")).content.decode())
    assert LONG_NAME in drawn
    assert ratna.post(page("keep_drawing", "genogram")).status_code == 302
    assert LONG_NAME in str(standing(ToolEntry, "content", tool="genogram")[-1])


def test_an_item_left_blank_stays_blank_and_the_total_says_so(page: Any, signed_in: Any, standing: Any) -> None:
    ratna = signed_in("ratna")
    items = ("nervous", "worry_uncontrolled", "worry_many_things", "trouble_relaxing", "restless", "irritable")  # not: afraid
    sent = {f"q_{item}": "2" for item in items} | {"completed_by": "self", "note": "satu dilewati"}
    shown = unescape(ratna.post(page("scale", "gad7", "id"), sent, follow=True).content.decode())
    assert "satu dilewati" in shown and "Dihitung walau 1 butir kosong" in shown
    assert "tidak dijawab" in shown
    _entry, answers = standing(ScaleResult, "answers", scale="gad7")[-1]
    assert len(answers) == 6


def test_an_answer_that_is_none_of_the_choices(page: Any, signed_in: Any, standing: Any) -> None:
    before = len(standing(ScaleResult))
    sent = {"q_nervous": "9", "q_afraid": "1", "completed_by": "self", "note": "angka dari kertas"}
    told(signed_in("ratna").post(page("scale", "gad7", "id"), sent), 422, "Pilih salah satu dari daftar", "angka dari kertas")
    assert len(standing(ScaleResult)) == before


def test_a_value_outside_the_ends_of_its_measure(full: Full, page: Any, signed_in: Any, standing: Any) -> None:
    before, at = len(standing(MeasurePoint)), page("measure_points", full.entries["evidence:measure"])
    sent = {
        "points-0-on": "2024-02-03", "points-0-value": "99", "points-0-note": "hitungan bibi", "points-1-on": "2024-02-04", "points-1-value": "banyak",
    }  # fmt: skip
    answer = signed_in("ratna").post(at, sent)
    told(answer, 422, "Tulis angkanya saja", "hitungan bibi", "99", "banyak")
    sent |= {"points-1-on": "", "points-1-value": ""}
    told(signed_in("ratna").post(at, sent), 422, "Tulis nilai dari 0 sampai 20", "hitungan bibi", "99")
    assert len(standing(MeasurePoint)) == before


def test_a_form_with_a_type_nobody_knows_and_a_broken_expression(full: Full, signed_in: Any) -> None:
    before = UnitScale.objects.count()
    sheet = SimpleUploadedFile("formulir.xlsx", book(BROKEN))
    sent = {"body": sheet, "licence": "kami boleh memakai ini karena menyusunnya sendiri", "title": "Formulir kunjungan"}
    answer = signed_in("ratna").post(reverse("instruments:own_bring", args=[full.holes["unit_id"]]), sent)
    told(answer, 422, "Lembar survey, baris 2", "Formulir kunjungan")
    said = unescape(answer.content.decode())
    for place in ("baris 3", "baris 4"):
        assert place in said
    assert "hologram" in said and UnitScale.objects.count() == before
