"""A unit's own scale, typed in: items, answers and limits as rows. `draft()` is what scales.authoring takes."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.instruments.scales.definition import TOTAL, Scale
from sintas.kit.choosers import Checks, PickList, Radios, Seg
from sintas.kit.forms import Part, PartForm
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, CheckCard, ShortText, Text
from sintas.practice.catalogue import load

METHODS = [("sum", _("Dijumlahkan")), ("mean", _("Dirata-ratakan")), ("none", _("Tidak dihitung"))]
BETTER = [("", _("Tidak ada arah")), ("up", _("Makin tinggi makin baik")), ("down", _("Makin rendah makin baik"))]
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
NUMBER = re.compile(r"([+-]?\d+),(\d+)")


def line(label: Any, most: int, **more: Any) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, required=False, max_length=most, widget=more.pop("widget", Text), **more)


def professions() -> list[tuple[str, str]]:
    """Codes and words of the people who may give or read a scale."""
    return load("professions").choices(get_language() or "id")


class OwnScaleForm(PartForm):
    title = forms.CharField(label=_("Judul"), max_length=200, widget=Text, help_text=_("Nama yang akan dicari rekan Anda."))
    purpose = line(_("Untuk apa"), 1000, widget=Area(low=True))
    instruction = forms.CharField(
        label=_("Petunjuk yang dibacakan kepada klien"), max_length=1000, widget=Area(low=True)
    )
    period = line(_("Masa yang ditanyakan"), 200, help_text=_("Misalnya: 2 minggu terakhir."))
    language = forms.ChoiceField(label=_("Bahasa"), choices=LANGUAGES, widget=Seg, initial="id")
    method = forms.ChoiceField(label=_("Cara menghitung"), choices=METHODS, widget=Radios, initial="sum")
    better = forms.ChoiceField(label=_("Arah membaik"), choices=BETTER, widget=Radios, required=False)
    options = RowsField(
        [
            Column("value", line(_("Nilai"), 30, widget=ShortText), required=True),
            Column("label", line(_("Jawaban"), 200), required=True),
        ],
        label=_("Pilihan jawaban"), one=_("Pilihan"), add=_("Tambah pilihan"), extra=2, max_rows=30, required=True,
        help_text=_("Sama untuk semua butir. Yang dihitung bernilai angka, misalnya 0, 1, 2."),
    )  # fmt: skip
    items = RowsField(
        [
            Column("text", line(_("Pertanyaan"), 1000), wide=True, required=True),
            Column("subscale", line(_("Bagian (subskala)"), 100)),
            Column("alert_at", line(_("Buka jalur risiko bunuh diri mulai nilai"), 10, widget=ShortText)),
            Column("reversed", forms.BooleanField(label=_("Nilainya dibalik"), required=False, widget=CheckCard)),
        ],
        label=_("Butir"), one=_("Butir"), add=_("Tambah butir"), extra=3, max_rows=200, required=True,
        help_text=_("“Nilainya dibalik” untuk pertanyaan yang artinya berlawanan, misalnya “Saya takut” dalam skala rasa aman: "
                    "jawaban terendah dihitung sebagai tertinggi."),
    )  # fmt: skip
    bands = RowsField(
        [
            Column("low", line(_("Dari"), 12, widget=ShortText), required=True),
            Column("high", line(_("Sampai"), 12, widget=ShortText), required=True),
            Column("label", line(_("Artinya"), 200), required=True),
            Column("on", line(_("Hanya untuk bagian"), 100)),
            Column("source", line(_("Sumber"), 300), wide=True),
            Column("population", line(_("Ditemukan pada siapa"), 300), wide=True),
        ],
        label=_("Rentang skor"), required=False, one=_("Rentang"), add=_("Tambah rentang"), extra=1, max_rows=40,
        help_text=_("Boleh kosong. Rentang tanpa sumber tidak disimpan, dan hanya tampil bila teksnya sudah diuji."),
    )  # fmt: skip
    wording_source = forms.CharField(
        label=_("Dari mana teks ini"), max_length=500, widget=Text, help_text=_("Misalnya: disusun tim asrama, 2024.")
    )
    validated = forms.BooleanField(
        label=_("Teks ini sudah diuji (tervalidasi)"), required=False, widget=CheckCard,
        help_text=_("Bila belum, psikolog unit perlu mengizinkannya, dan rentang skor tidak tampil."),
    )  # fmt: skip
    licence = forms.CharField(
        label=_("Mengapa unit boleh memakainya"), max_length=1000, widget=Area(low=True),
        help_text=_("Tulis: kami boleh memakai ini karena ..."),
    )  # fmt: skip
    completed_by = forms.MultipleChoiceField(
        label=_("Dapat diisi dengan cara"), choices=lambda: load("completed_by").choices(get_language() or "id"), required=False, widget=Checks,
        help_text=_("Kosong berarti semua cara."),
    )  # fmt: skip
    given_by = forms.MultipleChoiceField(
        label=_("Siapa yang boleh memberikannya"), choices=professions, required=False, widget=PickList,
        help_text=_("Kosong berarti semua anggota tim."),
    )  # fmt: skip
    read_by = forms.MultipleChoiceField(
        label=_("Siapa yang boleh membaca jawabannya"), choices=professions, required=False, widget=PickList,
        help_text=_("Kosong berarti semua anggota tim."),
    )  # fmt: skip

    parts = [
        Part("", ["title", "purpose", "instruction", "period", "language"]),
        Part("", ["options"]),
        Part("", ["items"]),
        Part(_("Menghitung"), ["method", "better"]),
        Part("", ["bands"]),
        Part(_("Asal dan izin"), ["wording_source", "validated", "licence"]),
        Part(_("Siapa yang mengisi, memberikan, dan membaca"), ["completed_by", "given_by", "read_by"], folded=True),
    ]

    def draft(self) -> dict[str, Any]:
        """The rows and words for `make_scale`. KeyError before is_valid()."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on")}
        rows = {name: [{column: exact(value) for column, value in row.items()} for row in kept[name]] for name in ("options", "items", "bands")}
        return {name: value for name, value in {**kept, **rows}.items() if value not in ("", [], None)}

    def refuse_path(self, path: str, sentence: str) -> None:
        """A sentence about a path of the draft, beside its cell: "items.2.text" is row 2 of the items."""
        steps = path.split(".")
        cell = len(steps) >= 3 and steps[1].isdecimal() and steps[0] in self.fields
        self.refuse("-".join(steps[:3]) if cell else steps[0], sentence)


