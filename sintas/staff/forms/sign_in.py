"""The forms at the door. Passwords are taken as typed: a blank at the end may belong to one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import PartForm
from sintas.kit.widgets import Password, Text

from ..passwords import check_rules


class SignInForm(PartForm):
    """Name and password; a one-time code goes where the password goes."""

    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=150,
        widget=Text({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Tulis nama pengguna Anda.")},
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        max_length=1000,
        widget=Password(),
        help_text=_("Boleh ditempel dari pengelola sandi. Kode sekali pakai dari administrator juga ditulis di sini."),
        error_messages={"required": _("Tulis kata sandi Anda.")},
    )


class UnlockForm(PartForm):
    """The password of whoever is behind the lock."""

    password = forms.CharField(
        label=_("Kata sandi"), strip=False, max_length=1000, widget=Password(), error_messages={"required": _("Tulis kata sandi Anda.")}
    )


class NewPasswordForm(PartForm):
    """`user` is whose password it becomes; with `ask_old` the present one is asked for too (its check is the action's)."""

    password = forms.CharField(
        label=_("Kata sandi sekarang"),
        strip=False,
        max_length=1000,
        widget=Password(),
        error_messages={"required": _("Tulis kata sandi Anda sekarang.")},
    )
    new_password = forms.CharField(
        label=_("Kata sandi baru"),
        strip=False,
        max_length=1000,
        widget=Password(new=True),
        help_text=_("Paling sedikit 12 huruf atau angka. Beberapa kata yang mudah Anda ingat lebih baik daripada satu kata sulit."),
        error_messages={"required": _("Tulis kata sandi baru.")},
    )
    new_password_again = forms.CharField(
        label=_("Kata sandi baru, sekali lagi"),
        strip=False,
        max_length=1000,
        widget=Password(new=True),
        error_messages={"required": _("Tulis kata sandi baru sekali lagi.")},
    )

    def __init__(self, *args: Any, user: Any, ask_old: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not ask_old:
            del self.fields["password"]

    def clean_new_password(self) -> str:
        """The rules of passwords.py, all sentences at once."""
        given: str = self.cleaned_data["new_password"]
        check_rules(given, self.user)
        return given

    def clean(self) -> dict[str, Any]:
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if "new_password" in held and "new_password_again" in held and held["new_password"] != held["new_password_again"]:
            self.add_error("new_password_again", _("Kedua kata sandi baru belum sama. Tulis keduanya sekali lagi."))
        return held
