"""Forms of the set-up: the organisation and its units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sintas.kit import choosers
from sintas.kit.amounts import AmountField
from sintas.kit.fields import PhoneField
from sintas.kit.forms import Part, PartForm
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area, CheckCard, Day, Number, ShortText, Text

from ..lists import CLIENT_WORDS, FUNDING_PURPOSES, JOURNEYS, ORGANISATION_KINDS, TIME_ZONES


class Lines(forms.CharField):
    """One entry a line; gives a list without empty ones."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Area(low=True), required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """A list of lines."""
        return value if isinstance(value, list) else [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def clean(self, value: Any) -> Any:
        """Each line within 200 letters."""
        lines = self.to_python(value)
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("Setiap baris paling panjang 200 huruf."))
        return lines

    def prepare_value(self, value: Any) -> Any:
        """Lines again."""
        return "\n".join(value) if isinstance(value, list) else value


class Reach(Lines):
    """A province a line with its kabupaten and kota: {province: [kabupaten/kota]} (R2)."""

    def clean(self, value: Any) -> Any:
        """The lines as a dictionary; a province without a colon has no list: all of it."""
        held: dict[str, list[str]] = {}
        for line in super().clean(value):
            province, _colon, rest = line.partition(":")
            held[province.strip()] = [place.strip() for place in rest.split(",") if place.strip()]
        return held

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{province}: {', '.join(places)}" if places else province for province, places in value.items())


class OrganisationForm(PartForm):
    """One's own organisation (R1, R2)."""

    name = forms.CharField(label=_("Nama lembaga"), max_length=200, widget=Text())
    short_name = forms.CharField(label=_("Singkatan"), max_length=40, required=False, widget=ShortText())
    kind = forms.ChoiceField(label=_("Jenis lembaga"), choices=[("", "—"), *ORGANISATION_KINDS], required=False, widget=choosers.Select())
    former_names = Lines(label=_("Nama sebelumnya"), help_text=_("Satu nama tiap baris."))
    reports_to = forms.CharField(
        label=_("Berada di bawah"), max_length=200, required=False, widget=Text(), help_text=_("Misalnya direktorat atau dinas.")
    )
    legal_basis = forms.CharField(label=_("Dasar hukum"), max_length=300, required=False, widget=Text())
    address = forms.CharField(label=_("Alamat kantor"), max_length=1000, required=False, widget=Area(low=True))
    reach = Reach(
        label=_("Jangkauan kerja"),
        help_text=_("Satu provinsi tiap baris, lalu titik dua dan kabupaten atau kotanya. Misalnya: Jawa Barat: Kota Bogor, Kab. Cianjur"),
    )
    inaugurated_year = forms.IntegerField(label=_("Tahun diresmikan"), min_value=1800, max_value=2100, required=False, widget=Number())
    inaugurated_by = forms.CharField(label=_("Diresmikan oleh"), max_length=200, required=False, widget=Text())
    renamed_on = forms.DateField(label=_("Berganti nama tanggal"), required=False, widget=Day())
    merged_with = forms.CharField(label=_("Bergabung dengan"), max_length=200, required=False, widget=Text())
    supported_by = forms.CharField(label=_("Didukung oleh"), max_length=200, required=False, widget=Text())
    legal_number = forms.CharField(
        label=_("Nomor peraturan"), max_length=100, required=False, widget=ShortText(), help_text=_("Misalnya Permensos 3/2022.")
    )
    legal_title = forms.CharField(label=_("Judul peraturan"), max_length=300, required=False, widget=Text())
    legal_on = forms.DateField(label=_("Tanggal peraturan"), required=False, widget=Day())
    area_hectare = forms.DecimalField(
        label=_("Luas lahan (hektare)"), min_value=0, max_digits=8, decimal_places=2, localize=True, required=False, widget=ShortText()
    )
    staff_total = forms.IntegerField(label=_("Jumlah petugas"), min_value=0, max_value=1_000_000, required=False, widget=Number())
    programmes = Lines(label=_("Program vokasional"), help_text=_("Satu program tiap baris."))
    funding = RowsField(
        [
            hidden("id"),
            Column("source", forms.CharField(label=_("Sumber dana"), max_length=60, widget=ShortText()), required=True),
            Column("year", forms.IntegerField(label=_("Tahun"), min_value=1945, max_value=2100, widget=Number()), required=True),
            Column("purpose", forms.ChoiceField(label=_("Untuk"), choices=FUNDING_PURPOSES, widget=choosers.Select()), required=True),
            Column("rupiah", AmountField(label=_("Rupiah"), whole=True), required=True),
            Column("about", forms.BooleanField(label=_("Angka dibulatkan"), required=False, widget=CheckCard())),
        ],
        label=_("Pendanaan"),
        one=_("Dana"),
        add=_("Tambah dana"),
        extra=1,
    )
    served = RowsField(
        [
            hidden("id"),
            Column("programme", forms.CharField(label=_("Layanan"), max_length=60, widget=ShortText()), required=True),
            Column(
                "category",
                forms.CharField(
                    label=_("Kelompok"), max_length=100, required=False, widget=Text(), help_text=_("Kosongkan untuk jumlah seluruhnya.")
                ),
            ),
            Column("number", forms.IntegerField(label=_("Jumlah orang"), min_value=0, max_value=10**7, widget=Number()), required=True),
        ],
        label=_("Penerima manfaat"),
        one=_("Kelompok"),
        add=_("Tambah kelompok"),
        extra=1,
        max_rows=60,
    )
    parts = (
        Part(_("Lembaga"), ["name", ("short_name", "kind"), "former_names"]),
        Part(_("Kedudukan"), ["reports_to", "legal_basis", "address"]),
        Part(_("Jangkauan"), ["reach"]),
        Part(_("Riwayat"), [("inaugurated_year", "renamed_on"), "inaugurated_by", "merged_with", "supported_by"], folded=True),
        Part(_("Dasar hukum lengkap"), [("legal_number", "legal_on"), "legal_title"], folded=True),
        Part(_("Sarana dan layanan"), [("area_hectare", "staff_total"), "programmes", "served"], folded=True),
        Part(_("Pendanaan"), ["funding"], folded=True),
    )


