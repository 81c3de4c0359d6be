"""Letter of referral in Word (reference F8). The reply slip stays with the PDF: nobody edits it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_ending import ReferralPart

from ...sheet import Sheet
from ..common import HEAD, by_name, head, sections
from ..fields import Field, group, rows, text

PARTS = {
    "identitas": "referral_letter:identity",
    "maksud": "referral_letter:why",
    "kronologi": "referral_letter:chronology",
    "layanan": "referral_letter:services",
    "keadaan": "referral_letter:condition",
    "asesmen": "referral_letter:assessed",
    "keselamatan": "referral_letter:danger",
    "kontak": "referral_letter:reach",
}
FIELDS: tuple[Field, ...] = (
    *HEAD,
    # The least that lets a receiver know whom they meet: no more of the client than the PDF names.
    group(
        "klien",
        _("Klien, sesedikit yang perlu diketahui penerima"),
        text("nama", _("Nama")),
        text("panggilan", _("Nama panggilan")),
        text("jenis_kelamin", _("Jenis kelamin")),
        text("usia", _("Usia dalam tahun")),
    ),
    rows("kepada", _("Penerima rujukan dan alamatnya, satu tiap baris")),
    text("kedesakan", _("Seberapa mendesak")),
    text("pembuka", _("Kalimat pembuka")),
    text("diharapkan", _("Yang diharapkan dari penerima")),
    rows("alasan", _("Alasan rujukan")),
    text("kronologi", _("Kronologi ringkas")),
    text("layanan_diberikan", _("Layanan yang telah diberikan")),
    rows("keadaan", _("Keadaan saat dirujuk")),
    text("persetujuan", _("Kalimat tentang persetujuan klien dan data yang disetujui")),
    text("penutup", _("Kalimat penutup")),
    text("penghubung", _("Siapa yang dapat dihubungi tentang surat ini")),
    *sections(
        ("identitas", _("Identitas")),
        ("maksud", _("Maksud dan alasan rujukan")),
        ("kronologi", _("Kronologi ringkas")),
        ("layanan", _("Layanan yang telah diberikan")),
        ("keadaan", _("Keadaan saat dirujuk")),
        ("asesmen", _("Hasil asesmen, ringkas")),
        ("keselamatan", _("Keselamatan")),
        ("kontak", _("Cara menghubungi klien dengan aman")),
    ),
)


def values(data: Mapping[str, Any], file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    one: ReferralPart = sheet.about or ReferralPart()
    return {
        **head(data, sheet),
        "klien": {"nama": file.client.name, "panggilan": file.client.called, "jenis_kelamin": file.client.sex, "usia": file.client.age},
        "kepada": [line for entry in data["to"] for line in str(entry).split("\n")],
        "kedesakan": data.get("urgency"),
        "pembuka": data["opening"],
        "diharapkan": one.purpose,
        "alasan": one.reasons,
        "kronologi": one.chronology,
        "layanan_diberikan": one.services_given,
        "keadaan": one.condition,
        "persetujuan": data["consent"]["text"],
        "penutup": data["closing"],
        "penghubung": data["contact"],
        **by_name(data, sheet, PARTS),
    }
