"""`/program/<id>/hadir/?hari=2026-11-20`: the roll of one day, usable with one thumb."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.signin import alone

from ..actions.attending import mark_attendance
from ..forms.roll import RollForm
from ..policy import ATTEND, the_programme
from ..reading.roll import roll_of
from .week import day_asked


@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """Everybody who takes part on that day, by what they like to be called; a mark may be changed later."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    found = the_programme(actor, programme_id, ATTEND)
    alone(request)
    trail.record(by=actor, verb="open roll", programme=str(found.pk))
    day = day_sent(request)
    people = roll_of(actor, found, day)
    form = RollForm(request.POST if request.method == "POST" else None, roll=people, initial={"on": day})
    if request.method == "POST" and form.is_valid():
        try:
            mark_attendance(by=actor, programme=found, on=form.cleaned_data["on"], marks=form.marks())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            messages.success(request, _("Daftar hadir tersimpan."))
            return HttpResponseRedirect(reverse("programmes:programme", args=[found.pk]))
    page = FormPage(
        _("Daftar hadir"),
        back=Link(reverse("programmes:programme", args=[found.pk]), found.name),
        lead=_("Ketuk keadaan tiap peserta. Yang dibiarkan kosong dapat diisi kemudian."),
        save=_("Simpan daftar hadir"),
    )
    return form_page(request, form, page, template="programmes/roll.html", people=people)


def day_sent(request: HttpRequest) -> date:
    """The day in the address, or the one the form was sent with."""
    try:
        return date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        return day_asked(request, "hari")
