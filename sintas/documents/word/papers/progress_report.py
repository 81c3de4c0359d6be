"""Periodic progress report in Word (reference F10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_evaluation import EvaluationPart
from sintas.casework.reading.paper_plan import InterventionPart

from ...sheet import Sheet
from ...shelf.evaluation.results import result, start
from ..common import HEAD, by_name, head, sections
from ..fields import Field, group, picture, rows, text
from ..picture import pictures_in
from ..rows import words

PARTS = {
    "klien": "progress_report:person",
    "layanan": "progress_report:services",
    "case_conference": "progress_report:meetings",
    "proses": "evaluation:process",
    "hasil": "evaluation:outcome",
    "tujuan": "evaluation:results",
    "diukur": "evaluation:drawn_measures",
    "pengukuran": "evaluation:measure",
    "fokus": "evaluation:ratings",
    "perubahan": "progress_report:changes",
    "faktor": "evaluation:factors",
    "pendapat_klien": "evaluation:voice",
}
FIELDS: tuple[Field, ...] = (
    *HEAD,
    group("klien", _("Klien"), text("nama", _("Nama")), text("usia", _("Usia dalam tahun"))),
    text("tujuan_umum", _("Tujuan umum rencana")),
    rows(
        "hasil_tujuan",
        _("Hasil tiap tujuan"),
        text("tujuan", _("Tujuan")),
        text("awal", _("Data awal, target, dan batas waktu, atau “tidak diukur”")),
        text("hasil", _("Hasil, atau “belum dinilai”")),
        text("bukti", _("Terlihat dari")),
    ),
    rows("pendukung", _("Faktor pendukung")),
    rows("penghambat", _("Faktor penghambat")),
    text("keputusan", _("Keputusan: dilanjutkan, dimodifikasi, atau dihentikan")),
    text("alasan_keputusan", _("Alasan keputusan")),
    text("dilanjutkan_oleh", _("Siapa yang melanjutkan")),
    text("dilihat_lagi", _("Kapan dilihat lagi")),
    rows("gambar_tujuan", _("Tingkat tiap tujuan yang disusun tingkatnya"), picture("gambar", _("Gambar lima tingkat"))),
    rows("gambar_ukuran", _("Grafik tiap ukuran yang diikuti"), picture("gambar", _("Grafik"))),
    *sections(
        ("klien", _("Klien dan masa laporan")),
        ("layanan", _("Layanan yang diberikan")),
        ("case_conference", _("Case conference")),
        ("proses", _("Evaluasi proses")),
        ("hasil", _("Evaluasi hasil")),
        ("tujuan", _("Hasil tiap tujuan")),
        ("pengukuran", _("Pengukuran")),
        ("diukur", _("Yang diukur, dengan gambar")),
        ("fokus", _("Fokus evaluasi")),
        ("perubahan", _("Perubahan rencana")),
        ("faktor", _("Faktor pendukung dan penghambat")),
        ("pendapat_klien", _("Pendapat klien")),
        ("keputusan", _("Keputusan")),
    ),
)


def values(data: Mapping[str, Any], file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    one: EvaluationPart = sheet.about or EvaluationPart()
    plan: InterventionPart = sheet.work["plan"]
    spoken = sheet.speaking("evaluation")
    decided = {"title": data["decision"]["title"], "text": one.decided or data["decision"]["none"], "facts": data["decision"]["facts"]}
    drawn = pictures_in(data)
    return {
        **head(data, sheet),
        "klien": {"nama": file.client.name, "usia": file.client.age},
        "tujuan_umum": plan.goal_general,
        "hasil_tujuan": [
            {"tujuan": line.goal, "awal": words(start(line, spoken)), "hasil": words(result(line, spoken)), "bukti": line.evidence}
            for line in one.results
            if line.goal
        ],
        "pendukung": one.supporting,
        "penghambat": one.hindering,
        "keputusan": one.decided,
        "alasan_keputusan": one.decision_reason,
        "dilanjutkan_oleh": one.continued_by,
        "dilihat_lagi": one.next_on,
        "gambar_tujuan": [{"gambar": one} for name, one in drawn.items() if name.startswith("tujuan_")],
        "gambar_ukuran": [{"gambar": one} for name, one in drawn.items() if name.startswith("ukuran_")],
        **by_name(data, sheet, PARTS, ("keputusan", decided)),
    }
