"""Duties of a case: the page, a duty begun by hand, and its answers; and a unit's duties for whoever oversees it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import clock, numbers
from sintas.kit.pieces import Link, Row, Tag
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST
from sintas.practice.journeys import JOURNEYS
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.models import User
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions import duties as verbs
from ..actions.tasks import move
from ..forms.duties import DutyBeginForm, DutyDoneForm, DutyLeftForm, SinceForm, done_form
from ..models import Case, Task
from ..policy import can, the_case
from ..reading.duty_page import duty_page
from ..reading.head import head_of
from ..reading.silence import UnitSilent, silent_in
from ..reading.unit_duties import VERB, UnitDuty, duties_of
from .recording import RecordPage, record

BACK = "cases:duties"


@require_safe
def duties(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<file>/kewajiban/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read duties", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="duties")
    may = can(actor, "cases.record", case)
    context = {"head": head, "alerts": head.alerts, "shown": duty_page(case, may_record=may), "may_record": may}
    return render(request, "cases/duties.html", context)


def today(case: Case) -> dict[str, Any]:
    """A clock begins today unless somebody says otherwise; the hour is left to whoever knows it."""
    return {"day": clock.today()}


def just_now(case: Case) -> dict[str, Any]:
    now = clock.local_now()
    return {"day": now.date(), "at": now.time().replace(second=0, microsecond=0)}


def keep_begin(*, by: Any, case: Case, submission: Any = None, **facts: Any) -> Task:
    """begin_duty for the page: beginning one that stands gives that one back, so a repeated submit is harmless."""
    return verbs.begin_duty(by=by, case=case, **facts)


def keep_answer(*, by: Any, case: Case, task: Task, verb: Any, submission: Any = None, **facts: Any) -> Task:
    """One of the answers for the page; the same answer again changes nothing."""
    done: Task = verb(by=by, task=task, **facts)
    return done


@transaction.atomic
def changed(*, by: Any, task: Task, since: Any, owner_id: UUID) -> Task:
    """Both corrections of the page, or neither."""
    if since != task.starts_at:
        verbs.set_start(by=by, task=task, since=since)
    return move(by=by, task=task, owner_id=owner_id)


BEGIN = RecordPage(
    "duty_begin", DutyBeginForm, keep_begin, gettext_lazy("Mulai kewajiban"), back=BACK, save=gettext_lazy("Mulai"), first=today,
    lead=gettext_lazy("Biasanya kewajiban mulai sendiri dari kejadian yang dicatat. Halaman ini untuk yang belum."), saved=gettext_lazy("Kewajiban berjalan."),
)  # fmt: skip
DONE = RecordPage(
    "duty_done", DutyDoneForm, keep_answer, gettext_lazy("Sudah dilakukan"), back=BACK, first=just_now, saved=gettext_lazy("Tercatat sudah dilakukan.")
)
LEFT = RecordPage(
    "duty_left", DutyLeftForm, keep_answer, gettext_lazy("Tidak dilakukan, dengan alasan"), back=BACK,
    lead=gettext_lazy("Kepala unit dan supervisor diberi tahu bahwa ini tidak dilakukan dan jenis alasannya, tanpa isi berkas. Bukan nasihat hukum."),
    saved=gettext_lazy("Alasannya tercatat."),
)  # fmt: skip
CHANGE = RecordPage(
    "duty_change", SinceForm, keep_answer, gettext_lazy("Koreksi awal jam atau petugas"), back=BACK, saved=gettext_lazy("Kewajiban diperbarui.")
)


def answer(request: HttpRequest, page: RecordPage, verb: Any, file_id: UUID, duty_id: UUID) -> HttpResponse:
    """The page of one answer. 404 for a duty of another case; what was answered otherwise shows so (409)."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, page.verb)
    task = Task.objects.filter(file_id=case.pk, pk=duty_id).exclude(duty="").first()
    if task is None:
        raise NotYours(verb=f"open {page.kind}", file_id=case.pk)
    if task.done_at is not None and request.method != "POST":
        raise NotNow(_("Kewajiban ini sudah dijawab. Lihat halaman Kewajiban."), verb="answer duty", file_id=case.pk)
    about = load(LIST).label(task.duty, get_language() or "id")
    said = replace(page, keep=partial(keep_answer, task=task, verb=verb), lead=f"{about}. {page.lead}".strip() if page.lead else f"{about}.")
    if page is DONE:
        said = replace(said, form=done_form(task.duty))
    if page is CHANGE:
        said = replace(said, first=lambda case: as_it_stands(task))
    return record(request, said, file_id, opened=case)


