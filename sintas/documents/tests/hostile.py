"""Word files somebody might send in: the bundled template with one thing changed. Nothing here reaches a network or a program."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from PIL import Image

from sintas.documents.reading.word_templates import bundled

Parts = dict[str, bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT, SETTINGS, RELS, TYPES = "word/document.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
END = b"<w:sectPr"


def base() -> Parts:
    """The parts of the template that comes with Sintas."""
    with zipfile.ZipFile(io.BytesIO(bundled("social_report", "id"))) as held:
        return {name: held.read(name) for name in held.namelist()}


def zipped(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    """`more` may name a part a second time or lead out of the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, body in (*parts.items(), *more):
            held.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def saying(*paragraphs: str) -> bytes:
    """A document of these paragraphs alone, in the bundled file."""
    parts = base()
    document = parts[DOCUMENT].decode()
    start, end = document.index("<w:body>") + 8, document.rindex("<w:sectPr")
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escaped(one)}</w:t></w:r></w:p>' for one in paragraphs)
    parts[DOCUMENT] = (document[:start] + body + document[end:]).encode()
    return zipped(parts)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def holding(xml: str) -> bytes:
    """The bundled document with this XML at its end."""
    parts = base()
    head, mark, tail = parts[DOCUMENT].rpartition(END)
    parts[DOCUMENT] = head + xml.encode() + mark + tail
    return zipped(parts)


