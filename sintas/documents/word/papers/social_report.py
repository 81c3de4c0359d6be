"""Laporan Sosial in Word (reference F1): the parts of the PDF, and what an office most often places by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.casework.reading.paper_plan import InterventionPart

from ...sheet import Sheet
from ..common import CLIENT, HEAD, by_name, client, head, sections
from ..fields import Field, group, picture, rows, text
from ..picture import pictures_in

PARTS = {
    "identitas": "social_report:identity",
    "sumber": "social_report:sources",
    "riwayat": "social_report:history",
    "kondisi": "social_report:condition",
    "keluarga": "social_report:ties",
    "kebutuhan": "social_report:needs_strengths_risk",
    "analisis": "social_report:analysis",
    "intervensi": "social_report:services",
}
FIELDS: tuple[Field, ...] = (
    *HEAD,
    CLIENT,
    group(
        "asesmen",
        _("Isi asesmen yang paling sering dikutip"),
        rows("masalah", _("Masalah")),
        rows("kebutuhan", _("Kebutuhan")),
        rows("potensi", _("Potensi")),
        rows("harapan", _("Harapan klien")),
        text("fokus", _("Fokus masalah")),
        text("kesimpulan", _("Kesimpulan asesmen")),
        text("tanggal", _("Kapan asesmen dilakukan")),
    ),
    text("tujuan_umum", _("Tujuan umum rencana")),
    rows("tujuan", _("Tujuan khusus rencana")),
    rows(
        "sesi",
        _("Sesi pendampingan"),
        text("nomor", _("Nomor sesi")),
        text("tanggal", _("Tanggal")),
        text("teknik", _("Terapi dan teknik")),
        text("capaian", _("Yang dicapai")),
    ),
    text("penutup", _("Kalimat penutup")),
    picture("gambar_genogram", _("Genogram; pada salinan untuk pihak luar hanya inisial")),
    picture("gambar_ecomap", _("Ekomap; pada salinan untuk pihak luar hanya inisial")),
    *sections(
        ("identitas", _("Identitas")),
        ("sumber", _("Sumber informasi dan cara")),
        ("riwayat", _("Riwayat masalah")),
        ("kondisi", _("Kondisi")),
        ("keluarga", _("Keluarga dan ekomap")),
        ("kebutuhan", _("Kebutuhan, kekuatan, dan risiko")),
        ("analisis", _("Analisis")),
        ("intervensi", _("Intervensi yang telah dilakukan")),
        ("kesimpulan", _("Kesimpulan")),
        ("rekomendasi", _("Rekomendasi: yang direncanakan bersama klien; kalimatnya ditulis di Word")),
    ),
)


def values(data: Mapping[str, Any], file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    assessed: AssessmentPart = sheet.work["assessment"]
    plan: InterventionPart = sheet.work["plan"]
    return {
        **head(data, sheet),
        "klien": client(file, sheet),
        "asesmen": {
            "masalah": assessed.problems,
            "kebutuhan": assessed.needs,
            "potensi": assessed.potentials,
            "harapan": assessed.hopes,
            "fokus": assessed.focus,
            "kesimpulan": assessed.conclusion,
            "tanggal": assessed.written.when,
        },
        "tujuan_umum": plan.goal_general,
        "tujuan": [goal.text for goal in plan.goals if goal.text],
        "sesi": [
            {
                "nomor": one.number,
                "tanggal": one.when,
                "teknik": ", ".join(filter(None, (one.therapy, *one.techniques))),
                "capaian": one.achievement,
            }
            for one in sheet.sessions
            if one.number or one.achievement
        ],
        "penutup": data["closing"],
        **{f"gambar_{name}": one for name, one in pictures_in(data).items()},
        **by_name(data, sheet, PARTS, ("kesimpulan", data["conclusion"]), ("rekomendasi", data["recommendation"])),
    }
