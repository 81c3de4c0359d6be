"""The marks of McGoldrick and Gerson (part E), read off the drawing; and the same in words, one for one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils import translation
from lxml import etree

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.kit.drawing import png

from .genogram_families import LONG, random_family
from .genogram_oracle import crossed_words, drawn, overlaps, seen

ANI = Relative(CLIENT, "Ani", sex="female", age=27)


def pair(*bonds: Bond, **other: object) -> Family:
    """Ani and Budi with ties between them."""
    return Family((ANI, Relative("b", "Budi", sex="male", **other)), bonds)  # type: ignore[arg-type]


def mark(svg: str, ident: str) -> etree._Element:
    """The labelled shape of somebody or something."""
    return next(one for one in etree.fromstring(svg.encode()).iter() if one.get("data-mark") == ident)


def shapes(svg: str, ident: str) -> list[str]:
    """The tags inside a labelled shape, in order."""
    return [etree.QName(one).localname for one in mark(svg, ident)]


def keys(svg: str) -> list[str]:
    """The words of the legend."""
    groups = (one for one in etree.fromstring(svg.encode()).iter() if one.get("class") == "d-g-key")
    return [" ".join(text.text or "" for text in group if text.tag.endswith("text")) for group in groups]


def test_a_square_a_circle_and_a_diamond() -> None:
    people = (ANI, Relative("a", "A", "sibling", "male"), Relative("b", "B", "sibling", "other"), Relative("c", "C", "sibling"))
    svg = drawn(Family(people)).svg
    assert [shapes(svg, ref)[0] for ref in "abc"] == ["rect", "polygon", "polygon"]
    assert shapes(svg, CLIENT)[:2] == ["circle", "circle"]  # the client's double outline
    assert keys(svg) == ["Laki-laki", "Perempuan", "Jenis kelamin lain atau belum dicatat", "Klien"]


def test_the_dead_have_a_cross_their_age_inside_and_their_years_below() -> None:
    family = Family((ANI, Relative("i", "Ina", "mother", age=61, born=1961, died=2022)))
    drawing = drawn(family)
    assert shapes(drawing.svg, "i")[:3] == ["circle", "line", "line"]
    words = [text for _box, text, own in seen(drawing).texts if own == "i"]
    assert words == ["61", "Ina", "ibu, 1961–2022"]
    assert "Ina, ibu, perempuan, 61 tahun ketika meninggal, 1961–2022" in drawing.items
    assert "Sudah meninggal" in keys(drawing.svg) and "Sudah meninggal" not in keys(drawn(Family((ANI,))).svg)


@pytest.mark.parametrize(
    ("kind", "dashed", "slashes", "rings", "words"),
    [
        ("married", False, 0, 0, "menikah"),
        ("married_unregistered", False, 0, 1, "menikah tanpa dicatat negara"),
        ("living_together", True, 0, 0, "tinggal bersama"),
        ("engaged", True, 0, 0, "bertunangan"),
        ("dating", True, 0, 0, "berpacaran"),
        ("separated", False, 1, 0, "pisah rumah"),
        ("divorced", False, 2, 0, "bercerai"),
        ("widowed", False, 0, 0, "pasangan meninggal"),
    ],
)
def test_unions(kind: str, dashed: bool, slashes: int, rings: int, words: str) -> None:
    drawing = drawn(pair(Bond("b", CLIENT, kind)))
    tags = shapes(drawing.svg, "union-0")
    assert tags.count("line") == 1 + slashes and tags.count("circle") == rings
    assert (mark(drawing.svg, "union-0")[0].get("stroke-dasharray") is not None) == dashed
    assert f"Budi dan Ani: {words}" in drawing.items


def test_years_of_a_union_stand_at_its_line() -> None:
    drawing = drawn(pair(Bond("b", CLIENT, "divorced", since=1994, until=1997)))
    assert [text for _box, text, own in seen(drawing).texts if own == "union-0"] == ["bercerai 1997", "menikah 1994"]
    assert "Budi dan Ani: menikah 1994, bercerai 1997" in drawing.items


def test_a_union_of_which_nothing_is_recorded_is_a_thin_line() -> None:
    people = (ANI, Relative("i", "I", "mother"), Relative("a", "A", "father"))
    svg = drawn(Family(people)).svg
    assert float(mark(svg, "union-0")[0].get("stroke-width", 0)) < 1.5
    assert any("jenisnya belum dicatat" in words for words in keys(svg))


@pytest.mark.parametrize(
    ("kind", "dash", "brackets", "words"),
    [
        ("biological", "", 0, ""),
        ("adopted", "7 5", 2, "anak angkat"),
        ("foster", "1.5 5", 0, "anak asuh"),
        ("step", "9 3 2 3", 0, "anak tiri"),
    ],
)
def test_lines_down_to_children(kind: str, dash: str, brackets: int, words: str) -> None:
    drawing = drawn(Family((ANI, Relative("k", "Kiki", age=3, sex="male")), (Bond(CLIENT, "k", kind),)))
    assert (mark(drawing.svg, "children-0")[-1].get("stroke-dasharray") or "") == dash
    assert shapes(drawing.svg, "k").count("polyline") == brackets
    assert any(item.endswith(f"Kiki ({words})" if words else "Kiki") for item in drawing.items)


def test_a_parent_not_certain_is_a_dashed_line_with_a_question_mark() -> None:
    drawing = drawn(
        Family((ANI, Relative("b", "Budi"), Relative("k", "Kiki")), (Bond("b", "k", "presumed"), Bond(CLIENT, "k", "biological")))
    )
    assert mark(drawing.svg, "children-0")[-1].get("stroke-dasharray")
    assert "?" in [text for _box, text, own in seen(drawing).texts if own == "k"]
    assert any("Budi sebagai orang tua belum pasti" in item for item in drawing.items)


@pytest.mark.parametrize("identical", [False, True])
def test_twins_leave_their_line_at_one_place(identical: bool) -> None:
    people = (
        ANI,
        Relative("i", "I", "mother"),
        Relative("a", "A", "younger_sibling", born=2004),
        Relative("b", "B", "younger_sibling", born=2004),
    )
    drawing = drawn(Family(people, (Bond("a", "b", "twin_identical" if identical else "twin"),)))
    lines = seen(drawing).lines["children-0"]
    x = {ref: seen(drawing).middle(ref)[0] for ref in "ab"}
    starts = [line[0] for line in lines if any(abs(line[-1][0] - x[ref]) < 0.2 and line[0][1] < line[-1][1] for ref in "ab")]
    assert len(starts) == 2 and starts[0] == starts[1] == pytest.approx(((x["a"] + x["b"]) / 2, starts[0][1]), abs=0.2)
    flat = [sorted(at for at, _y in line) for line in lines if len(line) == 2 and line[0][1] == line[1][1]]
    level = [ends for ends in flat if x["a"] < ends[0] < ends[1] < x["b"]]
    assert len(level) == identical
    assert ("Kembar identik" if identical else "Kembar") in keys(drawing.svg)


@pytest.mark.parametrize(
    ("code", "tags", "filled"),
    [
        ("pregnancy", ["polygon"], False),
        ("miscarriage", ["polygon"], True),
        ("termination", ["polygon", "line", "line"], False),
        ("stillbirth", ["rect", "line", "line"], False),
    ],
)
def test_before_birth(code: str, tags: list[str], filled: bool) -> None:
    drawing = drawn(Family((ANI, Relative("k", "", "", "male", before_birth=code, born=2020)), (Bond(CLIENT, "k", "biological"),)))
    assert shapes(drawing.svg, "k")[: len(tags)] == tags
    assert ("d-ink" in (mark(drawing.svg, "k")[0].get("class") or "")) == filled
    assert any("2020" in item for item in drawing.items)


def test_a_child_that_was_lost_is_never_called_unborn() -> None:
    lost, hoped = (Relative(ref, "", "unborn_child", before_birth=code) for ref, code in (("a", "miscarriage"), ("b", "pregnancy")))
    said = drawn(Family((ANI, lost, hoped), (Bond(CLIENT, "a", "biological"), Bond(CLIENT, "b", "biological")))).items
    assert [one for one in said if one.startswith("Keguguran") and one.lower().count("keguguran") == 1]
    assert len([one for one in said if one.startswith("Anak dalam kandungan")]) == 1


@pytest.mark.parametrize(
    ("quality", "lines", "zigzags", "heads", "bars"),
    [
        ("very_close", 3, 0, 0, 0),
        ("close", 2, 0, 0, 0),
        ("ordinary", 1, 0, 0, 0),
        ("normal", 1, 0, 0, 0),
        ("distant", 1, 0, 0, 0),
        ("conflict", 0, 1, 0, 0),
        ("close_conflict", 2, 1, 0, 0),
        ("violence", 0, 1, 1, 0),
        ("violence_sexual", 0, 1, 1, 0),
        ("controlling", 1, 0, 1, 0),
        ("cut_off", 1, 0, 0, 2),
    ],
)
def test_lines_of_feeling(quality: str, lines: int, zigzags: int, heads: int, bars: int) -> None:
    drawing = drawn(pair(Bond("b", CLIENT, "married"), Bond("b", CLIENT, "", quality)))
    inside = list(mark(drawing.svg, "tie-0"))
    points = [len((one.get("points") or "").split()) for one in inside if one.tag.endswith("polyline")]
    assert (sum(count == 2 for count in points), sum(count > 2 for count in points)) == (lines, zigzags)
    assert sum(one.tag.endswith("polygon") for one in inside) == heads and sum(one.tag.endswith("}line") for one in inside) == bars
    if quality == "distant":
        assert inside[0].get("stroke-dasharray")


def test_the_arrow_points_at_the_one_it_is_done_to() -> None:
    for one, other in (("b", CLIENT), (CLIENT, "b")):
        drawing = drawn(pair(Bond("b", CLIENT, "married"), Bond(one, other, "", "violence")))
        tip = next(shape for shape in mark(drawing.svg, "tie-0") if shape.tag.endswith("polygon")).get("points", "").split()[0]
        x = float(tip.split(",")[0])
        sheet = seen(drawing)
        assert abs(x - sheet.middle(other)[0]) < abs(x - sheet.middle(one)[0])
    assert "Ani melakukan kekerasan terhadap Budi" in drawing.items


@pytest.mark.parametrize("seed", range(0, 500, 25))
def test_words_and_marks_tell_the_same(seed: int) -> None:
    """Each labelled shape is one line of the text, in the same words; the other lines tell what is not drawn, and why."""
    drawing = drawn(random_family(seed).family)
    spoken = sorted(seen(drawing).labels.values())
    assert spoken == sorted(drawing.items)


@pytest.mark.parametrize(
    ("bonds", "said"),
    [
        ([("separated", None)], ["Pisah rumah"]),
        ([("divorced", None)], ["Bercerai"]),
        ([("married", None), ("divorced", 2020)], ["Bercerai"]),
        ([("married", None)], ["Menikah"]),
        ([("married_unregistered", None)], ["Menikah tanpa dicatat negara"]),
        ([("widowed", None)], ["Menikah"]),
        ([("living_together", None), ("separated", 2020)], ["Bersama tanpa menikah", "Pisah rumah"]),
    ],
)
def test_the_legend_names_no_marriage_where_none_stands(bonds: list[tuple[str, int | None]], said: list[str]) -> None:
    """Two slashes say that somebody is divorced; nobody in the drawing is married then."""
    svg = drawn(pair(*(Bond(CLIENT, "b", kind, until=year) for kind, year in bonds))).svg
    assert keys(svg) == ["Laki-laki", "Perempuan", "Klien", *said]


def test_the_legend_has_only_what_was_used() -> None:
    drawing = drawn(pair(Bond("b", CLIENT, "married", quality="violence")))
    assert keys(drawing.svg) == ["Laki-laki", "Perempuan", "Klien", "Menikah", "Kekerasan (panah: kepada siapa)"]


def test_qualities_differ_without_colour() -> None:
    """No two lines of feeling look alike when all are black, but for ordinary and normal, which share a key."""
    from sintas.instruments.library.genogram.marks import CARE, FEELINGS, LINKS

    strokes = [mark.stroke for mark in FEELINGS.values()]
    assert len(set(strokes)) == len(strokes) - 1 and FEELINGS["ordinary"] == FEELINGS["normal"]
    assert len({mark.stroke for mark in (*LINKS.values(), CARE)}) == len(LINKS) + 1


def test_long_names_are_written_out() -> None:
    drawing = drawn(Family((replace(ANI, name=LONG), Relative("b", "X" * 60, "husband"), Relative("i", LONG, "mother"))))
    for ref, name in ((CLIENT, LONG), ("b", "X" * 60)):
        words = [text for _box, text, own in seen(drawing).texts if own == ref]
        assert "".join(words[1 if words[0].isdigit() else 0 :]).replace(" ", "").startswith(name.replace(" ", ""))
    assert overlaps(seen(drawing)) == [] and crossed_words(seen(drawing)) == []


def test_initials_links_and_the_chosen_one() -> None:
    family = Family((replace(ANI, name="Ani Lestari"), Relative("i", "Siti Aminah", "mother")), (Bond("i", CLIENT, "", "close"),))
    drawing = drawn(family, initials=True, link=lambda ref: f"/orang/{ref}", chosen="i", ident="g7")
    assert "Siti" not in drawing.svg and "Lestari" not in drawing.svg and "SA dengan AL: dekat" in drawing.items
    assert mark(drawing.svg, "i").get("href") == "/orang/i" and mark(drawing.svg, "i").get("aria-current") == "true"
    assert mark(drawing.svg, CLIENT).get("aria-current") is None
    assert all(ident.startswith("g7-") for ident in re.findall(r' id="([^"]*)"', drawing.svg))
    assert drawing.title == "Genogram" and "<a " not in drawn(family).svg


def test_characters_no_drawing_can_hold_are_left_out() -> None:
    drawing = drawn(Family((replace(ANI, name="A\x00ni\ud800 <b>&"), Relative("i", "\x1b", "mother"))))
    etree.fromstring(drawing.svg.encode())
    assert png(drawing.svg, zoom=0.3).startswith(b"\x89PNG")


def test_english_words() -> None:
    """Words of the catalogue change with the language; nothing is fixed when the program starts."""
    with translation.override("en"):
        drawing = drawn(pair(Bond("b", CLIENT, "living_together")))
    assert any("living together" in item for item in drawing.items)
