"""The titles of tasks the program gives by itself: stored in Indonesian, read in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.stored import LANGUAGE, stored
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST

REVIEW_RISK = _("Tinjau kembali risiko bersama klien")
REVIEW_PLAN = _("Tinjau rencana keselamatan bersama klien")
REVIEW_CONTRACT = _("Tinjau kontrak pelayanan bersama klien")
REVIEW_WARNING = _("Tinjau catatan perhatian")
REVIEW_INTERVENTION = _("Tinjau rencana bersama klien")
STOP_PROCESSING = _("Hentikan pemakaian data yang dicabut dan beri tahu penerimanya")
ACT_NOW = _("Ada keinginan mati: lakukan langkah sekarang")
LOOK_AGAIN = _("Lihat kembali: ada keinginan mati")
DUTIES: tuple[Promise, ...] = (
    REVIEW_RISK,
    REVIEW_PLAN,
    REVIEW_CONTRACT,
    REVIEW_WARNING,
    REVIEW_INTERVENTION,
    STOP_PROCESSING,
    ACT_NOW,
    LOOK_AGAIN,
)


READ: dict[str, Callable[[], str]] = {}  # of rooms above: what stands in the database -> its words today


def add_duty(duty: Promise, said: str = "", read: Callable[[], str] | None = None) -> None:
    """Called while the program starts by a room above; `said` and `read` where the title carries a word of a list."""
    READ[said or stored(duty)] = read or (lambda: str(duty))


@cache
def by_stored() -> dict[str, Promise]:
    """Each duty of this room by the sentence that stands in the database."""
    return {stored(duty): duty for duty in DUTIES}


@cache
def of_lists() -> dict[str, tuple[str, str]]:
    """(list, code) of each duty by law and each step of a unit's own times, by the words that stand in the database."""
    return {row.label(LANGUAGE): (name, row.code) for name in ("service_steps", LIST) for row in load(name).rows}


def read_title(title: str | None) -> str:
    """A duty in the reader's language; a title somebody wrote as it was written."""
    kept = title or ""
    if kept in of_lists():
        name, code = of_lists()[kept]
        return load(name).label(code, get_language() or LANGUAGE)
    return READ[kept]() if kept in READ else str(by_stored().get(kept, kept))
