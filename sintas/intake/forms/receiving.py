"""The intake form: immediate safety first, then as much as was told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.cases.forms.people_words import perpetrator_relations
from sintas.kit import clock
from sintas.kit.choosers import Checks, Chips, OneChip, Radios, Seg, Select
from sintas.kit.fields import FuzzyDateField, PhoneField
from sintas.kit.forms import Part, PartForm
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.widgets import Area, CheckCard, Day, Text, TimeOfDay
from sintas.practice.catalogue import load

SAFE_NOW = [("yes", _("Ya")), ("no", _("Tidak")), ("unknown", _("Belum tahu"))]


def violence_choices() -> list[tuple[str, Any]]:
    """The words people use; the laws' lists follow in the case, where the crosswalk suggests."""
    from django.utils.translation import get_language

    lang = get_language() or "id"
    return [option(f"practice:{row.code}", row.label(lang)) for row in load("violence_practice").in_use()]


class EnquiryForm(PartForm):
    unit = forms.ChoiceField(label=_("Unit"), widget=Select)
    route = forms.ChoiceField(label=_("Datang melalui"), choices=listed("access_routes"), widget=OneChip)
    received_on = forms.DateField(label=_("Diterima tanggal"), widget=Day, required=False)
    received_at = forms.TimeField(label=_("Jam"), widget=TimeOfDay, required=False)
    channel = forms.ChoiceField(label=_("Lewat"), choices=listed("contact_channels"), widget=OneChip, required=False)

    safe_now = forms.ChoiceField(label=_("Aman saat ini?"), choices=SAFE_NOW, widget=Seg, initial="unknown")
    danger = forms.CharField(label=_("Bahaya yang mengancam sekarang"), required=False, widget=Area, max_length=5_000)
    lives_with_perpetrator = forms.BooleanField(label=_("Tinggal serumah dengan pelaku"), required=False, widget=CheckCard)
    unsafe_guardian = forms.BooleanField(label=_("Wali atau orang tua adalah pelaku, atau tidak aman"), required=False, widget=CheckCard)
    wish_to_die = forms.BooleanField(label=_("Menyatakan ingin mati atau melukai diri"), required=False, widget=CheckCard)
    facts = forms.MultipleChoiceField(label=_("Fakta yang disebut"), choices=listed("risk_facts"), required=False, widget=Checks)
    urgency = forms.ChoiceField(label=_("Kedesakan"), choices=listed("urgency"), widget=Radios)
    done_now = forms.CharField(label=_("Yang langsung dilakukan"), required=False, widget=Area, max_length=5_000)

    told = forms.CharField(label=_("Apa yang terjadi, singkat"), required=False, widget=Area, max_length=20_000)
    forms_ = forms.MultipleChoiceField(label=_("Bentuk kekerasan yang disebut"), choices=violence_choices, required=False, widget=Chips)
    place_kind = forms.ChoiceField(
        label=_("Terjadi di"), choices=listed("place_kinds", empty=_("Belum disebut")), required=False, widget=Select
    )
    perpetrator_relation = forms.ChoiceField(
        label=_("Pelaku adalah"), choices=lambda: perpetrator_relations(empty=_("Belum disebut")), required=False, widget=Select
    )
    perpetrator = forms.CharField(label=_("Nama atau inisial pelaku, bila disebut"), required=False, widget=Text, max_length=120)

    name = forms.CharField(label=_("Nama atau inisial"), required=False, widget=Text, max_length=120)
    called = forms.CharField(label=_("Nyaman dipanggil"), required=False, widget=Text, max_length=60)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=listed("sexes"), required=False, widget=OneChip)
    birth = FuzzyDateField(label=_("Lahir, atau usia"), future=False)
    phone = PhoneField(label=_("Telepon"), required=False)
    safe_contact = forms.CharField(
        label=_("Cara menghubungi dengan aman"),
        required=False,
        widget=Text,
        max_length=300,
        help_text=_("Siapa yang boleh dihubungi, kapan, dan apa yang tidak boleh disebut."),
    )
    address = forms.CharField(label=_("Tempat tinggal"), required=False, widget=Text, max_length=300)
    lives_with = forms.CharField(label=_("Tinggal dengan siapa"), required=False, widget=Text, max_length=200)
    nik = forms.CharField(label=_("NIK"), required=False, widget=Text, max_length=20)
    needs = forms.CharField(
        label=_("Kebutuhan khusus"), required=False, widget=Text, max_length=500, help_text=_("Bahasa, disabilitas, anak yang ikut serta.")
    )
    informant = forms.CharField(label=_("Yang menyampaikan, bila bukan orangnya sendiri"), required=False, widget=Text, max_length=120)
    informant_relation = forms.ChoiceField(
        label=_("Sebagai"), choices=listed("informants", empty=_("Belum disebut")), required=False, widget=Select
    )
    informant_phone = PhoneField(label=_("Telepon yang menyampaikan"), required=False)

    parts = [
        Part(
            _("Keselamatan lebih dahulu"),
            ["safe_now", "urgency", "danger", "lives_with_perpetrator", "unsafe_guardian", "wish_to_die", "done_now"],
        ),
        Part(
            _("Apa yang terjadi"),
            ["told", "forms_", ("place_kind", "perpetrator_relation"), "perpetrator"],
            _("Seperti disampaikan. Tidak perlu lengkap."),
        ),
        Part(_("Orangnya"), [("name", "called"), "sex", ("birth", "phone"), "safe_contact"]),
        Part(_("Cara datang"), ["route", "channel", ("received_on", "received_at"), "unit"]),
        Part(_("Bila orang lain yang menyampaikan"), ["informant", ("informant_relation", "informant_phone")], folded=True),
        Part(_("Lebih banyak tentang orangnya"), ["lives_with", "address", "nik", "needs"], folded=True),
        Part(_("Fakta bahaya yang disebut"), ["facts"], _("Centang hanya yang disebut. Ini bukan penilaian."), folded=True),
    ]

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = units
        if len(units) == 1:
            self.initial.setdefault("unit", units[0][0])

    def clean_nik(self) -> str:
        """Sixteen digits, or nothing."""
        from sintas.kit import nik

        typed = "".join(self.cleaned_data["nik"].split())
        if typed and not nik.is_nik(typed):
            raise forms.ValidationError(_("NIK terdiri dari 16 angka. Kosongkan bila belum pasti."))
        return typed

    def facts_told(self) -> dict[str, Any]:
        """Keywords for receive() or write_telling()."""
        kept = {
            k: v
            for k, v in self.cleaned_data.items()
            if k not in ("submission", "based_on", "unit", "received_on", "received_at", "forms_")
        }
        birth: FuzzyDate = kept["birth"]
        return {**kept, "forms": self.cleaned_data["forms_"], "age_stated": birth.age, "birth": birth}

    def received(self) -> datetime | None:
        """When it arrived; None means now."""
        day, at = self.cleaned_data["received_on"], self.cleaned_data["received_at"]
        if day is None:
            return None
        return (
            timezone.make_aware(datetime.combine(day, at))
            if at
            else min(clock.now(), timezone.make_aware(datetime.combine(day, datetime.min.time())))
        )


class CorrectForm(EnquiryForm):
    """The same, for an enquiry that stands: its unit and the moment it was received stay as they were."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, units=[], **kwargs)
        for name in ("unit", "received_on", "received_at"):
            del self.fields[name]

    @classmethod
    def initial_from(cls, enquiry: Any, told: Any) -> dict[str, Any]:
        """The starting values: an Enquiry and the Telling that stands (or one set aside)."""
        values = {name: getattr(told, name) for name in cls.base_fields if hasattr(told, name)}
        coded = {name: getattr(enquiry, name) for name in ("route", "channel", "urgency", "safe_now")}
        return {**values, **coded, "forms_": told.forms, "birth": FuzzyDate.decode(told.birth) if told.birth else FuzzyDate.unknown()}
