"""Answering a form that was read from a page (tests.forms_of): as somebody in a hurry does, putting right what is called wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from sintas.kit import clock
from tests.forms_of import Form

TRIES = 6
# What no guess finds.
KNOWN = {"nik": "", "height_cm": "158", "weight_kg": "49", "case_prefix": "BR", "username": "orang.baru"}


def answered_rightly(browser: Any, action: str, form: Form) -> tuple[Any, dict[str, list[str]]]:
    """(answer, what was sent last). A 422 says which fields are wrong; they are answered otherwise, a few times."""
    fields = at_first(form)
    answer = browser.post(action, fields)
    for turn in range(TRIES):
        wrong = wrong_in(answer)
        if answer.status_code != 422 or not wrong:
            break
        for name, field in wrong.items():
            fields[name] = otherwise(name, field, turn, form)
        answer = browser.post(action, fields)
    return answer, fields


def at_first(form: Form) -> dict[str, list[str]]:
    """What stands in it, the first of each choice, a sentence in each empty text."""
    fields = dict(form.standing)
    for name, kind in form.names.items():
        if name in KNOWN:
            fields[name] = [KNOWN[name]]
        elif not any(fields.get(name, [])):
            if kind == "textarea":
                fields[name] = ["Kalimat yang biasa."]
            elif name in form.offered and kind != "checkbox":
                fields[name] = [value for value in form.offered[name] if value][:1]
    return fields


def wrong_in(answer: Any) -> dict[str, Any]:
    """Field name -> field, of what the page's form refuses."""
    for layer in answer.context or []:
        form = layer.get("form") if hasattr(layer, "get") else None
        if isinstance(form, forms.BaseForm):
            return {name: form.fields.get(name) for name in form.errors}
    return {}


def otherwise(name: str, field: Any, turn: int, form: Form) -> list[str]:
    """Another answer to this field."""
    day = (clock.today() + timedelta(days=(7, -1, 0, -30)[turn % 4])).isoformat()
    if values := [value for value in form.offered.get(name, []) if value]:
        return [values[turn % len(values)]]
    if isinstance(field, forms.DateField) or name.endswith("_on") or "happened" in name:
        return [day]
    if isinstance(field, forms.TimeField):
        return ["10:00"]
    if isinstance(field, (forms.IntegerField, forms.DecimalField)):
        return [str((20, 21, 2, 3)[turn % 4])]
    if isinstance(field, forms.EmailField):
        return ["a@example.org"]
    return [("Kalimat yang biasa.", "baru", "3", "AB", "081234567890", day)[turn % 6]]
