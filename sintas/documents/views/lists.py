"""Lists of the house as PDF, asked for by a button: week, attendance of a programme, dormitories, directory."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from sintas.staff.signin import alone

from ..actions.listing import print_directory, print_residence, print_roll, print_week
from .papers import handed_over


@require_POST
def week_pdf(request: HttpRequest) -> HttpResponse:
    """`/program/cetak/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return handed_over(print_week(by=actor))


@require_POST
def roll_pdf(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """`/program/<id>/cetak/`."""
    alone(request)
    actor: Any = request.actor  # type: ignore[attr-defined]
    return handed_over(print_roll(by=actor, programme_id=programme_id))


@require_POST
def residence_pdf(request: HttpRequest) -> HttpResponse:
    """`/asrama/cetak/`."""
    alone(request)
    actor: Any = request.actor  # type: ignore[attr-defined]
    return handed_over(print_residence(by=actor))


@require_POST
def directory_pdf(request: HttpRequest) -> HttpResponse:
    """`/direktori/cetak/`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return handed_over(print_directory(by=actor))
