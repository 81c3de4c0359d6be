"""Warning notes: written, changed, ended."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..actions.warning import end_warning, write_warning
from ..forms.warning import WarningEndForm, WarningForm
from ..models import Warning
from .recording import RecordPage, record

WARNING = RecordPage(
    "warning", WarningForm, write_warning, _("Catatan perhatian"), Warning, back="cases:safety",
    lead=_("Berdiri di kepala berkas sampai ditinjau."), saved=_("Catatan perhatian tersimpan."),
)  # fmt: skip
END = RecordPage(
    "warning_end", WarningEndForm, end_warning, _("Akhiri catatan perhatian"), Warning, back="cases:safety", save=_("Akhiri"), saved=_("Diakhiri."),
)  # fmt: skip


def warning_end(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One note is no longer needed."""
    return record(request, END, file_id, entry)
