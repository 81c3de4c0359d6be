"""A .docx as what it is, a zip of named parts: opened with limits on every measure, written the same way every time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from sintas.kit.packed_xml import Limits, PackedRefused, Why, look_through

from .trouble import BadTemplate

MOST_BYTES = 4 * 1024 * 1024
MOST_OPENED = 24 * 1024 * 1024  # all parts together: a page of Word is some 20 kB, pictures of a letterhead a few hundred
MOST_PARTS = 300
MOST_NODES = 80_000  # elements and attributes of all parts: our longest template has some 5,000, a fresh file of Word some 8,000
OLD_WORD = b"\xd0\xcf\x11\xe0"  # .doc, and a .docx under a password
NAME = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9_.\-\[\]]+(?:/[A-Za-z0-9_.\-\[\]]+)*")  # no way up, no root, no drive
EPOCH = (1980, 1, 1, 0, 0, 0)

NOT_WORD = _("Berkas ini bukan dokumen Word (.docx) yang utuh. Buka di Word atau LibreOffice, simpan sebagai .docx, lalu unggah lagi.")
TOO_LARGE = _("Berkas ini lebih dari 4 MB. Perkecil gambar di dalamnya, lalu unggah lagi.")
BLOWN_UP = _(
    "Isi berkas ini jauh lebih besar daripada sebuah surat, jadi tidak dibuka. Buat templat dari awal dengan contoh yang tersedia."
)
ODD_NAMES = _("Susunan berkas ini tidak seperti dokumen Word. Buka di Word, simpan sebagai .docx dengan nama baru, lalu unggah lagi.")
LOCKED = _("Berkas ini dikunci kata sandi atau berupa .doc lama. Simpan sebagai .docx tanpa kata sandi, lalu unggah lagi.")

Parts = dict[str, bytes]


def opened(body: bytes) -> Parts:
    """Part name -> its bytes. Believes no size that the file states. Raises BadTemplate."""
    if not body:
        raise BadTemplate(_("Berkas ini kosong. Pilih berkas lain."))
    if len(body) > MOST_BYTES:
        raise BadTemplate(TOO_LARGE)
    if body.startswith(OLD_WORD):
        raise BadTemplate(LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            return _read(held)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as broken:
        if isinstance(broken, BadTemplate):
            raise
        raise BadTemplate(NOT_WORD) from None


def looked_through(body: bytes) -> None:
    """A template somebody sends in, before a tree is built of it. Raises BadTemplate. Never for what was filled: a long list is longer."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            look_through(held, Limits(unpacked=MOST_OPENED, parts=len(held.namelist()), nodes=MOST_NODES, unread=True))
    except PackedRefused as refused:
        raise BadTemplate(NOT_WORD if refused.why is Why.BROKEN else BLOWN_UP) from None


def _read(held: zipfile.ZipFile) -> Parts:
    entries = [one for one in held.infolist() if not one.is_dir()]
    if len(entries) > MOST_PARTS:
        raise BadTemplate(BLOWN_UP)
    found: Parts = {}
    left = MOST_OPENED
    for one in entries:
        if one.flag_bits & 0x1:
            raise BadTemplate(LOCKED)
        if not NAME.fullmatch(one.filename) or one.filename.lower() in {name.lower() for name in found}:
            raise BadTemplate(ODD_NAMES)
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadTemplate(NOT_WORD)
        with held.open(one) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        if left < 0:
            raise BadTemplate(BLOWN_UP)
        found[one.filename] = part
    return found


def packed(parts: Parts) -> bytes:
    """The parts as a .docx: content types first, no time and no system of the machine; the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as held:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", not one.startswith("_rels/"), one)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            held.writestr(entry, parts[name])
    return out.getvalue()
