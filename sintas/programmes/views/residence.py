"""`/asrama/`: rooms, free places, who is in by initials; a new room, one to change, one that closes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.forms.base import submission_id
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.housing import begin_room, change_room, close_room
from ..forms.residence import RoomForm
from ..models import Room
from ..policy import RUN, the_room, units_seen
from ..reading.offered import colleagues_offered
from ..reading.residence import residence_of
from .programme import FORM, run_here


@require_safe
def residence(request: HttpRequest) -> HttpResponse:
    """Every dormitory of one's units; names of nobody."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units_seen(actor)
    alone(request)
    trail.record(by=actor, verb="see residence")
    runs = units_of(actor).filter(pk__in=actor.units(RUN), closed=False).order_by("name") if actor.holds(RUN) else []
    context = {
        "shown": residence_of(actor),
        "runs": {unit.pk for unit in runs},
        "print_url": address_if_any("residence_list"),
        "new": [Link(reverse("programmes:new_room", args=[unit.pk]), unit.name) for unit in runs],
    }
    return render(request, "programmes/residence.html", context)


@require_http_methods(FORM)
def new_room(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """`/asrama/baru/<unit>/`."""
    return form_of(request, run_here(request, unit_id), None)


@require_http_methods(FORM)
def change(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """`/asrama/<id>/ubah/`."""
    found = the_room(request.actor, room_id, RUN)  # type: ignore[attr-defined]
    return form_of(request, found.unit_id, found)


@require_POST
def close(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Used no more, once nobody stays there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    close_room(by=actor, room=the_room(actor, room_id, RUN))
    messages.success(request, _("Ruang ini tidak lagi dipakai."))
    return HttpResponseRedirect(reverse("programmes:residence"))


def form_of(request: HttpRequest, unit_id: UUID, row: Room | None) -> HttpResponse:
    """The form; saving leads to the dormitories."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="see residence", unit=str(unit_id))
    form, draft = drafts.resume(
        request, RoomForm, colleagues=colleagues_offered(actor, unit_id), initial=RoomForm.initial_from(row) if row else {}
    )
    if request.method == "POST" and form.is_valid():
        try:
            if row is not None:
                change_room(by=actor, room=row, **form.facts())
            else:
                begin_room(by=actor, unit_id=unit_id, submission=submission_id(form.cleaned_data["submission"]), **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Ruang tersimpan."))
            return HttpResponseRedirect(reverse("programmes:residence"))
    page = FormPage(
        _("Ruang baru") if row is None else _("Ubah ruang"),
        back=Link(reverse("programmes:residence"), _("Asrama")),
        **drafts.page_values(request, draft),
    )
    return form_page(request, form, page, template="programmes/room.html", room_id=row.pk if row is not None and row.ended_on is None else None)
