"""`/beban/waktu-layanan/`: the times a unit set for itself, and setting them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff import drafts
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.unit_times import VERB, set_times
from ..forms.unit_times import UnitTimesForm, initial_of
from ..reading.unit_times import HORIZON_STEP, standing


@require_http_methods(["GET", "HEAD", "POST"])
def unit_times(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    """The head's page; saving leads back to it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = list(units_of(actor).filter(pk__in=actor.units(VERB)).order_by("name"))
    if not units:
        raise Refusal(verb=VERB)
    alone(request)
    if unit_id is not None and unit_id not in {one.pk for one in units}:
        raise NotYours(verb=VERB)
    unit = next((one for one in units if one.pk == unit_id), units[0])
    held = standing([unit.pk])
    form, draft = drafts.resume(request, UnitTimesForm, initial=initial_of(held))
    here = reverse("cases:unit_times_of", args=[unit.pk])
    if request.method == "POST" and form.is_valid():
        horizon = next((str(row.pk) for row in held if row.step == HORIZON_STEP), "")
        try:
            set_times(by=actor, unit_id=unit.pk, rows=form.rows(horizon))
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Waktu unit tersimpan. Tugas yang sudah berjalan tidak berubah."))
            return HttpResponseRedirect(here)
    page = FormPage(
        _("Waktu layanan"),
        back=Link(reverse("cases:workload_of", args=[unit.pk]), _("Beban kerja")),
        lead=unit.name,
        save=_("Simpan waktu"),
        **drafts.page_values(request, draft),
    )
    others = [Link(reverse("cases:unit_times_of", args=[one.pk]), one.name) for one in units] if len(units) > 1 else []
    return form_page(request, form, page, template="cases/unit_times.html", units=others, unit=unit.name)
