"""Rows that several forms of the directory have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.amounts import AmountField
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area, Day, Phone, ShortText, Text


def phone_rows() -> RowsField:
    """Telephones: a number and what it is for."""
    return RowsField(
        [
            hidden("id"),
            Column("number", forms.CharField(label=_("Nomor"), max_length=60, widget=Phone()), required=True),
            Column("about", forms.CharField(label=_("Untuk apa"), max_length=200, required=False, widget=ShortText())),
        ],
        label=_("Telepon"), required=False, extra=1, max_rows=20, one=_("Telepon"), add=_("Tambah telepon"),
    )  # fmt: skip


def contact_rows() -> RowsField:
    """Whom to ask for there: somebody who answers because of their office."""
    return RowsField(
        [
            hidden("id"),
            Column("name", forms.CharField(label=_("Nama"), max_length=120, required=False, widget=Text())),
            Column("title", forms.CharField(label=_("Jabatan"), max_length=120, required=False, widget=ShortText())),
            Column("number", forms.CharField(label=_("Nomor"), max_length=60, required=False, widget=Phone())),
        ],
        label=_("Narahubung"), required=False, extra=1, max_rows=20, one=_("Narahubung"), add=_("Tambah narahubung"),
        help_text=_("Orang yang dihubungi karena jabatannya. Nomor pribadi disegel setelah disimpan, di halaman lembaga."),
    )  # fmt: skip


def program_rows() -> RowsField:
    """Programs of an institution: what holds several of its services together."""
    return RowsField(
        [
            hidden("id"),
            Column("name", forms.CharField(label=_("Nama program"), max_length=300, widget=Text()), required=True),
            Column("about", forms.CharField(label=_("Tentang program"), max_length=5000, required=False, widget=Area(low=True)), wide=True),
        ],
        label=_("Program"), required=False, extra=1, max_rows=20, one=_("Program"), add=_("Tambah program"),
        help_text=_("Program menghimpun beberapa layanan lembaga ini. Programnya dipilih di halaman layanan."),
    )  # fmt: skip


def cost_rows() -> RowsField:
    """What it costs, and for whom. Rupiah, unless an imported row says another currency."""
    return RowsField(
        [
            hidden("id"),
            Column("option", forms.CharField(label=_("Untuk siapa atau dengan syarat apa"), max_length=500, required=False, widget=Text()), wide=True),
            Column("amount", AmountField(label=_("Biaya (rupiah)"), required=False)),
            Column("about", forms.CharField(label=_("Per apa"), max_length=300, required=False, widget=ShortText())),
            Column("valid_from", forms.DateField(label=_("Berlaku sejak"), required=False, widget=Day())),
            Column("valid_to", forms.DateField(label=_("Berlaku sampai"), required=False, widget=Day())),
        ],
        label=_("Rincian biaya"), required=False, extra=1, max_rows=20, one=_("Biaya"), add=_("Tambah biaya"),
        help_text=_("Misalnya: peserta BPJS 0; umum 50000 per kunjungan. Mata uang lain dari berkas impor tetap seperti tertulis."),
    )  # fmt: skip


def funding_rows() -> RowsField:
    """Where the money comes from."""
    return RowsField(
        [hidden("id"), Column("source", forms.CharField(label=_("Sumber dana"), max_length=2000, required=False, widget=Text()), wide=True)],
        label=_("Pendanaan"), required=False, extra=1, max_rows=20, one=_("Sumber dana"), add=_("Tambah sumber dana"),
    )  # fmt: skip


def standing(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows that were not taken away."""
    return [dict(row) for row in rows if not row.get("removed")]
