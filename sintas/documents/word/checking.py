"""checked(): may this template of an office be used? Answered once, when it is sent in, by filling it for a trial."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
from django.utils.translation import gettext_lazy as _

from .cleaning import cleaned
from .fields import Field, example
from .filling import BROKEN, filled
from .trouble import BadTemplate

NOTHING_IN_IT = _(
    "Templat ini tidak memuat satu isian pun, jadi suratnya selalu sama. Mulailah dari contoh, atau tulis misalnya {{ nomor }}."
)


@dataclass(frozen=True)
class Checked:
    """`body`: the template as it may be kept; `used`: the fields in it, by their full names."""

    body: bytes
    used: tuple[str, ...]


def checked(body: bytes, fields: tuple[Field, ...]) -> Checked:
    """Tried empty, with one row and with three, and each result opened again. Raises BadTemplate with a sentence for whoever made it."""
    kept = cleaned(body)
    used: set[str] = set()
    for many in (0, 1, 3):
        made, named = filled(kept, fields, example(fields, many), "Contoh")
        used |= named
        try:
            docx.Document(io.BytesIO(made))
        except (KeyError, ValueError, AttributeError):
            raise BadTemplate(BROKEN) from None
    if not used:
        raise BadTemplate(NOTHING_IN_IT)
    return Checked(kept, tuple(sorted(used)))
