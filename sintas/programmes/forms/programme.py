"""The form of a programme, with its times of the week."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed, listed_groups
from sintas.kit.calendar_words import WEEKDAYS
from sintas.kit.choosers import Chips, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Number, ShortText, Text, TimeOfDay
from sintas.practice.catalogue import load

NONE = _("Tidak disebut")


def weekdays() -> list[tuple[str, Any]]:
    """Monday first."""
    lang = "en" if get_language() == "en" else "id"
    return [("", _("Pilih"))] + [(str(at), name) for at, name in enumerate(WEEKDAYS[lang])]


def manners() -> list[tuple[str, Any]]:
    """R269 without coercion, which is never offered in work with survivors."""
    lang = get_language() or "id"
    rows = [row for row in load("rehabilitation_manners").in_use() if not row.flag("off_for_survivors")]
    return [option("", NONE)] + [option(row.code, row.label(lang), hint=row.definition(lang)) for row in rows]


class ProgrammeForm(PartForm):
    name = forms.CharField(
        label=_("Nama program"), max_length=80, widget=Text, help_text=_("Seperti disebut sehari-hari, misalnya “Rabu Bersih”. Tanpa nama orang.")
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=listed("programme_kinds", empty=_("Pilih")), widget=Select)
    vocation = forms.ChoiceField(label=_("Keterampilan kerja"), choices=listed("vocations", empty=NONE), required=False, widget=Select)
    calendar = RowsField(
        [
            Column("weekday", forms.ChoiceField(label=_("Hari"), choices=weekdays, widget=Select(short=True)), required=True),
            Column("starts", forms.TimeField(label=_("Mulai"), widget=TimeOfDay), required=True),
            Column("ends", forms.TimeField(label=_("Selesai"), required=False, widget=TimeOfDay)),
            Column("place", forms.CharField(label=_("Tempat"), required=False, max_length=80, widget=ShortText)),
        ],
        label=_("Jadwal mingguan"),
        one=_("Waktu"),
        add=_("Tambah waktu"),
        extra=1,
        max_rows=20,
    )
    mentors = forms.MultipleChoiceField(
        label=_("Pembimbing"), required=False, widget=Chips,
        help_text=_("Mereka melihat panggilan peserta untuk daftar hadir selama klien ikut program ini; isi berkas tidak."),
    )  # fmt: skip
    pillar = forms.ChoiceField(label=_("Pilar ATENSI"), choices=listed("pillars", empty=NONE), required=False, widget=Select)
    service = forms.ChoiceField(label=_("Bentuk rehabilitasi sosial"), choices=listed_groups("services"), required=False, widget=Select)
    basis = forms.ChoiceField(label=_("Basis layanan"), choices=listed("service_bases", empty=NONE), required=False, widget=Select)
    manner = forms.ChoiceField(label=_("Cara"), choices=manners, required=False, widget=Select)
    activities = forms.MultipleChoiceField(
        label=_("Kegiatan implementasi"), choices=listed("implementation_activities"), required=False, widget=Chips
    )
    welfare = forms.ChoiceField(
        label=_("Penyelenggaraan kesejahteraan sosial"), choices=listed("welfare_activities", empty=NONE), required=False, widget=Select
    )
    levels = forms.IntegerField(
        label=_("Nilai kemajuan tertinggi"), min_value=1, max_value=100, initial=4, widget=Number,
        help_text=_("Kemajuan dinilai dari 0 sampai angka ini. 100 berarti persen."),
    )  # fmt: skip

    parts = [
        Part("", ["name", ("kind", "vocation")]),
        Part("", ["calendar"]),
        Part("", ["mentors", "levels"]),
        Part(_("Untuk penghitungan"), ["pillar", "service", ("basis", "manner"), "activities", "welfare"]),
    ]

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["mentors"]
        offered.choices = colleagues
        services: Any = self.fields["service"]
        services.choices = [("", NONE), *services.choices]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """The programme as the form's starting values."""
        kept = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name) and name != "submission"}
        times = [one | {"weekday": str(one["weekday"])} for one in row.calendar]
        return kept | {"mentors": [str(pk) for pk in row.mentors], "calendar": times}

    def facts(self) -> dict[str, Any]:
        """Keywords for the action."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on")}
        rows = [row for row in kept["calendar"] if not row.get("removed")]
        return kept | {"mentors": [UUID(pk) for pk in kept["mentors"]], "calendar": rows}
