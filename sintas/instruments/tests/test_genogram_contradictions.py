"""Families that cannot be, from imported files: drawn as far as they can, and said in a plain sentence. Nothing crashes, nobody is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.practice.catalogue import load

from .genogram_families import LONG
from .genogram_oracle import between, connected, crossed_words, drawn, overlaps, seen

LIA = Relative(CLIENT, "Lia", sex="female", age=16, born=2010)


def test_a_cycle_of_parents_is_broken_at_one_tie_and_told() -> None:
    people = (LIA, Relative("a", "Ana", sex="female"), Relative("b", "Bob", sex="male"))
    family = Family(people, (Bond("a", CLIENT, "biological"), Bond(CLIENT, "b", "biological"), Bond("b", "a", "biological")))
    drawing = drawn(family)
    assert seen(drawing).symbols.keys() == {CLIENT, "a", "b"}
    sentence = "Bob tercatat sebagai orang tua Ana sekaligus keturunannya; ikatan itu tidak digambar. Periksa arahnya."
    assert sentence in drawing.items and drawing.note == sentence


def test_a_child_older_than_its_mother_is_drawn_and_told() -> None:
    drawing = drawn(Family((LIA, Relative("i", "Ina", "mother", born=2014))))
    assert "Lia tercatat lahir sebelum orang tuanya, Ina. Periksa tahun lahir atau ikatannya." in drawing.items
    assert seen(drawing).middle("i")[1] < seen(drawing).middle(CLIENT)[1]


def test_a_third_parent_is_not_said_to_lack_the_tie_that_is_drawn() -> None:
    names = ("ani", "bea", "cut", "mak", "eka", "fitri")
    people = (LIA, *(Relative(ref, ref.title(), sex="female") for ref in names), Relative("d", "Dian", "uncle"))
    bonds = tuple(Bond(ref, CLIENT, "biological") for ref in ("ani", "bea", "cut"))
    apart = (Bond("mak", "cut", "biological"), Bond("d", CLIENT, "guardian_daily"), Bond("eka", "fitri", "guardian_daily"))
    items = drawn(Family(people, (*bonds, *apart))).items
    assert any(line.startswith("Cut juga orang tua dari Lia") for line in items), items
    lacking = [line.split(":")[0] for line in items if line.endswith(": ikatannya dengan keluarga belum dicatat")]
    assert sorted(lacking) == ["Eka", "Fitri"]  # neither Cut nor her mother
    assert any(line.startswith("Dian") and "belum dicatat saudara dari orang tua yang mana" in line for line in items)  # true beside his care


def test_somebody_without_any_tie_is_still_said_to_lack_one() -> None:
    items = drawn(Family((LIA, Relative("x", "Xena")))).items
    assert "Xena: ikatannya dengan keluarga belum dicatat" in items


def test_a_union_with_oneself_is_not_drawn_and_told() -> None:
    drawing = drawn(Family((LIA, Relative("i", "Ina", "mother")), (Bond("i", "i", "married"),)))
    assert "Ina tercatat terikat dengan dirinya sendiri; ikatan itu tidak digambar." in drawing.items
    assert not any(mark.startswith("union-") for mark in seen(drawing).labels)


def test_a_tie_with_nobody_is_left_alone() -> None:
    assert seen(drawn(Family((LIA,), (Bond("x", CLIENT, "married"),)))).symbols.keys() == {CLIENT}


def test_an_uncle_and_his_niece_are_joined_across_the_rows() -> None:
    """Both have their place by blood; a line goes from one row to the other, and the child hangs below the lower one."""
    people = (LIA, *(Relative(ref, ref) for ref in ("kakek", "ibu", "paman")), Relative("anak", "Anak", age=1))
    bonds = (Bond("kakek", "ibu", "biological"), Bond("kakek", "paman", "biological"), Bond("ibu", CLIENT, "biological"))
    family = Family(
        people, (*bonds, Bond("paman", CLIENT, "married_unregistered"), *(Bond(ref, "anak", "biological") for ref in ("paman", CLIENT)))
    )
    sheet = seen(drawn(family))
    rows = {ref: sheet.middle(ref)[1] for ref in sheet.symbols}
    assert rows["kakek"] < rows["ibu"] == rows["paman"] < rows[CLIENT] < rows["anak"]
    lines = [line for mark, found in sheet.lines.items() if mark.startswith(("union", "")) and mark != "key" for line in found]
    assert connected(lines, sheet.symbols["paman"], sheet.symbols[CLIENT])
    assert overlaps(sheet) == []


def test_a_child_of_father_and_daughter_can_be_drawn() -> None:
    """What the service meets. The father is not called her partner: nobody recorded that."""
    people = (LIA, Relative("ayah", "Fandi", "father"), Relative("anak", "Kiki", "child", age=1))
    drawing = drawn(Family(people, (Bond("ayah", "anak", "presumed"), Bond("ayah", CLIENT, "", "violence_sexual"))))
    sheet = seen(drawing)
    assert sheet.middle("ayah")[1] < sheet.middle(CLIENT)[1] < sheet.middle("anak")[1]
    assert any("orang tua dari anak yang sama" in item for item in drawing.items) and not any("pasangan" in item for item in drawing.items)
    assert "Fandi melakukan kekerasan seksual terhadap Lia" in drawing.items


def test_three_unions_of_one_person() -> None:
    people = (
        replace(LIA, age=40),
        *(Relative(ref, ref, sex="male") for ref in "abc"),
        *(Relative(f"k{ref}", f"k{ref}", age=9) for ref in "abc"),
    )
    bonds = [Bond(CLIENT, ref, "divorced", since=since, until=since + 4) for ref, since in (("a", 2000), ("b", 2005))]
    bonds.append(Bond(CLIENT, "c", "married", since=2010))
    bonds += [Bond(parent, f"k{ref}", "biological") for ref in "abc" for parent in (CLIENT, ref)]
    sheet = seen(drawn(Family(tuple(people), tuple(bonds))))
    order = sorted(["client", "a", "b", "c"], key=lambda ref: sheet.middle(ref)[0])
    assert order == ["a", "b", "client", "c"]  # earlier partners further out, the latest on the right
    assert between(sheet, CLIENT, "a") == ["b"] and between(sheet, CLIENT, "b") == between(sheet, CLIENT, "c") == []
    assert connected(sheet.lines["union-0"], sheet.symbols["a"], sheet.symbols[CLIENT])
    assert overlaps(sheet) == [] and crossed_words(sheet) == []


@pytest.mark.parametrize("seed", range(150))
def test_whatever_the_file_says(seed: int) -> None:
    """Ties at random between people at random."""
    family = nonsense(Random(seed))
    drawing = drawn(family)
    sheet = seen(drawing)
    known = {one.ref for one in family.people}
    assert sheet.symbols.keys() <= known and CLIENT in sheet.symbols
    left_out = known - sheet.symbols.keys()
    assert not left_out or f"{len(left_out)} orang sekitar yang bukan keluarga tidak digambar di sini" in drawing.items
    assert overlaps(sheet) == []


def nonsense(random: Random) -> Family:
    """A family of a broken import."""
    relations = [row.code for name in ("kin_relations", "perpetrator_relations") for row in load(name).rows]
    kinds = ["", *(row.code for row in load("tie_kinds").rows)]
    qualities = ["", "", "", *(row.code for row in load("tie_qualities").rows)]
    unborn = ["", "", "", *(row.code for row in load("before_birth").rows)]
    people = [
        Relative(
            CLIENT if at == 0 else f"p{at}",
            random.choice(["", "Ana", "Siti Aminah", LONG]),
            random.choice(relations) if at else "",
            random.choice(["male", "female", "", "other"]),
            random.choice([None, 5, 40]),
            random.choice([None, 1950, 1990, 2015]),
            random.choice([None, None, 2020]),
            random.random() < 0.2,
            random.choice([None, 1, 2, 3]),
            random.random() < 0.2,
            random.choice(unborn),
        )
        for at in range(random.randint(1, 18))
    ]
    refs = [one.ref for one in people]
    bonds = [
        Bond(
            random.choice(refs), random.choice(refs), random.choice(kinds), random.choice(qualities), "", random.choice([None, 1990]), None
        )
        for _tie in range(random.randint(0, 2 * len(people)))
    ]
    return Family(tuple(people), tuple(bonds))
