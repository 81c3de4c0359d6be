"""What may stand inside a part: no field that fetches or reveals something, no tracked change, no address hidden in an attribute."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from .markup import Element, R, W, local, space
from .relations import CHART, COMMENTS, OBJECT, OUTSIDE
from .trouble import BadTemplate

TRACKED = _(
    "Templat ini masih memuat perubahan yang dilacak, termasuk kalimat yang sudah dihapus. Di tab Peninjauan pilih “Terima Semua "
    "Perubahan” dan matikan pelacakan, lalu unggah lagi."
)
FIELD = _(
    "Templat ini memuat bidang Word “%(field)s”. Yang dapat dipakai hanya nomor halaman, jumlah halaman, dan daftar isi; untuk isi berkas "
    "pakailah nama dari “Daftar isian”, misalnya {{ nomor }}."
)
NOT_HERE = _("Ada isian di luar teks, misalnya pada keterangan gambar atau tautan. Isian hanya dapat ditulis di dalam kalimat atau tabel.")
DEEP = _("Susunan templat ini terlalu rumit untuk diisi. Buat dari contoh yang tersedia.")

FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "PAGEREF"}
PUT_ASIDE = {
    "dataBinding",
    "docVars",
    "rsids",
    "permStart",
    "permEnd",
    "proofErr",
    "lastRenderedPageBreak",
    "documentProtection",
    "writeProtection",
}
REFUSED = {
    **dict.fromkeys(("object", "OLEObject", "control", "altChunk", "subDoc", "movie", "contentPart", "webVideoPr", "ocx"), OBJECT),
    **dict.fromkeys(("attachedTemplate", "mailMerge", "frameset", "attachedSchema", "schemaLibrary", "linkToQuery"), OUTSIDE),
    **dict.fromkeys(("commentReference", "commentRangeStart", "commentRangeEnd", "annotationRef"), COMMENTS),
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText"), TRACKED),
}
ADDRESS = re.compile(r"(?i)^\s*(?:[a-z][a-z0-9+.\-]*://|(?:mailto|file|data|javascript|vbscript|ms-[a-z]+):|[a-z]:[\\/]|//|\\\\)")
NAMES_A_DIALECT = {"uri", "val"}  # where every document names a namespace
SAID = {"descr", "title", "alt"}  # words about a picture; programs write the path on the author's machine there
DRAWN = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")
ENTERED = re.compile(r"\{\{|\{%|\{#")


def looked_over(root: Element) -> None:
    """Put aside what a paper does not need and refuse what it must not hold. Raises BadTemplate."""
    for one in list(root.iter()):
        name = local(one)
        if name in PUT_ASIDE and space(one) == W:
            one.getparent().remove(one)
    fields: list[list[str]] = []
    for one in root.iter():
        name = local(one)
        in_word = space(one) == W
        if name in REFUSED and (in_word or name in ("OLEObject", "contentPart", "webVideoPr", "movie")):
            raise BadTemplate(REFUSED[name])
        if in_word and name.endswith("Change"):
            raise BadTemplate(TRACKED)
        if name == "graphicData" and not (one.get("uri") or "").endswith(DRAWN):
            raise BadTemplate(CHART)
        attributes(one)
        if in_word:
            field(one, name, fields)
    for left_open in fields:
        allowed("".join(left_open))


def attributes(one: Element) -> None:
    """No attribute may name an address outside, and none may hold something to be filled in."""
    for key, value in list(one.attrib.items()):
        name = key.rsplit("}", 1)[-1]
        if ENTERED.search(value):
            raise BadTemplate(NOT_HERE)
        if name in ("href", "src", "dataSource") and value and not value.startswith("#"):
            raise BadTemplate(OUTSIDE)
        if key == f"{{{R}}}link" and value:
            raise BadTemplate(OUTSIDE)
        if name == "gfxdata":
            del one.attrib[key]  # a second, packed copy of a drawing
        elif name in SAID and ADDRESS.match(value):
            one.set(key, "")
        elif name not in NAMES_A_DIALECT and ADDRESS.match(value):
            raise BadTemplate(OUTSIDE)


def field(one: Element, name: str, open_fields: list[list[str]]) -> None:
    """Follows the fields of Word, whose instruction may be cut over many runs. Raises BadTemplate for any that is not of FIELDS."""
    if name == "fldSimple":
        allowed(one.get(f"{{{W}}}instr") or "")
    elif name == "fldChar":
        kind = one.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            open_fields.append([])
        elif kind in ("separate", "end") and open_fields:
            if open_fields[-1]:
                allowed("".join(open_fields[-1]))
                open_fields[-1] = []
            if kind == "end":
                open_fields.pop()
    elif name == "instrText":
        if not open_fields:
            raise BadTemplate(FIELD % {"field": (one.text or "").split()[0][:30] if (one.text or "").split() else "?"})
        open_fields[-1].append(one.text or "")


def allowed(instruction: str) -> None:
    words = instruction.split()
    if words and (words[0].upper() not in FIELDS or "{" in instruction):
        raise BadTemplate(FIELD % {"field": words[0][:30]})
