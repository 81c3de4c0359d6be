"""`/petugas/<id>/berhenti/`: one screen, one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Row
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.policy import the_person

from ..actions.leaving import Left, leave
from ..forms.leaving import LeavingForm
from ..reading.leaving import Waiting, leaver_of

VERB = "staff.register"


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """What ends and what waits, in numbers; to whom it goes; one button. For somebody who left already: what still waits for a lead."""
    by: Any = request.actor  # type: ignore[attr-defined]
    user = the_person(by, user_id, VERB)
    here = reverse("staff:person", args=[user.pk])
    found = leaver_of(by, user)
    form = LeavingForm(request.POST if request.method == "POST" else None, leaver=found)
    page = FormPage(
        _("Petugas berhenti"),
        back=Link(here, _("Petugas")),
        lead=user.full_name,
        save=_("Akhiri akun") if user.is_active else _("Serahkan berkasnya"),
    )
    units = [row_of(one) for one in found.units]
    context: dict[str, Any] = {"ends": user.is_active, "roles": found.roles, "own_drafts": found.own_drafts, "units": units, "danger": True}
    if request.method == "POST" and form.is_valid():
        try:
            left = leave(by=by, user=user, receivers=form.receivers())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as not_now:
            messages.warning(request, str(not_now.sentence))
            return form_page(request, form, page, template="access/leaving.html", status=409, **context)
        else:
            messages.success(request, said(left))
            return HttpResponseRedirect(here, status=303)
    return form_page(request, form, page, template="access/leaving.html", **context)


def said(left: Left) -> str:
    """What was done, and what waits."""
    words = _("Akun diakhiri.")
    if left.handed:
        words += " " + ngettext("%(count)d berkas diserahkan.", "%(count)d berkas diserahkan.", left.handed) % {"count": left.handed}
    if left.waiting:
        waits = ngettext("%(count)d berkas menunggu kepala unit.", "%(count)d berkas menunggu kepala unit.", left.waiting)
        words += " " + waits % {"count": left.waiting}
    return words


def row_of(unit: Waiting) -> Row:
    """Numbers of a unit, nothing else: whoever keeps the register sees no case."""
    counts = [
        (unit.led, ngettext("%(count)d berkas dipimpin", "%(count)d berkas dipimpin", unit.led)),
        (unit.helped, ngettext("%(count)d berkas dibantu", "%(count)d berkas dibantu", unit.helped)),
        (unit.tasks, ngettext("%(count)d tugas atau janji", "%(count)d tugas atau janji", unit.tasks)),
        (unit.approvals, ngettext("%(count)d persetujuan ditunggu", "%(count)d persetujuan ditunggu", unit.approvals)),
        (unit.drafts, ngettext("%(count)d draf", "%(count)d draf", unit.drafts)),
    ]
    return Row(unit.unit, sub=" · ".join(words % {"count": n} for n, words in counts if n))
