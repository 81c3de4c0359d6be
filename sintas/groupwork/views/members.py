"""Who takes part in a group, for its own team: a proposal, a member, letting in and leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.policy import can
from sintas.cases.reading.releases import open_release
from sintas.kit.forms import PartForm
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff import drafts

from ..actions import members as steps
from ..forms.member import AcceptForm, LeaveForm
from ..models import Group, Member
from ..policy import WORK, the_group
from ..reading.one_member import MemberPage, member_page
from ..reading.veil import Veil

FORM = ["GET", "HEAD", "POST"]


@require_safe
def proposal(request: HttpRequest, file_id: UUID, offer_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/usulan/<release>/`: the copy her worker put before this group. Reading it leaves its row in her own file."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    if Member.objects.filter(file_id=group.pk, release_id=offer_id).exists():
        raise NotYours(verb="read release", file_id=group.pk)
    steps.standing(group, offer_id)
    shown = open_release(by=actor, release_id=offer_id)
    parts = Veil(group).but(shown.title)(shown.parts)
    context = {"group_id": group.pk, "number": group.number, "offer_id": offer_id, "parts": parts, "may_work": works(actor, group)}
    return render(request, "groupwork/proposal.html", context)


@require_POST
def take_up(request: HttpRequest, file_id: UUID, offer_id: UUID) -> HttpResponse:
    """Begin to prepare her."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    try:
        member = steps.take_up(by=actor, group=group, release_id=offer_id)
    except BadInput as bad:
        messages.error(request, " ".join(str(one) for one in bad.fields.values()))
        return home(group)
    messages.success(request, _("Ia dipersiapkan. Bicaralah dengannya sendiri dahulu, lalu catat kapan ia mulai ikut."))
    return HttpResponseRedirect(reverse("groupwork:member", args=[group.pk, member.pk]))


@require_POST
def decline(request: HttpRequest, file_id: UUID, offer_id: UUID) -> HttpResponse:
    """Not in this group."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    steps.decline(by=actor, group=group, release_id=offer_id)
    messages.success(request, _("Usulan ini ditutup. Tim kasusnya melihat bahwa ia tidak jadi diajak."))
    return home(group)


@require_safe
def member(request: HttpRequest, file_id: UUID, member_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/anggota/<member>/`: what was let go while it stands, and where she stands. One row for what is opened."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    shown = member_page(actor, group, member_id, get_language() or "id")
    return render(request, "groupwork/member.html", {"shown": shown, "may_work": works(actor, group), "may_take_back": takes_back(actor, group, shown)})


@require_http_methods(FORM)
def accept(request: HttpRequest, file_id: UUID, member_id: UUID) -> HttpResponse:
    """She takes part from now on."""
    lead = _("Seorang anggota mulai ikut sesudah dipersiapkan sendiri.")
    return small(request, file_id, member_id, AcceptForm, steps.accept, _("Mulai ikut kelompok"), lead)


@require_http_methods(FORM)
def leave(request: HttpRequest, file_id: UUID, member_id: UUID) -> HttpResponse:
    """She takes part no more."""
    lead = _("Keluar selalu boleh, tanpa akibat bagi layanan lain. Yang sudah dicatat tidak hilang.")
    return small(request, file_id, member_id, LeaveForm, steps.leave, _("Keluar dari kelompok"), lead)


def small(
    request: HttpRequest, file_id: UUID, member_id: UUID, form_class: type[PartForm], act: Callable[..., Member], title: str, lead: str
) -> HttpResponse:
    """A form with one step of a membership."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    if not Member.objects.filter(file_id=group.pk, pk=member_id).exists():
        raise NotYours(verb=WORK, file_id=group.pk)
    steps.may_work(actor, group)
    form: Any
    form, draft = drafts.resume(request, form_class)
    back = reverse("groupwork:member", args=[group.pk, member_id])
    trail.record(by=actor, verb="open form group_member", file_id=group.pk)
    if request.method == "POST" and form.is_valid():
        try:
            act(by=actor, group=group, member_id=member_id, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(back)
    page = FormPage(title, back=Link(back, _("Anggota")), lead=lead, **drafts.page_values(request, draft))
    return form_page(request, form, page)


def works(actor: Any, group: Group) -> bool:
    """May this person change who takes part today?"""
    return can(actor, WORK, group) and group.closed_on is None


def takes_back(actor: Any, group: Group, shown: MemberPage) -> bool:
    """A guest may take her consent back at any time, from a group that is closed too."""
    return can(actor, WORK, group) and shown.guest is not None and shown.guest.stands


def home(group: Group) -> HttpResponse:
    """Back to the group."""
    return HttpResponseRedirect(reverse("groupwork:group", args=[group.pk]))
