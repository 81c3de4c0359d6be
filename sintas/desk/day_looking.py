"""What waits for a second pair of eyes: openings in an emergency, colleagues' unusual days, restricted cases without a lead."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.access.reading.waiting import ReviewLine, leaderless, unusual_days, waiting_reviews
from sintas.kit.pieces import Row, Tag
from sintas.staff.actor import Actor

from .day_notices import OF_A_FILE, Saying
from .reading.day import Day
from .sections import Section, Shown, add_section

OF_A_FILE.update(
    {
        "supervisor_joined": Saying(gettext_lazy("Seorang supervisor atau kepala unit bergabung dalam kasus Anda."), "cases:team"),
        "case_restricted": Saying(gettext_lazy("Sebuah kasus Anda sekarang kasus terbatas."), "cases:team"),
        "case_not_restricted": Saying(gettext_lazy("Sebuah kasus Anda tidak lagi kasus terbatas."), "cases:team"),
        "glass_broken": Saying(gettext_lazy("Sebuah berkas dibuka dalam keadaan darurat. Lihat “Perlu ditinjau”.")),
        "glass_broken_restricted": Saying(gettext_lazy("Sebuah kasus terbatas dibuka dalam keadaan darurat. Lihat “Perlu ditinjau”.")),
        "review_passed_on": Saying(gettext_lazy("Sebuah tinjauan akses darurat diteruskan kepada Anda. Lihat “Perlu ditinjau”.")),
        "glass_reviewed": Saying(gettext_lazy("Akses darurat Anda sudah ditinjau.")),
        "look_together": Saying(gettext_lazy("Ada hal yang perlu dilihat bersama seorang rekan.")),
    }
)


def looking(actor: Actor, day: Day) -> Shown | None:
    """Reviews first, the oldest at the top; then what else to look at. The shared screen shows none."""
    if day.shared or not (actor.holds("access.review") or actor.has_role("administrator")):
        return None
    rows = [review_row(one) for one in waiting_reviews(actor)]
    rows += [Row(one.title, reverse("access:look", args=[one.unusual_id]), one.sub) for one in unusual_days(actor)]
    return Shown("looking", _("Perlu ditinjau"), "desk/rows.html", {"rows": rows}, count=len(rows)) if rows else None


def review_row(one: ReviewLine) -> Row:
    """Leads to closing it, or for an administrator to passing it on."""
    url = reverse("access:review" if one.mine else "access:pass_on", args=[one.entry_id])
    return Row(one.title, url, one.sub, tag=Tag(one.late, "late") if one.late else None)


def without_lead(actor: Actor, day: Day) -> Shown | None:
    """Own restricted cases whose lead works here no more: somebody of the named team takes them over."""
    found = [] if day.shared else leaderless(actor)
    if not found:
        return None
    rows = [Row(number, reverse("cases:give", args=[file_id]), _("Pendamping utamanya tidak lagi bekerja di sini. Ambil alih.")) for file_id, number in found]
    return Shown("without_lead", _("Kasus terbatas tanpa pendamping utama"), "desk/rows.html", {"rows": rows}, count=len(rows))


add_section(Section("looking", gettext_lazy("Perlu ditinjau"), looking, wide=True, order=14))
add_section(Section("without_lead", gettext_lazy("Kasus terbatas tanpa pendamping utama"), without_lead, wide=True, order=13, verb="access.restrict"))
