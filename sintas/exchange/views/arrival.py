"""A referral that came from a unit of this installation: read, taken in as an enquiry; and what the case that came of it tells its sender."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.policy import the_case
from sintas.cases.reading.releases import open_release
from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal

from ..actions.taking_arrivals import RECORD, take_arrival, tell_from_case
from ..reading.arrivals import came_to, line_of, stands


@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """`/rujukan-datang/<id>/`: exactly what was released, and one button. 409 with a plain sentence once it is over."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    row = came_to(actor, arrival_id)
    if not actor.holds("intake.receive", row.to_unit_id):
        raise Refusal(verb="receive enquiry")
    if request.method == "POST":
        made = take_arrival(by=actor, arrival_id=row.pk)
        messages.success(request, _("Tercatat sebagai pengaduan %(number)s. Perujuk melihat bahwa rujukannya sampai.") % {"number": made.number})
        return HttpResponseRedirect(reverse("intake:enquiry", args=[made.pk]), status=303)
    if not stands(row):
        words = _("Salinan rujukan ini tidak lagi terbuka: perujuk menariknya, persetujuan klien berubah, atau rujukannya sudah diputuskan.")
        raise NotNow(words, verb="read release", file_id=row.file_id)
    opened, one = open_release(by=actor, release_id=row.release_id), line_of(row)
    facts = [
        Fact(_("Dari"), one.from_unit),
        Fact(_("Untuk unit"), one.to_unit),
        Fact(_("Dikirim oleh"), f"{one.sent_by}, {numbers.moment(one.sent_at)}"),
        *([Fact(_("Kemendesakan"), one.urgency)] if one.urgency else []),
        Fact(_("Jawaban diharapkan"), numbers.day(one.answer_by)),
        Fact(_("Dapat dibaca sampai"), numbers.moment(one.until)),
    ]
    return render(request, "exchange/arrival.html", {"facts": facts, "parts": opened.parts, "taken": one.taken, "arrival_id": row.pk})


@require_POST
def tell(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/rujukan-masuk/<entry>/kabar/`: the service began, or is done; `step` says which."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, RECORD)
    try:
        tell_from_case(by=actor, case=case, entry=entry, step=request.POST.get("step", ""))
    except BadInput as refused:
        raise NotNow(str(refused.fields["step"]), verb="answer arrival", file_id=case.pk) from None
    messages.success(request, _("Perujuk melihatnya pada rujukannya."))
    return HttpResponseRedirect(reverse("intake:received", args=[case.pk, entry]), status=303)
