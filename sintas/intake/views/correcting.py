"""Putting right what was told, its versions, and two texts side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.forms.base import submission_id
from sintas.cases.views.people_versus import versus
from sintas.kit import numbers
from sintas.kit.ids import new_submission
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff import drafts

from ..actions.correcting import correct, may_correct
from ..forms.receiving import CorrectForm
from ..models import Enquiry
from ..policy import the_enquiry
from ..reading.enquiries import page_of
from ..reading.history import author_of, history_of, standing_of


def correct_enquiry(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/perbaiki/`: the intake form with what stands. 409 with both texts when somebody saved first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    may_correct(actor, one)
    trail.record(by=actor, verb="read enquiry", file_id=one.pk, opens=True)
    told = standing_of(one)
    form, draft = drafts.resume(request, CorrectForm, initial=CorrectForm.initial_from(one, told), based_on=told.number)
    if request.method == "POST" and form.is_valid():
        answer = attempt(request, one, form)
        if answer is not None:
            return answer
    page = FormPage(
        title=_("Perbaiki pengaduan"),
        lead=_("Yang ditulis sebelumnya tetap tersimpan dalam riwayat."),
        back=Link(reverse("intake:enquiry", args=[one.pk]), one.number),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page, alerts=page_of(one).alerts)


def attempt(request: HttpRequest, one: Enquiry, form: CorrectForm) -> HttpResponse | None:
    """Save; None when the form must be shown again with what is wrong."""
    try:
        correct(
            by=request.actor,  # type: ignore[attr-defined]
            enquiry=one,
            based_on=form.cleaned_data["based_on"],
            submission=submission_id(form.cleaned_data["submission"]),
            **form.facts_told(),
        )
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            shown = "forms_" if name == "forms" else name
            form.add_error(shown if shown in form.fields else None, str(sentence))
        return None
    except AlreadyDone:
        pass
    except Overtaken as both:
        drafts.done(request)
        return both_texts(request, one, form, both)
    drafts.done(request)
    messages.success(request, _("Tersimpan."))
    return HttpResponseRedirect(reverse("intake:enquiry", args=[one.pk]))


def both_texts(request: HttpRequest, one: Enquiry, form: CorrectForm, both: Overtaken) -> HttpResponse:
    """409: the two versions side by side; whatever is chosen, both stay in the history."""
    trail.record(by=request.actor, verb="set aside enquiry", file_id=one.pk, entry=str(both.kept.entry))  # type: ignore[attr-defined]
    theirs = CorrectForm(initial=CorrectForm.initial_from(one, both.theirs))
    back = reverse("intake:enquiry", args=[one.pk])
    context = {
        "page": FormPage(title=_("Perbaiki pengaduan"), back=Link(back, one.number)),
        "fields": versus(form, theirs),
        "by": author_of(both.theirs),
        "at": numbers.moment(both.theirs.written_at),
        "action": request.path,
        "submission": new_submission(),
        "based_on": both.theirs.number,
        "keep_url": back,
    }
    return render(request, "cases/people_versus.html", context, status=409)


@require_safe
def history(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/riwayat/`: every version of what was told, newest first, with what changed."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    trail.record(by=actor, verb="read enquiry", file_id=one.pk, opens=True)
    back = Link(reverse("intake:enquiry", args=[one.pk]), one.number)
    context = {"title": _("Riwayat pengaduan"), "back": back, "versions": history_of(one)}
    return render(request, "cases/versions.html", context)
