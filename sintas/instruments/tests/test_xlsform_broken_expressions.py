"""A broken expression says at which letter it breaks, and what to write instead."""

from __future__ import annotations

import pytest

from sintas.instruments.xlsform.expressions import ExpressionError, parse

BROKEN: list[tuple[str, int, str]] = [
    ("", 1, "kosong"),
    ("   ", 1, "kosong"),
    ("1 +", 4, "berakhir"),
    ("(1 + 2", 1, "tidak ditutup"),
    ("1 + 2)", 6, "tidak dibuka"),
    ("if(1, 2, 3", 3, "tidak ditutup"),
    ("${age} == 3", 9, "satu kali"),
    ("${age} = 'x", 10, "tidak ditutup"),
    ("${age} = ‘x’", 10, "kutip lurus"),
    ("$age > 3", 1, "${nama}"),
    ("${umur anak} > 3", 1, "${nama}"),
    ("age 3", 5, "harus ada tanda"),
    ("${age} ${blank}", 8, "harus ada tanda"),
    ("${age} && 1", 8, "and"),
    ("${age} || 1", 8, "or"),
    ("!(1)", 1, "not"),
    ("${age} / 2", 8, "div"),
    ("/data/age", 1, "${nama}"),
    ("${age} AND 1", 8, "huruf kecil"),
    ("and 1", 1, "belum ada nilai"),
    ("1 + , 2", 5, "sebuah nilai"),
    ("3,5", 2, "koma"),
    ("true", 1, "tanda kurung"),
    ("${age}[1]", 7, "kurung"),
    ("${age} # 1", 8, "tidak dikenal"),
    ("pulldata('a', 'b', 'c', 'd')", 1, "tidak tersedia"),
    ("slected(${help}, 'a')", 1, "Maksudnya selected"),
    ("1 + eval('x')", 5, "tidak tersedia"),
    ("selected(${help})", 1, "2 isian"),
    ("if(1, 2)", 1, "3 isian"),
    ("coalesce(1)", 1, "2 atau lebih"),
    ("today(1)", 1, "0 isian"),
    ("round(1, 2, 3)", 1, "1–2"),
    ("position(1)", 1, "position(..)"),
    ("position()", 1, "1 isian"),
    (".. = 1", 1, "position(..)"),
    ("1 + ..", 5, "position(..)"),
    ("sum(1 + 2)", 7, "${nama} saja"),
    ("count('x')", 7, "${nama} saja"),
    ("regex(., ${name})", 1, "langsung"),
    ("regex(., '(a')", 13, "pola regex"),
    ("format-date(today(), '%B')", 22, "format-date"),
    ("format-date(today(), ${name})", 1, "langsung"),
    ("indexed-repeat(${age}, ${kids}, 1, ${x})", 1, "indexed-repeat"),
    ("indexed-repeat(1, ${kids}, 1)", 16, "${nama} saja"),
    ("jr:choice-name(${agrees}, 'agrees')", 27, "jr:choice-name"),
    ("1" * 2000, 1, "terlalu besar"),
]


@pytest.mark.parametrize(("text", "position", "says"), BROKEN, ids=[text[:40] or "nothing" for text, _at, _says in BROKEN])
def test_a_broken_expression_says_at_which_letter_and_why(text: str, position: int, says: str) -> None:
    with pytest.raises(ExpressionError) as wrong:
        parse(text)
    assert (wrong.value.position, says in wrong.value.what) == (position, True), wrong.value.sentence
    assert wrong.value.sentence.startswith(f"pada huruf ke-{position}: ")
