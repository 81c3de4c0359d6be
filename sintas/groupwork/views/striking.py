"""Striking out what was entered in error: a goal of the group, a note on a member. The page names it by its kind and day; its words stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.policy import the_case
from sintas.cases.views.recording import record
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

from ..actions.members import may_work
from ..actions.striking import RECORD, strike_goal, strike_note, strike_note_of_case
from ..forms.striking import StrikeForm
from ..models import GroupGoal, MemberNote
from ..policy import WORK, the_group
from ..reading.note_words import SEALED, note_line
from ..reading.noted_member import the_noted
from . import records

FORM = ["GET", "HEAD", "POST"]


def goal(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kelompok/<id>/tujuan/<entry>/`: put right, or on to striking it out. Of one that is struck out its history; what somebody was just writing
    about it stands as a goal of its own.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    group: Any = the_group(actor, file_id, WORK)
    if GroupGoal.objects.filter(file_id=group.pk, entry=entry, withdrawn_at__isnull=False).exists():
        if request.method != "POST":
            return HttpResponseRedirect(reverse("groupwork:group_goal_history", args=[group.pk, entry]))
        return record(request, records.GROUP_GOAL, file_id, None, opened=group)
    urls = {"strike_url": reverse("groupwork:group_goal_strike", args=[group.pk, entry])}
    return record(request, replace(records.GROUP_GOAL, aside=lambda _request, _group: urls), file_id, entry, opened=group)


@require_http_methods(FORM)
def goal_struck(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`coret/` below it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    row = the_row(GroupGoal.objects.filter(file_id=group.pk, entry=entry).only("pk", "file", "number", "withdrawn_at"), group.pk)
    page = FormPage(
        _("Coret tujuan ini?"),
        back=Link(reverse("groupwork:group", args=[group.pk]), group.number),
        lead=_("Untuk yang keliru dicatat; riwayatnya tetap ada. Tujuan yang tidak dikerjakan lagi cukup diberi hasil “Tidak dilanjutkan”."),
    )
    return asked(request, row, page, lambda **facts: strike_goal(by=actor, group=group, entry=entry, **facts))


@require_http_methods(FORM)
def note_struck(request: HttpRequest, group_id: UUID, member_id: UUID, entry: UUID) -> HttpResponse:
    """`/kelompok/<group>/anggota/<member>/catatan/<entry>/coret/`, for whoever facilitates; 404 once what she let go has ended."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    her = the_noted(actor, group_id, member_id)
    row = the_row(notes().filter(file_id=her.pk, member=member_id, entry=entry), group_id)
    page = FormPage(_("Coret catatan ini?"), back=Link(reverse("groupwork:member", args=[group_id, member_id]), her.called), lead=lead_of(row))
    return asked(request, row, page, lambda **facts: strike_note(by=actor, case=her, entry=entry, **facts))


@require_http_methods(FORM)
def note_of_case_struck(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/kelompok/catatan/<entry>/coret/`, for the team of her case."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, RECORD)
    row = the_row(notes().filter(file_id=case.pk, entry=entry), case.pk)
    page = FormPage(_("Coret catatan ini?"), back=Link(reverse("groupwork:of_case", args=[case.pk]), case.number), lead=lead_of(row))
    return asked(request, row, page, lambda **facts: strike_note_of_case(by=actor, case=case, entry=entry, **facts))


def notes() -> Any:
    """Without their words: the page tells moment, day and writer."""
    return MemberNote.objects.select_related("author").defer(*SEALED)


def the_row(rows: Any, file_id: UUID) -> Any:
    """The version that stands, or was struck out. Raises NotYours."""
    found = rows.filter(superseded_at=None, set_aside=False).first()
    if found is None:
        raise NotYours(verb="strike out", file_id=file_id)
    return found


def lead_of(row: MemberNote) -> str:
    """Which note, and what happens to it."""
    said = _("Untuk yang keliru dicatat. Catatan ini tidak dihitung lagi; tim kasusnya tetap dapat membacanya dalam riwayat. Yang berubah cukup diperbaiki.")
    return f"{note_line(row, get_language() or 'id')}. {said}"


def asked(request: HttpRequest, row: Any, page: FormPage, act: Callable[..., None]) -> HttpResponse:
    """GET asks why, POST strikes out; struck out already, it only leads back."""
    back = HttpResponseRedirect(page.back.url if page.back else "")
    form = StrikeForm(request.POST) if request.method == "POST" else StrikeForm(based_on=row.number)
    if row.withdrawn_at is not None:
        return back
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            trail.record(by=request.actor, verb=refused.verb, file_id=refused.file_id, outcome="refused")  # type: ignore[attr-defined]
            messages.warning(request, str(refused.sentence))
            return back
        else:
            messages.success(request, _("Dicoret. Riwayatnya tetap tersimpan."))
            return back
    return form_page(request, form, replace(page, save=_("Coret")), template="kit/confirm_page.html", danger=True)
