"""The team of a case: who is on it, who opened the file; joining, leaving, handing over, conflict of interest."""

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

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.sessions import goes_on

from ..actions.team import add_member, block, end_membership, hand_over
from ..forms.base import About, RecordForm
from ..forms.team import BlockForm, HandOverForm, JoinForm
from ..models import Case
from ..policy import can, gives_away, is_lead, lets_in, the_case
from ..reading.head import head_of
from ..reading.team import blocked_of, openings_of, team_of
from ..team_parts import lead_parts


@require_safe
def team(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The team now and before, and who opened the file: a normal page for everybody on the team."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="open team page", file_id=case.pk)
    head, leads = head_of(case, actor=actor, tab="team"), is_lead(actor, case.pk)
    context = {
        "head": head,
        "alerts": head.alerts,
        "members": team_of(case),
        "former": team_of(case, ended=True),
        "openings": openings_of(case),
        "openings_url": address("openings", case.pk),
        "blocked": blocked_of(case),
        "me": actor.user_id,
        "i_lead": leads,
        "lead_parts": lead_parts(case) if leads else [],
        "i_let_in": lets_in(actor, case),
    }
    return render(request, "cases/team.html", context)


def join(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Add a colleague or a carer."""
    return _small(
        request,
        file_id,
        ("add member", assigns),
        JoinForm,
        lambda by, case, facts: add_member(by=by, case=case, **facts),
        _("Tambah anggota tim"),
    )


def conflict(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Keep a person out of this file for good."""
    lead = _("Sejak disimpan, orang ini tidak melihat apa pun dari berkas ini, apa pun perannya. Ia tidak diberi tahu sebabnya.")
    return _small(
        request,
        file_id,
        ("enter conflict", assigns),
        BlockForm,
        lambda by, case, facts: block(by=by, case=case, **facts),
        _("Catat benturan kepentingan"),
        lead,
    )


def give(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Hand the case to another lead."""
    lead = _("Setelah diserahkan, pendamping utama yang lama tidak lagi melihat berkas ini.")
    return _small(
        request,
        file_id,
        ("hand over", gives_away),
        HandOverForm,
        lambda by, case, facts: hand_over(by=by, file_id=case.pk, **facts),
        _("Serahkan kasus"),
        lead,
        after="cases:list",
    )


@require_POST
def leave(request: HttpRequest, file_id: UUID, user_id: UUID) -> HttpResponse:
    """A member leaves, or the lead takes somebody off."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    end_membership(by=actor, case=case, user_id=user_id, why="left")
    if user_id == actor.user_id:
        goes_on(request)
    messages.success(request, _("Keanggotaan tim sudah diakhiri."))
    return HttpResponseRedirect(reverse("cases:list") if user_id == actor.user_id else reverse("cases:team", args=[file_id]))


def assigns(actor: Actor, case: Case) -> bool:
    """What add_member and block ask."""
    return can(actor, "cases.assign", case) and lets_in(actor, case)


def _small(
    request: HttpRequest,
    file_id: UUID,
    needs: tuple[str, Callable[[Actor, Case], bool]],
    form_class: type[RecordForm],
    act: Callable[[Any, Case, dict[str, Any]], Any],
    title: str,
    lead: str = "",
    after: str = "",
) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    verb, may = needs
    if not may(actor, case):  # asked before anybody fills it in
        raise Refusal(verb=verb, file_id=case.pk)
    back = reverse("cases:team", args=[case.pk])
    form = form_class(request.POST if request.method == "POST" else None, about=About(actor, case))
    if request.method == "POST" and form.is_valid():
        try:
            act(actor, case, form.facts())
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            if after:  # they gave it away themselves
                goes_on(request)
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(reverse(after) if after else back)
    return form_page(request, form, FormPage(title=title, lead=lead, back=Link(back, case.number)))
