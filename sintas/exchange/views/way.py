"""`/kasus/<id>/rujukan/<entry>/`: the way of one referral, a step the team learned of, a partner's word taken into the file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.actions.releasing_outside import INSIDE
from sintas.cases.bases import Case
from sintas.cases.forms.base import About, submission_id
from sintas.cases.policy import can, named_team, the_case
from sintas.cases.reading.head import head_of
from sintas.casework.models import Referral
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link
from sintas.practice.referral import steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts

from ..actions.linking import VERB as SHARE
from ..actions.recording import VERB, record_step, take_in
from ..forms.way import StepForm
from ..models import Move
from ..reading.arrivals import Arrived, arrivals_of, units_for
from ..reading.state import last_move, last_sending
from ..reading.way import releases_of, way_of


def the_referral(case: Case, entry: UUID) -> Referral:
    """The version that stands, or NotYours."""
    row = Referral.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="read referral", file_id=case.pk)
    return row


@require_safe
def referral(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """State, steps, link, and what can be done now."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    told = Move.objects.filter(file_id=case.pk, pk=entry).values_list("sending__entry", flat=True).first()
    if told is not None:  # the story names the step; it is read where the whole way stands
        return HttpResponseRedirect(reverse("exchange:referral", args=[case.pk, told]))
    row = the_referral(case, entry)
    trail.record(by=actor, verb="read referral", file_id=case.pk, opens=True, opens_release=releases_of(case, entry))
    head = head_of(case, actor=actor, tab="ending")
    way = way_of(actor, case, row, get_language() or "id")
    may_share = can(actor, SHARE, case) and actor.user_id in named_team(case) and bool(way.steps)
    arrived = arrivals_of(case, entry)
    # a unit of the installation has taken it on: nobody else is asked
    may_ask = may_share and not way.ended and not any(one.decided for one in arrived[:1])
    context = {
        "head": head,
        "alerts": head.alerts,
        "way": way,
        "entry": entry,
        "may_record": can(actor, VERB, case) and bool(way.steps),
        "may_share": may_share,
        "may_link": may_ask and row.receiver_kind not in INSIDE,  # a colleague reads with an account
        "sent_to": [sent_to(one) for one in arrived],
        "may_send": may_ask and bool(units_for(case, row.receiver_kind)),
    }
    return render(request, "exchange/referral.html", context)


def sent_to(one: Arrived) -> dict[str, Any]:
    """A unit it was sent to: `open` while it can be read there."""
    state = _("tercatat di unit itu") if one.taken else _("menunggu di unit itu")
    facts = [
        Fact(_("Unit"), one.to_unit),
        Fact(_("Dikirim"), f"{one.sent_by}, {numbers.moment(one.sent_at)}"),
        Fact(_("Keadaan"), state if one.open else _("sudah dijawab unit itu") if one.decided else _("tidak lagi terbuka")),
        Fact(_("Dapat dibaca sampai"), numbers.moment(one.until)),
    ]
    return {"facts": facts, "open": one.open}


def step(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """What came back by telephone, letter or at a meeting."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_referral(case, entry)
    trail.record(by=actor, verb="open form referral step", file_id=case.pk)
    sending = last_sending(case, entry)
    if sending is None:
        raise NotYours(verb="move referral", file_id=case.pk)
    back = reverse("exchange:referral", args=[case.pk, entry])
    form, draft = drafts.resume(request, StepForm, about=About(actor, case), steps=steps_from(last_move(sending).after))
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            record_step(by=actor, case=case, entry=entry, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            drafts.done(request)
            messages.success(request, _("Langkah tersimpan."))
            return HttpResponseRedirect(back, status=303)
    page = FormPage(_("Catat langkah rujukan"), back=Link(back, _("Rujukan")), save=_("Simpan langkah"), **drafts.page_values(request, draft))
    return form_page(request, form, page, status=status, alerts=head_of(case, actor=actor).alerts)


@require_POST
def note(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The partner's word becomes part of the file; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_referral(case, entry)
    trail.record(by=actor, verb="open form referral step", file_id=case.pk, opens=True)
    take_in(by=actor, case=case, entry=entry)
    messages.success(request, _("Kabar mitra masuk ke berkas."))
    return HttpResponseRedirect(reverse("exchange:referral", args=[case.pk, entry]), status=303)
