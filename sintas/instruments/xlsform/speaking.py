"""Labels and messages in the language being spoken, with the answers they mention put in as a reader writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sintas.instruments.xlsform.expressions import Many, Value, to_text
from sintas.instruments.xlsform.filling import Filled
from sintas.instruments.xlsform.formulas import MENTION
from sintas.instruments.xlsform.parts import Words
from sintas.instruments.xlsform.viewing import View

NOTHING = "…"  # where a label mentions a question that is not answered yet


def said(filled: Filled, words: Words, path: str) -> str:
    """The text, its ${name} filled in as seen from `path`. Plain text: whoever shows it escapes it."""
    text = filled.form.say(words, filled.lang)
    return MENTION.sub(lambda match: _mentioned(filled, match[1], path), text) if "${" in text else text


def shown(filled: Filled, name: str, value: Value) -> str:
    """An answer as a reader writes it: labels for choices, 23/09/2024 for a day, 2,5 in Indonesian."""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, (str, tuple)) and filled.form.choices(name):
        code = to_text(value)
        return View(filled, name).choice_label(name, code) or code
    if isinstance(value, Decimal) and filled.lang != "en":
        return to_text(value).replace(".", ",")
    return to_text(value)


def _mentioned(filled: Filled, name: str, path: str) -> str:
    try:
        found = View(filled, path).value(name)
    except KeyError:
        return NOTHING
    values = found.values if isinstance(found, Many) else (found,)
    return ", ".join(text for value in values if (text := shown(filled, name, value))) or NOTHING
