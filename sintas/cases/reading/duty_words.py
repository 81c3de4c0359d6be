"""The titles of tasks the program gives by itself: stored in Indonesian, read in the reader's language."""

from __future__ import annotations

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.kit.stored import stored

REVIEW_RISK = _("Tinjau kembali risiko bersama klien")
REVIEW_PLAN = _("Tinjau rencana keselamatan bersama klien")
REVIEW_CONTRACT = _("Tinjau kontrak pelayanan bersama klien")
REVIEW_WARNING = _("Tinjau catatan perhatian")
STOP_PROCESSING = _("Hentikan pemakaian data yang dicabut dan beri tahu penerimanya")
ACT_NOW = _("Ada keinginan mati: lakukan langkah sekarang")
LOOK_AGAIN = _("Lihat kembali: ada keinginan mati")
DUTIES: tuple[Promise, ...] = (REVIEW_RISK, REVIEW_PLAN, REVIEW_CONTRACT, REVIEW_WARNING, STOP_PROCESSING, ACT_NOW, LOOK_AGAIN)


@cache
def by_stored() -> dict[str, Promise]:
    """Each duty by the sentence that stands in the database."""
    return {stored(duty): duty for duty in DUTIES}


def read_title(title: str | None) -> str:
    """A duty in the reader's language; a title somebody wrote as it was written."""
    return str(by_stored().get(title or "", title or ""))
