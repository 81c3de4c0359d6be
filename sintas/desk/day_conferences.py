"""Case conferences one is invited to, and what others did about them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.exchange.reading.my_conferences import Ahead, conferences_ahead
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from .day_notices import OF_A_FILE, Saying
from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 5
OF_CONFERENCES = {
    "conference_guest": Saying(gettext_lazy("Anda diundang ke pembahasan sebuah kasus di luar tim Anda. Lihat Undangan pembahasan.")),
    "conference_guest_over": Saying(
        gettext_lazy("Undangan pembahasan di luar tim Anda diubah atau ditarik, dan bahannya tertutup. Tanyakan kepada yang mengundang.")
    ),
    "conference_guest_minutes": Saying(gettext_lazy("Notulen pembahasan di luar tim Anda menunggu tanggapan. Lihat Undangan pembahasan.")),
    "conference_invited": Saying(gettext_lazy("Anda diundang ke pembahasan sebuah kasus."), "exchange:convenings"),
    "conference_changed": Saying(gettext_lazy("Undangan pembahasan sebuah kasus diubah. Periksa harinya."), "exchange:convenings"),
    "conference_called_off": Saying(gettext_lazy("Pembahasan sebuah kasus dibatalkan."), "exchange:convenings"),
    "conference_answered": Saying(gettext_lazy("Ada jawaban atas undangan pembahasan kasus."), "exchange:convenings"),
    "conference_link_locked": Saying(
        gettext_lazy("Tautan bahan pembahasan terkunci setelah lima kode yang salah. Buat tautan baru bila perlu."), "exchange:convenings"
    ),
}


def conferences(actor: Actor, day: Day) -> Shown | None:
    """By case number, the nearest first; the shared screen shows none."""
    if day.shared:
        return None
    found = conferences_ahead(actor)
    if not found:
        return None
    rows = [row_of(one, day.lang) for one in found[:MOST]]
    return Shown("conferences", _("Undangan pembahasan"), "desk/rows.html", {"rows": rows}, count=len(found))


def row_of(one: Ahead, lang: str) -> Row:
    """The day and the hour, and whether one has answered."""
    when = ", ".join(filter(None, (numbers.long_day(one.on), numbers.clock_time(one.at) if one.at else "")))
    tag = Tag(load("invitation_steps").label(one.state, lang), "todo" if one.state == "invited" else "part")
    return Row(_("Pembahasan kasus · %(number)s") % {"number": one.number}, reverse("exchange:convening_page", args=[one.file_id, one.entry]), when, tag=tag)


OF_A_FILE.update(OF_CONFERENCES)
add_section(Section("conferences", gettext_lazy("Undangan pembahasan"), conferences, wide=True, order=25, verb="cases.read"))
