"""Long lists of relations: the common ones first, everything once, under headings."""

import pytest

from sintas.cases.forms.people_words import common_first, perpetrator_relations, relations
from sintas.practice.catalogue import load


@pytest.mark.parametrize("name", ["perpetrator_relations", "kin_relations"])
def test_every_relation_stands_once(name):
    shown = [code for _heading, rows in common_first(name) for code, _words in rows]
    assert sorted(shown) == sorted(row.code for row in load(name).in_use())


def test_the_common_ones_come_first_under_their_own_heading():
    empty, first, *others = perpetrator_relations()
    assert empty[0] == "" and first[0] == "Sering disebut"
    assert [code for code, _words in first[1]][:2] == ["husband", "former_spouse"] and len(first[1]) < 10
    assert [heading for heading, _rows in others] == ["Pasangan", "Keluarga", "Orang yang dikenal", "Tidak dikenal"]
    assert relations()[1][0] == "Sering disebut" and relations()[-1][0] == "Hubungan lain"


def test_the_forms_draw_them_as_groups(open_a_case, signed_in):
    case, ratna = open_a_case("ratna"), signed_in("ratna")
    for path in (f"/kasus/{case.pk}/kejadian/", f"/kasus/{case.pk}/seseorang/"):
        page = ratna.get(path).content.decode()
        assert '<optgroup label="Sering disebut">' in page, path
    inah = signed_in("inah").get("/pengaduan/baru/").content.decode()
    assert '<optgroup label="Sering disebut">' in inah and '<option value="stranger">' in inah
