"""What changed: the page of the case, the pages of an evaluation and of the result of one goal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.reading.horizon import horizon_words
from sintas.cases.views.recording import RecordPage, record
from sintas.evidence.reading.measures_scales import Reader
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from .. import dossier
from ..actions.evaluating import VERB, evaluate, record_result
from ..forms.evaluation import EvaluationForm
from ..forms.evaluation_result import GoalResultForm
from ..models import Evaluation, Goal, GoalResult
from ..reading.evaluation import change_of
from ..reading.evaluation_goals import goals_of, offered_rows
from ..reading.measuring_newest import Newest, newest
from .taking import offering

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


@require_safe
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/perubahan/`; `?untuk=klien`, and always while the screen is shared: without figures and notes of workers."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read change", file_id=case.pk, opens=True)
    rows = rows_first(request, actor, case)
    shared = getattr(request, "shared", None) is not None
    lang, for_client = get_language() or "id", shared or request.GET.get("untuk") == "klien"
    verdict_on = None if for_client else dossier.verdict_on
    change = change_of(case, lang, verdict_on=verdict_on, reader=Reader.of(actor), for_client=for_client)
    head = head_of(case, actor=actor, tab="change", rows=rows)
    if for_client:
        return render(request, "casework/change_client.html", {"head": head, "change": change, "for_client": True, "shared": shared})
    context = {
        "head": head,
        "alerts": head.alerts,
        "change": change,
        "horizon": horizon_words(case),
        "may_evaluate": can(actor, VERB, case),
        "may_assess": can(actor, "evidence.assess", case),
    }
    return render(request, "casework/change.html", context)


def measured_once(request: HttpRequest) -> Callable[[Case], Newest]:
    """The newest of what is measured, asked for once however many parts of a form need it."""
    found: list[Newest] = []

    def seen(case: Case) -> Newest:
        if not found:
            found.append(newest(case, Reader.of(request.actor), get_language() or "id"))  # type: ignore[attr-defined]
        return found[0]

    return seen


def evaluation(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """An evaluation. A new one begins with a row for every goal and the newest measurement of it; all of them stand beside the form."""
    seen = measured_once(request)

    def first(case: Case) -> dict[str, Any]:
        return {"results": offered_rows(goals_of(case.pk), seen(case).of_goal)}

    def beside(_request: HttpRequest, case: Case) -> dict[str, Any]:
        return {"newest": seen(case).facts}

    return record(request, offering(request, replace(EVALUATION, first=first, aside=beside), entry), file_id, entry)


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
    return record(request, asking_of(request, goal), case.pk, entry if written else None)


def to_entry(request: HttpRequest, case: Case, goal: UUID, named: UUID) -> HttpResponse:
    """A goal that has its result: reading goes to the result's own address; what was sent from an old page is not lost on the way."""
    if request.method == "POST":
        return record(request, asking_of(request, goal), case.pk, named)
    return HttpResponseRedirect(reverse("casework:goal_result_entry", args=[case.pk, named]))


def asking_of(request: HttpRequest, goal: UUID) -> RecordPage:
    """The page of a result for this goal; a first one begins with the newest measurement of it."""
    seen = measured_once(request)

    def aside(_request: HttpRequest, case: Case) -> dict[str, Any]:
        return {"goal": next((one for one in goals_of(case.pk) if one.entry == goal), None), "newest": seen(case).facts}

    def first(case: Case) -> dict[str, Any]:
        offered = seen(case).of_goal.get(goal)
        return {"value": offered} if offered else {}

    return replace(RESULT, keep=partial(record_result, goal=goal), aside=aside, first=first)
