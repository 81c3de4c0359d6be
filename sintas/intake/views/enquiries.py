"""Receiving, reading, correcting and deciding enquiries."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.forms.base import submission_id
from sintas.cases.policy import is_lead
from sintas.cases.reading.attachments import attachments_in
from sintas.cases.workload import open_cases_per_person
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Pager
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff import drafts
from sintas.staff.models import Posting
from sintas.staff.policy import colleagues, units_of
from sintas.staff.signin import alone

from ..actions.accepting import accept
from ..actions.deciding import decide_otherwise, may_decide
from ..actions.erasing import may_be_erased
from ..actions.known import known_already
from ..actions.receiving import receive
from ..followers import arrivals_for
from ..forms.deciding import DecisionForm
from ..forms.receiving import EnquiryForm
from ..models import Enquiry
from ..policy import the_enquiry
from ..reading.enquiries import page_of, waiting
from ..reading.referral_in import received_with

PAGE = 50  # enquiries on one page


@require_safe
def enquiries(request: HttpRequest) -> HttpResponse:
    """Waiting for a decision first; decided ones by link (`?keadaan=accepted`); `?hal=` the next page."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("intake.read"):
        raise Refusal(verb="list enquiries")
    alone(request)
    state = request.GET.get("keadaan", "open")
    number = max(1, int(request.GET["hal"])) if request.GET.get("hal", "").isdecimal() and len(request.GET["hal"]) < 6 else 1
    trail.record(by=actor, verb="list enquiries")
    rows, total = waiting(actor, state=state, first=(number - 1) * PAGE, limit=PAGE)
    context = {
        "rows": rows,
        "pager": pager(state, number, len(rows), total) if total > PAGE else None,
        "state": state,
        "may_receive": actor.holds("intake.receive"),
        "may_import": actor.holds("intake.import"),
        "arrived": arrivals_for(actor) if state == "open" and number == 1 else [],
    }
    return render(request, "intake/list.html", context)


def pager(state: str, number: int, here: int, total: int) -> Pager:
    """The way through a long list."""
    first = (number - 1) * PAGE

    def at(page: int) -> str:
        return f"{reverse('intake:list')}?{urlencode({'keadaan': state, 'hal': page})}"

    return Pager(first + 1, first + here, total, at(number - 1) if number > 1 else "", at(number + 1) if first + here < total else "")


def new(request: HttpRequest) -> HttpResponse:
    """The intake form."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("intake.receive"):
        raise Refusal(verb="receive enquiry")
    units = unit_choices(actor, "intake.receive")
    form, draft = drafts.resume(request, EnquiryForm, units=units)
    if request.method == "POST" and form.is_valid():
        made = _receive(request, form)
        if made is not None:
            drafts.done(request)
            return HttpResponseRedirect(reverse("intake:enquiry", args=[made.pk]))
    page = FormPage(
        title=_("Pengaduan baru"),
        lead=_("Keselamatan lebih dahulu. Isi seadanya; sisanya dapat menyusul."),
        back=Link(reverse("intake:list"), _("Pengaduan")),
        save=_("Simpan pengaduan"),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page)


def _receive(request: HttpRequest, form: EnquiryForm) -> Enquiry | None:
    actor: Any = request.actor  # type: ignore[attr-defined]
    told = form.facts_told()
    try:
        made = receive(
            by=actor,
            unit_id=UUID(form.cleaned_data["unit"]),
            received_at=form.received(),
            submission=submission_id(form.cleaned_data["submission"]),
            **told,
        )
    except AlreadyDone as before:
        return before.done
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            shown = "forms_" if name == "forms" else name
            form.add_error(shown if shown in form.fields else None, str(sentence))
        return None
    messages.success(request, _("Pengaduan tersimpan dengan nomor %(number)s.") % {"number": made.number})
    return made


@require_safe
def enquiry(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One enquiry: what was told, and its decision."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    trail.record(by=actor, verb="read enquiry", file_id=one.pk, opens=True)
    page = page_of(one)
    context = {
        "page": page,
        "alerts": page.alerts,
        "known_already": known_already(by=actor, enquiry=one),
        "may_decide": page.open and actor.holds("intake.decide", one.unit_id),
        "print_url": print_url(one) if actor.holds("intake.receive") else "",
        "may_erase": may_be_erased(one) and is_lead(actor, one.pk) and actor.holds("access.ask_erasure"),
        "may_correct": page.open and actor.holds("intake.receive", one.unit_id),
        "received": (received := received_with(one, actor)),
        "answer_url": answer_url(one) if received and not received.by_itself and not page.open and actor.holds("intake.receive") else "",
        "papers": attachments_in(one.pk),
        "may_answer": actor.holds("intake.receive", one.unit_id) or actor.holds("intake.decide", one.unit_id),
    }
    return render(request, "intake/enquiry.html", context)


def print_url(one: Enquiry) -> str:
    """Where the room of papers prints the intake form; '' in a house without that room."""
    return address_if_any("enquiry_paper", one.pk)


def answer_url(one: Enquiry) -> str:
    """Where the letter to the sender is printed; '' in a house without that room."""
    return address_if_any("answer_paper", one.pk)


def decide(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Accept and assign, redirect, or say that it cannot be served here."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    may_decide(actor, one)
    trail.record(by=actor, verb="read enquiry", file_id=one.pk, opens=True)
    form, draft = drafts.resume(request, DecisionForm, workers=worker_choices(actor, one.unit_id))
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, one, form)
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            drafts.done(request)
            return HttpResponseRedirect(reverse("intake:list"))
    page = page_of(one)
    letter = received_with(one, actor)
    shell = FormPage(
        title=_("Keputusan"),
        lead=page.line,
        back=Link(reverse("intake:enquiry", args=[one.pk]), one.number),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, shell, template="intake/decide.html", told=page, letter=letter, alerts=page.alerts)


def _decide(request: HttpRequest, one: Enquiry, form: DecisionForm) -> None:
    actor: Any = request.actor  # type: ignore[attr-defined]
    chosen = form.cleaned_data
    ppks = tuple(chosen["ppks"])
    if chosen["decision"] == "accepted":
        second = UUID(chosen["second"]) if chosen["second"] else None
        case = accept(by=actor, enquiry=one, lead_id=UUID(chosen["lead"]), second_id=second, ppks=ppks)
        messages.success(request, _("Diterima sebagai kasus %(number)s.") % {"number": case.number})
        return
    decide_otherwise(
        by=actor,
        enquiry=one,
        state=chosen["decision"],
        eligibility=chosen["eligibility"],
        redirected_to=chosen["redirected_to"],
        words=chosen["words"],
        ppks=ppks,
    )
    messages.success(request, _("Keputusan tersimpan."))


def unit_choices(actor: Any, verb: str) -> list[tuple[str, str]]:
    """The units where this person holds the verb, by name."""
    return [(str(unit.pk), unit.name) for unit in units_of(actor).filter(pk__in=actor.units(verb)).order_by("name")]


def worker_choices(actor: Any, unit_id: UUID) -> list[tuple[str, str]]:
    """Colleagues who may carry a case, with their open cases."""
    load = open_cases_per_person(actor, unit_id)
    workers = set(Posting.objects.filter(unit_id=unit_id, ended_at=None, role="worker").values_list("user_id", flat=True))
    people = [one for one in colleagues(actor, unit_id) if one.pk in workers]
    return [(str(one.pk), f"{one.full_name} · {load[one.pk].lead if one.pk in load else 0}") for one in people]
