"""Sentences the program itself writes into a file stand in one language, whoever's screen they were written from."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.functional import Promise

LANGUAGE = "id"  # the first language of the screens and of the institutions' papers


def stored(words: Promise, **values: Any) -> str:
    """The lazy sentence in Indonesian, with its `%(name)s` places filled in: what goes into the database."""
    with translation.override(LANGUAGE):
        said = str(words)
    return said % values if values else said
