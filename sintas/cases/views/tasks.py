"""Tasks of a case: the list, a new one, and what became of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Row, Tag
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours

from ..actions import tasks as verbs
from ..forms.base import About
from ..forms.tasks import TaskAnswerForm, TaskForm, moment
from ..models import Case, Task
from ..policy import can, the_case
from ..reading.head import head_of
from ..reading.tasks import DUTY, TaskLine, tasks_in
from .recording import RecordPage


def keep_task(*, by: Any, case: Case, submission: Any = None, entry: Any = None, based_on: Any = None, **facts: Any) -> Task:
    """give_task for the page; giving the same task again changes nothing, so a repeated submit is harmless."""
    return verbs.give_task(by=by, case=case, **facts)


TASK = RecordPage("task", TaskForm, keep_task, gettext_lazy("Tugas baru"), back="cases:tasks", saved=gettext_lazy("Tugas tersimpan."))


@require_safe
def tasks(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Every open task of this case."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read tasks", file_id=case.pk)
    head = head_of(case, actor=actor)
    rows = [
        Row(
            task.title,
            address_of(case, task),
            sub=task.owner,
            tag=Tag(numbers.due(task.due_at), "late" if task.overdue else "") if task.due_at else None,
        )
        for task in tasks_in(case, actor)
    ]
    context = {"head": head, "alerts": head.alerts, "rows": rows, "may_record": can(actor, "cases.record", case)}
    return render(request, "cases/safety_tasks.html", context)


def address_of(case: Case, task: TaskLine) -> str:
    """A duty is answered on its own page."""
    return reverse("cases:duties", args=[case.pk]) if task.kind == DUTY else reverse("cases:task_answer", args=[case.pk, task.task_id])


def task_answer(request: HttpRequest, file_id: UUID, task_id: UUID) -> HttpResponse:
    """Done, moved or dropped. 404 for a task of another case; a task closed already shows so (409); a duty leads to the page "Kewajiban"."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.record")
    task = Task.objects.filter(file_id=case.pk, pk=task_id).first()
    if task is None:
        raise NotYours(verb="answer task", file_id=case.pk)
    if task.duty:
        return HttpResponseRedirect(reverse("cases:duties", args=[case.pk]))
    trail.record(by=actor, verb="open task", file_id=case.pk, task=str(task.pk), opens=True)
    form = TaskAnswerForm(request.POST or None, about=About(actor, case))
    if request.method == "POST" and form.is_valid():
        try:
            answered(actor, task, form.cleaned_data)
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error({"reason": "words"}.get(name, name), str(sentence))
        else:
            messages.success(request, _("Tugas diperbarui."))
            return HttpResponseRedirect(reverse("cases:tasks", args=[case.pk]))
    back = Link(reverse("cases:tasks", args=[case.pk]), _("Tugas kasus ini"))
    return form_page(request, form, FormPage(_("Tugas"), back=back, lead=task.title or ""))


def answered(actor: Any, task: Task, said: dict[str, Any]) -> None:
    """The verb that was chosen."""
    if said["answer"] == "done":
        verbs.done(by=actor, task=task, evidence=said["words"])
    elif said["answer"] == "drop":
        verbs.drop(by=actor, task=task, reason=said["words"])
    else:
        verbs.move(by=actor, task=task, owner_id=UUID(said["owner"]) if said["owner"] else None, due_at=moment(said["due_on"], None))
