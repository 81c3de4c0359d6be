"""What a file is, by its content and never by its name; and a copy without the traces it carries (place, device, author)."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"}


class NotTaken(ValueError):
    """A file that cannot be attached; `sentence` says what to do instead."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__("not taken")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the bytes found."""

    media_type: str
    pages: int | None = None


def look_at(body: bytes) -> Looked:
    """Decide what the bytes are and that they open. Raises NotTaken for anything but PDF, JPEG, PNG and WebP, or too large."""
    if not body:
        raise NotTaken(_("Berkas ini kosong. Pilih berkas lain."))
    if len(body) > MOST_BYTES:
        raise NotTaken(_("Berkas ini lebih dari 15 MB. Foto dengan ukuran lebih kecil, atau bagi menjadi beberapa berkas."))
    if body[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(body)
    try:
        with Image.open(io.BytesIO(body), formats=list(IMAGES)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotTaken(_("Gambar ini terlalu besar ukurannya. Perkecil, lalu lampirkan lagi."))
            picture.load()
            return Looked(IMAGES[str(picture.format)])
    except NotTaken:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotTaken(_("Isi berkas ini bukan PDF, JPEG, PNG, atau WebP yang utuh. Simpan ulang sebagai PDF atau foto.")) from None


def _pdf(body: bytes) -> Looked:
    try:
        with pikepdf.open(io.BytesIO(body)) as pdf:
            return Looked("application/pdf", len(pdf.pages))
    except pikepdf.PasswordError:
        raise NotTaken(_("PDF ini dikunci kata sandi. Simpan tanpa kata sandi, lalu lampirkan lagi.")) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise NotTaken(_("PDF ini rusak. Simpan ulang, lalu lampirkan lagi.")) from None


def without_traces(body: bytes, media_type: str) -> bytes:
    """A copy to share: no EXIF, no author, no place, no scripts or attachments inside. The picture itself stays as it looks."""
    return _clean_pdf(body) if media_type == "application/pdf" else _clean_image(body, media_type)


def _clean_image(body: bytes, media_type: str) -> bytes:
    with Image.open(io.BytesIO(body), formats=list(IMAGES)) as picture:
        kind = str(picture.format)
        upright = ImageOps.exif_transpose(picture)
        plain = Image.new(upright.mode, upright.size)
        if upright.mode == "P" and upright.palette is not None:
            plain.putpalette(upright.palette)
        plain.paste(upright)
        out = io.BytesIO()
        plain.save(out, kind, **({"quality": 92} if kind != "PNG" else {}))
        return out.getvalue()


def _clean_pdf(body: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(body)) as pdf:
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for name in ("/Metadata", "/OpenAction", "/AA", "/Names", "/PieceInfo"):
            if name in pdf.Root:
                del pdf.Root[name]
        for page in pdf.pages:
            for name in ("/AA", "/Metadata", "/PieceInfo"):
                if name in page.obj:
                    del page.obj[name]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
