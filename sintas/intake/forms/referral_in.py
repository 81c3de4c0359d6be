"""The forms of a referral that came in (reference C8): with a new enquiry, put right later, answered, and its papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.attaching import kinds
from sintas.cases.forms.base import listed
from sintas.kit.choosers import OneChip, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Day, File, Text

from ..models import ReferralIn
from ..reading.referral_in import senders
from .receiving import EnquiryForm

LETTER = ("sender", "sender_kind", "sender_contact", "letter_number", "letter_on", "reason", "aim", "chronology", "services_given", "progress")
LONG = 20_000  # characters


def kinds_of_sender() -> list[tuple[str, Any]]:
    """Outside the house."""
    return [("", _("Belum dipilih")), *senders()]


def words(label: Any, hint: Any = "") -> forms.CharField:
    """A box as long as the letter."""
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONG, widget=Area)


def line(label: Any, hint: Any = "", *, required: bool = False) -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=300, widget=Text)


class LetterForm(PartForm):
    """What the letter says; every word as the sender wrote it."""

    sender = line(_("Dirujuk oleh"), _("Lembaga, atau nama dan jabatannya."), required=True)
    sender_kind = forms.ChoiceField(label=_("Jenis lembaga"), choices=kinds_of_sender, required=False, widget=Select)
    sender_contact = line(_("Kontak perujuk"), _("Kepada siapa keputusan disampaikan."))
    letter_number = line(_("Nomor surat"))
    letter_on = forms.DateField(label=_("Tanggal surat"), widget=Day, required=False)
    reason = words(_("Alasan dirujuk"))
    aim = words(_("Tujuan rujukan"), _("Apa yang diharapkan dari lembaga ini."))
    chronology = words(_("Kronologi dari perujuk"), _("Supaya tidak perlu diceritakan ulang. Salin seperti tertulis."))
    services_given = words(_("Layanan yang sudah diberikan"))
    progress = words(_("Perkembangan fisik, psikis, dan keluarga"))

    parts = [
        Part(_("Perujuk"), ["sender", ("sender_kind", "sender_contact"), ("letter_number", "letter_on")]),
        Part(_("Isi rujukan"), ["reason", "aim", "chronology", "services_given", "progress"], _("Yang tidak tertulis di surat dibiarkan kosong.")),
    ]

    @classmethod
    def initial_from(cls, row: ReferralIn | None) -> dict[str, Any]:
        """The version that stands as starting values."""
        return {name: getattr(row, name) for name in LETTER} if row is not None else {}

    def letter(self) -> dict[str, Any]:
        """Keywords for the verbs."""
        return {name: self.cleaned_data[name] for name in LETTER}


class ReferralInForm(LetterForm, EnquiryForm):
    """A new enquiry that came as a referral: whoever sent her has told what happened, so she is not asked to tell it here."""

    route = None  # type: ignore[assignment]
    told = None  # type: ignore[assignment]
    informant = None  # type: ignore[assignment]
    informant_relation = None  # type: ignore[assignment]
    informant_phone = None  # type: ignore[assignment]

    parts = [
        EnquiryForm.parts[0],
        *LetterForm.parts,
        Part(_("Orangnya"), [("name", "called"), "sex", ("birth", "phone"), "safe_contact"]),
        Part(_("Cara datang"), ["channel", ("received_on", "received_at"), "unit"]),
        Part(_("Bentuk dan pelaku, bila disebut"), ["forms_", ("place_kind", "perpetrator_relation"), "perpetrator"], folded=True),
        *EnquiryForm.parts[5:],
    ]

    def facts_told(self) -> dict[str, Any]:
        """Without the words of the letter."""
        return {name: value for name, value in super().facts_told().items() if name not in LETTER}


class AnswerForm(PartForm):
    """How whoever sent her was told."""

    way = forms.ChoiceField(label=_("Diberi tahu lewat"), choices=listed("contact_channels"), widget=OneChip)
    told_on = forms.DateField(label=_("Tanggal"), widget=Day, required=False, help_text=_("Kosong berarti hari ini."))
    words = forms.CharField(
        label=_("Yang disampaikan"), required=False, max_length=4_000, widget=Area(low=True),
        help_text=_("Diterima, atau belum dapat diterima dan mengapa. Secukupnya, tanpa rincian baru tentang klien."),
    )  # fmt: skip

    parts = [Part("", ["way", "told_on", "words"])]


class PaperForm(PartForm):
    """A letter or document that came with her."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=kinds, widget=OneChip)
    title = forms.CharField(label=_("Keterangan"), required=False, widget=Text, max_length=200, help_text=_("Tidak dipakai sebagai nama berkas."))
    body = forms.FileField(
        label=_("Berkas"), widget=File(accept="application/pdf,image/jpeg,image/png,image/webp"), help_text=_("PDF atau foto, paling besar 15 MB.")
    )

    parts = [Part("", ["kind", "title", "body"])]


