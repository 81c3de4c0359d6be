"""`/kasus/<id>/akhir/`, and the pages of an ending, a referral with its answer, a look afterwards."""

from __future__ import annotations

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
from sintas.cases.reading.facts import facts_for
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.reading.horizon import horizon_words
from sintas.cases.views.recording import RecordPage, record
from sintas.cases.views.suicide import onward
from sintas.evidence.reading.measures_scales import Reader
from sintas.practice import journeys
from sintas.practice.follow_up import answer_to
from sintas.safekeeping import trail

from .. import dossier
from ..actions.ending import answer_referral, follow_up, refer, write_termination
from ..forms.ending import TerminationForm
from ..forms.ending_follow_up import FollowUpForm
from ..forms.ending_referral import AnswerForm, ReferralForm, ReferralWholeForm
from ..models import FollowUp, Referral, Termination
from ..reading.approvals import approval_state
from ..reading.ending import dangers
from ..reading.ending_aside import agreed_before, released_shown, told_only
from ..reading.ending_facts import learns
from ..reading.ending_page import ending_page
from ..reading.measuring_newest import newest
from ..reading.services_summary import services_summary
from ..reading.stage import check_items

BACK = "casework:ending_page"


def _lang() -> str:
    return get_language() or "id"


def _ending(request: HttpRequest, case: Case) -> dict[str, Any]:
    actor: Any = request.actor  # type: ignore[attr-defined]
    return {"learner": learns(actor, case), "newest": newest(case, Reader.of(actor), _lang()).facts}


def _services(case: Case) -> dict[str, Any]:
    return {"services_given": services_summary(case, _lang())}


def _released(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"released": released_shown(case, _lang())}


def _agreed(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"agreed": agreed_before(case, _lang())}


def _after_look(case: Case, row: FollowUp) -> str:
    """What is most urgent first: a wish to die, then danger, then what was answered; a row out of a repeat may hold no words."""
    if first := onward(case, row):
        return first
    if answer_to(row.signs).look_at_risk:
        return reverse("cases:risk", args=[case.pk])
    if "refer" in row.answers:
        return reverse("casework:referral", args=[case.pk])
    return reverse("casework:session_plan", args=[case.pk]) if "accompany" in row.answers else ""


ENDING = RecordPage(
    "termination", TerminationForm, write_termination, _("Pengakhiran"), Termination, back=BACK, single=True, verb="casework.end",
    lead=_("Berakhir bertahap dan terencana. Yang belum dapat dinilai dibiarkan; halaman ini mengingatkannya."),
    save=_("Simpan pengakhiran"), saved=_("Pengakhiran tersimpan."), template="casework/ending_form.html", aside=_ending,
)  # fmt: skip
REFERRAL = RecordPage(
    "referral", ReferralForm, refer, _("Rujukan"), Referral, back=BACK, verb="casework.refer", template="casework/ending_referral_form.html",
    lead=_("Hanya yang perlu diketahui penerima, dan hanya yang dilepas klien."), save=_("Simpan rujukan"), saved=_("Rujukan tersimpan."),
    first=_services, aside=_released,
)  # fmt: skip
ANSWER = RecordPage(
    "referral", AnswerForm, answer_referral, _("Jawaban rujukan"), Referral, back=BACK, verb="casework.refer", save=_("Simpan jawaban"),
    saved=_("Jawaban tersimpan."),
)  # fmt: skip
REFERRAL_PAST = RecordPage("referral", ReferralWholeForm, refer, _("Rujukan"), Referral, back=BACK, verb="casework.refer")
LOOK = RecordPage(
    "follow_up", FollowUpForm, follow_up, _("Tindak lanjut"), FollowUp, back=BACK, verb="casework.end",
    lead=_("Juga setelah kasus ditutup. Isi yang perlu saja."), save=_("Simpan tindak lanjut"), saved=_("Tindak lanjut tersimpan."),
    template="casework/ending_follow_up_form.html", aside=_agreed, then=_after_look, again=True,
)  # fmt: skip


@require_safe
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Danger first, then readiness, the ending, who carries on, referrals, looks afterwards, and what the stage still needs."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read ending", file_id=case.pk, opens=True)
    rows = rows_first(request, actor, case)
    stage = "follow_up" if case.closed_on is not None or case.stage == "follow_up" else "termination"
    facts = facts_for(case, stage)
    shown = ending_page(case, _lang(), safety_plan=facts["safety_plan"])
    head = head_of(case, actor=actor, tab="ending", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "dangers": dangers(case, facts),
        "shown": shown,
        "stage": stage,
        "stage_name": journeys.get(case.journey).label(stage, _lang()),
        "needs": check_items(case.pk, dossier.verdict_from(stage, facts, None), _lang()),
        "learner": learns(actor, case),
        "horizon": horizon_words(case),
        "card": approval_state(case, "closure", actor=actor),
        "may_end": can(actor, "casework.end", case),
        "may_refer": can(actor, "casework.refer", case),
        "may_close": can(actor, "cases.close", case),
    }
    return render(request, "casework/ending.html", context)


def referral(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """A referral, new or corrected. One that an older document told in a sentence is read on the page of the ending."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if entry is not None and request.method == "GET":
        case = the_case(actor, file_id)
        if told_only(case, entry):
            return HttpResponseRedirect(reverse(BACK, args=[case.pk]) + "#h-told")
    return record(request, REFERRAL, file_id, entry)


def answer(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """What came back."""
    return record(request, ANSWER, file_id, entry)