def exact(value: Any) -> Any:
    """A number typed with a comma as the definition writes it; everything else as it is."""
    found = NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{found[1]}.{found[2]}" if found else value


def begun_with(scale: Scale) -> dict[str, Any]:
    """The form's starting values for the next version of a scale made here."""
    wording = scale.wordings[0]
    parts = {name: part.label.id for part in scale.subscales for name in part.items}
    alerts = {one.item: plain(one.at_least) for one in scale.alerts}
    shared = scale.items[0].options if scale.items else ()
    labels = {part.code: part.label.id for part in scale.subscales}
    return {
        "title": scale.title.id,
        "purpose": scale.purpose.id,
        "instruction": scale.instruction.id,
        "period": scale.period.id,
        "language": wording.language,
        "method": scale.scoring.method,
        "better": scale.better,
        "options": [{"value": plain(one.value), "label": one.label.id} for one in shared],
        "items": [
            {"text": item.text.id, "reversed": item.reversed, "subscale": parts.get(item.id, ""), "alert_at": alerts.get(item.id, "")}
            for item in scale.items
        ],
        "bands": [
            {
                "low": plain(band.low), "high": plain(band.high), "label": band.label.id, "on": "" if on == TOTAL else labels.get(on, ""),
                "source": band.source.id, "population": band.population.id,
            }
            for one in scale.band_sets for on in one.on for band in one.bands
        ],
        "wording_source": wording.source.id,
        "validated": wording.validated,
        "licence": scale.licence.statement.id,
        "completed_by": list(scale.completed_by),
        "given_by": list(scale.given_by),
        "read_by": list(scale.read_by),
    }  # fmt: skip


def plain(value: Any) -> str:
    """A number as it stands in a box."""
    return "" if value is None else str(value)
