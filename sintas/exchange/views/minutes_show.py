"""`/kasus/<id>/undangan/<entry>/notulen/<invitation>/`: which decisions somebody outside is asked to confirm by the link they have."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.bases import Case
from sintas.cases.forms.base import About
from sintas.cases.policy import only_for_good, the_case
from sintas.cases.reading.head import head_of
from sintas.casework.models import Conference
from sintas.casework.reading.conference import decisions_at
from sintas.casework.reading.packets import shown_parts
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Notice
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

from ..actions.packing import VERB, not_for_this
from ..actions.showing_minutes import no_link, open_link, show_minutes
from ..forms.convening import ShowMinutesForm
from ..models import Invitation
from ..reading.minutes import standing_minutes
from ..reading.minutes_part import COVERS, concerning, part_of_minutes
from ..reading.pack import title_of
from .convening import the_convening
from .invitees import the_invitation


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, file_id: UUID, entry: UUID, asked_id: UUID) -> HttpResponse:
    """What would be read, were all of them ticked, stands under the form. Without a link that covers it there is nothing to tick."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    only_for_good(actor, case, "show minutes")
    the_convening(case, entry)
    one = the_invitation(case, entry, asked_id)
    trail.record(by=actor, verb="open form minutes part", file_id=case.pk, opens=True)
    row = standing_minutes(case, entry)
    if row is None:
        raise NotYours(verb="show minutes", file_id=case.pk)
    not_for_this(one, case)
    form = form_for(request, About(actor, case), row, one)
    back, status = reverse("exchange:minutes", args=[case.pk, entry]), None
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["based_on"] or row.number
            show_minutes(by=actor, case=case, invitation_id=one.pk, version=version, decisions=form.cleaned_data["decisions"])
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            messages.success(request, _("Keputusan dibukakan. Mintalah tanggapannya lewat tautan yang sudah dimiliki peserta ini."))
            return HttpResponseRedirect(back, status=303)
    page = FormPage(
        _("Minta tanggapan atas notulen"), back=Link(back, _("Notulen")), save=_("Bukakan"),
        lead=_("Peserta ini membaca keputusan yang dipilih dan pendapatnya sendiri yang dicatat, lalu membenarkan atau menulis apa yang tidak sesuai."),
    )  # fmt: skip
    return form_page(request, form, page, template="exchange/minutes_show.html", status=status, **around(actor, case, row, one))


def form_for(request: HttpRequest, about: About, row: Conference, one: Invitation) -> ShowMinutesForm:
    """Ticked to begin with: what this person or their organisation took on."""
    decisions = decisions_at(row)
    ticked = [str(decision.entry) for decision in concerning(decisions, one)]
    decided = [(str(decision.entry), f"{no}. {decision.what}") for no, decision in enumerate(decisions, 1)]
    return ShowMinutesForm(request.POST or None, about=about, decided=decided, based_on=row.number, initial={"decisions": ticked})


def around(actor: Any, case: Case, row: Conference, one: Invitation) -> dict[str, Any]:
    """What stands beside the form: why nothing can be shown, or the most that would be read."""
    link = open_link(one)
    covered = link is not None and COVERS in link.release.data_classes
    pack = Link(reverse("exchange:invitation_pack", args=[case.pk, one.convening, one.pk]), _("Bahan untuk peserta ini"))
    classes = link.release.data_classes if link is not None else []
    parts = part_of_minutes(case, row, one, [decision.entry for decision in decisions_at(row)], classes, LANGUAGE)
    return {
        "alerts": head_of(case, actor=actor).alerts,
        "parts": shown_parts(parts),
        "notice": None if covered else Notice(no_link(link), kind="warn", link=pack),
        "for_whom": title_of(one),
    }
