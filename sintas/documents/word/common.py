"""What every paper in Word may use: head, client, who signs, and its parts as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.paper_shapes import CaseFile

from ..sheet import Sheet
from ..wording import Wording
from .fields import Field, group, picture, rows, text
from .rows import section
from .wording import word

HEAD = (
    text("judul", _("Judul surat")),
    text("subjudul", _("Baris di bawah judul")),
    text("nomor", _("Nomor surat")),
    text("tanggal", _("Tanggal surat dibuat")),
    text("tempat_tanggal", _("Kota dan tanggal, untuk di atas tanda tangan")),
    text("kode_klien", _("Nomor kasus")),
    text("label", _("Tanda kerahasiaan")),
    text("label_catatan", _("Kalimat di bawah tanda kerahasiaan")),
    text("salinan_untuk", _("Penerima salinan dan keperluannya; kosong pada surat untuk berkas sendiri")),
    group(
        "kop",
        _("Kop surat unit"),
        text("atas", _("Baris di atas nama lembaga")),
        text("nama", _("Nama lembaga")),
        rows("baris", _("Baris di bawah nama lembaga")),
    ),
    group("pekerja_sosial", _("Pekerja sosial yang menyusun"), text("nama", _("Nama")), text("nomor", _("Nomor STR atau NIP"))),
    group(
        "mengetahui", _("Yang mengetahui"), text("jabatan", _("Jabatan")), text("nama", _("Nama")), text("nomor", _("NIP atau nomor STR"))
    ),
)
CLIENT = group(
    "klien",
    _("Klien"),
    text("nama", _("Nama")),
    text("panggilan", _("Nama panggilan")),
    text("jenis_kelamin", _("Jenis kelamin")),
    text("kelahiran", _("Tempat dan tanggal lahir")),
    text("usia", _("Usia dalam tahun")),
    text("agama", _("Agama atau kepercayaan")),
    text("status_kawin", _("Status perkawinan")),
    text("pendidikan", _("Pendidikan")),
    text("pekerjaan", _("Pekerjaan")),
    text("tempat_tinggal", _("Tempat tinggal; alamat yang dilindungi tidak pernah dicetak")),
    text("tinggal_dengan", _("Tinggal dengan siapa")),
    text("bahasa", _("Bahasa")),
)
ROW = (
    text("jenis", _("Jenis baris: subjudul, fakta, teks, butir, kutipan, penilaian, catatan, sumber, gambar, atau tabel")),
    text("nama", _("Nama fakta, atau siapa yang berkata")),
    text("isi", _("Isi baris; pada gambar, keterangan di bawahnya")),
    picture("gambar", _("Gambar, pada baris gambar")),
    text("kepala_penilaian", _("Judul “Penilaian pekerja sosial”, pada baris penilaian yang pertama")),
    rows("kepala", _("Kepala tabel")),
    rows("isi_tabel", _("Baris tabel"), rows("sel", _("Sel dalam baris tabel"))),
)


def sections(*named: tuple[str, Any]) -> tuple[Field, ...]:
    """The parts of one paper: each by its name, and all of them in order."""
    held = (text("judul", _("Judul bagian")), rows("baris", _("Isi bagian"), *ROW))
    parts = (group(name, words, *held) for name, words in named)
    everything = rows("semua_bagian", _("Semua bagian berurutan, tanpa kesimpulan, rekomendasi, dan keputusan"), *held)
    return (group("bagian", _("Bagian surat satu per satu"), *parts), everything)


def head(data: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
    """The values of HEAD from what the PDF prints."""
    house, kop = sheet.house, data.get("letterhead") or {}
    approver = sheet.approver()[0]
    return {
        "judul": data["title"],
        "subjudul": data.get("subtitle"),
        "nomor": data.get("number"),
        "tanggal": sheet.today,
        "tempat_tanggal": data.get("place_date"),
        "kode_klien": data.get("client_code"),
        "label": word("confidential", sheet.wording.lang),
        "label_catatan": data.get("label_note") or word("confidential_note", sheet.wording.lang),
        "salinan_untuk": data.get("copy_for"),
        "kop": {"atas": "\n".join(kop.get("above") or ()), "nama": kop.get("name"), "baris": kop.get("lines") or ()},
        "pekerja_sosial": {"nama": sheet.writer, "nomor": sheet.writer_number},
        "mengetahui": {"jabatan": approver["role"], "nama": house.approver_name, "nomor": house.approver_number},
    }


def client(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The values of CLIENT. The file has been redacted; a protected address is not in it, only that there is one."""
    one = file.client
    kept_safe = word("protected_address", sheet.wording.lang) if one.address_is_protected and (one.name or one.region) else one.region
    return {
        "nama": one.name,
        "panggilan": one.called,
        "jenis_kelamin": one.sex,
        "kelahiran": one.birth,
        "usia": one.age,
        "agama": one.religion,
        "status_kawin": one.marital,
        "pendidikan": one.education,
        "pekerjaan": one.occupation,
        "tempat_tinggal": one.address or kept_safe,
        "tinggal_dengan": one.lives_with,
        "bahasa": ", ".join(one.languages),
    }


def by_name(
    data: Mapping[str, Any], sheet: Sheet, titles: Mapping[str, str], *others: tuple[str, Mapping[str, Any] | None]
) -> dict[str, Any]:
    """`titles`: name of a part -> "paper:key" of its title on the PDF; parts that are not there are empty.

    `others` are placed by the template itself (conclusion, decision), so they do not stand among all parts.
    """
    several = data.get("parts") or []
    named = {}
    for name, place in titles.items():
        slug, _colon, key = place.partition(":")
        title = Wording(slug, sheet.wording.lang)[key]
        named[name] = section(next((one for one in several if one.get("title") == title), None))
    last = [(name, section(part)) for name, part in others]
    everything = [found for found in (section(one) for one in several) if found["baris"]]
    return {"bagian": named | dict(last), "semua_bagian": everything}
