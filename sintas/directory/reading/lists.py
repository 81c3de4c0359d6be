"""Lists of codes in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sintas.practice.catalogue import load
from sintas.staff.lists import language

from ..hsds.hours import DAYS


def choices(name: str) -> list[tuple[str, str]]:
    """(code, words) of a list in use."""
    return load(name).choices(language())


def labels(name: str, codes: list[str]) -> list[str]:
    """The words of some codes."""
    return [load(name).label(code, language()) for code in codes]


def days() -> list[tuple[str, str]]:
    """(code, word), Monday first."""
    words = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), pgettext("hari", "Minggu"))
    return list(zip(DAYS, words, strict=True))


def zones() -> list[tuple[str, str]]:
    """(hours ahead of UTC, word)."""
    return [("7", _("WIB")), ("8", _("WITA")), ("9", _("WIT"))]


def statuses() -> dict[str, str]:
    """HSDS status -> words."""
    return {
        "active": _("Berjalan"),
        "inactive": _("Tidak ditawarkan lagi"),
        "defunct": _("Sudah tidak ada"),
        "temporarily closed": _("Tutup sementara"),
        "left out": _("Tidak ada lagi di sumber impor"),
    }
