"""Classes one mentors: today's with the way to their roll, and when the next one is."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit.pieces import Link
from sintas.programmes.policy import ATTEND
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section


def classes(actor: Actor, day: Day) -> Shown | None:
    """Stays on a day without any, so that an empty day is seen to be one; not there for whoever mentors nothing, nor on the shared screen."""
    if day.classes is None:
        return None
    content = {"appointments": day.classes.today, "next": day.classes.next}
    return Shown("classes", _("Program Anda hari ini"), "desk/classes.html", content, link=Link(reverse("programmes:week"), _("Minggu ini")))


add_section(Section("classes", gettext_lazy("Program Anda hari ini"), classes, wide=True, order=15, verb=ATTEND))
