"""Who is not back from leave: a bare number for the carers of their rooms and for the head, and the way to where it is read."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.kit.pieces import Row
from sintas.programmes.policy import READ
from sintas.programmes.reading.late_back import late_back
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section


def not_back(actor: Actor, day: Day) -> Shown | None:
    """Nothing while everybody is back, and nothing on the shared screen."""
    count = 0 if day.shared else late_back(actor)
    if not count:
        return None
    words = ngettext("%(count)d orang belum kembali dari izin", "%(count)d orang belum kembali dari izin", count) % {"count": count}
    row = Row(words, reverse("programmes:residence"), _("Harinya sudah lewat. Tanyakan kabarnya lebih dahulu."))
    return Shown("not_back", _("Belum kembali ke asrama"), "desk/rows.html", {"rows": [row]}, count=count)


add_section(Section("not_back", gettext_lazy("Belum kembali ke asrama"), not_back, wide=True, order=13, verb=READ))
