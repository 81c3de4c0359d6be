"""MS's family (source 001, table 4.1), typed as plain input: drawn as her report tells it."""

from __future__ import annotations

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.library.genogram import INSTRUMENT

from .genogram_oracle import crossed_words, drawn, overlaps, seen

SIBLINGS = (("LM", 44), ("A", 41), ("M", 39), ("SW", 37), ("N", 36), ("R", 26), ("MT", 27))
MS = Family(
    (
        Relative(CLIENT, "MS", sex="female", age=27, order=6),
        Relative("SSH", "SSH", "mother", age=61, died=2022, deceased=True, note="Karyawan"),
        Relative("SSJ", "SSJ", "father", age=69, note="Kuli"),
        *(Relative(ref, ref, "older_sibling" if ref in ("SW", "N") else "sibling", age=age, note="Karyawan") for ref, age in SIBLINGS),
    ),
    (
        Bond("SSH", CLIENT, "", "very_close"),
        Bond("SW", CLIENT, "", "close"),
        Bond("N", CLIENT, "", "close"),
        Bond("SSJ", CLIENT, "", "normal"),
    ),
)


def test_her_mother_has_died_and_stays_her_mother() -> None:
    drawing = drawn(MS)
    assert "SSH, ibu, perempuan, 61 tahun ketika meninggal, meninggal 2022, Karyawan" in drawing.items
    sheet = seen(drawing)
    assert len(sheet.lines["SSH"]) == 2  # the two strokes of the cross
    assert sheet.middle("SSJ")[0] < sheet.middle("SSH")[0] and sheet.middle("SSJ")[1] == sheet.middle("SSH")[1]


def test_eight_children_from_the_eldest_with_ms_the_sixth() -> None:
    drawing = drawn(MS)
    assert "Anak dari SSH dan SSJ, dari yang tertua: LM, A, M, SW, N, MS, MT, R" in drawing.items
    sheet = seen(drawing)
    row = [ref for ref in sheet.symbols if ref not in ("SSH", "SSJ")]
    assert sorted(row, key=lambda ref: sheet.middle(ref)[0]) == ["LM", "A", "M", "SW", "N", CLIENT, "MT", "R"]
    assert len({sheet.middle(ref)[1] for ref in row}) == 1


def test_it_fits_a_page_and_nothing_lies_over_anything() -> None:
    drawing = drawn(MS)
    assert drawing.width <= 720
    assert overlaps(seen(drawing)) == [] and crossed_words(seen(drawing)) == []


def test_her_facts() -> None:
    assert INSTRUMENT.facts({"family": MS.to_json(), "lines": []}) == {
        "people": 10,
        "generations": 2,
        "deceased": 1,
        "unions": {"not_recorded": 1},
        "ties": {"very_close": 1, "close": 2, "normal": 1},
        "without_place": 0,
        "not_family": 0,
    }
