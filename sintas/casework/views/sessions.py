"""The pages of a session: agreed ahead, and held. Both walk the one road of every record (cases/views/recording.py)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage, record
from sintas.cases.views.suicide import onward

from ..actions.sessions import plan_session, record_session
from ..forms.session import SessionForm
from ..forms.session_ahead import PlanForm
from ..models import Session
from ..reading.sessions import before


def _aside(request: HttpRequest, case: Case) -> dict[str, Any]:
    match = request.resolver_match
    entry = match.kwargs.get("entry") if match else None
    planned = entry is not None and Session.current.filter(file_id=case.pk, entry=entry, ahead=True).exists()
    return {"before": before(case, get_language() or "id", but=entry), "planned_entry": entry if planned else None}


HELD = RecordPage(
    "session",
    SessionForm,
    record_session,
    _("Catat sesi"),
    Session,
    lead=_("Isi yang perlu saja, sisanya boleh menyusul."),
    save=_("Simpan sesi"),
    saved=_("Sesi tersimpan."),
    verb="casework.session",
    template="casework/session.html",
    aside=_aside,
    then=onward,
)
AHEAD = RecordPage(
    "session",
    PlanForm,
    plan_session,
    _("Rencanakan sesi"),
    Session,
    save=_("Simpan rencana"),
    saved=_("Sesi masuk jadwal Anda."),
    verb="casework.session",
)


def session(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/sesi/`: write a session that was held, correct one, or tell how a planned one went."""
    return record(request, HELD, file_id, entry)


def plan(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/sesi-rencana/`: agree on a session ahead, or move it to another time."""
    return record(request, AHEAD, file_id, entry)
