"""python -m sintas.documents.word.build: the templates that come with Sintas, made anew into word/bundled/.

Made here and nowhere else, so that what an office starts from can be read, and nobody's machine stands in it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from ..wording import LANGUAGES, Wording
from .cleaning import cleaned
from .look import STYLES, bordered, cell_words, fields, in_place, page, shaped, without_spare_styles
from .wording import word

BUNDLED = Path(__file__).resolve().parent / "bundled"


def social_report(paper: Document, lang: str) -> None:
    top(paper, lang)
    said(paper, word("key", lang), "Catatan")
    every_part(paper)
    for name in ("kesimpulan", "rekomendasi"):
        said(paper, f"{{{{ bagian.{name}.judul }}}}", "Heading 1")
        rows(paper, f"bagian.{name}")
        if name == "rekomendasi":
            said(paper, "")
            said(paper, "")
    said(paper, "{{ penutup }}")
    signatures(paper, lang)


def referral_letter(paper: Document, lang: str) -> None:
    letterhead(paper)
    marks(paper, lang)
    for key, name in (("number", "nomor"), ("subject", "judul"), ("code", "kode_klien")):
        said(paper, f"{word(key, lang)}\t{{{{ {name} }}}}", "Fakta")
    said(paper, "{{ tempat_tanggal }}")
    said(paper, word("to", lang))
    block(paper, "for baris in kepada", lambda: said(paper, "{{ baris }}", "Rapat"))
    block(paper, "if kedesakan", lambda: said(paper, "{{ kedesakan }}", "Catatan"))
    said(paper, "{{ pembuka }}")
    every_part(paper)

    def agreed() -> None:
        said(paper, Wording("referral_letter", lang)["consent"], "Heading 1")
        said(paper, "{{ persetujuan }}")

    block(paper, "if persetujuan", agreed)
    said(paper, "{{ penutup }}")
    said(paper, "{{ penghubung }}")
    signatures(paper, lang, dated=False)


def progress_report(paper: Document, lang: str) -> None:
    top(paper, lang)
    every_part(paper)
    said(paper, "{{ bagian.keputusan.judul }}", "Heading 1")
    rows(paper, "bagian.keputusan")
    signatures(paper, lang)


MADE: dict[str, Callable[[Document, str], None]] = {
    "social_report": social_report,
    "referral_letter": referral_letter,
    "progress_report": progress_report,
}


def letterhead(paper: Document) -> None:
    """The unit's own, line by line; an office with a logo puts a picture here instead."""
    block(paper, "if kop.atas", lambda: said(paper, "{{ kop.atas }}", "Kop"))
    block(paper, "if kop.nama", lambda: said(paper, "{{ kop.nama }}", "Kop nama"))
    block(paper, "for baris in kop.baris", lambda: said(paper, "{{ baris }}", "Kop"))
    bordered(said(paper, "", "Kop"), "bottom", 12)


def marks(paper: Document, lang: str) -> None:
    """Confidential, and for whom this copy is: on every page in the foot, here once in full."""
    said(paper, "{{ label }}", "Tanda")
    block(paper, "if label_catatan", lambda: said(paper, "{{ label_catatan }}", "Rapat"))
    block(paper, "if salinan_untuk", lambda: said(paper, f"{word('copy', lang)} {{{{ salinan_untuk }}}}", "Rapat"))


def top(paper: Document, lang: str) -> None:
    """Letterhead, marks, title and the row of number, date and code."""
    letterhead(paper)
    marks(paper, lang)
    said(paper, "{{ judul }}", "Title")
    block(paper, "if subjudul", lambda: said(paper, "{{ subjudul }}", "Subtitle"))
    table = in_place(paper, 1, 3)
    for cell, (label, name) in zip(table.rows[0].cells, (("number", "nomor"), ("date", "tanggal"), ("code", "kode_klien")), strict=True):
        cell_words(cell, word(label, lang), "Kecil")
        cell.add_paragraph(f"{{{{ {name} }}}}", style="Rapat")


def every_part(paper: Document) -> None:
    """All parts with whatever they hold, one after the other."""

    def one() -> None:
        said(paper, "{{ bagian_ini.judul }}", "Heading 1")
        rows(paper, "bagian_ini")

    block(paper, "for bagian_ini in semua_bagian", one)


