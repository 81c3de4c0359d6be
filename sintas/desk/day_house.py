"""What a house needs from whoever runs it: registrations that run out, and what a new house still lacks."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.exchange.reading.mail import mail_health
from sintas.kit import clock, numbers
from sintas.kit.pieces import Link, Notice, Row
from sintas.safekeeping.sealed_state import sealing_now
from sintas.staff.actor import Actor
from sintas.staff.reading.ending_accounts import Ending, ending_accounts
from sintas.staff.reading.setting_up import Step, steps_for
from sintas.staff.reading.str_state import reminders

from .reading.day import Day
from .sections import Section, Shown, add_section


def registrations(actor: Actor, day: Day) -> Shown | None:
    """One's own STR, and for whoever keeps the register the others'."""
    said = [] if day.shared else reminders(actor, reverse("staff:register"))
    return Shown("registration", _("Surat tanda registrasi"), "desk/told.html", {"notices": said}) if said else None


def endings(actor: Actor, day: Day) -> Shown | None:
    """Accounts whose last day is near, or has passed: those wait for a hand-over."""
    rows = [] if day.shared else [ending_row(one) for one in ending_accounts(actor)]
    return Shown("endings", _("Akun yang segera berakhir"), "desk/rows.html", {"rows": rows}, count=len(rows)) if rows else None


def ending_row(one: Ending) -> Row:
    """Who, and until when."""
    if one.over:
        words = _("Berakhir %(day)s. Selesaikan serah terimanya.") % {"day": numbers.day(one.until)}
        return Row(one.name, reverse("access:leaving", args=[one.user_id]), words)
    words = _("Berlaku sampai %(day)s (%(due)s).") % {"day": numbers.day(one.until), "due": numbers.due(one.until)}
    return Row(one.name, reverse("staff:person", args=[one.user_id]), words)


def sealing(actor: Actor, day: Day) -> Shown | None:
    """The trail's sealer is away, or cannot go on: said to whoever can do something about it."""
    late = "" if day.shared else sealing_now().late(clock.now())
    if not late:
        return None
    words = {
        "none": _("Jejak belum pernah disegel. Mulai ulang Sintas, lalu jalankan `sintas trail status` di server."),
        "away": _("Jejak tidak disegel lebih dari 15 menit. Jalankan `sintas trail status` di server."),
        "stuck": _("Sebagian jejak belum dapat disegel lebih dari 15 menit. Jalankan `sintas trail status` di server."),
    }
    return Shown("sealing", _("Segel jejak"), "desk/told.html", {"notices": [Notice(words[late], kind="warn", icon="clock")]})


def mail(actor: Actor, day: Day) -> Shown | None:
    """Mails that did not leave these seven days: said to whoever can look at the relay."""
    health = None if day.shared else mail_health(actor)
    if health is None or not health.failed:
        return None
    words = ngettext("%(n)s surel tidak terkirim dalam tujuh hari ini.", "%(n)s surel tidak terkirim dalam tujuh hari ini.", health.failed)
    notice = Notice(words % {"n": health.failed}, kind="warn", icon="clock", link=Link(reverse("exchange:mail"), _("Lihat sebabnya")))
    return Shown("mail", _("Surel"), "desk/told.html", {"notices": [notice]})


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
add_section(Section("sealing", gettext_lazy("Segel jejak"), sealing, order=8, verb="staff.set_up"))
add_section(Section("mail", gettext_lazy("Surel"), mail, order=8, verb="staff.set_up"))
add_section(Section("endings", gettext_lazy("Akun yang segera berakhir"), endings, order=8, verb="staff.register"))
add_section(Section("setting_up", gettext_lazy("Menyiapkan lembaga"), setting_up, wide=True, order=50, verb="staff.set_up"))
