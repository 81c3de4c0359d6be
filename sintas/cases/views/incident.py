"""The page of an incident. "Lihat saran" keeps everything typed and shows what laws and standards may call it; nothing is saved by it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actions.incident import record_incident
from ..forms.base import About
from ..forms.incident import IncidentForm
from ..models import Incident
from ..policy import the_case
from ..reading.people import names_of
from .people_pages import with_strike
from .recording import RecordPage, current_row, record, show

# the verb's word for a field -> the form's field where it is put right
PUT_RIGHT = {"forms": "words", "relation": "new_relation", "name": "new_name"}


def keep_incident(**facts: Any) -> Incident:
    """record_incident() with its refusals at the fields of the form."""
    try:
        return record_incident(**facts)
    except BadInput as refused:
        raise BadInput({PUT_RIGHT.get(name, name): words for name, words in refused.fields.items()}) from None


INCIDENT = RecordPage(
    "incident",
    IncidentForm,
    keep_incident,
    _("Kejadian"),
    Incident,
    lead=_("Catat secukupnya. Yang kurang dapat ditambah kapan saja; klien tidak perlu mengulang ceritanya."),
    back="cases:people",
    template="cases/incident.html",
    aside=with_strike("incident"),
    saved=_("Kejadian tersimpan."),
)


def incident(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """The record page, and before it the step that only suggests."""
    if request.method == "POST" and "suggest" in request.POST:
        return suggest(request, file_id, entry)
    return record(request, INCIDENT, file_id, entry)


def suggest(request: HttpRequest, file_id: UUID, entry: UUID | None) -> HttpResponse:
    """The same page with everything typed in place, not judged, and the suggestions for the words ticked."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, INCIDENT.verb)
    trail.record(by=actor, verb="open form incident", file_id=case.pk, opens=True)
    row = current_row(INCIDENT, case, entry)
    about = About(actor, case, people=names_of(case))
    typed = {name: [str(value) for value in values] for name, values in request.POST.lists()}
    initial = IncidentForm.initial_from(row) if row is not None else {}
    return show(request, INCIDENT, case, IncidentForm.resumed(typed, about=about, initial=initial))
