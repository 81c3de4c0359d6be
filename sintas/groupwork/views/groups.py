"""`/kelompok/`: the groups one facilitates, a new one, the home of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.cases.forms.base import submission_id
from sintas.cases.policy import can
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, once
from sintas.staff import drafts
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.opening import open_group
from ..forms.about import GroupForm
from ..models import Group
from ..policy import OPEN, READ, WORK, the_group
from ..reading.forming import verdict_on
from ..reading.groups import group_page, my_groups
from ..reading.later import later_page
from ..reading.stage import stage_shown
from ..reading.without_lead import without_lead

FORM = ["GET", "HEAD", "POST"]


@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """Open ones; `?keadaan=selesai` the closed ones."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds(READ):
        raise Refusal(verb=READ)
    alone(request)
    closed = request.GET.get("keadaan") == "selesai"
    trail.record(by=actor, verb="list groups")
    context = {"rows": my_groups(actor, closed=closed), "closed": closed, "may_open": actor.holds(OPEN)}
    context["waiting"] = [] if closed else without_lead(actor, get_language() or "id")
    return render(request, "groupwork/list.html", context)


@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    """`/kelompok/baru/`: whoever opens it facilitates it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds(OPEN):
        raise Refusal(verb=OPEN)
    units = [(str(one.pk), one.name) for one in units_of(actor).filter(pk__in=actor.units(OPEN), closed=False).order_by("name")]
    form, draft = drafts.resume(request, GroupForm, units=units, by=actor)
    if request.method == "POST" and form.is_valid():
        made = opened(request, form)
        if made is not None:
            drafts.done(request)
            return HttpResponseRedirect(reverse("groupwork:group", args=[made.pk]))
    page = FormPage(
        _("Kelompok baru"),
        back=Link(reverse("groupwork:list"), _("Kelompok")),
        lead=_("Isi seadanya; sisanya dapat menyusul. Anda menjadi fasilitatornya."),
        save=_("Bentuk kelompok"),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page)


def opened(request: HttpRequest, form: GroupForm) -> Group | None:
    """None when the form must be shown again with what is wrong."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    try:
        made: Group = once(lambda: open_group(by=actor, submission=submission_id(form.cleaned_data["submission"]), **form.facts()))
    except AlreadyDone as before:
        made = before.done
    except BadInput as bad:
        for name, sentence in bad.fields.items():
            form.refuse(name, str(sentence))
        return None
    messages.success(request, _("Kelompok tersimpan dengan nomor %(number)s.") % {"number": made.number})
    return made


@require_safe
def group(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/`: where it stands, who takes part, what it is for. Content: one row of the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    found = the_group(actor, file_id)
    trail.record(by=actor, verb="read group", file_id=found.pk, opens=True)
    return home(request, found)


def home(request: HttpRequest, found: Group, *, refused: str = "") -> HttpResponse:
    """The page itself, 422 with the sentence that says why a stage is not complete; its content must have been opened in the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    stage = stage_shown(found, verdict_on(found, found.stage), get_language() or "id") if found.closed_on is None else None
    may_work = can(actor, WORK, found) and found.closed_on is None
    let_go = let_go_to(found.pk)
    shown = group_page(found, let_go)
    context: dict[str, Any] = {"shown": shown, "stage": stage, "may_work": may_work, "refused": refused}
    context["later"] = shown.veil.later(later_page(found, let_go, may_work=may_work))
    context["from_document"] = bool(found.source_ref)
    context["papers_url"] = address_if_any("group_papers", found.pk) if can(actor, "cases.print", found) else ""
    return render(request, "groupwork/group.html", context, status=422 if refused else 200)
