"""A template as it may be kept: known parts only, nothing that runs, fetches or names somebody; written anew from what was understood."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from lxml import etree

from sintas.kit import uploads

from .marks import ENTERED, looked_over
from .markup import RELS, TYPES, Element, R, W, bytes_of, local, space, tree_of
from .parcel import NOT_WORD, ODD_NAMES, Parts, looked_through, opened, packed
from .relations import MACRO, OBJECT, PICTURE, Relation, relations_of, rels_name
from .trouble import BadTemplate

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORD}document.main+xml"
PARTS = {  # kind of relation -> content type
    "officeDocument": MAIN, "styles": f"{WORD}styles+xml", "settings": f"{WORD}settings+xml", "numbering": f"{WORD}numbering+xml",
    "footnotes": f"{WORD}footnotes+xml", "endnotes": f"{WORD}endnotes+xml", "header": f"{WORD}header+xml", "footer": f"{WORD}footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}  # fmt: skip
ROOTS = {
    "officeDocument": "document", "styles": "styles", "settings": "settings", "numbering": "numbering", "footnotes": "footnotes",
    "endnotes": "endnotes", "header": "hdr", "footer": "ftr", "theme": "theme",
}  # fmt: skip
FILLED = {"officeDocument", "header", "footer", "footnotes"}  # where docxtpl fills in
MOST_TEXT = 3 * 1024 * 1024  # one part; a long report is some 200 kB
MOST_BRACES = 4_000  # in one part: two for each field; docxtpl looks for the end of each to the end of the document
TOO_MANY = _("Templat ini memuat terlalu banyak isian.")
TOO_LONG = _("Templat ini terlalu panjang untuk sebuah surat. Mulailah dari contoh yang tersedia.")
IN_ENDNOTE = _("Ada isian di catatan akhir, yang tidak dapat diisi. Pindahkan ke dalam teks atau ke catatan kaki.")


def cleaned(body: bytes) -> bytes:
    """The same document, safe to fill and to hand over. The same input gives the same bytes. Raises BadTemplate."""
    parts = opened(body)
    looked_through(body)
    main = main_part(parts)
    kept: Parts = {}
    kinds: dict[str, str] = {}
    waiting = [("officeDocument", main)]
    while waiting:
        kind, name = waiting.pop()
        if name in kinds:
            if kinds[name] != kind:
                raise BadTemplate(ODD_NAMES)
            continue
        kinds[name] = kind
        if kind == "image":
            kept[name] = picture(parts[name])
            continue
        relations = relations_of(parts, name)
        kept[name] = part(parts[name], kind, {one.id for one in relations})
        if relations:
            kept[rels_name(name)] = relations_part(relations)
        waiting += [(one.kind, one.target) for one in relations]
    kept["_rels/.rels"] = relations_part([one for one in relations_of(parts, "") if one.kind == "officeDocument"])
    kept["[Content_Types].xml"] = content_types(kinds, kept)
    return packed(kept)


def main_part(parts: Parts) -> str:
    """The name of the document itself; whatever the file says it is must be a document or template without macros. Raises BadTemplate."""
    if "[Content_Types].xml" not in parts:
        raise BadTemplate(NOT_WORD)
    types = {(one.get("PartName") or "").lstrip("/").lower(): one.get("ContentType") or "" for one in tree_of(parts["[Content_Types].xml"])}
    if any("macro" in one.lower() or "vba" in one.lower() for one in types.values()) or any("vba" in name.lower() for name in parts):
        raise BadTemplate(MACRO)
    if any("/embeddings/" in f"/{name.lower()}" or "/activex/" in f"/{name.lower()}" for name in parts):
        raise BadTemplate(OBJECT)
    found = [one.target for one in relations_of(parts, "") if one.kind == "officeDocument"]
    if len(found) != 1 or types.get(found[0].lower()) not in (MAIN, f"{WORD}template.main+xml"):
        raise BadTemplate(NOT_WORD)
    return found[0]


def part(body: bytes, kind: str, relations: set[str]) -> bytes:
    """One part of XML, looked over. Raises BadTemplate."""
    if len(body) > MOST_TEXT:
        raise BadTemplate(TOO_LONG)
    root = tree_of(body)
    if local(root) != ROOTS[kind] or (kind != "theme" and space(root) != W):
        raise BadTemplate(NOT_WORD)
    looked_over(root)
    leans_on(root, relations)
    if kind not in FILLED and ENTERED.search("".join(root.itertext())):
        raise BadTemplate(IN_ENDNOTE)
    written = bytes_of(root)
    if kind in FILLED and written.count(b"{") > MOST_BRACES:
        raise BadTemplate(TOO_MANY)
    return written


def leans_on(root: Element, relations: set[str]) -> None:
    """Whatever a part names by relation must have been kept. Raises BadTemplate."""
    for one in root.iter():
        for key, value in one.attrib.items():
            if key.startswith(f"{{{R}}}") and value and value not in relations:
                raise BadTemplate(OBJECT)


def picture(body: bytes) -> bytes:
    """A PNG or JPEG without place, device and author. Raises BadTemplate."""
    try:
        found = uploads.look_at(body)
        if found.media_type not in ("image/png", "image/jpeg"):
            raise BadTemplate(PICTURE)
        return uploads.without_traces(body, found.media_type)
    except (uploads.NotTaken, OSError):
        raise BadTemplate(PICTURE) from None


def relations_part(relations: list[Relation]) -> bytes:
    """Relationships by absolute names."""
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for one in relations:
        etree.SubElement(root, f"{{{RELS}}}Relationship", Id=one.id, Type=f"{R}/{one.kind}", Target=f"/{one.target}")
    return bytes_of(root)


def content_types(kinds: dict[str, str], kept: Parts) -> bytes:
    """What each part is, from what it was understood to be and not from what the file said."""
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    etree.SubElement(root, f"{{{TYPES}}}Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml")
    etree.SubElement(root, f"{{{TYPES}}}Default", Extension="xml", ContentType="application/xml")
    for name, kind in sorted(kinds.items()):
        said = PARTS.get(kind) or ("image/png" if kept[name].startswith(b"\x89PNG") else "image/jpeg")
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=said)
    return bytes_of(root)
