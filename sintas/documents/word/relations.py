"""What the parts of a document lean on (relationships): only known kinds, only inside the file."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from .markup import RELS, local, space, tree_of
from .parcel import ODD_NAMES, Parts
from .trouble import BadTemplate

OUTSIDE = _(
    "Templat ini memuat tautan ke luar berkas (alamat web, gambar dari internet, atau templat lain). Dokumen yang dibuka penerima akan "
    "memanggil alamat itu. Hapus tautannya (klik kanan, “Hapus Hyperlink”) atau sisipkan gambarnya, lalu unggah lagi."
)
MACRO = _("Templat ini memuat makro. Simpan sebagai Dokumen Word (.docx) tanpa makro, lalu unggah lagi.")
OBJECT = _("Templat ini memuat objek yang ditanam (lembar kerja, PDF, suara, atau kendali). Ganti dengan teks, tabel, atau gambar.")
CHART = _("Templat ini memuat grafik atau SmartArt. Ganti dengan gambar biasa (PNG atau JPEG).")
COMMENTS = _("Templat ini masih memuat komentar, yang menyimpan nama penulisnya. Hapus semua komentar, lalu unggah lagi.")
PICTURE = _("Templat ini memuat gambar selain PNG atau JPEG. Simpan gambar itu sebagai PNG, sisipkan lagi, lalu unggah lagi.")

# By the last word of the type.
KEPT = {"officeDocument", "styles", "settings", "numbering", "footnotes", "endnotes", "header", "footer", "theme", "image"}
DROPPED = {
    "fontTable", "webSettings", "core-properties", "extended-properties", "custom-properties", "thumbnail", "customXml", "customXmlProps",
    "glossaryDocument", "people", "stylesWithEffects", "printerSettings", "font", "classificationlabels", "intelligence2", "labelInfo",
}  # fmt: skip
REFUSED = {
    "vbaProject": MACRO, "wordVbaData": MACRO, "keyMapCustomizations": MACRO, "attachedToolbars": MACRO, "ui": MACRO, "extensibility": MACRO,
    "oleObject": OBJECT, "package": OBJECT, "control": OBJECT, "activeXControlBinary": OBJECT, "aFChunk": OBJECT, "subDocument": OBJECT,
    "hyperlink": OUTSIDE, "audio": OBJECT, "video": OBJECT, "media": OBJECT, "frame": OUTSIDE, "attachedTemplate": OUTSIDE, "mailMergeSource": OUTSIDE,
    "mailMergeHeaderSource": OUTSIDE, "recipientData": OUTSIDE, "transform": OUTSIDE,
    "chart": CHART, "chartUserShapes": CHART, "diagramData": CHART, "diagramLayout": CHART, "diagramQuickStyle": CHART,
    "diagramColors": CHART, "diagramDrawing": CHART, "chartex": CHART,
    "comments": COMMENTS, "commentsExtended": COMMENTS, "commentsIds": COMMENTS, "commentsExtensible": COMMENTS,
}  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """One relationship: `kind` is the last word of its type, `target` the name of the part it leads to."""

    id: str
    kind: str
    target: str


def relations_of(parts: Parts, name: str) -> list[Relation]:
    """What the part leans on and may lean on; what a paper does not need is left out. "" is the file itself. Raises BadTemplate."""
    rels = rels_name(name)
    if rels not in parts:
        return []
    found, seen = [], set()
    for one in tree_of(parts[rels]):
        if space(one) != RELS or local(one) != "Relationship":
            raise BadTemplate(ODD_NAMES)
        target, own, kind = one.get("Target") or "", one.get("Id") or "", (one.get("Type") or "").rstrip("/").rsplit("/", 1)[-1]
        if kind in REFUSED:
            raise BadTemplate(REFUSED[kind])
        # Whatever does not lead to a part of this file leads out of it, whether it says so or not.
        if (one.get("TargetMode") or "Internal") != "Internal" or ":" in target or target.startswith(("//", "\\")):
            raise BadTemplate(OUTSIDE)
        if kind in DROPPED:
            continue
        if kind not in KEPT:
            raise BadTemplate(OBJECT)
        inside = resolved(name, target)
        if not own or own in seen or inside not in parts:
            raise BadTemplate(ODD_NAMES)
        seen.add(own)
        found.append(Relation(own, kind, inside))
    return found


def rels_name(name: str) -> str:
    """word/document.xml -> word/_rels/document.xml.rels."""
    folder, _slash, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def resolved(name: str, target: str) -> str:
    """The part a target names, seen from the part `name`. A way out of the file leads to no part."""
    target = unquote(target.split("#", 1)[0])
    base = "" if target.startswith("/") else posixpath.dirname(name)
    return posixpath.normpath(posixpath.join(base, target.lstrip("/")))
