"""Money as people write it: 50.000, Rp 50.000,00, 50000 or 35,5. Django's own fields read "50.000" as fifty."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sintas.kit.widgets import Number

LEFT_OUT = re.compile(r"^rp\.?|\s", re.IGNORECASE)
POINTS, COMMAS = re.compile(r"^\d{1,3}(\.\d{3})+(,\d{1,2})?$"), re.compile(r"^\d{1,3}(,\d{3})+(\.\d{1,2})?$")


def read_amount(typed: str) -> Decimal | None:
    """The amount, None for what is none. Three figures after each mark make it one of thousands, whatever the language."""
    text = LEFT_OUT.sub("", typed.strip())
    if POINTS.match(text):
        text = text.replace(".", "")
    elif COMMAS.match(text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return Decimal(text) if re.fullmatch(r"\d{1,17}(\.\d{1,2})?", text, re.ASCII) else None


class AmountField(forms.Field):
    """An amount from 0 up: Decimal, or int with `whole`; None when empty."""

    def __init__(self, *, whole: bool = False, most: int = 10**16, **kwargs: Any) -> None:
        self.whole, self.most = whole, most
        super().__init__(widget=kwargs.pop("widget", Number), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Without marks of thousands, with a decimal comma."""
        if isinstance(value, Decimal):
            return format(value, "f").replace(".", ",")
        return value

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError in plain words."""
        if value in (None, ""):
            return None
        found = read_amount(str(value))
        if found is None or found > self.most or (self.whole and found != found.to_integral_value()):
            raise ValidationError(_("Tulis jumlahnya dengan angka, misalnya 50.000."))
        return int(found) if self.whole else found