def rows(paper: Document, part: str) -> None:
    """What is recorded plainly, the client's words with a line beside them, the worker's view on grey."""
    said(paper, f"{{%p for baris in {part}.baris %}}")
    kinds: list[tuple[str, Callable[[], Any]]] = [
        ("subjudul", lambda: said(paper, "{{ baris.isi }}", "Heading 2")),
        ("teks", lambda: said(paper, "{{ baris.isi }}")),
        ("butir", lambda: said(paper, "{{ baris.isi }}", "List Bullet")),
        ("gambar", lambda: pictured(paper)),
        ("fakta", lambda: said(paper, "{{ baris.nama }}\t{{ baris.isi }}", "Fakta")),
        ("kutipan", lambda: said(paper, "{{ baris.isi }}{% if baris.nama %} ({{ baris.nama }}){% endif %}", "Kutipan")),
        ("penilaian", lambda: thought(paper)),
        ("tabel", lambda: drawn_table(paper)),
        ("catatan", lambda: said(paper, "{{ baris.isi }}", "Catatan")),
        ("sumber", lambda: said(paper, "{{ baris.isi }}", "Kecil")),
    ]
    for at, (kind, draw) in enumerate(kinds):
        said(paper, f'{{%p {"if" if at == 0 else "elif"} baris.jenis == "{kind}" %}}')
        draw()
    said(paper, "{%p endif %}")
    said(paper, "{%p endfor %}")


def pictured(paper: Document) -> None:
    """A drawing in the middle, its caption on the same page."""
    line = said(paper, "{{ baris.gambar }}")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    block(paper, "if baris.isi", lambda: said(paper, "{{ baris.isi }}", "Kecil"))


def thought(paper: Document) -> None:
    block(paper, "if baris.kepala_penilaian", lambda: said(paper, "{{ baris.kepala_penilaian }}", "Penilaian judul"))
    said(paper, "{% if baris.nama %}{{ baris.nama }}: {% endif %}{{ baris.isi }}", "Penilaian")


def drawn_table(paper: Document) -> None:
    """As many columns and rows as there are."""
    table = in_place(paper, 4, 3, lined=True)
    for row, (first, each, last) in (
        (0, ("{%tc for kolom in baris.kepala %}", "{{ kolom }}", "{%tc endfor %}")),
        (2, ("{%tc for sel in isi.sel %}", "{{ sel }}", "{%tc endfor %}")),
    ):
        for cell, words in zip(table.rows[row].cells, (first, each, last), strict=True):
            cell_words(cell, words, "Kepala tabel" if row == 0 else "Rapat")
    cell_words(table.rows[1].cells[0], "{%tr for isi in baris.isi_tabel %}", "Rapat")
    cell_words(table.rows[3].cells[0], "{%tr endfor %}", "Rapat")
    said(paper, "", "Kecil")  # two tables without a line between them would become one


def signatures(paper: Document, lang: str, *, dated: bool = True) -> None:
    """Who acknowledges at the left, who made it at the right; kept on one page."""
    table = in_place(paper, 1, 2)
    left, right = table.rows[0].cells
    cell_words(left, "", "Tanda tangan")
    for line in (word("acknowledged", lang), "{{ mengetahui.jabatan }}", "", "", "", "{{ mengetahui.nama }}", "{{ mengetahui.nomor }}"):
        left.add_paragraph(line, style="Tanda tangan")
    cell_words(right, "{{ tempat_tanggal }}" if dated else "", "Tanda tangan")
    for line in (word("made_by", lang), word("worker", lang), "", "", "", "{{ pekerja_sosial.nama }}", "{{ pekerja_sosial.nomor }}"):
        right.add_paragraph(line, style="Tanda tangan")
    said(paper, "", "Kecil")  # Word wants a line after the last table


def block(paper: Document, what: str, draw: Callable[[], Any]) -> None:
    """Something between {%p if … %} and {%p endif %}, or for and endfor."""
    said(paper, f"{{%p {what} %}}")
    draw()
    said(paper, f"{{%p end{what.split()[0]} %}}")


def said(paper: Document, words: str, style: str = "Normal") -> Any:
    return paper.add_paragraph(words, style=style)


def foot(paper: Document, lang: str) -> None:
    """Label with its sentence, code and page of pages on every page; for a copy also whose it is."""
    line = paper.sections[0].footer.paragraphs[0]
    line.style = paper.styles["Kaki"]
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    copy = f"{{% if salinan_untuk %}} · {word('copy', lang)} {{{{ salinan_untuk }}}}{{% endif %}}"
    line.add_run(f"{{{{ label }}}} · {{{{ label_catatan }}}} · {{{{ kode_klien }}}}{copy}\t")
    fields(line, f"{word('page', lang)} ", "PAGE", f" {word('of', lang)} ", "NUMPAGES")


def built(slug: str, lang: str) -> bytes:
    """One template, ready to be used or to be changed by an office."""
    paper = docx.Document()
    page(paper)
    without_spare_styles(paper)
    for style in STYLES:
        shaped(paper, style, lang)
    MADE[slug](paper, lang)
    foot(paper, lang)
    out = io.BytesIO()
    paper.save(out)
    return cleaned(out.getvalue())


def main() -> None:
    """Writes every template in every language."""
    BUNDLED.mkdir(exist_ok=True)
    for slug in MADE:
        for lang in LANGUAGES:
            (BUNDLED / f"{slug}.{lang}.docx").write_bytes(built(slug, lang))


if __name__ == "__main__":
    main()
