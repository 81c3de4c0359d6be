"""The records of a case: form, verb and words of each. One line here, one url, and the record has its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.practice.catalogue import load

from ..actions import appointing, attaching, observing, writing
from ..forms.appointing import AppointmentForm
from ..forms.attaching import AttachmentForm
from ..forms.observing import ObservationForm
from ..forms.writing import ContactForm, NoteForm
from ..models import Case, Contact, Note, Observation
from .recording import RecordPage, record
from .suicide import onward


def prompts(_request: HttpRequest, _case: Case) -> dict[str, Any]:
    """How to meet somebody (R32-R42), for the worker to read; nothing of it becomes a box in the file."""
    lang, listed = get_language() or "id", load("prompts")
    return {"prompts": [row.label(lang) for group in ("engagement", "always") for row in listed.of_group(group)]}


NOTE = RecordPage("note", NoteForm, writing.write_note, _("Catatan"), Note, then=onward, saved=_("Catatan tersimpan."))
CONTACT = RecordPage(
    "contact",
    ContactForm,
    writing.record_contact,
    _("Catat kontak"),
    Contact,
    then=onward,
    saved=_("Kontak tersimpan."),
    template="cases/contact.html",
    aside=prompts,
    again=True,
)
OBSERVATION = RecordPage("observation", ObservationForm, observing.observe, _("Pengamatan"), Observation)
ATTACHMENT = RecordPage(
    "attachment", AttachmentForm, attaching.attach, _("Lampirkan dokumen"), back="cases:attachments", verb="cases.attach"
)
APPOINTMENT = RecordPage("appointment", AppointmentForm, appointing.appoint, _("Janji temu"))


def view(page: RecordPage) -> Callable[..., HttpResponse]:
    """The view of one kind of record."""

    def show(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
        return record(request, page, file_id, entry)

    return show
