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

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, submission_id
from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.cases.reading.releases import open_release
from sintas.intake.followers import Telling
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from ..actions.taking_arrivals import RECORD, came_as, take_arrival, tell_from_case
from ..forms.way import TellForm
from ..reading.arrival_rows import steps_from_case
from ..reading.arrivals import FROM_A_CASE, came_to, line_of, stands


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
        *([Fact(_("Kedesakan"), one.urgency)] if one.urgency else []),
        Fact(_("Jawaban diharapkan"), numbers.day(one.answer_by)),
        Fact(_("Dapat dibaca sampai"), numbers.moment(one.until)),
    ]
    return render(request, "exchange/arrival.html", {"facts": facts, "parts": opened.parts, "taken": one.taken, "arrival_id": row.pk})


def telling(by: Actor, case: Case, release_id: UUID, entry: UUID) -> Telling | None:
    """For the page of what was received (intake/followers.py): the form in which the sender is told; None for a case that came another way, or
    whose referral its sender ended. `release_id`: by which it came.
    """
    steps = steps_from_case(by, case, release_id)
    url = reverse("exchange:arrival_tell", args=[case.pk, entry])
    return Telling(url, TellForm(about=About(by, case), steps=steps)) if steps else None


@require_POST
def tell(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/rujukan-masuk/<entry>/kabar/`: the service began, or is done; `step` says which, with words for the sender's team. Refused, the
    form is shown with what was typed.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, RECORD)
    came_as(case, entry)
    back = reverse("intake:received", args=[case.pk, entry])
    form, status = TellForm(request.POST, about=About(actor, case), steps=list(FROM_A_CASE)), None
    if form.is_valid():
        token = submission_id(form.cleaned_data["submission"])
        try:
            tell_from_case(by=actor, case=case, entry=entry, submission=token, **form.facts())
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            messages.success(request, _("Perujuk melihatnya pada rujukannya."))
            return HttpResponseRedirect(back, status=303)
    page = FormPage(_("Kabar untuk perujuk"), back=Link(back, _("Dari rujukan")), save=_("Kabarkan"))
    return form_page(request, form, page, status=status, alerts=head_of(case, actor=actor).alerts)
