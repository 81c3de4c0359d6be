"""What a house needs from whoever runs it: registrations that run out, and what a new house still lacks."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit.pieces import Row
from sintas.staff.actor import Actor
from sintas.staff.reading.setting_up import Step, steps_for
from sintas.staff.reading.str_state import reminders

from .reading.day import Day
from .sections import Section, Shown, add_section


def registrations(actor: Actor, day: Day) -> Shown | None:
    """One's own STR, and for whoever keeps the register the others'."""
    said = [] if day.shared else reminders(actor, reverse("staff:register"))
    return Shown("registration", _("Surat tanda registrasi"), "desk/told.html", {"notices": said}) if said else None


def setting_up(actor: Actor, day: Day) -> Shown | None:
    """The steps left, each with the way to its page."""
    rows = [] if day.shared else [row_of(one) for one in steps_for(actor)]
    return Shown("setting_up", _("Menyiapkan lembaga"), "desk/rows.html", {"rows": rows}, count=len(rows)) if rows else None


def row_of(step: Step) -> Row:
    """One step, in words."""
    unit = step.unit.name if step.unit else ""
    if step.unit and step.code == "letterhead":
        return Row(_("Isi kop dan nomor surat"), reverse("staff:unit", args=[step.unit.pk]), unit)
    register = reverse("staff:register")
    if step.code == "head":
        return Row(_("Tunjuk kepala unit"), register, _("%(unit)s. Pengaduan diputuskan oleh kepala unit.") % {"unit": unit})
    if step.code == "worker":
        return Row(_("Daftarkan pendamping"), register, unit)
    if step.code == "second_administrator":
        return Row(
            _("Tunjuk administrator kedua"),
            register,
            _("Bila Anda lupa kata sandi, hanya administrator lain yang dapat membuatkan kode masuk."),
        )
    return Row(_("Lengkapi data lembaga"), reverse("staff:organisation"))


add_section(Section("registration", gettext_lazy("Surat tanda registrasi"), registrations, order=7))
add_section(Section("setting_up", gettext_lazy("Menyiapkan lembaga"), setting_up, wide=True, order=50, verb="staff.set_up"))