def as_it_stands(task: Task) -> dict[str, Any]:
    """The start and the owner of a duty as the form shows them."""
    since = clock.local(task.starts_at) if task.starts_at else clock.local_now()
    return {"day": since.date(), "at": since.time().replace(second=0, microsecond=0), "owner": str(task.owner_id)}


def duty_begin(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<file>/kewajiban/mulai/`."""
    return record(request, BEGIN, file_id)


def duty_done(request: HttpRequest, file_id: UUID, duty_id: UUID) -> HttpResponse:
    """`/kasus/<file>/kewajiban/<duty>/selesai/`."""
    return answer(request, DONE, verbs.do_duty, file_id, duty_id)


def duty_left(request: HttpRequest, file_id: UUID, duty_id: UUID) -> HttpResponse:
    """`/kasus/<file>/kewajiban/<duty>/tidak/`."""
    return answer(request, LEFT, verbs.leave_duty, file_id, duty_id)


def duty_change(request: HttpRequest, file_id: UUID, duty_id: UUID) -> HttpResponse:
    """`/kasus/<file>/kewajiban/<duty>/awal/`."""
    return answer(request, CHANGE, changed, file_id, duty_id)


@require_safe
def unit_duties(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    """`/beban/kewajiban/`: what passed its time in a unit, by number, duty and owner."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = list(units_of(actor).filter(pk__in=actor.units(VERB)).order_by("name"))
    if not units:
        raise Refusal(verb="see duties")
    alone(request)
    if unit_id is not None and unit_id not in {one.pk for one in units}:
        raise NotYours(verb="see duties")
    unit = next((one for one in units if one.pk == unit_id), units[0])
    found = duties_of(actor, unit.pk)
    silent = silent_in(actor, unit.pk)
    people = {one.owner_id for one in found} | {one.lead_id for one in silent}
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "full_name"))
    context = {
        "unit": unit.name,
        "units": [Link(reverse("cases:unit_duties_of", args=[one.pk]), one.name) for one in units] if len(units) > 1 else [],
        "workload_url": reverse("cases:workload_of", args=[unit.pk]),
        "late": [row_of(one, names) for one in found if one.left_at is None],
        "left": [row_of(one, names) for one in found if one.left_at is not None],
        "silent": [silent_row(one, names) for one in silent],
    }
    return render(request, "cases/unit_duties.html", context)


def row_of(one: UnitDuty, names: dict[UUID, str]) -> Row:
    """Number, duty, owner; how late, or which kind of reason."""
    lang = get_language() or "id"
    title = f"{one.number} · {load(LIST).label(one.duty, lang)}"
    who = names.get(one.owner_id, "")
    if one.left_at is None:
        return Row(title, sub=who, tag=Tag(numbers.due(one.due_at), "late") if one.due_at else None)
    return Row(title, sub=f"{who} · {load('duty_reasons').label(one.because, lang)}", end=numbers.since(one.left_at))


def silent_row(one: UnitSilent, names: dict[UUID, str]) -> Row:
    """Number, stage, lead; how long."""
    stage = JOURNEYS[one.journey].label(one.stage, get_language() or "id")
    words = _("tindak lanjut sesudah penutupan belum tercatat") if one.follow_up else stage
    return Row(one.number, sub=f"{names.get(one.lead_id, '')} · {words}", end=numbers.days(one.days))
