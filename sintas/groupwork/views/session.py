"""`/kelompok/<id>/sesi/<entry>/`: one session, usable while it runs: the plan, who came, what was seen, words, homework. Every part saves by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.cases.forms.base import About
from sintas.cases.policy import can
from sintas.kit import clock, numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts

from ..actions.attending import mark_attendance
from ..actions.homework import look_back
from ..actions.members import may_work
from ..actions.processing import entry_of_process
from ..forms.attendance import AttendanceForm
from ..forms.homework import HomeworkForm, LookBackForm
from ..forms.process import SeenForm, WordsForm
from ..models import Group, GroupProcess
from ..policy import WORK, the_group
from ..reading.at_hand import at_hand
from ..reading.attendance import list_of
from ..reading.homework import owed_in
from ..reading.members import members_of
from ..reading.session_around import around
from ..reading.session_page import page_of, session_page
from ..reading.sessions import session_of, who_of
from ..reading.veil import Veil
from .sessions import to

FORM = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class PartOf:
    """One form of the page: it is sent to its own address, which shows it alone when something is wrong, and keeps its own draft."""

    form: Any
    action: str
    draft_url: str
    draft_saved_at: str


@require_safe
def session(request: HttpRequest, file_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Content: one row of the trail."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    one = session_of(group, meeting_id)
    trail.record(by=actor, verb="read group session", file_id=group.pk, opens=True, session=str(meeting_id))
    members = members_of(group)
    who, veil = who_of(group, members), Veil(group, members)
    process = GroupProcess.current.filter(file_id=group.pk, entry=entry_of_process(meeting_id)).first()
    shown = session_page(group, one, process, who, get_language() or "id", veil)
    may = can(actor, WORK, group) and group.closed_on is None
    runs = may and not shown.cancelled and one.on <= clock.today()
    context: dict[str, Any] = {"shown": shown, "may_work": may, "around": around(group, one, may_work=runs)}
    if runs:
        listed = at_hand(group, one, list_of(group, one, members, who))
        about = About(actor, group)  # type: ignore[arg-type]
        parts = {"seen": ("group_seen", SeenForm, process), "told": ("group_told", WordsForm, process), "homework": ("group_homework", HomeworkForm, None)}
        context |= {name: part_of(request, group, meeting_id, about, *rest) for name, rest in parts.items()}
        context |= {"listed": listed, "attendance": AttendanceForm(listed=listed.listed, auto_id="hadir_%s"), "owed": owed_in(group, meeting_id, veil)}
    return render(request, "groupwork/session.html", context)


def part_of(request: HttpRequest, group: Group, meeting_id: UUID, about: About, name: str, form_class: Any, row: Any) -> PartOf:
    """The form with what stands, or with a draft somebody left in it."""
    path = to(group, name, meeting_id)
    draft = drafts.draft_for(about.actor, path)
    ids = {"about": about, "auto_id": f"{name}_%s"}
    if draft is not None:
        form = form_class.resumed(draft.fields, **ids)
    else:
        form = form_class(initial=form_class.initial_from(row) if row else {}, based_on=row.number if row else None, **ids)
    return PartOf(form, path, drafts.address(path), draft.saved if draft else "")


@require_http_methods(FORM)
def attendance(request: HttpRequest, file_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Everybody at once, or (`only`, sent by htmx) one row as soon as it is touched; that answer is a line that says what was kept."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    one = session_of(group, meeting_id)
    may_work(actor, group)
    trail.record(by=actor, verb="open form group_attendance", file_id=group.pk)
    listed = list_of(group, one)
    if request.method != "POST":
        listed = at_hand(group, one, listed)
    form = AttendanceForm(request.POST if request.method == "POST" else None, listed=listed.listed)
    small = bool(request.htmx)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            mark_attendance(by=actor, group=group, session=meeting_id, marks=form.marks())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            if small:
                return saved_line(request, list_of(group, session_of(group, meeting_id)).came)
            messages.success(request, _("Daftar hadir tersimpan."))
            return HttpResponseRedirect(page_of(group, meeting_id))
    if small:
        return saved_line(request, " ".join(words for _ident, words in form.problems()), wrong=True)
    if request.method == "POST":  # refused: the way to her note stands beside her name here too
        form.listed = at_hand(group, one, listed).listed
    page = FormPage(
        _("Daftar hadir"), back=Link(page_of(group, meeting_id), _("Sesi")), save=_("Simpan daftar hadir"),
        lead=_("Ketuk keadaan tiap anggota. Yang dibiarkan kosong dapat diisi kemudian."),
    )  # fmt: skip
    return form_page(request, form, page, template="groupwork/attendance.html", listed=listed, group_id=group.pk, meeting_id=meeting_id)


def saved_line(request: HttpRequest, words: str, *, wrong: bool = False) -> HttpResponse:
    """The line under the list, for the page that is already there."""
    context = {"words": words, "wrong": wrong, "at": numbers.clock_time(clock.local_now())}
    answer = render(request, "groupwork/attendance_saved.html", context, status=422 if wrong else 200)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@require_http_methods(FORM)
def looked_back(request: HttpRequest, file_id: UUID, meeting_id: UUID) -> HttpResponse:
    """How it went with what was taken home before: asked, never judged."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    trail.record(by=actor, verb="read group homework", file_id=group.pk, opens=True)
    owed = owed_in(group, meeting_id)
    form = LookBackForm(request.POST if request.method == "POST" else None, owed=owed)
    if request.method == "POST" and form.is_valid():
        try:
            look_back(by=actor, group=group, session=meeting_id, results=form.results())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(page_of(group, meeting_id))
    page = FormPage(
        _("Pekerjaan rumah dilihat kembali"), back=Link(page_of(group, meeting_id), _("Sesi")),
        lead=_("Tanyakan tanpa menilai. Belum dikerjakan pun tidak apa-apa."),
    )  # fmt: skip
    return form_page(request, form, page, template="groupwork/look_back.html", owed=owed)
