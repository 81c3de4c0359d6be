"""Rows that several forms of the directory have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Phone, ShortText, Text


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


def standing(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows that were not taken away."""
    return [dict(row) for row in rows if not row.get("removed")]
