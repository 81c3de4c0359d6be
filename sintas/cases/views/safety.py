"""The tab "Keselamatan", and the forms of the plan and of a step of protection."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.kit.places import address_if_any
from sintas.safekeeping import trail

from ..actions.safety_plan import write_safety_plan
from ..actions.urgent import record_urgent_step
from ..forms.safety_plan import SafetyPlanForm
from ..forms.urgent import UrgentStepForm
from ..models import Case, SafetyPlan, UrgentStep
from ..policy import can, the_case
from ..reading.head import head_of
from ..reading.safety import safety_page
from .recording import RecordPage

PLAN = RecordPage(
    "safety_plan", SafetyPlanForm, write_safety_plan, _("Rencana keselamatan"), SafetyPlan, back="cases:safety", single=True,
    lead=_("Disusun bersama klien, dengan katanya sendiri."), saved=_("Rencana tersimpan."),
)  # fmt: skip
URGENT = RecordPage(
    "urgent_step", UrgentStepForm, record_urgent_step, _("Langkah pelindungan"), UrgentStep, back="cases:safety",
    lead=_("Pelindungan tidak menunggu persetujuan. Lakukan dahulu, lalu catat dengan alasannya."), saved=_("Langkah pelindungan tersimpan."),
)  # fmt: skip


@require_safe
def safety(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Red flags first; then everything recorded about safety, each with the way to write it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read safety", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="safety")
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": safety_page(case),
        "may_record": can(actor, "cases.record", case),
        "print_url": print_url(case) if can(actor, "cases.print", case) else "",
    }
    return render(request, "cases/safety.html", context)


def print_url(case: Case) -> str:
    """Where the room of papers prints the plan small, under a title that gives nothing away; '' in a house without that room."""
    return address_if_any("paper", case.pk, "catatan-saya")
