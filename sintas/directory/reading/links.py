"""Addresses of this room's pages that readings put into rows."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def institution_url(institution_id: UUID) -> str:
    """The page of one institution."""
    return reverse("directory:institution", args=[institution_id])
