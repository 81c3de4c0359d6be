"""Fields the forms of the ending share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit.choosers import Chips, Seg, Select
from sintas.kit.widgets import Area, CheckCard, Day, Text

Words = Any  # text, or text translated when the page is made
LONG = 20_000  # characters
UNSTATED: Any = _("Belum dicatat")  # lazy: a form's class is made once, in no language
TODAY = _("Kosong berarti hari ini.")


def words(label: Words, hint: Words = "", *, voice: bool = False) -> forms.CharField:
    """A box of free words."""
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONG, widget=Area(low=True, voice=voice))


def line(label: Words, hint: Words = "", *, required: bool = False) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=400, widget=Text)


def one_of(label: Words, name: str, *, empty: Words = UNSTATED, bar: bool = False, hint: Words = "") -> forms.ChoiceField:
    """One code of a list or none, as a bar of a few or the browser's list."""
    choices = listed(name, empty=empty)
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, required=False, widget=Seg if bar else Select)


def several(label: Words, name: str, hint: Words = "") -> forms.MultipleChoiceField:
    """Several codes of a list."""
    return forms.MultipleChoiceField(label=label, help_text=hint, choices=listed(name), required=False, widget=Chips)


def day(label: Words, hint: Words = "") -> forms.DateField:
    """A day that may stay open."""
    return forms.DateField(label=label, help_text=hint, required=False, widget=Day)


def tick(label: Words, hint: Words = "", *, ticked: bool = False) -> forms.BooleanField:
    """A yes."""
    return forms.BooleanField(label=label, help_text=hint, required=False, initial=ticked, widget=CheckCard)
