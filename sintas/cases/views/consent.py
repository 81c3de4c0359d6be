"""Consent and contract: the page of what stands, and the forms of each event."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.safekeeping import trail

from ..actions.consent import record_consent, withdraw_consent
from ..actions.contract import agree_contract
from ..forms.consent import ConsentForm, WithdrawalForm
from ..forms.contract import ContractForm
from ..models import Case, Consent, Contract
from ..policy import can, the_case
from ..reading.consent_page import consent_page, points
from ..reading.head import head_of
from .recording import RecordPage


def explained(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What is said before anybody agrees stands beside the form."""
    return {"points": points()}


CONSENT = RecordPage(
    "consent", ConsentForm, record_consent, _("Catat persetujuan"), Consent, back="cases:consents", template="cases/consent.html",
    aside=explained, lead=_("Jelaskan dahulu, lalu tanyakan. Setuju sebagian dan tidak setuju sama sahnya."), saved=_("Jawaban klien tersimpan."),
)  # fmt: skip
WITHDRAWAL = RecordPage(
    "consent_withdraw", WithdrawalForm, withdraw_consent, _("Cabut persetujuan"), back="cases:consents", save=_("Cabut"),
    lead=_("Klien boleh mencabut kapan saja, tanpa alasan. Pemakaian data yang dicabut dihentikan paling lambat 3 x 24 jam."),
    saved=_("Pencabutan tersimpan. Pendamping utama mendapat tugas menghentikan pemakaian data."),
)  # fmt: skip
CONTRACT = RecordPage(
    "contract", ContractForm, agree_contract, _("Kontrak pelayanan"), Contract, back="cases:consents",
    lead=_("Bacakan ketentuannya sebelum ditandatangani."), saved=_("Kontrak tersimpan."),
)  # fmt: skip


@require_safe
def consents(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The tab: what stands now, the events behind it, the contract."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read consent", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="consent")
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": consent_page(case),
        "may_record": can(actor, "cases.record", case),
        "points": points(),
    }
    return render(request, "cases/consents.html", context)
