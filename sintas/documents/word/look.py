"""How the bundled templates look: A4, one plain face, styles with Indonesian names that an office can change in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FACE = "Arial"
LANGUAGES = {"id": "id-ID", "en": "en-GB"}
WIDE = Cm(16.5)


@dataclass(frozen=True)
class Style:
    """One paragraph style. `beside`: a line at its left; `tint`: colour behind it; `tab`: where the value of a fact begins (cm)."""

    name: str
    size: float = 10
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 4
    indent: float = 0
    centred: bool = False
    with_next: bool = False
    beside: bool = False
    tint: str = ""
    tab: float = 0


STYLES = (
    Style("Normal", after=6),
    Style("Title", 15, bold=True, before=8, after=2, with_next=True),
    Style("Subtitle", 10, after=6),
    Style("Heading 1", 12, bold=True, before=12, with_next=True),
    Style("Heading 2", 10.5, bold=True, before=8, after=3, with_next=True),
    Style("List Bullet", after=2),
    Style("Kop", 8.5, after=1, centred=True),
    Style("Kop nama", 13, bold=True, after=2, centred=True),
    Style("Tanda", 10, bold=True, before=6, after=1),
    Style("Rapat", after=1),
    Style("Kecil", 8, after=1),
    Style("Kepala tabel", 9, bold=True, after=1),
    Style("Fakta", after=3, indent=5, tab=5),
    Style("Kutipan", italic=True, before=3, after=5, indent=0.5, beside=True),
    Style("Penilaian judul", 9, bold=True, before=4, after=0, tint="EDEDE8", with_next=True),
    Style("Penilaian", after=0, tint="EDEDE8"),
    Style("Catatan", 9, before=3, after=6, indent=0.3, beside=True),
    Style("Tanda tangan", after=1, with_next=True),
    Style("Kaki", 8, after=0),
)


def shaped(paper: Document, wish: Style, lang: str) -> None:
    """Makes the style, or changes it where Word has one of this name."""
    styles = paper.styles
    style: Any = styles[wish.name] if wish.name in [one.name for one in styles] else styles.add_style(wish.name, WD_STYLE_TYPE.PARAGRAPH)
    font, lines = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FACE, Pt(wish.size), wish.bold, wish.italic
    font.color.rgb = RGBColor(0x1C, 0x1C, 0x1A)
    properties = style.element.get_or_add_rPr()
    faces = properties.find(qn("w:rFonts"))
    for name in list(faces.attrib):
        del faces.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        faces.set(qn(name), FACE)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[lang])
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(spoken)
    lines.space_before, lines.space_after, lines.line_spacing = Pt(wish.before), Pt(wish.after), 1.15
    lines.keep_with_next = wish.with_next
    if wish.centred:
        lines.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if wish.name == "List Bullet":
        return
    lines.left_indent = Cm(wish.indent)
    lines.first_line_indent = Cm(-wish.tab) if wish.tab else Cm(0)
    if wish.tab:
        lines.tab_stops.add_tab_stop(Cm(wish.tab))
    if wish.name == "Kaki":
        lines.tab_stops.add_tab_stop(WIDE, 2)  # 2: right
    ground = style.element.get_or_add_pPr()
    for old in ground.findall(qn("w:pBdr")):  # the line under Word's own title
        ground.remove(old)
    if wish.beside:
        _edged(ground, "left", 12, "8A8A84")
    if wish.tint:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", wish.tint)):
            shade.set(qn(name), value)
        _placed(ground, shade)


def bordered(paragraph: Any, side: str, size: int) -> None:
    """A rule at one side of one paragraph; `size` in eighths of a point."""
    _edged(paragraph._p.get_or_add_pPr(), side, size, "1C1C1A")


def _edged(properties: Any, side: str, size: int, colour: str) -> None:
    edges, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("w:val", "single"), ("w:sz", str(size)), ("w:space", "6"), ("w:color", colour)):
        edge.set(qn(name), value)
    edges.append(edge)
    _placed(properties, edges)


def _placed(properties: Any, one: Any) -> None:
    """Word refuses properties out of their order: borders, then shade, stand before tabs, spacing and indents."""
    later = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
    after = later if one.tag == qn("w:pBdr") else later[1:]
    for child in properties:
        if child.tag in {qn(name) for name in after}:
            child.addprevious(one)
            return
    properties.append(one)


def page(paper: Document) -> None:
    """A4 with the margins of the PDF."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(2.5), Cm(2), Cm(2), Cm(2)


def without_spare_styles(paper: Document) -> None:
    """The hundred table styles that python-docx brings along: nobody needs them, and every paper would carry them."""
    for style in list(paper.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def in_place(paper: Document, rows: int, columns: int, *, lined: bool = False) -> Any:
    """A table over the whole width; `lined` with fine lines, its first row repeated on every page."""
    table = paper.add_table(rows, columns)
    table.style = "Table Grid" if lined else "Normal Table"
    table.autofit = True
    if lined:
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().insert(0, whole)
    return table


def cell_words(cell: Any, words: str, style: str) -> None:
    cell.paragraphs[0].text = words
    cell.paragraphs[0].style = style


def fields(paragraph: Any, *several: str) -> None:
    """Words and fields of Word in turn: words, PAGE, words, NUMPAGES."""
    for at, one in enumerate(several):
        if at % 2 == 0:
            paragraph.add_run(one)
            continue
        for kind in ("begin", "instr", "separate", "shown", "end"):
            run = paragraph.add_run()
            if kind == "instr":
                words = OxmlElement("w:instrText")
                words.set(qn("xml:space"), "preserve")
                words.text = f" {one} "
                run._r.append(words)
            elif kind == "shown":
                run.text = "1"
            else:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
