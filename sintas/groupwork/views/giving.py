"""`/kelompok/<id>/serahkan/`: a group goes to another lead. Its head sees number and kind alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.policy import is_lead, leads
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import colleagues
from sintas.staff.sessions import goes_on

from ..actions.handing_over import give_group
from ..forms.handing_over import GiveForm
from ..policy import visible_to
from ..reading.without_lead import leads_of, of_heads

VERB = "hand over"


@dataclass(frozen=True)
class Given:
    """What is known of the group before it goes; `lead_id` leads it now."""

    pk: UUID
    unit_id: UUID
    number: str
    lead_id: UUID | None


def the_given(actor: Actor, file_id: UUID) -> Given:
    """A group one leads, or an open one of a unit one heads. Raises NotYours; Refusal for the rest of its team."""
    found = visible_to(actor).filter(pk=file_id).first()
    if found is not None and is_lead(actor, found.pk):
        return Given(found.pk, found.unit_id, found.number, actor.user_id)
    headed = next((one for one in of_heads(actor) if one.pk == file_id), None)
    if headed is not None:
        return Given(headed.pk, headed.unit_id, headed.number, leads_of(actor, [headed.pk]).get(headed.pk))
    if found is not None:
        raise Refusal(verb=VERB, file_id=found.pk)
    raise NotYours(verb=VERB, file_id=file_id)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One form; whoever gave the group away finds the list, for the group is theirs no more."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_given(actor, file_id)
    trail.record(by=actor, verb="open form group_lead", file_id=group.pk)
    able = colleagues(actor, group.unit_id).filter(pk__in=leads()).values_list("pk", "full_name")
    offered = [(str(pk), name) for pk, name in able if pk != group.lead_id]
    form = GiveForm(request.POST if request.method == "POST" else None, offered=offered)
    if request.method == "POST" and form.is_valid():
        try:
            give_group(by=actor, group_id=group.pk, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            goes_on(request)
            messages.success(request, _("Kelompok %(number)s sudah diserahkan.") % {"number": group.number})
            return HttpResponseRedirect(reverse("groupwork:list"))
    back = Link(reverse("groupwork:team", args=[group.pk]) if group.lead_id == actor.user_id else reverse("groupwork:list"), group.number)
    lead = _("Sesudah diserahkan, yang memfasilitasi sebelumnya tidak lagi membaca berkas ini dan yang dibuka anggota untuknya.")
    return form_page(request, form, FormPage(_("Serahkan kelompok"), back=back, lead=lead, save=_("Serahkan")))
