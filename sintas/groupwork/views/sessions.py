"""`/kelompok/<id>/sesi/`: the sessions of a group, the plan of one, calling one off, what happened in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.cases.policy import can
from sintas.cases.views.recording import RecordPage, record
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff import drafts

from ..actions.homework import give_homework
from ..actions.members import may_work
from ..actions.processing import entry_of_process, write_process
from ..actions.sessions import cancel_session, the_session
from ..forms.process import ProcessForm
from ..forms.session import CancelForm, SessionForm
from ..models import Group, GroupHomework, GroupProcess, GroupSession
from ..policy import WORK, the_group
from ..reading.members import unnamed_in
from ..reading.session_list import session_lists
from ..reading.session_page import page_of
from ..reading.veil import Veil
from . import records

COPIED = ("topic", "aims", "activities", "materials", "phase", "techniques", "others")


@require_safe
def sessions(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """All of them, the next one first. Their topics are content: one row of the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    trail.record(by=actor, verb="read group sessions", file_id=group.pk, opens=True)
    may = can(actor, WORK, group) and group.closed_on is None
    context = {"lists": session_lists(group, get_language() or "id"), "group_id": group.pk, "number": group.number, "may_work": may}
    return render(request, "groupwork/sessions.html", context)


def plan(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kelompok/<id>/sesi/baru/`, or the plan of one; `?dari=<entry>` begins with the plan of an earlier one, without its day."""
    actor: Any = request.actor  # type: ignore[attr-defined]

    def first(group: Any) -> dict[str, Any]:
        asked = asked_for(request)
        like = GroupSession.current.filter(file_id=group.pk, entry=asked).first() if asked is not None else None
        if like is None:
            return {"facilitator": [str(actor.user_id)]}
        begun = SessionForm.initial_from(Veil(group).row(like))  # a name that may not be said any more is not written anew
        return {name: value for name, value in begun.items() if name in COPIED or name not in SessionForm.base_fields}

    return record(request, replace(records.SESSION, first=first), file_id, entry)


def asked_for(request: HttpRequest) -> UUID | None:
    """The session named in the address; None for none, and for what is no id."""
    try:
        return UUID(request.GET.get("dari", ""))
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, file_id: UUID, meeting_id: UUID) -> HttpResponse:
    """It will not take place."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    the_session(group, meeting_id)
    trail.record(by=actor, verb="open form group_session", file_id=group.pk)
    form, draft = drafts.resume(request, CancelForm)
    url = page_of(group, meeting_id)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_session(by=actor, group=group, entry=meeting_id, reason=form.cleaned_data["reason"])
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Sesi dibatalkan. Rencananya tetap tersimpan dan dapat dijadwalkan lagi."))
            return HttpResponseRedirect(url)
    page = FormPage(_("Batalkan sesi"), back=Link(url, _("Sesi")), save=_("Batalkan sesi"), **drafts.page_values(request, draft))
    return form_page(request, form, page)


def happened(page: RecordPage) -> Callable[..., HttpResponse]:
    """The view of what happened in one session, whole or in part: the first words of it make the record, later ones its next version."""

    def show(request: HttpRequest, file_id: UUID, meeting_id: UUID) -> HttpResponse:
        actor: Any = request.actor  # type: ignore[attr-defined]
        group: Any = the_group(actor, file_id, WORK)
        planned = the_session(group, meeting_id)
        written = GroupProcess.current.filter(file_id=group.pk, entry=entry_of_process(meeting_id)).exists()
        told = replace(page, keep=partial(write_process, session=meeting_id), first=partial(as_planned, page, planned))
        return record(request, told, file_id, entry_of_process(meeting_id) if written else None, opened=group)

    return show


def as_planned(page: RecordPage, planned: GroupSession, _group: Any) -> dict[str, Any]:
    """What happened begins with what was planned: phase, techniques, who leads."""
    if page.form is not ProcessForm:
        return {}
    leads = [task.partition(":")[2] for task in planned.tasks if task.startswith("facilitator:")]
    return {"phase": planned.phase, "techniques": planned.techniques, "led_by": leads}


def homework(request: HttpRequest, file_id: UUID, meeting_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """What is taken home from this session."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group: Any = the_group(actor, file_id, WORK)
    the_session(group, meeting_id)
    if entry is not None:
        the_homework(group, meeting_id, entry)
    page = replace(records.HOMEWORK, keep=partial(give_homework, session=meeting_id))
    return record(request, page, file_id, entry, opened=group)


def the_homework(group: Group, session: UUID, entry: UUID) -> None:
    """Raises NotYours for homework of another session, and of a member who may not be named any more: nobody reads what was hers."""
    whose = list(GroupHomework.current.filter(file_id=group.pk, session=session, entry=entry).values_list("member_id", flat=True))
    if not whose or (whose[0] is not None and whose[0] in unnamed_in([group.pk]).get(group.pk, set())):
        raise NotYours(verb=WORK, file_id=group.pk)


def to(group: Group, name: str, meeting_id: UUID) -> str:
    """The address of a part of one session."""
    return reverse(f"groupwork:{name}", args=[group.pk, meeting_id])
