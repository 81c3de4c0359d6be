"""`/kasus/<id>/undangan/<entry>/...`: asking colleagues and people of other organisations, their answers, taking an invitation back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, submission_id
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.kit import clock
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.practice.conference import steps_from
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts

from ..actions.convening import VERB
from ..actions.inviting import invite_colleagues, invite_outsider, withdraw_invitation
from ..actions.replying import record_reply
from ..forms.convening import ColleaguesForm, OutsiderForm, ReplyForm
from ..models import Invitation
from ..reading.invited import invited_to, state_of, states_of
from .convening import page_of, the_convening


def colleagues(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Members of the team; whoever is asked already stays so."""
    actor, case = opened(request, file_id, entry)
    before = list(invited_to(case, entry))
    states = states_of(before)
    invited = {one.user_id for one in before if states[one.pk] != "withdrawn"}
    form, draft = drafts.resume(request, ColleaguesForm, about=About(actor, case), invited=invited)
    if request.method == "POST" and form.is_valid():
        try:
            invite_colleagues(by=actor, case=case, entry=entry, user_ids=[UUID(one) for one in form.cleaned_data["user_ids"]])
        except (BadInput, NotNow) as refused:
            return again(request, form, refused, case, entry, _("Undang rekan"), _("Undang"), draft)
        drafts.done(request)
        messages.success(request, _("Rekan diundang. Mereka mendapat kabar tanpa isi kasus."))
        return HttpResponseRedirect(page_of(case, entry), status=303)
    return page(request, form, case, entry, _("Undang rekan"), _("Undang"), draft)


def outsider(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Somebody of another organisation; nothing leaves the house by this."""
    actor, case = opened(request, file_id, entry)
    form, draft = drafts.resume(request, OutsiderForm, about=About(actor, case))
    if request.method == "POST" and form.is_valid():
        try:
            invite_outsider(by=actor, case=case, entry=entry, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
        except (BadInput, NotNow) as refused:
            return again(request, form, refused, case, entry, _("Undang mitra"), _("Simpan"), draft)
        drafts.done(request)
        messages.success(request, _("Mitra tercatat. Bukakan bahannya bila perlu, lalu kirim undangannya sendiri."))
        return HttpResponseRedirect(page_of(case, entry), status=303)
    return page(request, form, case, entry, _("Undang mitra"), _("Simpan"), draft)


def reply(request: HttpRequest, file_id: UUID, entry: UUID, invitation_id: UUID) -> HttpResponse:
    """One's own answer, what somebody said by telephone, or who came."""
    actor, case = opened(request, file_id, entry)
    one = the_invitation(case, entry, invitation_id)
    steps = steps_from(state_of(one), on=the_convening(case, entry).on, today=clock.today())
    form, draft = drafts.resume(request, ReplyForm, about=About(actor, case), steps=steps)
    if request.method == "POST" and form.is_valid():
        try:
            record_reply(by=actor, case=case, invitation_id=one.pk, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
        except (BadInput, NotNow) as refused:
            return again(request, form, refused, case, entry, _("Jawaban undangan"), _("Simpan jawaban"), draft)
        drafts.done(request)
        messages.success(request, _("Jawaban tersimpan."))
        return HttpResponseRedirect(page_of(case, entry), status=303)
    return page(request, form, case, entry, _("Jawaban undangan"), _("Simpan jawaban"), draft)


@require_POST
def withdraw(request: HttpRequest, file_id: UUID, entry: UUID, invitation_id: UUID) -> HttpResponse:
    """Not asked any more; pressed twice, the second finds it done."""
    actor, case = opened(request, file_id, entry)
    one = the_invitation(case, entry, invitation_id)
    withdraw_invitation(by=actor, case=case, invitation_id=one.pk)
    messages.success(request, _("Undangan ditarik. Bahannya tidak dapat dibuka lagi."))
    return HttpResponseRedirect(page_of(case, entry), status=303)


def opened(request: HttpRequest, file_id: UUID, entry: UUID) -> tuple[Any, Case]:
    """Who asks, and the case with this conference in it; the trail row of the form stands."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_convening(case, entry)
    trail.record(by=actor, verb="open form convening", file_id=case.pk)
    return actor, case


def the_invitation(case: Case, entry: UUID, invitation_id: UUID) -> Invitation:
    """One to this conference. Raises NotYours."""
    one = Invitation.objects.filter(file_id=case.pk, convening=entry, pk=invitation_id).first()
    if one is None:
        raise NotYours(verb="invite", file_id=case.pk)
    return one


def page(request: HttpRequest, form: Any, case: Case, entry: UUID, title: str, save: str, draft: Any, status: int | None = None) -> HttpResponse:
    """A form about this conference."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    around = FormPage(title, back=Link(page_of(case, entry), _("Undangan")), save=save, **drafts.page_values(request, draft))
    return form_page(request, form, around, status=status, alerts=head_of(case, actor=actor).alerts)


def again(
    request: HttpRequest, form: Any, refused: BadInput | NotNow, case: Case, entry: UUID, title: str, save: str, draft: Any
) -> HttpResponse:
    """The form with the reason in it: 422 beside the field, 409 for a moment that has passed."""
    if isinstance(refused, NotNow):
        form.add_error(None, str(refused.sentence))
        return page(request, form, case, entry, title, save, draft, status=409)
    for name, sentence in refused.fields.items():
        form.refuse(name, str(sentence))
    return page(request, form, case, entry, title, save, draft)
