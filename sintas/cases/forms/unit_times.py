"""The page of a unit's own times: rows of steps, rows of silence, and the horizon of recovery."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Day, Number
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LONGEST_HOURS
from sintas.practice.holidays import last_year
from sintas.practice.silence import HORIZON, LONGEST_MONTHS

from ..models import UnitTime
from ..reading.unit_times import DAY_OFF, HORIZON_STEP, LEVELS, NO_STEPS, SILENT, UNRATED

MOST_DAYS, MOST_MONTHS = 366, LONGEST_MONTHS


def levels() -> list[tuple[str, str]]:
    return [("", str(_("Semua tingkat risiko"))), (UNRATED, str(_("Risiko belum dinilai"))), *load(LEVELS).choices(get_language() or "id")]


def kinds_of_case() -> list[Any]:
    """Any case, those in a stage, those at a risk level."""
    lang = get_language() or "id"
    stages = [(code, journeys.GIM.label(code, lang)) for code in journeys.GIM.stages]
    return [("", _("Semua kasus")), (_("Menurut tahap"), stages), (_("Menurut tingkat risiko"), load(LEVELS).choices(lang))]


def listed(name: str) -> Any:
    return lambda: load(name).choices(get_language() or "id")


def words_on_days_off() -> str:
    return gettext("Libur nasional sampai tahun %(year)s sudah dihitung. Tambahkan cuti bersama, libur daerah, dan tahun sesudahnya bila unit tutup.") % {
        "year": last_year()
    }


days_off_hint: Any = lazy(words_on_days_off, str)()


class UnitTimesForm(PartForm):
    times = RowsField(
        [
            hidden("id"),
            Column("step", forms.ChoiceField(label=_("Langkah"), choices=listed("service_steps"), widget=Select), required=True),
            Column("level", forms.ChoiceField(label=_("Untuk risiko"), choices=levels, required=False, widget=Select)),
            Column("amount", forms.IntegerField(label=_("Paling lambat"), min_value=1, max_value=LONGEST_HOURS, widget=Number), required=True),
            Column("measure", forms.ChoiceField(label=_("Satuan"), choices=listed("time_measures"), widget=Select), required=True),
        ],
        label=_("Waktu layanan"),
        one=_("Waktu"),
        add=_("Tambah waktu"),
        extra=1,
        help_text=_("Tidak ada waktu yang berlaku di semua daerah; unit menetapkannya sendiri. Langkah tanpa baris tidak memberi tugas."),
    )
    silence = RowsField(
        [
            hidden("id"),
            Column("level", forms.ChoiceField(label=_("Untuk kasus"), choices=kinds_of_case, required=False, widget=Select)),
            Column("amount", forms.IntegerField(label=_("Hari tanpa catatan"), min_value=1, max_value=MOST_DAYS, widget=Number), required=True),
        ],
        label=_("Kasus sunyi"),
        one=_("Batas"),
        add=_("Tambah batas"),
        extra=1,
        help_text=_("Tanpa baris, kasus dianggap sunyi sesudah 21 hari. Bila beberapa batas berlaku, dipakai yang terpendek."),
    )
    days_off = RowsField(
        [
            hidden("id"),
            Column("day", forms.DateField(label=_("Hari"), widget=Day), required=True),
            Column("measure", forms.ChoiceField(label=_("Dasarnya"), choices=listed("day_off_sources"), widget=Select), required=True),
        ],
        label=_("Hari libur unit"),
        one=_("Hari libur"),
        add=_("Tambah hari libur"),
        extra=1,
        max_rows=60,
        help_text=days_off_hint,
    )
    horizon_from = forms.IntegerField(label=_("Dari berapa bulan"), min_value=1, max_value=MOST_MONTHS, widget=Number)
    horizon_to = forms.IntegerField(
        label=_("Sampai berapa bulan"), min_value=1, max_value=MOST_MONTHS, widget=Number,
        help_text=_("Untuk melihat ke depan bersama klien, bukan batas layanan."),
    )  # fmt: skip
    parts = [
        Part(_("Waktu layanan"), ["times"]),
        Part(_("Hari yang tidak dihitung sebagai hari kerja"), ["days_off"], folded=True),
        Part(_("Kasus sunyi"), ["silence"]),
        Part(_("Waktu pemulihan yang diperkirakan"), [("horizon_from", "horizon_to")]),
    ]

    def rows(self, horizon_id: str) -> list[dict[str, Any]]:
        """Rows as set_times() takes them. Raises KeyError before is_valid()."""
        kept = self.cleaned_data
        times = [{**row, "at": at} for at, row in enumerate(kept["times"])]
        silence = [{**row, "step": SILENT, "at": at} for at, row in enumerate(kept["silence"])]
        horizon = {"id": horizon_id, "step": HORIZON_STEP, "level": "", "amount": kept["horizon_from"], "amount_to": kept["horizon_to"]}
        unsaid = not horizon_id and (horizon["amount"], horizon["amount_to"]) == HORIZON
        off = [
            {**row, "step": DAY_OFF, "level": row["day"].isoformat() if row.get("day") else "", "amount": 1, "at": at}
            for at, row in enumerate(kept["days_off"])
        ]
        return [*times, *silence, *off, *([] if unsaid else [horizon])]


def initial_of(rows: Iterable[UnitTime]) -> dict[str, Any]:
    """The rows that hold, as the form shows them; the horizon's own default where the unit set none."""
    held = list(rows)
    horizon = next(((row.amount, row.amount_to) for row in held if row.step == HORIZON_STEP), HORIZON)
    return {
        "times": [
            {"id": str(row.pk), "step": row.step, "level": row.level, "amount": row.amount, "measure": row.measure}
            for row in held
            if row.step not in NO_STEPS
        ],
        "days_off": [{"id": str(row.pk), "day": date.fromisoformat(row.level), "measure": row.measure} for row in held if row.step == DAY_OFF],
        "silence": [{"id": str(row.pk), "level": row.level, "amount": row.amount} for row in held if row.step == SILENT],
        "horizon_from": horizon[0],
        "horizon_to": horizon[1],
    }
