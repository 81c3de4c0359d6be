"""`/lembaga/`: one's own organisation, with the way to its units."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Row
from sintas.safekeeping.refusals import BadInput

from .. import drafts
from ..actions.institution import INSTITUTION_FIELDS, describe_institution
from ..actions.organising import ORGANISATION_FIELDS, describe_organisation
from ..forms.organisation import OrganisationForm
from ..lists import CLIENT_WORDS
from ..policy import the_organisation, units_of
from ..reading.institution import figures_of


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Read and changed in one place: there is one organisation, and its page is its form."""
    by: Any = request.actor  # type: ignore[attr-defined]
    house = the_organisation(by, "staff.set_up")
    initial = {name: getattr(house, name) for name in (*ORGANISATION_FIELDS, *INSTITUTION_FIELDS)} | figures_of(by)
    form, draft = drafts.resume(request, OrganisationForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                describe_organisation(by=by, **{name: form.cleaned_data[name] for name in ORGANISATION_FIELDS})
                describe_institution(by=by, **{name: form.cleaned_data[name] for name in (*INSTITUTION_FIELDS, "funding", "served")})
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Data lembaga tersimpan."))
            return HttpResponseRedirect(reverse("staff:organisation"))
    words = dict(CLIENT_WORDS)
    units = [
        Row(
            unit.name,
            url=reverse("staff:unit", args=[unit.pk]),
            sub=f"{unit.case_prefix} · {words.get(unit.client_word, unit.client_word)}",
        )
        for unit in units_of(by).order_by("name")
    ]
    page = FormPage(_("Lembaga"), back=Link("/", _("Hari ini")), save=_("Simpan data lembaga"), **drafts.page_values(request, draft))
    return form_page(request, form, page, template="staff/organisation.html", units=units, may_register=by.holds("staff.register"))
