"""Erasing a file: the head's list, and the page that asks "really?". The page of whoever asks: erasing_asked.py."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.kit import clock, numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Cell, Column, Fact, Link, Row, Table, Tag
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.models import User
from sintas.staff.signin import alone, asks_again

from ..actions import erasing as act
from ..reading.erasing import Asked, asked_in, asked_of, kept_too_long, what_would_go
from .erasing_asked import GROUNDS, word


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """`/penghapusan/`: what waits for the head, what was erased, and closed cases past their time."""
    by: Any = request.actor  # type: ignore[attr-defined]
    if not by.holds(act.ERASE):
        raise Refusal(verb="list erasures")
    alone(request)
    trail.record(by=by, verb="list erasures")
    found = asked_in(by)
    context = {
        "waiting": [row_of(one) for one in found if one.outcome == "asked"],
        "gone": table_of([one for one in found if one.outcome == "erased"]),
        "kept": kept_table(by),
    }
    return render(request, "access/erasures.html", context)


def row_of(one: Asked) -> Row:
    """A request by number and ground, with the day from which it can be done."""
    ready = one.from_when(act.WAITS)
    tag = Tag(_("ditahan"), "late") if one.held else Tag(_("masa tunggu selesai"), "todo") if ready <= clock.now() else None
    sub = f"{word(GROUNDS, one.ground)} · {_('dapat dihapus mulai %(day)s') % {'day': numbers.day(ready)}}"
    return Row(one.number, reverse("access:erase", args=[one.id]), sub, tag=tag)


def table_of(gone: list[Asked]) -> Table | None:
    if not gone:
        return None
    columns = [Column(_("Nomor")), Column(_("Dihapus")), Column(_("Dasar"))]
    rows = [[Cell(one.number), Cell(numbers.day(one.ended_at) if one.ended_at else ""), Cell(word(GROUNDS, one.ground))] for one in gone]
    return Table(_("Sudah dihapus"), columns, rows)


def kept_table(by: Any) -> Table | None:
    kept = kept_too_long(by)
    if not kept:
        return None
    columns = [Column(_("Nomor")), Column(_("Ditutup")), Column(_("Masa simpan"))]
    rows = [
        [Cell(one.number), Cell(numbers.day(one.closed_on)), Cell(word("retention_periods", "closed_case_child" if one.child else "closed_case"))]
        for one in kept
    ]
    note = _(
        "Tidak ada yang terhapus dengan sendirinya. Pendamping utamanya mengajukan, Anda memutuskan. "
        "Masa simpan ini usulan; ikuti jadwal retensi arsip lembaga."
    )
    return Table(_("Kasus tertutup yang melewati masa simpan"), columns, rows, note=note)


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, erasure_id: UUID) -> HttpResponse:
    """`/penghapusan/<id>/`: number, ground, what goes in numbers; erase or decline. Asks for a fresh proof first."""
    by: Any = request.actor  # type: ignore[attr-defined]
    if not by.holds(act.ERASE):
        raise Refusal(verb="open erasure")
    asked = asked_of(by, erasure_id)
    if asked is None or asked.outcome != "asked":
        raise NotYours(verb="open erasure")
    if request.method == "POST":
        try:
            act.erase(by=by, erasure_id=erasure_id)
        except NotNow as not_now:
            messages.warning(request, str(not_now.sentence))
            trail.record(by=by, verb="erase file", file_id=asked.file_id, outcome="refused")
            return decision_page(request, asked, status=409)
        messages.success(request, _("Berkas %(number)s dihapus.") % {"number": asked.number})
        return HttpResponseRedirect(reverse("access:erasures"), status=303)
    trail.record(by=by, verb="open erasure", file_id=asked.file_id)
    return decision_page(request, asked)


def decision_page(request: HttpRequest, asked: Asked, status: int = 200) -> HttpResponse:
    """Why it cannot be done yet stands where the button would be."""
    by: Any = request.actor  # type: ignore[attr-defined]
    ready = asked.from_when(act.WAITS)
    why_not = next(
        (
            words
            for words, so in (
                (act.SAID["never by whoever asked"], asked.made_by == by.user_id),
                (act.SAID["held"], asked.held),
                (_("Dapat dihapus mulai %(when)s.") % {"when": numbers.moment(ready)}, ready > clock.now()),
            )
            if so
        ),
        "",
    )
    who = User.objects.filter(pk=asked.made_by, organisation_id=by.organisation_id).values_list("full_name", flat=True).first()
    when = f"{numbers.moment(asked.made_at)} · {who or ''}"
    facts = [Fact(_("Nomor"), asked.number), Fact(_("Dasar"), word(GROUNDS, asked.ground)), Fact(_("Diajukan"), when)]
    going = [Fact(kind, str(count)) for kind, count in what_would_go(asked)]
    page = FormPage(_("Putuskan penghapusan"), back=Link(reverse("access:erasures"), _("Penghapusan berkas")), save=_("Hapus untuk selamanya"))
    context = {"facts": facts, "going": going, "why_not": why_not, "decline": asked.made_by != by.user_id, "erasure_id": asked.id}
    return form_page(request, None, page, template="access/erase.html", status=status, **context)


@require_POST
def refuse(request: HttpRequest, erasure_id: UUID) -> HttpResponse:
    """The head says no."""
    by: Any = request.actor  # type: ignore[attr-defined]
    act.decline_erasure(by=by, erasure_id=erasure_id)
    messages.success(request, _("Permintaan tidak disetujui. Yang mengajukan diberi tahu."))
    return HttpResponseRedirect(reverse("access:erasures"), status=303)
