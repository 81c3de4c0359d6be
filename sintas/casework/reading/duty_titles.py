"""Titles of the tasks this room gives by itself: stored in Indonesian, read in the reader's language (cases/reading/duty_words.py)."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.duty_words import add_duty
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import Code

CALL = _("Kontak tindak lanjut")
CALL_BY = _("Kontak tindak lanjut: %(channel)s")
ASK = _("Tanyakan jawaban rujukan")
WHO_GOES_ON = _("Alih pendampingan: tentukan siapa yang melanjutkan")
OPEN_AGAIN = _("Ada tanda kemunduran: putuskan membuka kembali kasus")
EVALUATE = _("Evaluasi berikutnya")


def call_title(channel: str) -> str:
    """As stored; with the channel where it is known. No name stands in it."""
    return stored(CALL_BY, channel=load("follow_up_channels").label(channel, "id").lower()) if channel else stored(CALL)


def read_call(row: Code) -> Callable[[], str]:
    return lambda: str(CALL_BY) % {"channel": row.label(get_language() or "id").lower()}


def tell_duties() -> None:
    """Called once, when the program starts."""
    for duty in (CALL, ASK, WHO_GOES_ON, OPEN_AGAIN, EVALUATE):
        add_duty(duty)
    for row in load("follow_up_channels").rows:
        add_duty(CALL_BY, call_title(row.code), read_call(row))
