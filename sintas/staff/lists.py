"""Lists of codes about staff: professions, grades and position groups are the practice's (R5-R11), the others are the house's own."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.clock import ZONES
from sintas.practice.catalogue import CodeList, load

PRACTICE_LISTS = ("professions", "grades", "position_groups")

ORGANISATION_KINDS: tuple[tuple[str, Promise], ...] = (
    ("sentra", _("Sentra atau balai rehabilitasi sosial")),
    ("uptd_ppa", _("UPTD PPA")),
    ("dinas", _("Dinas sosial")),
    ("campus", _("Kampus atau satuan tugas kampus")),
    ("ngo", _("Lembaga masyarakat atau yayasan")),
    ("other", _("Lainnya")),
)
FUNDING_PURPOSES: tuple[tuple[str, Promise], ...] = (
    ("total", _("Seluruh anggaran")),
    ("intervention", _("Layanan kepada penerima manfaat")),
    ("other", _("Keperluan lain")),
)
CLIENT_WORDS: tuple[tuple[str, Promise], ...] = (
    ("klien", _("klien")),
    ("penyintas", _("penyintas")),
    ("penerima_manfaat", _("penerima manfaat")),
)
# Indonesia's three zones (kit/clock.py has their letters); "" = the installation's own.
TIME_ZONES: tuple[tuple[str, Promise], ...] = (
    ("", _("Sama dengan lembaga")),
    (ZONES["WIB"], _("WIB (Jawa, Sumatra, Kalimantan Barat dan Tengah)")),
    (ZONES["WITA"], _("WITA (Bali, Nusa Tenggara, Sulawesi, Kalimantan lainnya)")),
    (ZONES["WIT"], _("WIT (Maluku dan Papua)")),
)
JOURNEYS: tuple[tuple[str, Promise], ...] = (
    ("gim", _("Generalist Intervention Model, tujuh tahap")),
    ("atensi", _("ATENSI, dengan nama tahapnya sendiri")),
    ("lk3", _("LK3, dimulai dengan penjalinan relasi")),
    ("practicum", _("Praktikum, berakhir dengan terminasi dan rujukan")),
)


def practice_list(name: str) -> CodeList:
    """One of PRACTICE_LISTS. Raises LookupError when the catalogue has no such list."""
    return load(name)


def language() -> str:
    """The language of the page, as the lists know it."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def choices(name: str) -> list[tuple[str, str]]:
    """For a form: nothing chosen first."""
    return [("", "—"), *practice_list(name).choices(language())]


def label(name: str, code: str) -> str:
    """The words for a code, '' for none."""
    return practice_list(name).label(code, language()) if code else ""
