"""A referral that came in: received, put right, its papers, the answer to its sender; and, in the case, what was received."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.forms.base import submission_id
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.cases.views.people_versus import versus
from sintas.kit import numbers
from sintas.kit.ids import new_submission
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff import drafts

from ..actions.attaching import attach_paper, take_paper_out
from ..actions.correcting import may_correct
from ..actions.referral_in import answer_sender, correct_referral, only_by_hand, receive_referral
from ..followers import to_tell
from ..forms.referral_in import AnswerForm, LetterForm, PaperForm, ReferralInForm
from ..models import Enquiry
from ..policy import the_enquiry
from ..reading.enquiries import page_of
from ..reading.referral_in import author_of, received, referral_of
from .enquiries import unit_choices


def new(request: HttpRequest) -> HttpResponse:
    """`/pengaduan/rujukan/`: the intake form with what the letter says."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("intake.receive"):
        raise Refusal(verb="receive enquiry")
    form, draft = drafts.resume(request, ReferralInForm, units=unit_choices(actor, "intake.receive"))
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: keep_new(actor, form))
        if made is not None:
            drafts.done(request)
            messages.success(request, _("Rujukan tersimpan dengan nomor %(number)s. Surat dan dokumennya dapat dilampirkan di sini.") % {"number": made.number})
            return HttpResponseRedirect(reverse("intake:enquiry", args=[made.pk]))
    page = FormPage(
        title=_("Rujukan masuk"),
        lead=_("Keselamatan lebih dahulu. Salin dari suratnya, supaya orangnya tidak perlu bercerita ulang."),
        back=Link(reverse("intake:list"), _("Pengaduan")),
        save=_("Simpan rujukan"),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page)


def keep_new(actor: Any, form: ReferralInForm) -> Enquiry:
    """What this form makes, now or when it was sent before."""
    try:
        return receive_referral(
            by=actor,
            unit_id=UUID(form.cleaned_data["unit"]),
            referral=form.letter(),
            received_at=form.received(),
            submission=submission_id(form.cleaned_data["submission"]),
            **form.facts_told(),
        )
    except AlreadyDone as before:
        return before.done


def tried(form: Any, verb: Callable[[], Any]) -> Any:
    """What the verb gave; None when the form must be shown again with what it found."""
    try:
        return verb()
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse("forms_" if name == "forms" else name, str(sentence))
        return None


def letter(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/rujukan/`: what the letter says, put right or written down later. 409 with both texts when somebody saved first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    may_correct(actor, one)
    trail.record(by=actor, verb="read enquiry", file_id=one.pk, opens=True)
    row = referral_of(one.pk)
    only_by_hand(row)
    form, draft = drafts.resume(request, LetterForm, initial=LetterForm.initial_from(row), based_on=row.number if row else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = tried(form, lambda: keep_letter(actor, one, form))
        except Overtaken as both:
            drafts.done(request)
            return both_texts(request, one, form, both)
        if made is not None:
            drafts.done(request)
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(reverse("intake:enquiry", args=[one.pk]))
    page = FormPage(_("Isi rujukan"), back=Link(reverse("intake:enquiry", args=[one.pk]), one.number), **drafts.page_values(request, draft))
    return form_page(request, form, page, alerts=page_of(one).alerts)


def keep_letter(actor: Any, one: Enquiry, form: LetterForm) -> Any:
    """The next version, now or when it was sent before."""
    token = submission_id(form.cleaned_data["submission"])
    try:
        return correct_referral(by=actor, enquiry=one, based_on=form.cleaned_data["based_on"], submission=token, **form.letter())
    except AlreadyDone as before:
        return before.done


def both_texts(request: HttpRequest, one: Enquiry, form: LetterForm, both: Overtaken) -> HttpResponse:
    """409: the two versions side by side; whatever is chosen, both stay."""
    trail.record(by=request.actor, verb="set aside enquiry", file_id=one.pk, entry=str(both.kept.entry))  # type: ignore[attr-defined]
    back = reverse("intake:enquiry", args=[one.pk])
    context = {
        "page": FormPage(title=_("Isi rujukan"), back=Link(back, one.number)),
        "fields": versus(form, LetterForm(initial=LetterForm.initial_from(both.theirs))),
        "by": author_of(both.theirs),
        "at": numbers.moment(both.theirs.written_at),
        "action": request.path,
        "submission": new_submission(),
        "based_on": both.theirs.number,
        "keep_url": back,
    }
    return render(request, "cases/people_versus.html", context, status=409)


def answer(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/jawaban/`: that whoever sent her was told."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    row = referral_of(one.pk)
    if row is None or row.came_by is not None:
        raise NotYours(verb="answer sender", file_id=one.pk)
    trail.record(by=actor, verb="open form sender_answer", file_id=one.pk)
    form, draft = drafts.resume(request, AnswerForm)
    back = reverse("intake:enquiry", args=[one.pk])
    status = None
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            made = tried(form, lambda: answer_sender(by=actor, enquiry=one, way=held["way"], told_on=held["told_on"], words=held["words"]))
        except NotNow as refused:
            made, status = None, 409
            form.add_error(None, str(refused.sentence))
        if made is not None:
            drafts.done(request)
            messages.success(request, _("Tercatat: perujuk sudah dijawab."))
            return HttpResponseRedirect(back)
    page = FormPage(_("Jawaban kepada perujuk"), back=Link(back, one.number), **drafts.page_values(request, draft))
    return form_page(request, form, page, status=status)


def paper(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/lampiran/`: a letter or document that came along."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    may_correct(actor, one)
    trail.record(by=actor, verb="open form attachment", file_id=one.pk)
    form = PaperForm(request.POST or None, request.FILES or None)
    back = reverse("intake:enquiry", args=[one.pk])
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        token = submission_id(held["submission"])
        try:
            made = tried(
                form, lambda: attach_paper(by=actor, enquiry=one, body=held["body"].read(), kind=held["kind"], title=held["title"], submission=token)
            )
        except AlreadyDone as before:
            made = before.done
        if made is not None:
            messages.success(request, _("Terlampir."))
            return HttpResponseRedirect(back)
    return form_page(request, form, FormPage(_("Lampirkan dokumen"), back=Link(back, one.number)))


@require_POST
def paper_download(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The bytes, as a download."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id)
    taken = take_paper_out(by=actor, enquiry=one, entry=entry)
    response = HttpResponse(taken.body, content_type=taken.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def in_the_case(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/rujukan-masuk/<entry>/`: what came with her, as it was received."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    row = referral_of(case.pk)
    if row is None or row.entry != entry:
        raise NotYours(verb="read referral_in", file_id=case.pk)
    trail.record(by=actor, verb="read referral in", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor)
    context = {
        "head": head,
        "alerts": head.alerts,
        "received": received(case.pk),
        "telling": to_tell(actor, case, row.came_by, entry),
    }
    return render(request, "intake/referral_in.html", context)
