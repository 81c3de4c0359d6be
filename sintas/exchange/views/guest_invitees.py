"""`/kasus/<id>/undangan/<entry>/rekan-lain/`: asking a colleague of the house who is not on the team."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from sintas.cases.forms.base import About
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff import drafts

from ..actions.inviting_guests import invite_guest
from ..forms.convening import GuestForm
from ..reading.guests import guests_for
from .convening import page_of
from .invitees import again, opened, page


def guest(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Nothing is opened to her by this, and the case never is."""
    actor, case = opened(request, file_id, entry)
    form, draft = drafts.resume(request, GuestForm, about=About(actor, case), colleagues=guests_for(case))
    if request.method == "POST" and form.is_valid():
        try:
            invite_guest(by=actor, case=case, entry=entry, user_id=UUID(form.cleaned_data["user_id"]))
        except (BadInput, NotNow) as refused:
            return again(request, form, refused, case, entry, _("Undang rekan di luar tim"), _("Simpan"), draft)
        drafts.done(request)
        messages.success(request, _("Rekan tercatat. Ia mendapat kabar setelah bahannya dibukakan."))
        return HttpResponseRedirect(page_of(case, entry), status=303)
    return page(request, form, case, entry, _("Undang rekan di luar tim"), _("Simpan"), draft)
