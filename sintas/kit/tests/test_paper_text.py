"""What people type reaches the paper as they typed it, and nothing typed can do more than stand there."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image  # a dependency of pikepdf

from sintas.kit import paper
from sintas.kit.paper.reading import text_of

BLOCKS = "kit/paper/blocks.typ"

MARKUP = [
    "#panic()", "#read(\"/kit/paper/render.py\")", "#import \"/kit/paper/typ/data.typ\": *", "$ sum_(i=1)^n $", "*tebal* _miring_ `kode`",
    "@rujukan <label>", "= Judul", "- daftar", "\\ \\u{1f600} ~", "[isi] {kode} #{1+1}", "// komentar", "/* komentar */", "https://contoh.example",
    "\"kutip\" 'satu'", "---- ... --", "#let data = none", "%PDF-1.7 endobj", "{{ variabel }} {% perintah %} <script>", "a & b < c > d",
]  # fmt: skip


def printed(text: str, kind: str = "facts") -> tuple[str, paper.Pdf]:
    blocks = {
        "facts": {"kind": "facts", "rows": [["Isi", text]]},
        "prose": {"kind": "prose", "text": text},
        "records": {"kind": "records", "head": [text, "b"], "rows": [[text, None]]},
        "own-words": {"kind": "own-words", "text": text, "by": text},
        "signatures": {"kind": "signatures", "places": [{"role": text, "name": text}]},
        "choices": {"kind": "choices", "options": [text], "chosen": [text], "other": text},
        "section": {"kind": "section", "title": text},
        "story": {"kind": "story", "entries": [{"when": text, "title": text, "text": text, "quote": text}]},
    }
    pdf = paper.render(BLOCKS, {"title": "Contoh", "label": "", "blocks": [{"kind": "title"}, blocks[kind]]})
    return " ".join(text_of(pdf.bytes)), pdf


def lines_of_ink(pdf: paper.Pdf) -> int:
    """Lines of text on the first page, counted in its picture, without the foot."""
    with Image.open(io.BytesIO(pdf.pngs(dpi=100)[0])) as picture:
        grey = picture.convert("L").crop((0, 0, picture.width, int(picture.height * 0.85)))
        inked = [min(grey.crop((0, row, grey.width, row + 1)).tobytes()) < 128 for row in range(grey.height)]
    return sum(now and not before for before, now in zip([False, *inked], inked, strict=False))


@pytest.mark.parametrize("kind", ["facts", "prose", "records", "own-words", "signatures", "choices", "section", "story"])
def test_markup_is_only_text(kind: str) -> None:
    for text in MARKUP:
        seen, _ = printed(f"awal {text} akhir", kind)
        assert f"awal {text} akhir" in seen


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_every_head_field_is_only_text(text: str) -> None:
    fields = (
        "title",
        "subtitle",
        "number",
        "date",
        "client_code",
        "version",
        "label",
        "label_note",
        "copy_for",
        "short_title",
        "file_title",
    )
    letterhead = {"above": [text], "name": text, "lines": [text]}
    blocks = [{"kind": "letterhead"}, {"kind": "title"}, {"kind": "page"}, {"kind": "prose", "text": "dua"}]
    pdf = paper.render(BLOCKS, dict.fromkeys(fields, text) | {"letterhead": letterhead, "blocks": blocks})
    bare = "".join(text.split())
    assert "".join(text_of(pdf.bytes)[0].split()).count(bare) == 14  # letterhead 3, title and row 6, label 1, foot 4
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        assert str(opened.docinfo["/Title"]) == text


def test_no_link_or_action_grows_out_of_an_address() -> None:
    _, pdf = printed("https://contoh.example/a?b=c mailto:a@contoh.example", "prose")
    assert b"/URI" not in pdf.bytes
    with pikepdf.open(io.BytesIO(pdf.bytes)) as opened:
        assert all("/Annots" not in page for page in opened.pages)


def test_paragraphs_and_lines_stay_apart() -> None:
    lines = "Satu\nDua\nTiga\n\nEmpat\r\n\r\n\r\n- lima\n- enam\n2. tujuh"
    seen, apart = printed(lines, "prose")
    assert "Satu Dua Tiga Empat • lima • enam 2. tujuh" in seen
    _, together = printed("Satu Dua Tiga Empat lima enam tujuh", "prose")
    assert lines_of_ink(apart) - lines_of_ink(together) == 6


@pytest.mark.parametrize(
    "run", ["a" * 400, "https://contoh.example/" + "halaman/" * 40 + "?kunci=" + "9" * 80, "x" * 29 + "@" + "y" * 60 + ".example"]
)
@pytest.mark.parametrize("kind", ["facts", "prose", "records", "own-words", "section"])
def test_a_run_without_spaces_stays_on_the_sheet(run: str, kind: str) -> None:
    seen, pdf = printed(run, kind)
    assert run in seen.replace(" ", "")
    with Image.open(io.BytesIO(pdf.pngs(dpi=50)[0])) as picture:
        grey = picture.convert("L")
        right_margin = grey.crop((int(grey.width * 0.925), 0, grey.width, grey.height))
        assert right_margin.getextrema()[0] > 200  # type: ignore[operator]


def test_signs_people_send_each_other_are_printed() -> None:
    text = "Dia menulis: “awas kamu 😡🔪”, lalu ❤️ dan ☎ → 3 ≤ 5 ✓, بسم الله, Ibu Nuʻmān, 25 °C, ½"
    seen, pdf = printed(text, "prose")
    assert pdf.unprintable == ()
    for sign in "😡🔪☎→≤✓½":
        assert sign in seen


def test_what_no_face_can_show_becomes_a_square_and_is_reported() -> None:
    seen, pdf = printed("Namanya 中 dan ꦗꦮ dan 中.", "prose")
    assert "Namanya□dan□□dan□." in seen.replace(" ", "")
    assert pdf.unprintable == ("中", "ꦗ", "ꦮ")


def test_marks_that_turn_the_writing_around_are_taken_out() -> None:
    seen, _ = printed("setuju \u202eiggnit kadit\u202c \u2066x\u2069\x00\x07\x1b", "prose")
    assert "setuju iggnit kadit x" in seen


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_printed_in_a_tagged_pdf(text: str) -> None:
    _, pdf = printed(text, "facts")
    assert pdf.pages >= 1


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf", "Zs"]) | st.just(" "), max_size=120
    )
)
@settings(max_examples=100, deadline=None)
def test_latin_text_comes_out_as_it_went_in(text: str) -> None:
    seen, _ = printed("[" + text + "]", "facts")
    assert "".join(("[" + text + "]").split()) in "".join(seen.split())
