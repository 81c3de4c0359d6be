"""Referrals that wait: what a partner said, and whose answer is overdue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from sintas.exchange.reading.open_referrals import mine_on_the_way
from sintas.exchange.views.listing import row_of
from sintas.kit.pieces import Link
from sintas.staff.actor import Actor

from .day_notices import OF_A_FILE, Saying
from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 5
OF_REFERRALS = {
    "referral_answered": Saying(gettext_lazy("Mitra menjawab sebuah rujukan."), "casework:ending_page"),
    "referral_link_locked": Saying(
        gettext_lazy("Tautan sebuah rujukan terkunci setelah lima kode yang salah. Buat tautan baru bila perlu."), "casework:ending_page"
    ),
    "referral_arrived": Saying(gettext_lazy("Sebuah rujukan datang ke unit Anda. Lihat Pengaduan.")),
    "referral_unanswered": Saying(
        gettext_lazy("Rujukan ke unit lain belum dijawab pada waktunya. Tanyakan kepada unit itu, atau bicarakan jalan lain bersama klien."),
        "casework:ending_page",
    ),
    "referral_late": Saying(gettext_lazy("Rujukan yang datang ke unit Anda sudah lewat waktu jawabnya. Lihat Pengaduan.")),
    "referral_risen": Saying(gettext_lazy("Sebuah rujukan antarunit lama tidak dijawab. Bicarakan dengan kepala unit yang lain.")),
}


def referrals(actor: Actor, day: Day) -> Shown | None:
    """With news or overdue only; the shared screen shows none."""
    if day.shared:
        return None
    found = [one for one in mine_on_the_way(actor, day.lang) if one.news or one.days_late]
    if not found:
        return None
    link = Link(reverse("exchange:open_referrals"), _("Lihat semua"))
    rows = [row_of(one, day.lang) for one in found[:MOST]]
    return Shown("referrals", pgettext("heading", "Rujukan"), "desk/rows.html", {"rows": rows}, count=len(found), link=link)


OF_A_FILE.update(OF_REFERRALS)
add_section(Section("referrals", pgettext_lazy("heading", "Rujukan"), referrals, wide=True, order=35, verb="cases.read"))
