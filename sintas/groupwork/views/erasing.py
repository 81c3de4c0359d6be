"""Asking for a group's file to be erased: the page of access, for a file of this room. The head of the unit decides it as that of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.access.views.erasing_asked import About, pages_of
from sintas.kit.pieces import Link

from ..policy import the_group


def about(actor: Any, file_id: UUID) -> About:
    """A group one facilitates; only a closed one can be erased: closing ends what members let go to it. Raises NotYours, Refusal."""
    group = the_group(actor, file_id)
    open_still = _("Kelompok yang masih berjalan tidak dapat dihapus. Tutup dahulu: saat itu yang dibuka anggota untuknya ikut tertutup.")
    return About(
        group,
        back=Link(reverse("groupwork:team", args=[group.pk]), _("Tim kelompok")),
        here=reverse("groupwork:erasure", args=[group.pk]),
        withdraw_url=reverse("groupwork:erasure_withdraw", args=[group.pk]),
        hold_url=reverse("groupwork:erasure_hold", args=[group.pk]),
        whose=_("Fasilitator utama yang dapat mengajukan penghapusan."),
        why_not=open_still if group.closed_on is None else "",
        number=group.number,
    )


ask, take_back, hold = pages_of(about)
