"""`/kasus/<id>/waktu-pemulihan/`: how far recovery is looked ahead in one case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..actions.horizon import set_horizon
from ..forms.horizon import HorizonForm
from ..models import Case
from ..reading.horizon import horizon_of
from .recording import RecordPage, record


def as_it_stands(case: Case) -> dict[str, Any]:
    """The span that holds now."""
    first, last = horizon_of(case)
    return {"first": first, "last": last}


HORIZON = RecordPage(
    "horizon", HorizonForm, set_horizon, _("Waktu pemulihan yang diperkirakan"), first=as_it_stands,
    lead=_("Untuk melihat ke depan bersama klien, bukan batas layanan."), saved=_("Waktu pemulihan tersimpan."),
)  # fmt: skip


def horizon(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Saving leads back to the case."""
    return record(request, HORIZON, file_id)
