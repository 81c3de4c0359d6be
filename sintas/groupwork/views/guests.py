"""Guests of a group, for its own team: somebody without a case who agreed to take part, and that she takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sintas.cases.policy import can
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff import drafts

from ..actions.guests import add_guest, withdraw_guest
from ..actions.members import may_work
from ..forms.guest import GuestForm, TakenBackForm
from ..models import Group, Member
from ..policy import WORK, the_group

SAVED = _("Ia dipersiapkan. Bicaralah dengannya sendiri dahulu, lalu catat kapan ia mulai ikut.")
FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def new(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/tamu/baru/`: what she agreed to, before she is prepared."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    page = FormPage(
        _("Tambah tamu"),
        back=Link(reverse("groupwork:group", args=[group.pk]), group.number),
        lead=_("Untuk orang yang ikut tanpa kasus di sini. Ia setuju sendiri, lalu dipersiapkan sendiri seperti anggota lain. Tanpa ceritanya."),
    )  # fmt: skip
    return small(request, group, GuestForm, page, add_guest, SAVED)


@require_http_methods(FORM)
def withdraw(request: HttpRequest, file_id: UUID, guest_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/anggota/<guest>/persetujuan-ditarik/`: also once the group is closed, for consent may be taken back at any time."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    if not can(actor, WORK, group):
        raise Refusal(verb=WORK, file_id=group.pk)
    if not Member.objects.filter(file_id=group.pk, pk=guest_id, release_id=None).exists():
        raise NotYours(verb=WORK, file_id=group.pk)
    page = FormPage(
        _("Persetujuan ditarik"),
        back=Link(reverse("groupwork:member", args=[group.pk, guest_id]), _("Anggota")),
        lead=_("Itu haknya, tanpa perlu alasan. Sejak disimpan, nama dan perkataannya tidak lagi tampil di halaman dan naskah kelompok."),
    )  # fmt: skip

    def act(**facts: Any) -> Member:
        return withdraw_guest(**facts, member_id=guest_id)

    return small(request, group, TakenBackForm, page, act, _("Tersimpan. Namanya tidak lagi tampil di kelompok ini."))


def small(request: HttpRequest, group: Group, form_class: Any, page: FormPage, act: Callable[..., Member], saved: Any) -> HttpResponse:
    """Draft, refusal and the way to her page."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    form, draft = drafts.resume(request, form_class)
    trail.record(by=actor, verb="open form group_member", file_id=group.pk)
    if request.method == "POST" and form.is_valid():
        try:
            member = act(by=actor, group=group, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, saved)
            return HttpResponseRedirect(reverse("groupwork:member", args=[group.pk, member.pk]))
    return form_page(request, form, replace(page, **drafts.page_values(request, draft)))
