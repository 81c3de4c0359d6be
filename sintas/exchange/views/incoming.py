"""Transfers of the receiving unit: the list, one of them to read and answer; and what left one's own unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.reading.releases import open_release
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Cell, Column, Fact, Link, Row, Table, Tag
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff import drafts
from sintas.staff.policy import need
from sintas.staff.signin import alone

from ..actions.offering_outside import set_door
from ..actions.passing_on import pass_to_head
from ..actions.receiving import accept, decline
from ..actions.receiving_outside import HEAD_ACCEPTS, accept_outside
from ..forms.transfer import AnswerForm
from ..models import Transfer
from ..policy import DOOR, RECEIVE, may_accept, opens_the_door
from ..reading.incoming import OVER, Incoming, doors_of, incoming_for, leads_in, line_of, offered_to, over_of
from ..reading.transfers import gone_from


@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """`/pengalihan-masuk/`: by number and unit; the words are read where the trail says who read them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, RECEIVE)
    alone(request)
    trail.record(by=actor, verb="open incoming transfers")
    return render(request, "exchange/incoming.html", {"rows": [row_of(one) for one in incoming_for(actor)], "doors": doors_of(actor)})


@require_POST
def door(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """`/pengalihan-masuk/pintu/<unit>/`: whether other houses may offer cases to this unit; `open` is 1 or empty."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, DOOR)
    if not opens_the_door(actor, unit_id):
        raise NotYours(verb="open door")
    is_open = request.POST.get("open") == "1"
    set_door(by=actor, unit_id=unit_id, is_open=is_open)
    words = _("Unit ini sekarang menerima tawaran dari lembaga lain.") if is_open else _("Unit ini tidak lagi menerima tawaran dari lembaga lain.")
    messages.success(request, words)
    return HttpResponseRedirect(reverse("exchange:incoming"), status=303)


def row_of(one: Incoming) -> Row:
    """One proposal in a list."""
    sub = _("Dari %(unit)s. Diusulkan %(who)s, %(since)s. %(urgency)s; jawaban diharapkan %(until)s.") % {
        "unit": one.from_unit,
        "who": one.asked_by,
        "since": numbers.since(one.asked_at),
        "urgency": one.urgency,
        "until": numbers.day(one.answer_by),
    }
    tag = Tag(_("Lewat waktu"), "late") if one.late else None
    return Row(f"{one.number} → {one.to_unit}", reverse("exchange:incoming_read", args=[one.transfer_id]), sub, tag=tag)


def read(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """`/pengalihan-masuk/<id>/`: exactly what was put forward, and the answer. 409 with a plain sentence once it is over."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    alone(request)  # of a client whose file is not named in the address
    row = offered_to(actor, transfer_id)
    accepts = may_accept(actor, row)
    form, draft = drafts.resume(request, AnswerForm, leads=leads_in(row.to_unit_id), accepts=accepts)
    if request.method == "POST" and form.is_valid():
        answer = attempt(request, row, form)
        if answer is not None:
            return answer
    if why := over_of(row):
        raise NotNow(OVER[why], verb="read release", file_id=row.file_id)
    return read_page(request, row, form, draft, accepts)


@require_POST
def pass_on(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """`/pengalihan-masuk/<id>/kepala/`: an offer of another house that only the head accepts; she is told that it waits for her."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    pass_to_head(by=actor, transfer_id=transfer_id)
    messages.success(request, _("Kepala unit diberi tahu. Usulan ini ada dalam daftarnya."))
    return HttpResponseRedirect(reverse("exchange:incoming_read", args=[transfer_id]), status=303)


def attempt(request: HttpRequest, row: Transfer, form: AnswerForm) -> HttpResponse | None:
    """Run the verb the button names. None when the page must be shown again with what it found."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    said, pressed = form.cleaned_data, request.POST.get("outcome", "")
    try:
        if pressed == "accepted" and row.outside and not may_accept(actor, row):
            raise Refusal(HEAD_ACCEPTS, verb="accept transfer", file_id=row.file_id)
        if pressed == "accepted" and said["lead"] and row.outside:
            made = accept_outside(by=actor, transfer_id=row.pk, lead_id=UUID(said["lead"]))
            number = _("Diterima. Kasus baru bernomor %(number)s dibuka dari serah terima ini.")
            messages.success(request, number % {"number": made.number} if made else _("Sudah Anda terima sebelumnya."))
        elif pressed == "accepted" and said["lead"]:
            done = accept(by=actor, transfer_id=row.pk, lead_id=UUID(said["lead"]))
            messages.success(request, _("Diterima. Kasus ini sekarang bernomor %(number)s di unit Anda.") % {"number": done.new_number})
        elif pressed == "accepted":
            raise BadInput({"lead": _("Pilih siapa yang memimpin kasus ini.")}, file_id=row.file_id)
        elif pressed == "declined":
            decline(by=actor, transfer_id=row.pk, refusal=said["refusal"], words=said["words"])
            messages.success(request, _("Jawaban terkirim. Kasus tetap di unit pengusul."))
        else:
            raise BadInput({"lead": _("Tekan “Terima” atau “Belum dapat menerima”.")}, file_id=row.file_id)
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
        return None
    except NotNow as refused:
        trail.record(by=actor, verb="answer transfer", file_id=row.file_id, outcome="refused")
        context = {"sentence": refused.sentence, "words": said["words"], "back": reverse("exchange:incoming")}
        return render(request, "exchange/transfer_over.html", context, status=409)
    drafts.done(request)
    return HttpResponseRedirect(reverse("exchange:incoming"))


def read_page(request: HttpRequest, row: Transfer, form: AnswerForm, draft: Any, accepts: bool) -> HttpResponse:
    """The released copy and the form; reading it leaves its row in the trail of the file."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    opened, one = open_release(by=actor, release_id=row.pk), line_of(row)
    facts = [
        Fact(pgettext("one", "Kasus"), one.number),
        Fact(_("Dari"), one.from_unit),
        Fact(_("Untuk unit"), one.to_unit),
        Fact(_("Diusulkan oleh"), f"{one.asked_by}, {numbers.moment(one.asked_at)}"),
        Fact(_("Kedesakan"), one.urgency),
        Fact(_("Jawaban diharapkan"), numbers.day(one.answer_by)),
        Fact(_("Dapat dibaca sampai"), numbers.moment(one.until)),
    ]
    page = FormPage(_("Jawab usulan"), back=Link(reverse("exchange:incoming"), _("Pengalihan masuk")), **drafts.page_values(request, draft))
    context: dict[str, Any] = {"facts": facts, "title": opened.title, "parts": opened.parts, "accepts": accepts, "transfer_id": row.pk}
    return form_page(request, form, page, template="exchange/incoming_read.html", **context)


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """`/pengalihan-keluar/`: number, day and unit of what was accepted elsewhere; nothing of it opens any more."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, "cases.read")
    alone(request)
    trail.record(by=actor, verb="open transfers gone")
    columns = [Column(_("Nomor")), Column(_("Ke unit")), Column(_("Diterima"))]
    found = [[Cell(one.number), Cell(one.unit), Cell(numbers.day(one.day))] for one in gone_from(actor)]
    table = Table(_("Kasus yang dialihkan"), columns, found, hide_caption=True)
    return render(request, "exchange/gone.html", {"table": table if found else None})
