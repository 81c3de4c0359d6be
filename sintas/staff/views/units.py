"""Units: a new one, and one to change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit import clock
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput

from .. import drafts
from ..actions.organising import UNIT_FIELDS, describe_unit, open_unit
from ..forms.organisation import UnitForm
from ..letters import misunderstood, written
from ..models import Unit
from ..policy import need, the_unit
from .refused import put_into


@require_http_methods(["GET", "HEAD", "POST"])
def new_unit(request: HttpRequest) -> HttpResponse:
    """`/lembaga/unit/`."""
    need(request.actor, "staff.set_up")  # type: ignore[attr-defined]
    return unit_page(request, Unit(case_prefix=""), new=True)


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """`/lembaga/unit/<id>/`."""
    return unit_page(request, the_unit(request.actor, unit_id, "staff.set_up"), new=False)  # type: ignore[attr-defined]


def unit_page(request: HttpRequest, unit: Unit, *, new: bool) -> HttpResponse:
    """The form of one unit; saving leads back to the organisation."""
    by: Any = request.actor  # type: ignore[attr-defined]
    initial, draft = drafts.prefill(request, UnitForm, {name: getattr(unit, name) for name in UNIT_FIELDS})
    form = UnitForm(request.POST or None, initial=initial)
    sample = "" if new or misunderstood(unit.letter_pattern) else written(unit.letter_pattern, unit.letter_code, 1, clock.today())
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in UNIT_FIELDS}
        try:
            saved = open_unit(by=by, **facts) if new else describe_unit(by=by, unit=unit, **facts)
        except BadInput as bad:
            put_into(form, bad)
        else:
            drafts.done(request)
            messages.success(request, _("Data unit tersimpan."))
            return HttpResponseRedirect(reverse("staff:unit", args=[saved.pk]))
    page = FormPage(
        _("Unit baru") if new else _("Unit"),
        back=Link(reverse("staff:organisation"), _("Lembaga")),
        save=_("Simpan unit"),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page, template="staff/unit.html", sample=sample)
