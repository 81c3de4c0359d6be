"""A refusal of the action goes back into the form it came from; what was typed stays."""

from __future__ import annotations

from django import forms

from sintas.safekeeping.refusals import BadInput


def put_into(form: forms.BaseForm, bad: BadInput) -> None:
    """Every sentence beside its field, or on top when the form has no such field."""
    for name, sentence in bad.fields.items():
        form.add_error(name if name in form.fields else None, str(sentence))
