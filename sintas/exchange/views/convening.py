"""`/kasus/<id>/undangan/`: conferences called together, one of them with who is asked, and calling one or changing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.forms.base import About
from sintas.cases.policy import can, named_team, the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.recording import RecordPage, record
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff import drafts

from ..actions.convening import VERB, call_conference, call_off
from ..actions.packing import VERB as SHARE
from ..forms.convening import CallOffForm, ConveningForm
from ..models import Convening
from ..reading.convening import convening_view, convenings_of, releases_of


def _read_it(case: Case, row: Convening) -> str:
    return page_of(case, row.entry)


CONVENING = RecordPage(
    "convening",
    ConveningForm,
    call_conference,
    gettext_lazy("Undang pembahasan kasus"),
    Convening,
    lead=gettext_lazy("Siapa yang diundang, dan apa yang boleh mereka baca, dipilih sesudah ini disimpan."),
    save=gettext_lazy("Simpan undangan"),
    saved=gettext_lazy("Undangan tersimpan."),
    back="conference_calls",
    verb=VERB,
    then=_read_it,
)


def page_of(case: Case, entry: UUID) -> str:
    """Where one is read."""
    return reverse("exchange:convening_page", args=[case.pk, entry])


def edit(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """A new one, or the next version."""
    return record(request, CONVENING, file_id, entry)


@require_safe
def convenings(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Every one, the latest day first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read convening", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="plan")
    context = {"head": head, "alerts": head.alerts, "rows": convenings_of(case), "may_record": can(actor, VERB, case)}
    return render(request, "exchange/convenings.html", context)


@require_safe
def convening(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The plan, who is asked, what each said and may read."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read convening", file_id=case.pk, opens=True, opens_release=releases_of(case, entry), entry=str(entry))
    one = convening_view(case, entry, actor.user_id, get_language() or "id")
    if one is None:
        raise NotYours(verb="read convening", file_id=case.pk)
    head = head_of(case, actor=actor, tab="plan")
    context = {
        "head": head,
        "alerts": head.alerts,
        "one": one,
        "may_record": can(actor, VERB, case) and not one.called_off,
        "may_share": can(actor, SHARE, case) and actor.user_id in named_team(case) and not one.called_off,
    }
    return render(request, "exchange/convening.html", context)


def off(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """It does not take place. Sent twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_convening(case, entry)
    trail.record(by=actor, verb="open form convening", file_id=case.pk, opens=request.method == "POST")  # the words go into the next version
    form, draft = drafts.resume(request, CallOffForm, about=About(actor, case))
    if request.method == "POST" and form.is_valid():
        try:
            call_off(by=actor, case=case, entry=entry, why=form.cleaned_data["why"])
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Pembahasan dibatalkan. Rekan yang diundang mendapat kabar, bahan bagi mitra tertutup."))
            return HttpResponseRedirect(page_of(case, entry), status=303)
    page = FormPage(
        _("Batalkan pembahasan"), back=Link(page_of(case, entry), _("Undangan")), save=_("Batalkan pembahasan"),
        lead=_("Mitra tidak mendapat kabar dari sini. Hubungi mereka sendiri."), **drafts.page_values(request, draft),
    )  # fmt: skip
    return form_page(request, form, page, alerts=head_of(case, actor=actor).alerts)


def the_convening(case: Case, entry: UUID) -> Convening:
    """The version that stands, or NotYours."""
    row: Convening | None = Convening.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="read convening", file_id=case.pk)
    return row
