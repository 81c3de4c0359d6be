"""The door of the day, and the page behind "Lainnya"."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row
from sintas.safekeeping import trail

from ..context import address, is_shared, shared_file
from ..reading.day import day_of, greeting, sentence
from ..sections import BROKEN, shown_for


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """`/`: what must happen today, and what may wait."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    shared = is_shared(request)
    trail.record(by=actor, verb="open day")
    day = day_of(actor, shared, shared_file(request))
    wide, rest = shown_for(actor, day)
    context = {
        "date": numbers.long_day(clock.today()),
        "greeting": greeting(actor.greeting, day.now) if not shared else _("Kita bersama hari ini"),
        "sentence": sentence(day) if not shared else _("Layar ini tidak memuat berkas klien lain sampai Anda selesai berbagi."),
        "wide": wide,
        "rest": rest,
        "broken": BROKEN,
    }
    return render(request, "desk/today.html", context)


@require_safe
def open_page(request: HttpRequest) -> HttpResponse:
    """`/lainnya/`: what does not fit into the bar of a phone or the rail of a desk."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    shared = is_shared(request)
    wanted = [
        ("cases:day", _("Jadwal"), "cases.read"),
        ("intake:list", _("Pengaduan"), "intake.read"),
        ("cases:care_list", _("Asuhan"), "cases.observe"),
        ("directory:search", _("Direktori"), "directory.look"),
        ("programmes:week", _("Program"), "programmes.read"),
        ("programmes:residence", _("Asrama"), "programmes.read"),
        ("access:overview", _("Ikhtisar unit"), "staff.see_workload"),
        ("cases:workload", _("Beban kerja"), "staff.see_workload"),
        ("cases:unit_week", _("Jadwal unit"), "staff.see_workload"),
        ("cases:unit_duties", _("Kewajiban unit"), "staff.see_workload"),
        ("access:erasures", _("Penghapusan berkas"), "access.erase"),
        ("exchange:open_referrals", _("Rujukan yang berjalan"), "cases.read"),
        ("exchange:incoming", _("Pengalihan masuk"), "exchange.receive"),
        ("exchange:transfers_gone", _("Dialihkan"), "cases.read"),
        ("documents:blank", _("Formulir kosong"), "cases.print"),
        ("staff:register", _("Petugas"), "staff.register"),
        ("staff:organisation", _("Lembaga dan unit"), "staff.set_up"),
        ("exchange:mail", _("Surel"), "staff.set_up"),
        ("documents:word_templates", _("Templat Word"), "staff.set_up"),
        ("instruments:own", _("Skala unit"), "evidence.assess"),
        ("exchange:guest_invitations", _("Undangan pembahasan"), ""),
        ("staff:my_drafts", _("Draf saya"), ""),
        ("staff:settings", _("Pengaturan saya"), ""),
        ("access:glass", _("Keadaan darurat"), "access.break_glass"),
    ]
    rows = [Row(label, url) for name, label, verb in wanted if (not verb or actor.holds(verb)) and (url := address(name))]
    return render(request, "desk/open.html", {"rows": [] if shared else rows, "name": actor.name})
