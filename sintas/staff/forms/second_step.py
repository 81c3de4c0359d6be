"""Forms of the second step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import PartForm
from sintas.kit.widgets import Hidden, Password, ShortText, Text

CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class Answer(Hidden):
    """What a device answered: good for one question, so a form drawn again does not carry it."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return super().render(name, "", attrs, renderer)


class CodeForm(PartForm):
    """Six digits of the app, or a recovery code; or the answer of a passkey, put there by its element."""

    code = forms.CharField(
        label=_("Kode"),
        required=False,
        max_length=60,
        widget=ShortText(CODE),
        help_text=_("Enam angka dari aplikasi, atau salah satu kode cadangan."),
    )
    answer = forms.CharField(required=False, max_length=20_000, widget=Answer())

    def clean(self) -> dict[str, str]:
        held = super().clean() or self.cleaned_data
        if not held.get("code", "").strip() and not held.get("answer"):
            self.add_error("code", _("Tulis kodenya."))
        return held


class ConfirmForm(PartForm):
    """The first code of an app that was just set up."""

    code = forms.CharField(
        label=_("Enam angka yang sekarang tampak di aplikasi"),
        max_length=60,
        widget=ShortText({**CODE, "inputmode": "numeric"}),
        error_messages={"required": _("Tulis enam angka dari aplikasi.")},
    )


class PasskeyForm(PartForm):
    """What a key is called, and what the device answered."""

    called = forms.CharField(
        label=_("Nama kunci ini"),
        max_length=60,
        widget=Text(),
        help_text=_("Supaya Anda mengenalinya nanti, misalnya “ponsel kantor”."),
        error_messages={"required": _("Beri nama, supaya Anda mengenalinya nanti.")},
    )
    answer = forms.CharField(required=False, max_length=20_000, widget=Answer())


class AgainForm(CodeForm):
    """The same once more, before something that lets much out; before changing how one comes in, the password too (without a second step,
    which only the demo has: the password alone)."""

    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        required=False,
        max_length=1000,
        widget=Password(),
        error_messages={"required": _("Tulis kata sandi Anda.")},
    )

    field_order = ("password", "code")

    def __init__(self, *args: Any, by_password: bool, by_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_code:
            del self.fields["code"], self.fields["answer"]
        if by_password:
            self.fields["password"].required = True
        else:
            del self.fields["password"]
        self.by_password, self.by_code = by_password, by_code

    def clean(self) -> dict[str, str]:
        return super().clean() if self.by_code else self.cleaned_data
