"""The forms of a consent event and of a withdrawal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import Chips, OneChip, PickList, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Day, Hidden, Text
from sintas.practice.catalogue import load

from ..reading.consent import age_of, guardians_of, guardians_to_ask
from .base import About, RecordForm, listed
from .writing import today_if_empty

CHILD_ONLY = ("child_assent", "guardian", "no_guardian", "decided_by")


class OpenChoice(forms.ChoiceField):
    """A choice whose refusal belongs to the verb: it knows why somebody is not in the list, and says so."""

    def valid_value(self, value: str) -> bool:
        """Every value goes on to the verb."""
        return True


def outcomes() -> list[tuple[str, str]]:
    """A withdrawal has a page of its own; here is what somebody answers when asked."""
    return [(row.code, row.label(get_language() or "id")) for row in load("consent_outcomes").in_use() if row.code != "withdrawn"]


def classes_to_give() -> list[tuple[str, str]]:
    """Classes of data that may be given out at all."""
    return [(row.code, row.label(get_language() or "id")) for row in load("data_classes").in_use() if not row.flag("never")]


class ConsentForm(RecordForm):
    """Fields about a guardian stand only in a child's file, and only while there is a guardian who may be asked."""

    outcome = forms.ChoiceField(label=_("Jawabannya"), choices=outcomes, widget=Radios)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    given_by = forms.ChoiceField(label=_("Siapa yang menyatakan"), choices=listed("consent_givers"), widget=OneChip)
    child_assent = forms.ChoiceField(
        label=_("Pendapat anak sendiri"), choices=listed("child_assents"), required=False, widget=OneChip,
        help_text=_("Bila wali yang menyatakan, tanyakan juga anaknya dengan cara yang ia pahami."),
    )  # fmt: skip
    guardian = OpenChoice(label=_("Wali yang menyatakan"), required=False, widget=Select)
    no_guardian = forms.BooleanField(label=_("Tidak ada wali yang dapat dimintai persetujuan"), required=False, widget=CheckCard)
    decided_by = forms.CharField(
        label=_("Siapa yang ikut memutuskan bersama anak"), required=False, widget=Text, max_length=300,
        help_text=_("Misalnya supervisor, tim, dan psikolog. Diisi bila tidak ada wali yang aman."),
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(label=_("Untuk apa"), choices=listed("consent_purposes"), required=False, widget=Chips)
    recipients = forms.MultipleChoiceField(
        label=_("Siapa yang boleh menerima data"), choices=listed("consent_recipients"), required=False,
        widget=PickList(placeholder=_("Cari penerima")),
        help_text=_("Berlaku untuk semua tujuan di atas; bila berbeda, catat jawaban tersendiri. Yang tidak ditandai tidak menerima apa pun."),
    )  # fmt: skip
    data_classes = forms.MultipleChoiceField(
        label=_("Data apa yang boleh diberikan"), choices=classes_to_give, required=False, widget=Chips,
        help_text=_("Alamat yang dilindungi dan catatan kerja pendamping tidak pernah diberikan."),
    )  # fmt: skip
    until = forms.DateField(label=_("Berlaku sampai"), required=False, widget=Day, help_text=_("Kosong berarti sampai dicabut."))
    limits = forms.CharField(
        label=_("Yang tidak disetujui, atau syaratnya"), required=False, widget=Area(voice=True), max_length=5_000,
        help_text=_("Dengan kata klien sendiri."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Alasan tidak setuju"),
        required=False,
        widget=Area(low=True),
        max_length=5_000,
        help_text=_("Hanya bila klien ingin menyebutkan."),
    )
    limits_explained = forms.BooleanField(label=_("Kerahasiaan dan batasnya sudah dijelaskan"), required=False, widget=CheckCard)
    report_duty_explained = forms.BooleanField(label=_("Kewajiban melapor 3 x 24 jam sudah dijelaskan"), required=False, widget=CheckCard)
    right_to_withdraw_explained = forms.BooleanField(label=_("Hak mencabut kapan saja sudah dijelaskan"), required=False, widget=CheckCard)
    reading = forms.ChoiceField(label=_("Cara isi disampaikan"), choices=listed("consent_readings"), widget=OneChip)
    manner = forms.ChoiceField(label=_("Cara menyatakan"), choices=listed("consent_manners"), required=False, widget=OneChip)
    witness = forms.CharField(label=_("Saksi"), required=False, widget=Text, max_length=200)
    language_code = forms.ChoiceField(label=_("Bahasa"), choices=listed("languages", empty="-"), required=False, widget=Select)
    interpreter = forms.CharField(label=_("Juru bahasa"), required=False, widget=Text, max_length=200)

    parts = [
        Part(_("Yang dijelaskan lebih dahulu"), ["limits_explained", "report_duty_explained", "right_to_withdraw_explained", "reading"]),
        Part(_("Jawaban"), ["given_by", "outcome", "happened", "child_assent", "guardian", "no_guardian", "decided_by"]),
        Part(_("Yang disetujui"), ["purposes", "recipients", "data_classes", "until", "limits", "reason"]),
        Part(_("Cara menyatakan"), ["manner", ("witness", "interpreter"), "language_code"]),
    ]

    def prepare(self, about: About) -> None:
        """An unsafe guardian is neither offered nor hinted at; without a safe one nothing here asks for a guardian."""
        child = age_of(about.case, clock.today())[0]
        guardians = guardians_of(about.case)
        hide = set() if child else set(CHILD_ONLY)
        givers = {"client", "client_with_support"} | ({"child_assent"} if child else set())
        if child and guardians.safe:
            givers.add("guardian")
        else:
            hide.add("guardian")
        if guardians.safe or (guardians.all and not guardians.safe):
            hide.add("no_guardian")
        if guardians.safe:
            hide.add("decided_by")
        for name in hide:
            self.fields[name].widget = Hidden()
        self.offer("guardian", [("", "-"), *guardians_to_ask(about.case)] if "guardian" not in hide else [])
        self.offer("given_by", [one for one in listed("consent_givers")() if one[0] in givers])
        if not guardians.safe:
            self.offer("recipients", [one for one in listed("consent_recipients")() if one[0] != "guardian"])
        if not self.is_bound:
            self.initial.setdefault("given_by", "child_assent" if child else "client")
            self.initial.setdefault("purposes", ["service", "record"])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "guardian": str(row.guardian or "")}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        kept["happened"] = today_if_empty(self, kept["happened"])
        return kept


class WithdrawalForm(RecordForm):
    """As easy as giving it: one button; everything on it may stay empty."""

    purposes = forms.MultipleChoiceField(
        label=_("Yang dicabut"), choices=listed("consent_purposes"), required=False, widget=Chips, help_text=_("Kosong berarti semuanya.")
    )
    recipients = forms.MultipleChoiceField(
        label=_("Hanya untuk penerima ini"), choices=listed("consent_recipients"), required=False,
        widget=PickList(placeholder=_("Cari penerima")), help_text=_("Kosong berarti semua penerima."),
    )  # fmt: skip
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    reason = forms.CharField(
        label=_("Alasan"),
        required=False,
        widget=Area(voice=True, low=True),
        max_length=5_000,
        help_text=_("Tidak wajib. Klien tidak perlu memberi alasan."),
    )

    parts = [Part("", ["purposes", "recipients", "happened", "reason"])]

    def prepare(self, about: About) -> None:
        """Whether the client is a child decides in whose voice this is."""
        self.child = age_of(about.case, clock.today())[0]

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"]), "given_by": "child_assent" if self.child else "client"}