class UnitForm(PartForm):
    """A unit: its words, its numbers, its paper."""

    name = forms.CharField(label=_("Nama unit"), max_length=200, widget=Text())
    client_word = forms.ChoiceField(
        label=_("Sebutan untuk orang yang didampingi"),
        choices=CLIENT_WORDS,
        widget=choosers.Radios,
        help_text=_("Dipakai di layar dan di surat."),
    )
    journey = forms.ChoiceField(
        label=_("Tahapan kerja"),
        choices=JOURNEYS,
        widget=choosers.Radios,
        help_text=_("Untuk kasus yang dibuka sesudah ini; kasus yang sudah ada tetap memakai nama tahapnya."),
    )
    time_zone = forms.ChoiceField(
        label=_("Zona waktu"), choices=TIME_ZONES, required=False, widget=choosers.Select(), help_text=_("Untuk jam janji dan tenggat di unit ini.")
    )
    phone = PhoneField(
        label=_("Telepon unit"), required=False,
        help_text=_("Tampil di halaman mitra tanpa akun, agar yang ragu dapat bertanya dahulu. Jangan nomor pribadi."),
    )  # fmt: skip
    case_prefix = forms.CharField(
        label=_("Awalan nomor kasus"),
        max_length=12,
        widget=ShortText(),
        help_text=_("Huruf atau angka yang tidak menyebut jenis kekerasan. Misalnya KS menjadi KS-0128."),
    )
    letterhead = Lines(label=_("Kop surat"), help_text=_("Satu baris tiap baris kop; baris pertama dicetak paling besar."))
    place = forms.CharField(label=_("Kota sebelum tanggal surat"), max_length=100, required=False, widget=ShortText())
    letter_pattern = forms.CharField(
        label=_("Pola nomor surat"),
        max_length=80,
        widget=Text(),
        help_text=_("{number} nomor urut, {code} kode unit, {day} tanggal, {month} bulan, {month_roman} bulan Romawi, {year} tahun."),
    )
    letter_code = forms.CharField(label=_("Kode unit dalam nomor surat"), max_length=40, required=False, widget=ShortText())
    approver_title = forms.CharField(
        label=_("Jabatan di bawah “Mengetahui”"), max_length=100, required=False, widget=Text(), help_text=_("Misalnya: Kepala Sentra.")
    )
    parts = (
        Part("", ["name", ("time_zone", "phone")]),
        Part("", ["client_word"]),
        Part("", ["journey"]),
        Part(_("Nomor dan surat"), ["case_prefix", "letterhead", "place", ("letter_pattern", "letter_code"), "approver_title"]),
    )
