"""One programme, a new one, one to change, one that ends."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.forms.base import submission_id
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff import drafts
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.running import begin_programme, change_programme, end_programme
from ..forms.programme import ProgrammeForm
from ..models import Programme
from ..policy import ATTEND, RUN, the_programme
from ..reading.offered import colleagues_offered
from ..reading.one import programme_page

FORM = ["GET", "HEAD", "POST"]


@require_safe
def programme(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """What it is, when it meets, who takes part by their initials."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    found = the_programme(actor, programme_id)
    alone(request)
    trail.record(by=actor, verb="see programmes", programme=str(found.pk))
    context = {
        "shown": programme_page(actor, found),
        "may_run": actor.holds(RUN, found.unit_id),
        "may_mark": actor.holds(ATTEND, found.unit_id),
        "print_url": address_if_any("roll_list", found.pk),
    }
    return render(request, "programmes/programme.html", context)


@require_http_methods(FORM)
def new_programme(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """`/program/baru/<unit>/`."""
    return form_of(request, run_here(request, unit_id), None)


def run_here(request: HttpRequest, unit_id: UUID) -> UUID:
    """The unit, when its programmes are run by whoever asks. NotYours for a unit one does not work in, else Refusal."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not units_of(actor).filter(pk=unit_id, pk__in=actor.units()).exists():
        raise NotYours(verb=RUN)
    if not actor.holds(RUN, unit_id):
        raise Refusal(verb=RUN)
    return unit_id


@require_http_methods(FORM)
def change(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """`/program/<id>/ubah/`."""
    found = the_programme(request.actor, programme_id, RUN)  # type: ignore[attr-defined]
    return form_of(request, found.unit_id, found)


@require_POST
def end(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """Offered no more."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    end_programme(by=actor, programme=the_programme(actor, programme_id, RUN))
    messages.success(request, _("Program ini tidak lagi ditawarkan."))
    return HttpResponseRedirect(reverse("programmes:programme", args=[programme_id]))


def form_of(request: HttpRequest, unit_id: UUID, row: Programme | None) -> HttpResponse:
    """The form; saving leads to the programme."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="see programmes", unit=str(unit_id))
    form, draft = drafts.resume(
        request, ProgrammeForm, colleagues=colleagues_offered(actor, unit_id), initial=ProgrammeForm.initial_from(row) if row else {}
    )
    if request.method == "POST" and form.is_valid():
        try:
            if row is not None:
                saved = change_programme(by=actor, programme=row, **form.facts())
            else:
                saved = begin_programme(by=actor, unit_id=unit_id, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Program tersimpan."))
            return HttpResponseRedirect(reverse("programmes:programme", args=[saved.pk]))
    back = Link(reverse("programmes:programme", args=[row.pk]), _("Program")) if row else Link(reverse("programmes:week"), _("Program"))
    page = FormPage(_("Program baru") if row is None else _("Ubah program"), back=back, **drafts.page_values(request, draft))
    return form_page(request, form, page)
