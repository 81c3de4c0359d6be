"""The forms of an approval: asking, deciding, asking to leave a stage that is not complete."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.widgets import Area

from ..reading.approvals import APPROVE, OVERRIDE, approvers_of

WORDS = 4_000  # characters of a message, a reason or a comment


class ApproverForm(RecordForm):
    """Whom to ask. `power` is the verb that deciding takes."""

    power = APPROVE
    approver = forms.ChoiceField(label=_("Diajukan kepada"), widget=Radios)

    def prepare(self, about: About) -> None:
        """One person to ask is chosen already."""
        people = approvers_of(about.case, about.actor, self.power)
        self.offer("approver", [option(str(user_id), name, hint=role) for user_id, name, role in people])
        if len(people) == 1:
            self.initial.setdefault("approver", str(people[0][0]))


class AskForm(ApproverForm):
    """Who is to read it, and a word to them."""

    note = forms.CharField(
        label=_("Pesan"), required=False, widget=Area(low=True), max_length=WORDS, help_text=_("Boleh kosong. Dibaca bersama isinya.")
    )

    parts = [Part("", ["approver"]), Part("", ["note"])]


class AskOverrideForm(ApproverForm):
    """A supervisor's leave to go on: with the reason."""

    power = OVERRIDE
    reason = forms.CharField(
        label=_("Mengapa perlu dilanjutkan sekarang"),
        widget=Area(low=True),
        max_length=WORDS,
        help_text=_("Dibaca oleh yang memutuskan, lalu tersimpan dalam cerita kasus."),
    )

    parts = [Part("", ["approver"]), Part("", ["reason"])]


class OverrideForm(RecordForm):
    """A head who works on the case herself says why."""

    reason = forms.CharField(
        label=_("Mengapa dilanjutkan sekarang"), widget=Area(low=True), max_length=WORDS, help_text=_("Tersimpan dalam cerita kasus.")
    )

    parts = [Part("", ["reason"])]


class DecisionForm(PartForm):
    """The comment; the answer itself is the button that was pressed."""

    comment = forms.CharField(
        label=_("Komentar"),
        required=False,
        widget=Area(low=True),
        max_length=WORDS,
        help_text=_("Perlu diisi bila dikembalikan: apa yang diubah atau dilengkapi."),
    )

    parts = [Part("", ["comment"])]
