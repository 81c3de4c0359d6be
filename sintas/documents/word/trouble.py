from __future__ import annotations

from django.utils.functional import Promise


class BadTemplate(ValueError):
    """A template that cannot be used; `sentence` says what to change in it. Never quotes what a case holds."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__("bad template")
