"""Asking for an enquiry to be erased: the page of access, for a file of this room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.access.views.erasing_asked import About, pages_of
from sintas.kit.pieces import Link

from ..actions.erasing import why_not
from ..policy import the_enquiry


def about(actor: Any, file_id: UUID) -> About:
    """An enquiry one reaches. Raises NotYours, Refusal."""
    enquiry = the_enquiry(actor, file_id)
    return About(
        enquiry,
        back=Link(reverse("intake:enquiry", args=[enquiry.pk]), enquiry.number),
        here=reverse("intake:erasure", args=[enquiry.pk]),
        withdraw_url=reverse("intake:erasure_withdraw", args=[enquiry.pk]),
        hold_url=reverse("intake:erasure_hold", args=[enquiry.pk]),
        whose=_("Yang menerima pengaduan ini yang dapat mengajukan penghapusan."),
        why_not=why_not(enquiry),
        number=enquiry.number,
    )


ask, take_back, hold = pages_of(about)
