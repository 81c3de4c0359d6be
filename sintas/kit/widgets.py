"""Inputs of one line or one area, drawn in Python: a long form has dozens, and a template for each would cost more than the page.

Every widget has `kind`: "field" (label above), "group" (a fieldset with a legend) or "card" (the label stands inside the box).
`autocomplete="off"` everywhere: a shared office computer must not offer one client's answers to the next.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class _Line(forms.TextInput):
    kind = "field"
    css = "input"

    def __init__(self, attrs: dict[str, Any] | None = None, *, css: str = "") -> None:
        super().__init__({"class": f"{self.css} {css}".strip(), "autocomplete": "off", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        text = self.format_value(value)
        shown = {} if text is None else {"value": text}
        return format_html("<input{}>", flatatt({"type": self.input_type, "name": name, **self.build_attrs(self.attrs, attrs), **shown}))


class Text(_Line):
    """One line, full width."""


class ShortText(_Line):
    """One line, as wide as a date or a number."""

    css = "input input-short"


class FuzzyDateInput(ShortText):
    """A moment in words; see `fields.FuzzyDateField`."""

    css = "input input-moment"


class Search(_Line):
    """A search box."""

    input_type = "search"


class Phone(ShortText):
    """A telephone number; phones show the number keys."""

    input_type = "tel"


class Email(_Line):
    """An e-mail address."""

    input_type = "email"


class Number(ShortText):
    """A whole number; not type=number, whose wheel and comma handling change what was typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", **(attrs or {})})


class Code(_Line):
    """A one-time code."""

    css = "input input-code"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "one-time-code", **(attrs or {})})


class Password(_Line):
    """A password; never given back in an answer."""

    input_type = "password"

    def __init__(self, *, new: bool = False) -> None:
        super().__init__({"autocomplete": "new-password" if new else "current-password"})

    def format_value(self, value: Any) -> None:
        """Always None: what was typed is not sent back."""
        return


class Day(_Line):
    """A day on the browser's own calendar; use `FuzzyDateInput` for anything remembered."""

    input_type = "date"
    css = "input input-short"

    def format_value(self, value: Any) -> str | None:
        """ISO, which is what the browser wants in every language."""
        return value.isoformat() if hasattr(value, "isoformat") else super().format_value(value)


class TimeOfDay(_Line):
    """Hours and minutes."""

    input_type = "time"
    css = "input input-short"

    def format_value(self, value: Any) -> str | None:
        """HH:MM."""
        return value.strftime("%H:%M") if hasattr(value, "strftime") else super().format_value(value)


class Hidden(forms.HiddenInput):
    """A value the page carries and nobody sees."""

    kind = "hidden"

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return format_html('<input type="hidden" name="{}" value="{}">', name, "" if value is None else value)


class Area(forms.Textarea):
    """Several lines. `voice=True` for what the client says, in the client's own words: the only serif on a working screen."""

    kind = "field"

    def __init__(self, attrs: dict[str, Any] | None = None, *, voice: bool = False, low: bool = False) -> None:
        css = "input" + (" voice" if voice else "") + (" input-low" if low else "")
        super().__init__({"class": css, "autocomplete": "off", **(attrs or {})})
        # Django's cols and rows would fight with the stylesheet.
        self.attrs.pop("cols", None)
        self.attrs.pop("rows", None)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        # The line break after <textarea> is dropped by browsers; without it a text beginning with one would lose it.
        text = self.format_value(value) or ""
        return format_html("<textarea{}>\n{}</textarea>", flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}), text)


class File(forms.FileInput):
    """A file to attach; `accept` is a hint for the picker, never the check."""

    kind = "field"

    def __init__(self, *, accept: str = "", capture: bool = False) -> None:
        attrs: dict[str, Any] = {"class": "input input-file"}
        if accept:
            attrs["accept"] = accept
        if capture:
            attrs["capture"] = "environment"
        super().__init__(attrs)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return format_html('<input type="file"{}>', flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}))


class CheckCard(forms.CheckboxInput):
    """One yes-or-no in a box that is the target as a whole; the field's label stands inside."""

    kind = "card"

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        ticked = {"checked": True} if self.check_test(value) else {}
        return format_html("<input{}>", flatatt({"type": "checkbox", "name": name, **self.build_attrs(self.attrs, attrs), **ticked}))
