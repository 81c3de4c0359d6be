"""What of a unit's duties passed its time: a bare number for its head and supervisors, and the way to where it is read."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.cases.reading.unit_duties import VERB, late_in
from sintas.kit.pieces import Row
from sintas.staff.actor import Actor

from .day_notices import OF_A_FILE, Saying
from .reading.day import Day
from .sections import Section, Shown, add_section


def unit_duties(actor: Actor, day: Day) -> Shown | None:
    """Nothing while all are in time, and nothing on the shared screen."""
    count = 0 if day.shared else late_in(actor, actor.units(VERB))
    if not count:
        return None
    words = ngettext("%(count)d kewajiban lewat waktunya", "%(count)d kewajiban lewat waktunya", count) % {"count": count}
    row = Row(words, reverse("cases:unit_duties"), _("Nomor kasus, kewajiban, dan petugasnya."))
    return Shown("unit_duties", _("Kewajiban unit"), "desk/rows.html", {"rows": [row]}, count=count)


OF_A_FILE["duty_left"] = Saying(
    gettext_lazy("Sebuah kewajiban di unit Anda dicatat tidak dilakukan, dengan alasan. Lihat Kewajiban unit di Beban kerja.")
)
add_section(Section("unit_duties", gettext_lazy("Kewajiban unit"), unit_duties, wide=True, order=12, verb=VERB))
