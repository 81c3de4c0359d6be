"""A "yes" brings up another question: it is asked before anybody says that it was left blank."""

from __future__ import annotations

import pytest

from sintas.instruments.actions.making import bring_form
from sintas.instruments.tests.workbooks import YES_NO, book

from .scale_people import page_form, sending

SURVEY = """
type | name | label | required | relevant
select_one ya_tidak | tidur | Bisa tidur semalam? | yes
integer | jam | Berapa jam? | yes | ${tidur} = 'ya'
text | cara | Apa yang menolong? | yes
"""


@pytest.fixture
def path(open_a_case, house, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        form = bring_form(by=people["ratna"], unit_id=house.unit.pk, body=book(SURVEY, YES_NO), title="Tidur", licence="disusun unit kami")
    return f"/kasus/{case.pk}/skala/own-{form.slug}/id/"


def test_a_question_that_has_just_come_up_was_not_left_blank(path, signed_in):
    ratna = signed_in("ratna")
    opened = ratna.post(path, sending(ratna.get(path), **{"q-tidur": "ya", "q-cara": "radio menyala"}))
    words = opened.content.decode()
    assert opened.status_code == 200
    assert "q-jam" in page_form(opened).names and "Pertanyaan ini perlu diisi." not in words
    assert "Jawaban tadi membuka pertanyaan lain pada halaman ini." in words
    left_blank = ratna.post(path, sending(opened))
    assert left_blank.status_code == 422 and "Pertanyaan ini perlu diisi." in left_blank.content.decode()
    last = ratna.post(path, sending(left_blank, **{"q-jam": "6"}))
    assert "Periksa dan simpan" in last.content.decode()


def test_what_was_in_front_of_her_is_named_while_another_comes_up(path, signed_in):
    ratna = signed_in("ratna")
    answer = ratna.post(path, sending(ratna.get(path), **{"q-tidur": "ya"}))
    assert answer.status_code == 422
    assert answer.content.decode().count("Pertanyaan ini perlu diisi.") == 2  # above and beside "Apa yang menolong?", none for the hours
