"""Pages on which goals and steps are measured: five levels of a goal, where it stands, how far the agreed steps got."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.cases.views.recording import RecordPage, record
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import NotYours

from ..actions.measuring_goals import VERB, rate_goal, set_goal_scale, strike_level
from ..actions.measuring_steps import correct_step, rate_steps
from ..forms.measuring import GoalLevelForm, GoalScaleForm, StepLevelForm, StepLevelsForm
from ..models import GoalLevel, GoalScale, StepLevel
from ..reading.evaluation_goals import goals_of
from ..reading.measuring_forms import from_plan, goal_and_levels

BACK = "casework:change_page"
SCALE = RecordPage(
    "goal_scale", GoalScaleForm, set_goal_scale, gettext_lazy("Lima tingkat tujuan"), GoalScale, verb=VERB, back=BACK,
    saved=gettext_lazy("Lima tingkat tersimpan."), template="casework/measuring_goal.html",
)  # fmt: skip
LEVEL = RecordPage(
    "goal_level", GoalLevelForm, rate_goal, gettext_lazy("Tujuan ini sekarang"), GoalLevel, verb=VERB, back=BACK, saved=gettext_lazy("Tingkat tersimpan."),
    template="casework/measuring_goal.html",
)  # fmt: skip
STEPS = RecordPage(
    "step_level", StepLevelsForm, rate_steps, gettext_lazy("Capaian langkah"), verb=VERB, back=BACK, saved=gettext_lazy("Capaian tersimpan."),
    lead=gettext_lazy("Nilai bersama klien: 0 belum dimulai, 4 selesai."), template="casework/measuring_steps.html",
)  # fmt: skip
STEP = RecordPage("step_level", StepLevelForm, correct_step, gettext_lazy("Capaian langkah"), StepLevel, verb=VERB, back=BACK)


def beside(goal: UUID, strike: UUID | None = None) -> Any:
    """The goal beside its form, and for a rating the way to strike it out."""

    def aside(_request: HttpRequest, case: Case) -> dict[str, Any]:
        found = next((one for one in goals_of(case.pk) if one.entry == goal), None)
        return {"goal": found, "strike_url": reverse("casework:goal_level_strike", args=[case.pk, strike]) if strike else ""}

    return aside


def goal_scale(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`entry` is a goal of the plan, or the entry of its levels; the first leads on to the second once they are written."""
    case = the_case(request.actor, file_id, VERB)  # type: ignore[attr-defined]
    goal, named = goal_and_levels(case, entry)
    if goal is None:
        raise NotYours(verb="record goal_scale", file_id=case.pk)
    if named is not None and entry == goal and request.method != "POST":
        return HttpResponseRedirect(reverse("casework:goal_scale_entry", args=[case.pk, named]))
    page = replace(SCALE, keep=partial(set_goal_scale, goal=goal), aside=beside(goal), first=lambda case: from_plan(case, goal))
    return record(request, page, case.pk, named, opened=case)


def goal_rate(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """A new rating of a goal (`entry`); before its levels are agreed on, the way leads there."""
    case = the_case(request.actor, file_id, VERB)  # type: ignore[attr-defined]
    goal, named = goal_and_levels(case, entry)
    if goal != entry:
        raise NotYours(verb="record goal_level", file_id=case.pk)
    if named is None:
        messages.info(request, _("Susun dahulu lima tingkat tujuan ini bersama klien, lalu nilai."))
        return HttpResponseRedirect(reverse("casework:goal_scale_entry", args=[case.pk, entry]))
    page = replace(LEVEL, keep=partial(rate_goal, goal=entry), first=lambda _case: {"goal": entry}, aside=beside(entry))
    return record(request, page, case.pk, opened=case)


def goal_level(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """A rating put right."""
    case = the_case(request.actor, file_id, VERB)  # type: ignore[attr-defined]
    goal = GoalLevel.current.filter(file_id=case.pk, entry=entry).values_list("goal", flat=True).first()
    if goal is None:
        raise NotYours(verb="record goal_level", file_id=case.pk)
    return record(request, replace(LEVEL, keep=partial(rate_goal, goal=goal), aside=beside(goal, entry)), case.pk, entry, opened=case)


def goal_level_strike(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """GET asks once more, POST strikes out a rating."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    if not GoalLevel.current.filter(file_id=case.pk, entry=entry).exists():
        raise NotYours(verb="strike out goal_level", file_id=case.pk)
    back = reverse(BACK, args=[case.pk])
    if request.method == "POST":
        strike_level(by=actor, case=case, entry=entry)
        messages.success(request, _("Dicoret. Riwayatnya tetap tersimpan."))
        return HttpResponseRedirect(back)
    lead = _("Untuk yang keliru dicatat. Ia tidak dihitung lagi, dan tetap ada dalam riwayat. Yang berubah cukup dinilai lagi.")
    page = FormPage(title=_("Coret penilaian ini?"), lead=lead, back=Link(back, case.number), save=_("Coret"))
    return render(request, "kit/confirm_page.html", {"page": page, "danger": True})


def steps(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Every agreed step with how far it got."""
    return record(request, STEPS, file_id)


def step(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One rating put right."""
    return record(request, STEP, file_id, entry)
