"""The forms of a partner without an account: the code, the answer, and a word on the minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Hidden, ShortText

from .convening import replies
from .way import WORDS, chosen_from

CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class EnterForm(PartForm):
    code = forms.CharField(
        label=_("Kode"), max_length=40, widget=ShortText(CODE), help_text=_("Delapan huruf dan angka, diberitahukan petugas lewat jalan lain.")
    )


class AnswerForm(PartForm):
    """`steps`: what may be said now."""

    step = forms.ChoiceField(label=_("Jawaban Anda"), widget=Radios)
    words = forms.CharField(
        label=_("Keterangan"), required=False, max_length=WORDS, widget=Area(low=True),
        help_text=_("Misalnya hari pertemuan pertama dan dengan siapa. Bila tidak dapat diterima: alasannya."),
    )  # fmt: skip

    parts = [Part("", ["step", "words"])]

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["step"]
        chooser.choices = chosen_from(steps)


class ComingForm(PartForm):
    """The answer to an invitation. `steps`: what may be said now."""

    step = forms.ChoiceField(label=_("Jawaban Anda"), widget=Radios)
    words = forms.CharField(
        label=_("Pesan"), required=False, max_length=WORDS, widget=Area(low=True),
        help_text=_("Bila tidak dapat hadir: siapa yang menggantikan, atau masukan untuk rapat."),
    )  # fmt: skip

    parts = [Part("", ["step", "words"])]

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["step"]
        chooser.choices = replies(steps)


class ConfirmForm(PartForm):
    """A word on the minutes. `shown`: the copy that was read."""

    shown = forms.UUIDField(widget=Hidden)
    agrees = forms.ChoiceField(
        label=_("Apakah ini sesuai dengan yang disepakati?"), widget=Radios, choices=[("yes", _("Ya, sesuai")), ("no", _("Tidak sesuai"))]
    )
    words = forms.CharField(
        label=_("Apa yang tidak sesuai"), required=False, max_length=WORDS, widget=Area(low=True), help_text=_("Perlu diisi bila tidak sesuai.")
    )

    parts = [Part("", ["agrees", "words"])]
