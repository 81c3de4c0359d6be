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
from ..fields import Field, group, rows, text
from ..rows import words

PARTS = {
    "klien": "progress_report:person",
    "layanan": "progress_report:services",
    "case_conference": "progress_report:meetings",
    "proses": "evaluation:process",
    "hasil": "evaluation:outcome",
    "tujuan": "evaluation:results",
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
    *sections(
        ("klien", _("Klien dan masa laporan")),
        ("layanan", _("Layanan yang diberikan")),
        ("case_conference", _("Case conference")),
        ("proses", _("Evaluasi proses")),
        ("hasil", _("Evaluasi hasil")),
        ("tujuan", _("Hasil tiap tujuan")),
        ("pengukuran", _("Pengukuran")),
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
        **by_name(data, sheet, PARTS, ("keputusan", decided)),
    }
