"""Two versions of a record side by side, field by field: in words for reading, and each field's own input for choosing what stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sintas.kit import markup, numbers
from sintas.kit.fields import Coded
from sintas.kit.forms import PartForm
from sintas.kit.rows_bound import BoundRows


@dataclass(frozen=True)
class Side:
    """One field of both versions. `input` is the field as the form draws it, with my words in it: a text box cannot hold a list of codes."""

    label: str
    mine: str
    theirs: str
    input: SafeString

    @property
    def same(self) -> bool:
        """Nothing to choose: carried along unseen."""
        return self.mine == self.theirs


def versus(mine: PartForm, theirs: PartForm) -> list[Side]:
    """Every visible field of both forms; one that the other version's form does not offer stands empty there."""
    return [
        Side(str(bound.label), in_words(bound), in_words(theirs[bound.name]) if bound.name in theirs.fields else "", markup.field(bound))
        for bound in mine.in_order()
    ]


def in_words(bound: BoundField) -> str:
    """A field's value as a person reads it: labels for codes, "ya" for a tick."""
    if isinstance(bound, BoundRows):
        said = ("; ".join(filter(None, (in_words(cell) for cell in row.cells))) for row in bound.rows)
        return "\n".join(filter(None, said))
    value, field = bound.value(), bound.field
    subfields: Any = getattr(field, "fields", None)
    if subfields:  # a code, or own words
        code, own = (value.code, value.words) if isinstance(value, Coded) else [*(value or []), "", ""][:2]
        return "; ".join(part for part in (labelled(subfields[0], code), own) if part)
    return labelled(field, value)


def labelled(field: Any, value: Any) -> str:
    """One value or a list of them in the words of the field's choices."""
    if value is True or value == "on":
        return _("ya")
    if value in (None, False, "", []):
        return ""
    words = dict(flat(field.choices)) if hasattr(field, "choices") else {}
    if isinstance(value, (list, tuple)):
        return ", ".join(str(words.get(str(one), one)) for one in value if one)
    if isinstance(field, (forms.DateField, forms.TimeField)):
        return moment(field, value)
    return str(words.get(str(value), value))


def moment(field: forms.DateField | forms.TimeField, value: Any) -> str:
    """A day or an hour as it is said, whether it was stored or has just been sent; what is neither stays as it was typed."""
    try:
        at = field.to_python(value)
    except ValidationError:
        return str(value)
    return numbers.day(at) if isinstance(at, date) else numbers.clock_time(at)


def flat(choices: Any) -> list[tuple[str, Any]]:
    """Choices without their headings."""
    pairs: list[tuple[str, Any]] = []
    for value, label in choices:
        pairs += [(str(code), words) for code, words in label] if isinstance(label, (list, tuple)) else [(str(value), label)]
    return pairs
