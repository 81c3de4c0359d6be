"""The page of a stage, and the moves: complete, go back, close, open again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, RecordForm
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import Rows, head_of, rows_first
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.practice import journeys
from sintas.practice.stage import Verdict
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours

from .. import dossier
from ..actions import stages as moves
from ..actions.stages import NotReady
from ..followers import before_reopening
from ..forms.stages import BackForm, CloseForm, ReopenForm
from ..reading.approvals import override_state
from ..reading.ending import dangers
from ..reading.silent_stages import silent_sentence
from ..reading.stage import stage_view


@require_safe
def stage(request: HttpRequest, file_id: UUID, stage: str) -> HttpResponse:
    """`/kasus/<id>/tahap/<stage>/`: what the stage is for and what it still needs. Looking at any stage is always allowed."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    _known(case, stage)
    trail.record(by=actor, verb="open stage page", file_id=case.pk, stage=stage)
    rows = rows_first(request, actor, case)
    return _page(request, case, stage, dossier.verdict_on(case, stage), rows=rows)


@require_POST
def complete(request: HttpRequest, file_id: UUID, stage: str) -> HttpResponse:
    """Complete the stage: on to the next, or 422 with what is missing and where. Sent twice, the second finds it done and says so."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.complete_stage")
    _known(case, stage)
    journey = journeys.get(case.journey)
    if case.closed_on is None and case.stage == journey.following(stage):
        return HttpResponseRedirect(address("case", case.pk))
    try:
        following = moves.complete_stage(by=actor, case=case, stage=stage)
    except NotReady as refused:
        trail.record(
            by=actor, verb="complete stage", file_id=case.pk, outcome="refused", missing=[one.code for one in refused.verdict.missing]
        )
        return _page(request, case, stage, refused.verdict, refused=str(refused.sentence))
    lang = get_language() or "id"
    messages.success(
        request,
        _("Tahap %(done)s selesai. Sekarang: %(now)s.") % {"done": journey.label(stage, lang), "now": journey.label(following, lang)},
    )
    return HttpResponseRedirect(address("case", case.pk))


def back(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Return to an earlier stage."""
    lead = _("Yang sudah tercatat tidak hilang. Catatan untuk tahap mana pun boleh ditulis kapan saja tanpa kembali.")
    return _small(request, file_id, "cases.complete_stage", BackForm, moves.go_back, _("Kembali ke tahap lain"), lead)


def close(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Close the case, from any stage."""
    lead = _("Menutup berkas tidak menghapus apa pun. Kasus dapat dibuka kembali bila klien memerlukannya.")
    return _small(request, file_id, "cases.close", CloseForm, moves.close_case, _("Tutup kasus"), lead, warn=True)


def reopen(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Open a closed case again."""
    return _small(request, file_id, "cases.close", ReopenForm, moves.reopen, _("Buka kembali kasus"), known=before_reopening)


def _small(
    request: HttpRequest,
    file_id: UUID,
    verb: str,
    form_class: type[RecordForm],
    move: Callable[..., Any],
    title: str,
    lead: str = "",
    *,
    warn: bool = False,
    known: Callable[[Case], str] | None = None,
) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, verb)
    back_url = address("case", case.pk)
    form = form_class(request.POST or None, about=About(actor, case))
    if request.method == "POST" and form.is_valid():
        try:
            move(by=actor, case=case, **form.facts())
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(back_url)
    silent = silent_sentence(case, get_language() or "id") if warn else ""
    told = known(case) if known else ""
    page = FormPage(title=title, lead=" ".join(filter(None, (lead, silent, told))), back=Link(back_url, case.number))
    context: dict[str, Any] = {"warnings": dangers(case) if warn else [], "alerts": head_of(case, actor=actor).alerts}
    return form_page(request, form, page, template="casework/move.html", **context)


def _page(request: HttpRequest, case: Case, code: str, verdict: Verdict, refused: str = "", rows: Rows | None = None) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    head = head_of(case, actor=actor, rows=rows)
    here = case.stage == code and case.closed_on is None
    may_move = can(actor, "cases.complete_stage", case) and case.closed_on is None
    context = {
        "head": head,
        "alerts": head.alerts,
        "stage": stage_view(case, code, verdict, get_language() or "id"),
        "here": here,
        "refused": refused,
        "may_move": may_move,
        "override": override_state(case, code, verdict, actor) if may_move else None,
        "may_close": can(actor, "cases.close", case),
        "closed": case.closed_on is not None,
        "can_go_back": bool(journeys.get(case.journey).earlier(case.stage)),
    }
    return render(request, "casework/stage.html", context, status=422 if refused else 200)


def _known(case: Case, code: str) -> None:
    if code not in journeys.get(case.journey).stages:
        raise NotYours(verb="open stage page", file_id=case.pk)
