"""How a member's measures changed: let go by her own worker (`/kasus/<id>/kelompok/<group>/perkembangan/`), read by the group's team."""

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

from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.kit import numbers
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.signin import alone

from ..actions.proposing import may_propose
from ..actions.telling import take_changes_back, tell_changes, the_membership
from ..policy import READ, the_group
from ..reading.changes import changes_page
from ..reading.her_changes import changes_for_group, may_tell


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, file_id: UUID, group_id: UUID) -> HttpResponse:
    """What would be let go, word for word; sent, it is. Nothing is opened of a client who did not agree."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    may_propose(actor, case)
    let_go = the_membership(case, group_id)
    refused = ""
    if request.method == "POST":
        try:
            tell_changes(by=actor, case=case, group_id=group_id)
        except BadInput as bad:
            refused = " ".join(str(one) for one in bad.fields.values())
        else:
            messages.success(request, _("Tersimpan. Fasilitator kelompok membacanya selama persetujuan klien berlaku."))
            return HttpResponseRedirect(reverse("groupwork:of_case", args=[case.pk]))
    classes, lang = may_tell(case), get_language() or "id"
    parts = []
    if classes:
        trail.record(by=actor, verb="compose group_work", file_id=case.pk, opens=True)
        parts = changes_for_group(case, classes, by_name=actor.name, lang=lang)
    head = head_of(case, actor=actor, tab="groups")
    context = {"head": head, "alerts": head.alerts, "group_id": group_id, "parts": parts, "consented": bool(classes), "refused": refused}
    context["told_on"] = numbers.day(let_go.after_at) if let_go.after_at is not None else ""
    return render(request, "groupwork/tell_changes.html", context, status=422 if refused else 200)


@require_POST
def take_back(request: HttpRequest, file_id: UUID, group_id: UUID) -> HttpResponse:
    """`.../perkembangan/tarik/`: the first copy stands on."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    take_changes_back(by=actor, case=case, group_id=group_id)
    messages.success(request, _("Sejak sekarang fasilitator kelompok tidak lagi membaca perkembangan klien ini. Keikutsertaannya tidak berubah."))
    return HttpResponseRedirect(reverse("groupwork:of_case", args=[case.pk]))


@require_safe
def of_group(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/perkembangan/`: each member as far as it was let go, and how many went which way; not while a screen is shared."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    alone(request)
    trail.record(by=actor, verb="read group changes", file_id=group.pk)  # each copy leaves its own row
    context = {"group_id": group.pk, "number": group.number, "shown": changes_page(actor, group, get_language() or "id")}
    return render(request, "groupwork/changes.html", context)
