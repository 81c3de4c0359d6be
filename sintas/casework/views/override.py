"""Going on from a stage that is not complete: asking for leave, or, for whoever may give it, going on with a reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, RecordForm, submission_id
from sintas.cases.policy import can, only_for_good, the_case
from sintas.cases.reading.head import head_of
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.practice import journeys
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts

from ..actions.override import MOVE, ask_override, needed, override_now
from ..forms.approval import AskOverrideForm, OverrideForm
from ..reading.approvals import OVERRIDE


def override(request: HttpRequest, file_id: UUID, stage: str) -> HttpResponse:
    """`/kasus/<id>/tahap/<stage>/izin/`. 409 when nothing is missing or the case stands elsewhere."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, MOVE)
    if stage not in journeys.get(case.journey).stages:
        raise NotYours(verb="override stage", file_id=case.pk)
    direct = can(actor, OVERRIDE, case)
    if not direct:
        only_for_good(actor, case, "override stage")
    trail.record(by=actor, verb="open form override", file_id=case.pk, stage=stage)
    missing = [answer.sentence(get_language() or "id") for answer in needed(case, stage).missing]
    form_class: type[RecordForm] = OverrideForm if direct else AskOverrideForm
    form, draft = drafts.resume(request, form_class, about=About(actor, case))
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            done = go(request, case, stage, form, direct=direct)
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            drafts.done(request)
            return done
    page = FormPage(
        _("Lanjutkan walau belum lengkap") if direct else _("Minta izin supervisor"),
        back=Link(reverse("casework:stage", args=[case.pk, stage]), _("Kembali ke tahap")),
        lead=_("Catatan untuk tahap mana pun tetap boleh ditulis kapan saja. Izin hanya untuk menyatakan tahap ini selesai."),
        save=_("Lanjutkan") if direct else _("Minta izin"),
        **drafts.page_values(request, draft),
    )
    alerts = head_of(case, actor=actor).alerts
    return form_page(request, form, page, template="casework/approval_override.html", status=status, missing=missing, alerts=alerts)


def go(request: HttpRequest, case: Case, stage: str, form: RecordForm, *, direct: bool) -> HttpResponse:
    """Run the verb that fits the power."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    typed = form.cleaned_data
    if direct:
        following = override_now(by=actor, case=case, stage=stage, reason=typed["reason"])
        label = journeys.get(case.journey).label(following, get_language() or "id")
        messages.success(request, _("Dilanjutkan. Sekarang: %(now)s.") % {"now": label})
        return HttpResponseRedirect(address("case", case.pk))
    ask_override(
        by=actor,
        case=case,
        stage=stage,
        approver_id=UUID(typed["approver"]),
        reason=typed["reason"],
        submission=submission_id(typed["submission"]),
    )
    messages.success(request, _("Izin sudah diminta. Jawabannya muncul di Hari ini."))
    return HttpResponseRedirect(reverse("casework:stage", args=[case.pk, stage]))
