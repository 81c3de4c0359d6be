"""`/kelompok/<id>/tim/`: who facilitates a group; bringing in a colleague, going."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.policy import can, is_lead
from sintas.cases.reading.team import team_of
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.policy import colleagues
from sintas.staff.sessions import goes_on

from ..actions.facilitating import add_facilitator, end_facilitator
from ..actions.members import may_work
from ..forms.about import PART
from ..forms.team import FacilitatorForm
from ..policy import READ, WORK, the_group
from ..reading.facilitators import part_words, roles_of


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Seen by the whole team; a colleague of the unit is brought in by whoever writes in the group."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK if request.method == "POST" else READ)
    trail.record(by=actor, verb="open team page", file_id=group.pk)
    members = team_of(group)
    there = {one.user_id for one in members}
    offered = [(str(pk), name) for pk, name in colleagues(actor, group.unit_id).values_list("pk", "full_name") if pk not in there]
    form = FacilitatorForm(request.POST if request.method == "POST" else None, offered=offered)
    url = reverse("groupwork:group", args=[group.pk])
    if request.method == "POST":
        may_work(actor, group)
        if form.is_valid():
            try:
                add_facilitator(by=actor, group=group, user_id=form.user_id())
            except BadInput as bad:
                for name, sentence in bad.fields.items():
                    form.refuse(name, str(sentence))
            else:
                messages.success(request, _("Ia sekarang ikut memfasilitasi kelompok ini."))
                return HttpResponseRedirect(request.path)
    page = FormPage(_("Tim kelompok"), back=Link(url, group.number), save=_("Tambahkan"))
    parts = part_words(roles_of(group), get_language() or "id")
    shown = [(one, parts.get(str(one.user_id), "")) for one in members]
    context = {"members": shown, "me": actor.user_id, "i_lead": is_lead(actor, group.pk), "group_id": group.pk}
    context["parts_url"] = f"{reverse('groupwork:group_about', args=[group.pk])}#id_{PART}{members[0].user_id.hex}"  # opens what is folded around it
    may_add = can(actor, WORK, group) and group.closed_on is None
    return form_page(request, form, page, template="groupwork/team.html", may_add=may_add, **context)


@require_POST
def end(request: HttpRequest, file_id: UUID, user_id: UUID) -> HttpResponse:
    """Herself, or by the lead. Whoever goes is signed out of what is open elsewhere."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    end_facilitator(by=actor, group=group, user_id=user_id)
    if user_id == actor.user_id:
        goes_on(request)
        return HttpResponseRedirect(reverse("groupwork:list"))
    return HttpResponseRedirect(reverse("groupwork:team", args=[group.pk]))
