"""The forms of a referral, and of the answer to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit import clock
from sintas.kit.choosers import Checks, Radios, Seg
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.options import Option, option
from sintas.kit.widgets import Hidden
from sintas.practice.catalogue import load

from ..actions.answering import ANSWERS
from ..actions.referring import BEFORE_ANSWER
from ..reading.released import LetGo
from .ending_service import PRESSED, Look, as_id, look_of, picked
from .ending_words import TODAY, day, line, one_of, words


def states(also: str = "") -> list[tuple[str, Option]]:
    """Prepared or sent; a referral that was answered keeps its state when its words are corrected."""
    lang = get_language() or "id"
    shown = [row for row in load("referral_states").in_use() if row.code in (*BEFORE_ANSWER, also)]
    return [option(row.code, row.label(lang)) for row in shown]


def answers() -> list[tuple[str, Option]]:
    """What may come back."""
    lang = get_language() or "id"
    return [option(row.code, row.label(lang), hint=row.definition(lang)) for row in load("referral_states").in_use() if row.code in ANSWERS]


def released_choices(consented: LetGo, kind: str = "", also: Any = ()) -> list[tuple[str, Option]]:
    """Classes the client has released to this kind of receiver, or, while none is chosen, to anybody, each with to whom.

    `also` keeps what was let go before, so that an old referral can still be read and corrected.
    """
    lang = get_language() or "id"
    recipients, classes = load("consent_recipients"), load("data_classes")
    found = []
    for row in classes.in_use():
        whom = consented.whom(row.code)
        if (kind in whom if kind else bool(whom)) or row.code in also:
            names = ", ".join(recipients.label(code, lang) for code in whom)
            hint = "" if kind else gettext("Disetujui untuk: %(names)s") % {"names": names or "–"}
            found.append(option(row.code, row.label(lang), hint=hint))
    return found


class OpenChecks(forms.MultipleChoiceField):
    """Several choices whose refusal belongs to the verb: it knows why something is not in the list, and says so."""

    def valid_value(self, value: str) -> bool:
        """Every value goes on to the verb."""
        return True


class ReferralForm(RecordForm):
    """`look` is the search in the directory that stands beside it; its buttons fill this form in and judge nothing."""

    service_ref = forms.UUIDField(required=False, widget=Hidden)
    receiver = line(_("Dirujuk kepada"), _("Lembaga, atau nama dan jabatannya."), required=True)
    receiver_kind = one_of(_("Jenis penerima"), "consent_recipients")
    receiver_contact = line(_("Kontak penerima"))
    urgency = one_of(_("Kedesakan"), "referral_urgency", bar=True)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=TODAY)
    reasons = lines_field(_("Alasan merujuk"))
    purpose = words(_("Yang diharapkan dari penerima"))
    condition = lines_field(_("Keadaan klien saat dirujuk"), _("Yang dapat dilihat, satu hal satu baris."))
    chronology = words(_("Kronologi ringkas"), _("Hanya yang perlu diketahui penerima."))
    services_given = words(_("Layanan yang telah diberikan"))
    released = OpenChecks(label=_("Data yang boleh disampaikan"), choices=(), required=False, widget=Checks)
    state = forms.ChoiceField(
        label=_("Keadaan rujukan"), choices=states, required=False, widget=Seg, initial="prepared",
        help_text=_("“Dikirim” memerlukan persetujuan klien untuk penerima ini, dan menjadi tugas menanyakan jawabannya."),
    )  # fmt: skip
    protective_reason = words(_("Mengapa tidak dapat menunggu persetujuan"), _("Satu kalimat cukup: bahaya apa yang dicegah."))
    told_client = one_of(_("Klien diberi tahu?"), "told_client")

    parts = [
        Part("", ["receiver", ("receiver_kind", "receiver_contact"), ("urgency", "happened")]),
        Part(_("Mengapa dan untuk apa"), ["reasons", "purpose", "condition"]),
        Part(_("Yang sudah dilakukan"), ["services_given", "chronology"]),
        Part("", ["released"]),
        Part("", ["state"]),
        Part(
            _("Rujukan pelindungan yang mendesak"), ["protective_reason", "told_client"], folded=True,
            hint=_("Bila keselamatan terancam dan persetujuan belum ada. Tercatat juga sebagai langkah pelindungan."),
        ),
    ]  # fmt: skip

    def prepare(self, about: About) -> None:
        """What the client has released; without anything released nothing can be ticked, and the page says how to ask."""
        if self.is_bound and self.data.get(PRESSED):
            self.quiet = True
            sent: Any = self.data
            self.data = sent = sent.copy()
            for name, value in (picked(about.actor, sent) or {}).items():
                sent[name] = value
        service_ref = as_id(self.data.get("service_ref")) if self.is_bound else self.initial.get("service_ref")
        self.look: Look = look_of(about.actor, self.data, service_ref)
        before = self.initial.get("released") or ()
        kind = str(self.data.get("receiver_kind", "")) if self.is_bound else self.initial.get("receiver_kind") or ""
        shown = released_choices(LetGo(about.case, clock.today()), kind, before)
        self.offer("released", shown)
        if not shown and "released" not in self.data:
            del self.fields["released"]
        self.offer("state", states(self.initial.get("state") or ""))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


class AnswerForm(RecordForm):
    state = forms.ChoiceField(label=_("Jawabannya"), choices=answers, widget=Radios)
    answer = words(_("Isi jawaban"), _("Bila tidak dilanjutkan: alasannya, dan jalan lain yang dibicarakan dengan klien."))
    answered_on = day(_("Tanggal jawaban"), TODAY)

    parts = [Part("", ["state", "answer", "answered_on"])]


class ReferralWholeForm(ReferralForm):
    """For its history: the referral with the answer to it."""

    answer = words(_("Isi jawaban"))
    answered_on = day(_("Tanggal jawaban"))
    state = forms.ChoiceField(label=_("Keadaan rujukan"), choices=listed("referral_states"), required=False, widget=Seg)
