"""Restricting a case, and opening it again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.policy import the_case
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput

from ..actions.restricting import lift, may, restrict
from ..forms.entering import LiftForm, RestrictForm


def restricted(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """For the lead: makes the case a restricted one, or an ordinary one again."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    may(actor, case)
    back = reverse("cases:team", args=[case.pk])
    # what the page was drawn from decides what its button means: pressed twice, it must not undo what it did
    drawn_from = {"0": False, "1": True}.get(request.POST.get("based_on", ""), case.restricted_at is not None)
    form_class, act = (LiftForm, lift) if drawn_from else (RestrictForm, restrict)
    form = form_class(request.POST if request.method == "POST" else None, based_on=int(drawn_from))
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name in ("reason", "words")}
        try:
            act(by=actor, case=case, **said)
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            messages.success(request, _("Tersimpan. Tim kasus sudah diberi tahu."))
            return HttpResponseRedirect(back)
    if drawn_from:
        page = FormPage(title=_("Akhiri kasus terbatas"), lead=_("Kasus ini tampil lagi bagi kepala unit dan supervisor."), save=_("Akhiri"))
    else:
        lead = _(
            "Hanya orang dalam tim yang tahu bahwa kasus ini ada. Kepala unit, supervisor, dan administrator tidak melihat nomor maupun tanggalnya,"
            " dan tidak dapat menyerahkannya kepada orang lain. Supervisor yang sedang bergabung keluar."
        )
        page = FormPage(title=_("Jadikan kasus terbatas"), lead=lead, save=_("Jadikan kasus terbatas"))
    return form_page(request, form, FormPage(title=page.title, lead=page.lead, save=page.save, back=Link(back, case.number)))
