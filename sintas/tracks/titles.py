"""Titles of the tasks a track gives: stored in Indonesian, read in the reader's language (cases/reading/duty_words.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .loader import check_all
from .track import Said, Step

END_OF_STAY = _("Masa tinggal berakhir: putuskan perpanjangan atau kepulangan")
ADVOCATE = _("Lanjutkan advokasi atas layanan yang ditolak")


def title_of(step: Step) -> str:
    """As stored: what its time says, else the step's own words."""
    return (step.due.said if step.due is not None else step.said).id


def read(words: Said) -> Callable[[], str]:
    return lambda: words.label(get_language() or "id")


def tell_duties() -> None:
    """Called once, when the program starts."""
    from sintas.cases.reading.duty_words import add_duty

    for duty in (END_OF_STAY, ADVOCATE):
        add_duty(duty)
    for track in check_all():
        for step in track.steps:
            for words in (step.said, *([step.due.said] if step.due else [])):
                add_duty(words_as_promise(words), words.id, read(words))


def words_as_promise(words: Said) -> Promise:
    """The words in the reader's language, looked up when they are shown."""
    shown: Any = lazy(read(words), str)()
    return cast(Promise, shown)
