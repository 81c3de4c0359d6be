"""What waits for a supervisor's or head's decision: the list, one request to read and answer, the paper put forward with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.reading.releases import open_release
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link, Row
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts
from sintas.staff.policy import need

from ..actions.approving import DECISIONS, decide
from ..forms.approval import DecisionForm
from ..reading.approval_queue import OVER, Waiting, asked_of, over_of, shown, waiting_for
from ..reading.approvals import APPROVE
from ..reading.packets import shown_parts


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """`/persetujuan-atasan/`: by case number and unit; titles are read where the trail says who read them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    need(actor, APPROVE)
    trail.record(by=actor, verb="open approvals")
    return render(request, "casework/approval_queue.html", {"rows": [row_of(one) for one in waiting_for(actor)]})


def row_of(one: Waiting) -> Row:
    """One request in a list."""
    sub = _("%(unit)s. Diajukan %(who)s, %(since)s. Dapat dibaca sampai %(until)s.") % {
        "unit": one.unit,
        "who": one.asked_by,
        "since": numbers.since(one.asked_at),
        "until": numbers.day(one.until),
    }
    return Row(f"{one.subject} · {one.number}", reverse("casework:approval_read", args=[one.approval_id]), sub)


def read(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """`/persetujuan-atasan/<id>/`: exactly what was put forward, and the answer. 404 once answered; 409 when a newer version came."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    row = asked_of(actor, approval_id)
    form, draft = drafts.resume(request, DecisionForm)
    if request.method == "POST" and form.is_valid():
        answer = attempt(request, row, form)
        if answer is not None:
            return answer
    over = over_of(row)
    if over in DECISIONS:
        raise NotYours(verb="read release", file_id=row.file_id)
    if over:
        raise NotNow(OVER[over], verb="read release", file_id=row.file_id)
    return read_page(request, row, form, draft)


def attempt(request: HttpRequest, row: Any, form: DecisionForm) -> HttpResponse | None:
    """Run the verb. None when the page must be shown again with what it found; a request that is over shows what was typed."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    comment = form.cleaned_data["comment"]
    try:
        done = decide(by=actor, approval_id=row.pk, outcome=request.POST.get("outcome", ""), comment=comment)
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
        return None
    except NotNow as refused:
        trail.record(by=actor, verb="decide approval", file_id=row.file_id, outcome="refused")
        context = {"sentence": refused.sentence, "comment": comment, "back": reverse("casework:approval_queue")}
        return render(request, "casework/approval_over.html", context, status=409)
    drafts.done(request)
    approved = done.outcome == "approved"
    messages.success(request, _("Disetujui. Yang mengajukan diberi tahu.") if approved else _("Dikembalikan dengan komentar Anda."))
    return HttpResponseRedirect(reverse("casework:approval_queue"))


def read_page(request: HttpRequest, row: Any, form: DecisionForm, draft: Any) -> HttpResponse:
    """The packet and the form; reading it leaves its row in the trail of the file."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    opened = open_release(by=actor, release_id=row.pk)
    one = shown(actor, [row])[0]
    facts = [
        Fact(_("Yang diajukan"), one.subject),
        Fact(_("Kasus dan unit"), f"{one.number}, {one.unit}"),
        Fact(_("Diajukan oleh"), f"{one.asked_by}, {numbers.moment(one.asked_at)}"),
        Fact(_("Dapat dibaca sampai"), numbers.moment(one.until)),
    ]
    page = FormPage(
        _("Beri keputusan"), back=Link(reverse("casework:approval_queue"), _("Menunggu keputusan")), **drafts.page_values(request, draft)
    )
    context: dict[str, Any] = {"facts": facts, "title": opened.title, "parts": shown_parts(opened.parts), "is_paper": opened.pdf is not None}
    return form_page(request, form, page, template="casework/approval_read.html", approval_id=row.pk, **context)


@require_POST
def paper(request: HttpRequest, approval_id: UUID) -> HttpResponse:
    """The paper put forward, as a download; its name says nothing."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    row = asked_of(actor, approval_id)
    opened = open_release(by=actor, release_id=row.pk)
    if opened.pdf is None:
        raise NotYours(verb="read release", file_id=row.file_id)
    answer = HttpResponse(opened.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="untuk-diputuskan-{str(row.pk)[-4:]}.pdf"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
