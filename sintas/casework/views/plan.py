"""The tab "Rencana", and the forms of the plan: its frame, goals, services, who carries it, agreed steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.views.recording import RecordPage, record
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.safekeeping import trail

from ..actions import planning
from ..forms.plan import PlanForm
from ..forms.plan_one import GoalForm, ImplementerForm, StepForm
from ..forms.plan_rows import GoalsForm, ImplementersForm, StepsForm
from ..forms.plan_service import ServiceForm
from ..models import Goal, Implementer, Plan, PlannedService, PlanStep
from ..reading.approvals import approval_state
from ..reading.plan import plan_of
from ..reading.plan_basis import basis_of


def beside(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the assessment found, beside the form: the plan follows from problem, need and potential (R183)."""
    return {"basis": basis_of(case)}


def plan_page(kind: str, form: Any, keep: Any, title: Any, model: Any = None, **more: Any) -> RecordPage:
    """A page of the plan: its power, its way back, the assessment beside it."""
    common = {"verb": planning.VERB, "back": "casework:plan_page", "template": "casework/plan_form.html", "aside": beside}
    return RecordPage(kind, form, keep, title, model, **{**common, **more})


PLAN = plan_page(
    "plan", PlanForm, planning.write_plan, _("Pokok rencana"), Plan, single=True, saved=_("Rencana tersimpan."),
    lead=_("Disusun bersama klien. Isi yang sudah dibicarakan saja, sisanya boleh menyusul."),
)  # fmt: skip
GOAL = plan_page("goal", GoalForm, planning.set_goal, _("Tujuan khusus"), Goal, saved=_("Tujuan tersimpan."), again=True)
GOALS = plan_page(
    "goal", GoalsForm, planning.set_goals, _("Tujuan khusus"), saved=_("Tujuan tersimpan."),
    lead=_("Tujuan yang belum dapat diukur tetap boleh disimpan."),
)  # fmt: skip
SERVICE = plan_page(
    "planned_service", ServiceForm, planning.plan_service, _("Layanan yang direncanakan"), PlannedService, again=True,
    saved=_("Layanan tersimpan."),
)  # fmt: skip
IMPLEMENTER = plan_page(
    "implementer", ImplementerForm, planning.name_implementer, _("Pelaksana rencana"), Implementer, again=True, saved=_("Pelaksana tersimpan.")
)
IMPLEMENTERS = plan_page(
    "implementer", ImplementersForm, planning.name_implementers, _("Siapa melakukan apa"), saved=_("Pelaksana tersimpan.")
)
STEP = plan_page("plan_step", StepForm, planning.agree_step, _("Langkah yang disepakati"), PlanStep, again=True, saved=_("Langkah tersimpan."))
STEPS = plan_page("plan_step", StepsForm, planning.agree_steps, _("Langkah yang disepakati"), saved=_("Langkah tersimpan."))


@require_safe
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/rencana/`: where the work leads, who does what, what was agreed. Goals come with their current result."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read plan", file_id=case.pk, opens=True)
    rows = rows_first(request, actor, case)
    shown = plan_of(case, get_language() or "id")
    head = head_of(case, actor=actor, tab="plan", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": shown,
        "back": Link(address("case", case.pk), f"{head.initials} · {head.number}"),
        "may_plan": can(actor, planning.VERB, case),
        "card": approval_state(case, "plan", actor=actor),
    }
    return render(request, "casework/plan.html", context)


def goals(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/rencana/tujuan/`: all goals as rows."""
    return record(request, GOALS, file_id)


def implementers(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/rencana/pelaksana/`: everybody who carries the plan."""
    return record(request, IMPLEMENTERS, file_id)


def steps(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/rencana/langkah/`: all agreed steps."""
    return record(request, STEPS, file_id)
