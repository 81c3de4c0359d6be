"""A look at danger. "Lihat tanda bahaya" shows the red flags of what is ticked and keeps everything typed; nothing is saved by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sintas.practice.catalogue import load
from sintas.practice.safety import opens_suicide_path
from sintas.safekeeping import trail

from ..actions.risk import assess_risk
from ..forms.base import About
from ..forms.risk import RiskForm
from ..models import Case, Risk
from ..policy import the_case
from ..reading.people import names_of
from ..reading.risk import safety_facts, standing_facts
from ..reading.safety import flags_shown
from .recording import RecordPage, record, show


def flags_at_once(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Red flags of what is known already and, after a POST, of what is ticked on the page."""
    facts = safety_facts(case)
    if request.method == "POST":
        ticked = {code for code in request.POST.getlist("facts_seen") if load("risk_facts").has(code)}
        level = request.POST.get("level", "")
        known_level = level if load("risk_levels").has(level) else facts.risk_level
        facts = replace(facts, risk_facts=facts.risk_facts | ticked, risk_level=known_level)
    return {"flags": flags_shown(case, facts)}


def onward(case: Case, row: Any) -> str:
    """A wish to die leads to what is done now."""
    return reverse("cases:suicide_path", args=[case.pk]) if opens_suicide_path(row.facts) else ""


RISK = RecordPage(
    "risk", RiskForm, assess_risk, _("Penilaian risiko"), Risk, back="cases:safety", then=onward, template="cases/safety_risk.html",
    aside=flags_at_once, lead=_("Fakta dahulu, lalu penilaian Anda dengan alasannya."), saved=_("Penilaian tersimpan."),
    first=lambda case: {"facts_seen": standing_facts(case)},
)  # fmt: skip


def risk(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """The form; with the button `look`, the form again as typed with its red flags."""
    if request.method != "POST" or "look" not in request.POST:
        return record(request, RISK, file_id, entry)
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, RISK.verb)
    trail.record(by=actor, verb="open form risk", file_id=case.pk, opens=True)
    typed = RiskForm.resumed(dict(request.POST.lists()), about=About(actor, case, people=names_of(case)))
    return show(request, RISK, case, typed)
