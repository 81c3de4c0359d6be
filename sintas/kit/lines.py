"""A list written one thing a line: lines in the page, list[str] for the verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .bare import bare
from .widgets import Area

ONE_A_LINE = _("Satu hal satu baris.")


def lines_of(text: str) -> list[str]:
    """The things in a text, without empty lines and bullets."""
    return bare(text.splitlines())


def as_lines(things: Iterable[str] | None) -> str:
    """The text that `lines_of` reads back; '' for None."""
    return "\n".join(things or ())


class LinesField(forms.CharField):
    """A box of lines; gives list[str]. `initial` is such a list, or None. Limits (`max_length`) count the text as typed."""

    def __init__(self, **kwargs: Any) -> None:
        given: dict[str, Any] = {"required": False, "widget": Area(low=True), "max_length": 8_000} | kwargs
        super().__init__(**given)

    def clean(self, value: Any) -> list[str]:
        """The things; ValidationError as a CharField, also when a required box holds nothing but bullets."""
        things = lines_of(super().clean(value))
        if self.required and not things:
            raise ValidationError(self.error_messages["required"], code="required")
        return things

    def prepare_value(self, value: Any) -> Any:
        """Lines; what was typed, as typed."""
        return as_lines(value) if isinstance(value, (list, tuple)) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the things differ; bullets and empty lines do not count."""
        return lines_of(as_lines(initial) if not isinstance(initial, str) else initial) != lines_of(str(data or ""))


def lines_field(label: str | Promise, hint: str | Promise = ONE_A_LINE, max_length: int = 8_000, **kwargs: Any) -> LinesField:
    """A `LinesField` with its label; `required=True` and the like go on to it."""
    return LinesField(label=label, help_text=hint, max_length=max_length, **kwargs)
