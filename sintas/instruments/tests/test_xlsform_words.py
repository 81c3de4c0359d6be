"""An answer is read back as people write it in the language that is spoken."""

from __future__ import annotations

import pytest

from sintas.instruments.tests.workbooks import form
from sintas.instruments.xlsform.filling import fill
from sintas.instruments.xlsform.speaking import said, shown

FORM = form(
    """
type | name | label::Bahasa Indonesia (id) | label::English (en)
decimal | jarak | Jarak (km) | Distance (km)
text | kata | Kata | Words
note | kembali | Jaraknya ${jarak} km. | It is ${jarak} km.
"""
)


@pytest.mark.parametrize(("lang", "written"), [("id", "2,5"), ("en", "2.5")])
def test_a_decimal_number_has_the_mark_of_its_language(lang: str, written: str) -> None:
    filled = fill(FORM, {"jarak": "2,5" if lang == "id" else "2.5", "kata": "versi 2.5"}, lang)
    assert shown(filled, "jarak", filled.values["jarak"]) == written
    assert written in said(filled, FORM.question("kembali").label, "kembali")
    assert shown(filled, "kata", filled.values["kata"]) == "versi 2.5"  # words stay as they were typed
