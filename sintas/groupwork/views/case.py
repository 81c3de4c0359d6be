"""`/kasus/<id>/kelompok/`: the groups of one client, proposing her to one, taking that back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.policy import can, lets_in, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts

from ..actions.proposing import PROPOSE, may_propose, propose, take_back
from ..actions.striking import RECORD
from ..forms.member import ProposalForm
from ..policy import READ, the_offered
from ..reading.copy import may_go
from ..reading.note_words import note_page
from ..reading.of_case import groups_of_case, type_words


@require_safe
def of_case(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The tab "Kelompok". No word of a group stands on it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    trail.record(by=actor, verb="read groups", file_id=case.pk)
    rows = rows_first(request, actor, case)
    head = head_of(case, actor=actor, tab="groups", rows=rows)
    may = can(actor, PROPOSE, case) and lets_in(actor, case)
    context = {"head": head, "alerts": head.alerts, "shown": groups_of_case(case, actor, get_language() or "id"), "may_propose": may}
    context["may_prepare"] = can(actor, "casework.session", case) and case.closed_on is None
    return render(request, "groupwork/of_case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_to(request: HttpRequest, file_id: UUID, group_id: UUID) -> HttpResponse:
    """`/kasus/<id>/kelompok/<group>/`: under which name, and what its facilitators may read."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    may_propose(actor, case)
    group = the_offered(actor, group_id, case.pk)
    allowed, _always = may_go(case)
    form, draft = drafts.resume(request, ProposalForm, allowed=allowed)
    back = reverse("groupwork:of_case", args=[case.pk])
    if request.method == "POST" and form.is_valid():
        try:
            propose(by=actor, case=case, group_id=group.pk, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Usulan tersimpan. Fasilitator kelompok membacanya selama persetujuan klien berlaku."))
            return HttpResponseRedirect(back)
    page = FormPage(
        _("Usulkan ke kelompok"),
        back=Link(back, case.number),
        lead=f"{group.number} · {type_words(group.type, get_language() or 'id')}",
        save=_("Usulkan"),
        **drafts.page_values(request, draft),
    )
    head = head_of(case, actor=actor)
    return form_page(request, form, page, template="groupwork/propose.html", alerts=head.alerts, consented=bool(allowed), case_id=case.pk)


@require_safe
def note(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/kelompok/catatan/<entry>/`: what somebody who facilitates her group wrote of her, for the team of her case."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    trail.record(by=actor, verb="read group_note", file_id=case.pk, opens=True, entry=str(entry))
    shown = note_page(case, entry, get_language() or "id")
    head = head_of(case, actor=actor, tab="groups")
    context = {"head": head, "alerts": head.alerts, "shown": shown, "may_strike": can(actor, RECORD, case)}
    return render(request, "groupwork/note.html", context)


@require_POST
def take_back_from(request: HttpRequest, file_id: UUID, group_id: UUID) -> HttpResponse:
    """`/kasus/<id>/kelompok/<group>/tarik/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    take_back(by=actor, case=case, group_id=group_id)
    messages.success(request, _("Sejak sekarang fasilitator kelompok tidak lagi membaca apa pun tentang klien ini."))
    return HttpResponseRedirect(reverse("groupwork:of_case", args=[case.pk]))
