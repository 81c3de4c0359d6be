"""Transfers on the pages of the case's team: offering it, how it stands, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.forms.base import About, submission_id
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.cases.reading.releases import open_release
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link, Notice, Row
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts

from ..actions.offering_outside import propose_outside
from ..actions.proposing import NO_CONSENT, propose, take_back
from ..forms.transfer import ProposeForm, ProposeOutsideForm
from ..policy import gives_over, only_the_giver
from ..reading.outside import doors
from ..reading.transfers import TransferLine, answer_of, consented, standing_of, transfer_of, transfers_of


@require_safe
def transfers(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/pengalihan/`: every proposal and how it stands; no key is opened."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read transfers", file_id=case.pk)
    head = head_of(case, actor=actor)
    lines = transfers_of(case)
    rows = [
        Row(
            (_("Ke %(unit)s") if one.outside else _("Ke unit %(unit)s")) % {"unit": one.unit},
            reverse("exchange:transfer_entry", args=[case.pk, one.transfer_id]),
            sent(one),
            tag=one.tag,
        )
        for one in lines
    ]
    waits = any(one.state == "proposed" for one in lines)
    may = gives_over(actor, case) and not waits and case.closed_on is None
    others = bool(may and doors(case))
    return render(request, "exchange/transfers.html", {"head": head, "alerts": head.alerts, "rows": rows, "may_propose": may, "others": others})


def sent(one: TransferLine) -> str:
    """Who offered it, and when."""
    return _("Diusulkan %(who)s, %(day)s") % {"who": one.asked_by, "day": numbers.day(one.asked_at)}


@require_safe
def entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One proposal: what was put before the other unit, and its answer."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    line = transfer_of(case, entry)
    if line is None:
        raise NotYours(file_id=case.pk)
    opened = open_release(by=actor, release_id=line.transfer_id)
    head = head_of(case, actor=actor)
    facts = [
        Fact(_("Unit yang dituju"), line.unit),
        Fact(_("Diusulkan"), sent(line)),
        Fact(_("Jawaban diharapkan"), numbers.day(line.answer_by)),
        Fact(_("Dijawab"), numbers.moment(line.answered_at) if line.answered_at else "", gap="" if line.answered_at else _("belum")),
        *([Fact(_("Alasan belum diterima"), line.refusal)] if line.refusal else []),
        *([Fact(_("Nomor di unit sebelumnya"), line.number)] if line.new_number else []),
    ]
    context = {
        "head": head,
        "alerts": head.alerts,
        "line": line,
        "title": opened.title,
        "facts": facts,
        "answer": answer_of(case, entry),
        "parts": opened.parts,
        "may_withdraw": line.state == "proposed" and gives_over(actor, case),
    }
    return render(request, "exchange/transfer_entry.html", context)


@require_POST
def withdraw(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Take the offer back; sent twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    take_back(by=actor, case=case, transfer_id=entry)
    messages.success(request, _("Usulan ditarik. Unit yang dituju tidak dapat membacanya lagi."))
    return HttpResponseRedirect(reverse("exchange:transfers", args=[case.pk]), status=303)


def offer(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/pengalihan/baru/`: the lead writes the hand-over; until it is accepted nothing else changes."""
    lead = _(
        "Unit yang dituju membaca halaman ini saja, bukan berkasnya. Sampai mereka menerima, kasus tetap di sini dan pendampingnya tetap."
    )
    return offered(request, file_id, ProposeForm, propose, _("Usulkan pengalihan"), lead, missing)


def offer_outside(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/pengalihan/lembaga/`: the same to a unit of another house, with what the client let go."""
    lead = _(
        "Lembaga itu membaca salinan ini saja. Bila diterima, mereka membuka kasusnya sendiri dari salinan ini, dan kasus di sini ditutup "
        "sebagai dialihkan. Yang tertulis di sini tetap di sini."
    )
    return offered(request, file_id, ProposeOutsideForm, propose_outside, _("Usulkan ke lembaga lain"), lead, already)


def offered(
    request: HttpRequest,
    file_id: UUID,
    form_class: type[ProposeForm],
    verb: Callable[..., Any],
    title: str,
    lead: str,
    first: Callable[[Any], Notice | None],
) -> HttpResponse:
    """The page of either: the form, the verb, and before anybody writes `first`, what must be there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    only_the_giver(actor, case, "propose transfer")
    trail.record(by=actor, verb="open form transfer", file_id=case.pk)
    back = reverse("exchange:transfers", args=[case.pk])
    form, draft = drafts.resume(request, form_class, about=About(actor, case))
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            verb(by=actor, case=case, handover=form.handover(), submission=submission_id(form.cleaned_data["submission"]), **form.where())
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            drafts.done(request)
            messages.success(request, _("Sudah diusulkan. Sampai diterima, kasus ini tetap Anda dampingi."))
            return HttpResponseRedirect(back)
    page = FormPage(title=title, back=Link(back, case.number), lead=lead, save=_("Usulkan"), **drafts.page_values(request, draft))
    context = {"alerts": head_of(case, actor=actor).alerts, "notice": first(case)}
    return form_page(request, form, page, template="exchange/transfer_offer.html", status=status, **context)


def already(case: Any) -> Notice | None:
    """One offer at a time, of either kind."""
    standing = standing_of(case)
    if standing is None:
        return None
    words = _("Kasus ini sudah diusulkan ke unit %(unit)s. Tunggu jawabannya, atau tarik usulan itu lebih dahulu.")
    return Notice(words % {"unit": standing.unit}, kind="warn")


def missing(case: Any) -> Notice | None:
    """What must be there before this can be sent: said before anybody writes a page."""
    standing = already(case)
    if standing is not None:
        return standing
    if not consented(case):
        return Notice(NO_CONSENT, kind="warn", link=Link(reverse("cases:consent", args=[case.pk]), _("Catat persetujuan")))
    return None
