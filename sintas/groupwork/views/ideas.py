"""`/kelompok/<id>/gagasan/`: ideas collected while the group talks, grouped, chosen; and the tasks made of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.policy import can
from sintas.cases.reading.team import team_of
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone, Overtaken, once
from sintas.staff import drafts

from ..actions import group_tasks, ideas
from ..actions.members import may_work
from ..forms.ideas import IdeaLineForm, StepForm, TaskEndForm, TaskForm, UnderForm
from ..models import Group, GroupIdea, GroupTask
from ..policy import READ, WORK, the_group
from ..reading.ideas import board
from ..reading.veil import Veil

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def board_page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The board; one line sent adds an idea and comes back to the same box. With htmx only the board is drawn anew."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK if request.method == "POST" else READ)
    form = IdeaLineForm(request.POST) if request.method == "POST" else IdeaLineForm(initial=of_session(request))
    if request.method == "POST" and form.is_valid():
        try:
            once(lambda: ideas.add_idea(by=actor, case=group, **form.facts()))
        except AlreadyDone:
            pass
        except BadInput as bad:
            refuse(form, bad)
        if not form.has_errors:
            if not request.htmx:  # type: ignore[attr-defined]
                return HttpResponseRedirect(request.get_full_path())
            form = IdeaLineForm(initial={name: form.cleaned_data[name] for name in ("session", "session_number")})
    trail.record(by=actor, verb="read group ideas", file_id=group.pk, opens=True)
    may = can(actor, WORK, group) and group.closed_on is None
    context = {"form": form, "group_id": group.pk, "number": group.number, "shown": board(group, get_language() or "id"), "may_work": may}
    template = "groupwork/ideas_board.html" if request.htmx else "groupwork/ideas.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=422 if form.has_errors else 200)


def of_session(request: HttpRequest) -> dict[str, Any]:
    """`?sesi=<entry>&ke=3`: in which session the ideas are said."""
    try:
        return {"session": UUID(request.GET.get("sesi", "")), "session_number": int(request.GET.get("ke", ""))}
    except ValueError:
        return {}


@require_POST
def step(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kelompok/<id>/gagasan/<entry>/langkah/`: chosen by the members, or not; put aside, or taken up again. Another screen's step stands first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    ideas.the_idea(group, entry)
    form = StepForm(request.POST)
    back = HttpResponseRedirect(reverse("groupwork:ideas", args=[group.pk]))
    if not form.is_valid():
        messages.warning(request, _("Tulis jumlahnya dengan angka."))
        return back
    wanted, hands = form.cleaned_data["step"], form.cleaned_data["hands"]
    try:
        if wanted in ("choose", "unchoose"):
            ideas.choose_idea(by=actor, group=group, entry=entry, chosen=wanted == "choose", chosen_by=hands)
        else:
            ideas.set_aside(by=actor, group=group, entry=entry, aside=wanted == "aside")
    except BadInput as bad:
        messages.warning(request, " ".join(map(str, bad.fields.values())))
    except Overtaken:
        messages.warning(request, _("Gagasan ini baru saja diubah dari layar lain. Lihat kembali, lalu putuskan."))
    return back


@require_http_methods(FORM)
def under(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/gagasan/kelompokkan/`: several under one heading."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    trail.record(by=actor, verb="open form group_idea", file_id=group.pk, opens=True)
    rows = GroupIdea.current.filter(file_id=group.pk).exclude(state=ideas.ASIDE).order_by("entry")
    veil = Veil(group)
    form, draft = drafts.resume(request, UnderForm, ideas=[(str(row.entry), veil(row.words), veil(row.theme or "")) for row in rows])
    back = reverse("groupwork:ideas", args=[group.pk])
    if request.method == "POST" and form.is_valid():
        try:
            ideas.group_ideas(by=actor, group=group, **form.facts())
        except BadInput as bad:
            refuse(form, bad)
        except Overtaken:
            form.refuse("", _("Gagasan ini baru saja diubah dari layar lain. Lihat kembali, lalu putuskan."))
        else:
            drafts.done(request)
            return HttpResponseRedirect(back)
    page = FormPage(_("Kelompokkan gagasan"), back=Link(back, _("Gagasan")), **drafts.page_values(request, draft))
    return form_page(request, form, page)


@require_http_methods(FORM)
def task(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kelompok/<id>/tugas/` and `/kelompok/<id>/gagasan/<entry>/tugas/`: a task of the group, out of an idea or by itself."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    row = ideas.the_idea(group, entry) if entry is not None else None
    may_work(actor, group)
    trail.record(by=actor, verb="open form group_task", file_id=group.pk, opens=row is not None)
    owners = [(str(one.user_id), one.name) for one in team_of(group)]
    begun = {"title": Veil(group)(row.words)[: group_tasks.TITLE_LENGTH]} if row is not None else {}
    form, draft = drafts.resume(request, TaskForm, owners=owners, initial=begun)

    def act() -> None:
        once(lambda: group_tasks.give_group_task(by=actor, group=group, idea=entry, **form.facts()))

    return small(request, group, form, draft, act, _("Tugas kelompok"), _("Tugas tersimpan."))


@require_http_methods(FORM)
def task_end(request: HttpRequest, file_id: UUID, owed_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/tugas/<task>/akhiri/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    found = GroupTask.objects.filter(file_id=group.pk, pk=owed_id).first()
    if found is None:
        raise NotYours(verb="end group task", file_id=group.pk)
    may_work(actor, group)
    trail.record(by=actor, verb="open form group_task", file_id=group.pk)
    form, draft = drafts.resume(request, TaskEndForm)

    def act() -> None:
        group_tasks.end_group_task(by=actor, group=group, task_id=owed_id, **form.facts())

    return small(request, group, form, draft, act, _("Akhiri tugas kelompok"), _("Tersimpan."), lead=Veil(group)(found.title))


def small(request: HttpRequest, group: Group, form: Any, draft: Any, act: Any, title: str, saved: str, *, lead: str = "") -> HttpResponse:
    """A form with one step of a task, back to the board."""
    back = reverse("groupwork:ideas", args=[group.pk])
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except AlreadyDone:
            pass
        except BadInput as bad:
            refuse(form, bad)
        except Overtaken:  # of the idea it comes from; what was typed stands on the page
            form.refuse("", _("Gagasan ini baru saja diubah dari layar lain. Lihat kembali, lalu putuskan."))
        if not form.has_errors:
            drafts.done(request)
            messages.success(request, saved)
            return HttpResponseRedirect(back)
    page = FormPage(title, back=Link(back, _("Gagasan")), lead=lead, **drafts.page_values(request, draft))
    return form_page(request, form, page)


def refuse(form: Any, bad: BadInput) -> None:
    """Each sentence beside its field."""
    for name, sentence in bad.fields.items():
        form.refuse(name, str(sentence))
