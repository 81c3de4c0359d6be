"""`/kelompok/<id>/umpan-balik/`: members' feedback, for whoever facilitates: opening a round, handing the device round, closing, reading."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.policy import can
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions import feedback as verbs
from ..actions.members import may_work
from ..forms.feedback import AnswerForm, RoundForm
from ..policy import WORK, the_group
from ..reading.feedback import how_many_to_ask, round_page, rounds_of
from .handed import hand_round, taken_back

FORM = ["GET", "HEAD", "POST"]


@require_safe
def feedback(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Rounds by day and counts; what was answered stands on the page of each."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    trail.record(by=actor, verb="read group feedback", file_id=group.pk)
    may = can(actor, WORK, group) and group.closed_on is None
    return render(request, "groupwork/feedback.html", {"group_id": group.pk, "number": group.number, "rows": rounds_of(group), "may_work": may})


@require_http_methods(FORM)
def new(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/umpan-balik/baru/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    may_work(actor, group)
    form = RoundForm(request.POST) if request.method == "POST" else RoundForm(initial={"asked": how_many_to_ask(group) or ""})
    if request.method == "POST" and form.is_valid():
        try:
            row = verbs.open_round(by=actor, group=group, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            return HttpResponseRedirect(reverse("groupwork:feedback_round", args=[group.pk, row.pk]))
    back = Link(reverse("groupwork:feedback", args=[group.pk]), _("Umpan balik"))
    lead = _("Tiap anggota menjawab sendiri, tanpa nama. Jawaban baru tampak setelah ditutup, dan hanya bila paling sedikit tiga yang menjawab.")
    return form_page(request, form, FormPage(_("Minta umpan balik"), back=back, lead=lead, save=_("Mulai")))


@require_safe
def one(request: HttpRequest, file_id: UUID, round_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/umpan-balik/<round>/`: how many answered; once it is closed, what."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id)
    row = verbs.the_round(group, round_id)
    taken_back(request)
    trail.record(by=actor, verb="read group feedback", file_id=group.pk, opens=True, round=str(row.pk))
    may = can(actor, WORK, group) and group.closed_on is None
    shown = round_page(group, row, get_language() or "id")
    return render(request, "groupwork/feedback_round.html", {"group_id": group.pk, "number": group.number, "shown": shown, "may_work": may})


@require_http_methods(FORM)
def typed(request: HttpRequest, file_id: UUID, round_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/umpan-balik/<round>/ketik/`: what a member wrote on paper. Kept as any other answer, and in no draft."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    row = verbs.the_round(group, round_id)
    may_work(actor, group)
    trail.record(by=actor, verb="open form group_feedback", file_id=group.pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    back = reverse("groupwork:feedback_round", args=[group.pk, row.pk])
    if request.method == "POST" and form.is_valid():
        try:
            verbs.give_answer(by=actor, group=group, round_id=row.pk, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            messages.warning(request, str(refused.sentence))
            return HttpResponseRedirect(back)
        else:
            messages.success(request, _("Jawaban tersimpan tanpa nama. Musnahkan lembarnya bersama pemiliknya."))
            return HttpResponseRedirect(back)
    lead = _("Ketik seperti yang tertulis, tanpa nama. Yang kosong dibiarkan kosong.")
    return form_page(request, form, FormPage(_("Ketik dari kertas"), back=Link(back, _("Umpan balik")), lead=lead))


@require_POST
def hand(request: HttpRequest, file_id: UUID, round_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/umpan-balik/<round>/serahkan/`: the screen locks, and only the questions answer until the password opens it again."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    row = verbs.the_round(group, round_id)
    may_work(actor, group)
    if row.closed_at is not None:
        return HttpResponseRedirect(reverse("groupwork:feedback_round", args=[group.pk, row.pk]))
    trail.record(by=actor, verb="hand round group feedback", file_id=group.pk, round=str(row.pk))
    hand_round(request, file_id=group.pk, round_id=row.pk)
    return HttpResponseRedirect(reverse("groupwork:answer"), status=303)


@require_POST
def close(request: HttpRequest, file_id: UUID, round_id: UUID) -> HttpResponse:
    """`/kelompok/<id>/umpan-balik/<round>/tutup/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    verbs.close_round(by=actor, group=group, round_id=round_id)
    messages.success(request, _("Umpan balik ditutup."))
    return HttpResponseRedirect(reverse("groupwork:feedback_round", args=[group.pk, round_id]))