def leaning(kind: str, target: str, *, outside: bool = False, part: bytes | None = None) -> bytes:
    """The bundled document with one relationship more."""
    parts = base()
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rIdX" Type="{KIND}{kind}" Target="{target}"{mode}/></Relationships>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", one.encode())
    return zipped(parts, *([(f"word/{target}", part)] if part is not None else []))


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The bundled document with one part changed."""
    parts = base()
    parts[name] = change(parts[name])
    return zipped(parts)


def field(instruction: str) -> str:
    """A field of Word as it stands in a paragraph."""
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{escaped(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def bomb() -> bytes:
    """Small to send, large to open."""
    return zipped(base(), ("word/media/image9.png", b"\x00" * 40_000_000))


def many_parts() -> bytes:
    return zipped(base(), *((f"word/media/image{at}.png", b"x") for at in range(400)))


def lying_size() -> bytes:
    """A size in the directory that is not the size of the part."""
    body = bytearray(zipped(base()))
    at = body.rindex(b"PK\x01\x02")
    body[at + 24 : at + 28] = (7).to_bytes(4, "little")
    return bytes(body)


def locked_zip() -> bytes:
    """The mark of an encrypted part on every entry."""
    body = bytearray(zipped(base()))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.find(sign)
        while at != -1:
            body[at + offset] |= 1
            at = body.find(sign, at + 4)
    return bytes(body)


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, kind)
    return out.getvalue()


def deep(depth: int) -> str:
    return "<w:p><w:r>" + "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth + "</w:r></w:p>"


XXE = b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def without_declaration(part: bytes) -> bytes:
    return part.split(b"?>", 1)[1]


# What the file is -> (bytes, a word the sentence must hold).
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "kosong"),
    "a text": (lambda: b"halo", "bukan dokumen Word"),
    "a PDF": (lambda: b"%PDF-1.7 x", "bukan dokumen Word"),
    "an old .doc or one under a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "kata sandi"),
    "a zip that is no document": (lambda: zipped({"a.txt": b"x"}), "bukan dokumen Word"),
    "a zip cut short": (lambda: zipped(base())[:-300], "bukan dokumen Word"),
    "a zip with an encrypted part": (locked_zip, "kata sandi"),
    "a zip whose sizes lie": (lying_size, "bukan dokumen Word"),
    "too large": (lambda: b"PK\x03\x04" + b"x" * 5_000_000, "4 MB"),
    "a zip bomb": (bomb, "lebih besar"),
    "hundreds of parts": (many_parts, "lebih besar"),
    "a way out of the zip": (lambda: zipped(base(), ("../../etc/passwd", b"x")), "Susunan"),
    "a part with a root": (lambda: zipped(base(), ("/etc/passwd", b"x")), "Susunan"),
    "a part with a drive": (lambda: zipped(base(), ("C:\\x.xml", b"x")), "Susunan"),
    "one part twice": (lambda: zipped(base(), (DOCUMENT, b"<x/>")), "Susunan"),
    "one part twice in other letters": (lambda: zipped(base(), ("word/DOCUMENT.xml", b"<x/>")), "Susunan"),
    "a workbook": (lambda: changed(TYPES, lambda t: t.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")), "bukan dokumen Word"),
    "a macro document": (lambda: changed(TYPES, lambda t: t.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml")), "makro"),
    "a hidden vbaProject": (lambda: zipped(base(), ("word/vbaProject.bin", b"x")), "makro"),
    "a macro by relationship": (lambda: leaning("vbaProject", "x.bin", part=b"x"), "makro"),
    "an embedded workbook": (lambda: leaning("package", "embeddings/a.xlsx", part=b"x"), "ditanam"),
    "an OLE object by relationship": (lambda: leaning("oleObject", "ole.bin", part=b"x"), "ditanam"),
    "a linked OLE object": (lambda: leaning("oleObject", "file:///c:/a.xlsx", outside=True), "ditanam"),
    "another document inside (altChunk)": (lambda: leaning("aFChunk", "a.html", part=b"<script/>"), "ditanam"),
    "a control (ActiveX)": (lambda: leaning("control", "activeX/a.xml", part=b"<x/>"), "ditanam"),
    "a relationship nobody knows": (lambda: leaning("webextension", "a.xml", part=b"<x/>"), "ditanam"),
    "a picture from the web": (lambda: leaning("image", "https://example.org/a.png", outside=True), "luar berkas"),
    "a picture from the web that does not say so": (lambda: leaning("image", "https://example.org/a.png"), "luar berkas"),
    "a picture from a share": (lambda: leaning("image", "\\\\server\\a.png", outside=True), "luar berkas"),
    "a hyperlink": (lambda: leaning("hyperlink", "https://example.org", outside=True), "luar berkas"),
    "a template from elsewhere": (lambda: leaning("attachedTemplate", "https://example.org/a.dotm", outside=True), "luar berkas"),
    "a frame": (lambda: leaning("frame", "https://example.org", outside=True), "luar berkas"),
    "a sub-document": (lambda: leaning("subDocument", "file:///a.docx", outside=True), "ditanam"),
    "a relationship to a part outside": (lambda: leaning("image", "../../../etc/passwd"), "Susunan"),
    "comments": (lambda: leaning("comments", "comments.xml", part=f"<w:comments {W}/>".encode()), "komentar"),
    "a chart": (lambda: leaning("chart", "charts/a.xml", part=b"<c/>"), "grafik"),
    "a picture that is an SVG": (lambda: leaning("image", "media/a.svg", part=b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "PNG"),
    "a picture that is a metafile": (lambda: leaning("image", "media/a.emf", part=b"\x01\x00\x00\x00" + b"x" * 100), "PNG"),
    "a GIF named PNG": (lambda: leaning("image", "media/a.png", part=picture("GIF")), "PNG"),
    "external entities": (lambda: changed(DOCUMENT, lambda d: XXE + without_declaration(d)), "bukan dokumen Word"),
    "a billion laughs": (lambda: changed(SETTINGS, lambda d: LAUGHS + without_declaration(d)), "bukan dokumen Word"),
    "a DTD in the relationships": (lambda: changed(RELS, lambda d: XXE + without_declaration(d)), "bukan dokumen Word"),
    "a DTD in another encoding": (lambda: changed(DOCUMENT, lambda d: d.decode().encode("utf-16")), "bukan dokumen Word"),
    "an encoding that is not so": (lambda: changed(DOCUMENT, lambda d: d.replace(b"UTF-8", b"utf-7", 1)), "bukan dokumen Word"),
    "broken XML": (lambda: changed(DOCUMENT, lambda d: d[:-40]), "bukan dokumen Word"),
    "a million empty paragraphs": (lambda: holding("<w:p/>" * 1_000_000), "jauh lebih besar"),
    "a million styles": (lambda: changed("word/styles.xml", lambda d: d.replace(b"</w:styles>", b"<w:style/>" * 1_000_000 + b"</w:styles>")),
                         "jauh lebih besar"),
    "a list of parts without end": (lambda: changed(TYPES, lambda d: d.replace(b"</Types>", b"<Default/>" * 1_000_000 + b"</Types>")),
                                    "jauh lebih besar"),
    "XML as deep as a well": (lambda: holding(deep(4000)), "bukan dokumen Word"),
    "another root": (lambda: changed(DOCUMENT, lambda d: b"<html/>"), "bukan dokumen Word"),
    "a tracked deletion": (lambda: holding("<w:p><w:del w:author='Bu X'><w:r><w:delText>rahasia</w:delText></w:r></w:del></w:p>"), "dilacak"),
    "a tracked insertion": (lambda: holding("<w:p><w:ins w:author='Bu X'><w:r><w:t>baru</w:t></w:r></w:ins></w:p>"), "dilacak"),
    "an object in the text": (lambda: holding("<w:p><w:r><w:object/></w:r></w:p>"), "ditanam"),
    "a data source (mail merge)": (lambda: changed(SETTINGS, lambda d: d.replace(b"</w:settings>", b"<w:mailMerge/></w:settings>")), "luar berkas"),
    "a VML picture from the web": (lambda: holding(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="https://example.org/a.png"/></v:shape></w:pict></w:r></w:p>'
    ), "luar berkas"),
    "an action on a shape": (lambda: holding(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///c:/windows"/></w:pict></w:r></w:p>'), "luar berkas"),
    "DDE": (lambda: holding(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')), "DDEAUTO"),
    "INCLUDETEXT": (lambda: holding(field('INCLUDETEXT "c:\\\\a.txt"')), "INCLUDETEXT"),
    "INCLUDEPICTURE": (lambda: holding(field('INCLUDEPICTURE "https://example.org/a.png" \\d')), "INCLUDEPICTURE"),
    "a LINK cut over runs": (lambda: holding(field("LI").replace("</w:instrText>", "</w:instrText></w:r><w:r><w:instrText>NK a.b.c</w:instrText>")), "LINK"),
    "a field in the simple form": (lambda: holding("<w:p><w:fldSimple w:instr='HYPERLINK \"https://example.org\"'/></w:p>"), "HYPERLINK"),
    "a field without an end": (lambda: holding(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IMPORT a</w:instrText></w:r></w:p>"), "IMPORT"),
    "an instruction without a field": (lambda: holding("<w:p><w:r><w:instrText>DDE a b</w:instrText></w:r></w:p>"), "DDE"),
    "whoever wrote it (AUTHOR)": (lambda: holding(field("AUTHOR")), "AUTHOR"),
    "a field to fill in hidden in a picture": (lambda: holding(
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="a" descr="{{ klien.nama }}"/></wp:inline></w:drawing></w:r></w:p>'), "di luar teks"),
}  # fmt: skip

# What stands in the text -> a word the sentence must hold.
TEXTS: dict[str, tuple[tuple[str, ...], str]] = {
    "an unknown field": (("{{ nomer }}",), "“nomor”"),
    "an unknown field of a group": (("{{ klien.namaa }}",), "“klien.nama”"),
    "the telephone of the client": (("{{ klien.telepon }}",), "tidak dikenal"),
    "a field far from all": (("{{ zzzzqqqq }}",), "“zzzzqqqq” tidak dikenal"),
    "a whole group": (("{{ klien }}",), "nama, panggilan"),
    "a whole list": (("{{ tujuan }}",), "{% for %}"),
    "a loop over a text": (("{% for a in nomor %}{{ a }}{% endfor %}",), "bukan daftar"),
    "a class": (("{{ ''.__class__.__mro__ }}",), "tidak dapat dipakai"),
    "a class of a field": (("{{ nomor.__class__ }}",), "tidak dikenal"),
    "a class by a filter": (("{{ nomor|attr('__class__') }}",), "tidak dapat dipakai"),
    "a class by an index": (("{{ klien['__class__'] }}",), "tidak dapat dipakai"),
    "a method": (("{{ nomor.format(nomor) }}",), "tidak dapat dipakai"),
    "a call": (("{{ nomor() }}",), "tidak dapat dipakai"),
    "cycler and its globals": (("{{ cycler.__init__.__globals__ }}",), "tidak dikenal"),
    "lipsum": (("{{ lipsum.__globals__['os'].popen('id') }}",), "tidak dapat dipakai"),
    "self": (("{{ self._TemplateReference__context }}",), "tidak dikenal"),
    "range": (("{% for a in range(10**9) %}x{% endfor %}",), "tidak dapat dipakai"),
    "a text a billion long": (("{{ 'a' * 10**9 }}",), "tidak dapat dipakai"),
    "a number to the sky": (("{{ 9 ** 9 ** 9 }}",), "tidak dapat dipakai"),
    "an endless number": (("{{ " + "9" * 6000 + " }}",), "rumit"),
    "a hundred thousand brackets": (("{{ " + "(" * 100_000 + "nomor" + ")" * 100_000 + " }}",), "rumit"),
    "a long chain of nots": (("{% if " + "not " * 30_000 + "nomor %}x{% endif %}",), "rumit"),
    "include": (("{% include '/etc/passwd' %}",), "tidak dapat dipakai"),
    "import": (("{% import 'os' as os %}{{ nomor }}",), "tidak dapat dipakai"),
    "extends": (("{% extends nomor %}",), "tidak dapat dipakai"),
    "a macro": (("{% macro a() %}{{ nomor }}{% endmacro %}",), "tidak dapat dipakai"),
    "set": (("{% set a = nomor %}{{ a }}",), "tidak dapat dipakai"),
    "with": (("{% with a = nomor %}{{ a }}{% endwith %}",), "tidak dapat dipakai"),
    "a text that doubles": (("{% set x = 'a' %}{% for a in tujuan %}{% set x = x ~ x %}{% endfor %}",), "tidak dapat dipakai"),
    "a filter block": (("{% filter upper %}{{ nomor }}{% endfilter %}",), "tidak dapat dipakai"),
    "a filter that makes much": (("{{ nomor|center(999999999) }}",), "tidak dapat dipakai"),
    "a filter that trusts": (("{{ nomor|safe }}",), "tidak dapat dipakai"),
    "a test of Jinja": (("{% if nomor is defined %}{{ nomor }}{% endif %}",), "tidak dapat dipakai"),
    "a recursive loop": (("{% for a in tujuan recursive %}{{ loop(tujuan) }}{% endfor %}",), "tidak dapat dipakai"),
    "lists crossed with lists": (
        ("{% for a in tujuan %}{% for b in tujuan %}{% for c in tujuan %}{{ c }}{% endfor %}{% endfor %}{% endfor %}",),
        "hanya dapat mengambil isi",
    ),
    "a list walked by its neighbour": (
        ("{% for a in semua_bagian %}{% for b in a.baris %}{% for c in a.baris %}{{ c.isi }}{% endfor %}{% endfor %}{% endfor %}",),
        "“b”",
    ),
    "two hundred loops": (("{% for a in tujuan %}{{ a }}{% endfor %}" * 200,), "tidak dapat dipakai"),
    "a loop that hides a field": (("{% for nomor in tujuan %}{{ nomor }}{% endfor %}",), "sudah dipakai"),
    "a hundred thousand open brackets": (("{{" * 100_000,), "terlalu banyak isian"),
    "a hundred thousand commands": (("{%p " * 100_000,), "terlalu banyak isian"),
    "brackets cut off from one another": (("{ " * 100_000,), "terlalu banyak isian"),
    "an open bracket": (("{{ nomor }",), "tidak dapat dibaca"),
    "an if without end": (("{% if nomor %}", "ya"), "tidak dapat dibaca"),
    "an end without if": (("{{ nomor }}", "{% endif %}"), "endif"),
    "a command of nobody": (("{% cetak nomor %}",), "cetak"),
    "{%p with other words": (("Nomor: {%p if nomor %}", "{{ nomor }}", "{%p endif %}"), "sendirian"),
    "two {%p in one line": (("{%p if nomor %}{{ nomor }}{%p endif %}",), "sendirian"),
    "{%tr outside of a table": (("{%tr for a in tujuan %}", "{{ a }}", "{%tr endfor %}"), "tabel"),
    "colspan": (("{% colspan nomor %}",), "colspan"),
    "a raw insertion": (("{{r nomor }}",), "{{r"),
    "a pulled-up line": (("{%- if nomor %}{{ nomor }}{% endif %}",), "{%-"),
    "a translated block": (("{% trans %}{{ nomor }}{% endtrans %}",), "trans"),
    "debug": (("{% debug %}",), "debug"),
}
