"""What changed: the page of the case, the pages of an evaluation and of the result of one goal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.views.recording import RecordPage, record
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from .. import dossier
from ..actions.evaluating import VERB, evaluate, record_result
from ..forms.evaluation import EvaluationForm
from ..forms.evaluation_result import GoalResultForm
from ..models import Evaluation, Goal, GoalResult
from ..reading.evaluation import change_of
from ..reading.evaluation_goals import blank_rows, goals_of


def first_rows(case: Case) -> dict[str, Any]:
    """A new evaluation begins with a row for every goal of the plan."""
    return {"results": blank_rows(goals_of(case.pk))}


EVALUATION = RecordPage(
    "evaluation",
    EvaluationForm,
    evaluate,
    _("Evaluasi"),
    Evaluation,
    lead=_("Lihat apa yang berubah dan dari mana itu terlihat. Isi yang perlu saja, sisanya boleh menyusul."),
    save=_("Simpan evaluasi"),
    saved=_("Evaluasi tersimpan."),
    back="casework:change_page",
    verb=VERB,
    template="casework/evaluation.html",
    first=first_rows,
)
RESULT = RecordPage(
    "goal_result",
    GoalResultForm,
    record_result,
    _("Hasil tujuan"),
    GoalResult,
    lead=_("Tulis yang tampak, juga bila belum berubah. Hasil sebelumnya tetap dapat dibaca."),
    save=_("Simpan hasil"),
    saved=_("Hasil tujuan tersimpan."),
    back="casework:change_page",
    verb=VERB,
    template="casework/evaluation_result.html",
)


def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/perubahan/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read change", file_id=case.pk, opens=True)
    rows = rows_first(request, actor, case)
    change = change_of(case, get_language() or "id", verdict_on=dossier.verdict_on)
    head = head_of(case, actor=actor, tab="change", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "change": change,
        "may_evaluate": can(actor, VERB, case),
    }
    return render(request, "casework/change.html", context)


def result(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/hasil/<goal>/`: the result of one goal, first or anew; the entry of its result leads here too."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    stands = GoalResult.current.filter(file_id=case.pk)
    written = stands.filter(entry=entry).values_list("goal", flat=True).first()
    if written is None and (named := stands.filter(goal=entry).values_list("entry", flat=True).first()) is not None:
        return to_entry(request, case, entry, named)
    goal = written or entry
    if not Goal.objects.filter(file_id=case.pk, entry=goal, set_aside=False).exists():
        raise NotYours(verb="record goal_result", file_id=case.pk)
    return record(request, asking_of(goal), case.pk, entry if written else None)


def to_entry(request: HttpRequest, case: Case, goal: UUID, named: UUID) -> HttpResponse:
    """A goal that has its result: reading goes to the result's own address; what was sent from an old page is not lost on the way."""
    if request.method == "POST":
        return record(request, asking_of(goal), case.pk, named)
    return HttpResponseRedirect(reverse("casework:goal_result_entry", args=[case.pk, named]))


def asking_of(goal: UUID) -> RecordPage:
    """The page of a result for this goal."""

    def aside(request: HttpRequest, case: Case) -> dict[str, Any]:
        return {"goal": next((one for one in goals_of(case.pk) if one.entry == goal), None)}

    return replace(RESULT, keep=partial(record_result, goal=goal), aside=aside)
