"""The carer's pages: the people she looks after, and her own observations. Nothing of the narrative is within reach here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.names import initials
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff import drafts

from ..actions.observing import observe
from ..forms.base import About, submission_id
from ..forms.observing import ObservationForm
from ..models import Case, Client
from ..policy import can, observable_by
from ..reading.care import looked_after, observations_of
from ..reading.head import alert, open_flags


@require_safe
def care_list(request: HttpRequest) -> HttpResponse:
    """Everybody this carer looks after."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="list looked after")
    return render(request, "cases/care_list.html", {"rows": looked_after(actor, get_language() or "id")})


def care(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One person: how they like to be called, what to mind, a form for today, and what one wrote before."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = observable_by(actor).filter(pk=file_id).first()
    if case is None:
        raise NotYours(verb="open care", file_id=file_id)
    trail.record(by=actor, verb="open care", file_id=file_id)
    about = About(actor, case)
    if request.method == "POST":
        if not (actor.holds("cases.record") or can(actor, "cases.observe", case)):
            raise Refusal(verb="cases.observe", file_id=file_id)
        form = ObservationForm(request.POST, about=about)
        if form.is_valid():
            try:
                observe(by=actor, case=case, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
            except BadInput as refused:
                for name, sentence in refused.fields.items():
                    form.add_error(name, str(sentence))
            except AlreadyDone:
                return _seen(request, case)
            else:
                return _seen(request, case)
        return _show(request, case, form)
    form, draft = drafts.resume(request, ObservationForm, about=about)
    return _show(request, case, form, draft)


def _seen(request: HttpRequest, case: Case) -> HttpResponse:
    drafts.done(request)
    messages.success(request, _("Pengamatan tersimpan."))
    return HttpResponseRedirect(reverse("cases:care", args=[case.pk]))


def _show(request: HttpRequest, case: Case, form: ObservationForm, draft: Any = None) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    lang = get_language() or "id"
    client = Client.current.filter(file_id=case.pk).only("id", "name", "called").get()
    page = FormPage(
        title=_("Pengamatan harian"),
        back=Link(reverse("cases:care_list"), _("Yang saya asuh")),
        lead=_("%(who)s, dipanggil %(called)s.") % {"who": initials(client.name), "called": client.called or initials(client.name)},
        save=_("Simpan pengamatan"),
        **drafts.page_values(request, draft),
    )
    context: dict[str, Any] = {
        "alerts": [alert(flag, lang, links=False) for flag in open_flags(case.pk)],
        "earlier": observations_of(case, actor, lang),
    }
    return form_page(request, form, page, template="cases/care.html", **context)
