"""What a partner is asked to confirm, and their words so far. After open_release(), which opens the key and writes the row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sintas.casework.reading.packets import shown_parts
from sintas.kit import numbers
from sintas.kit.pieces import StoryEntry

from ..models import Confirmation, ShownMinutes
from ..partner import Partner


@dataclass(frozen=True)
class Asked:
    """`shown_id` "" while the team corrects the minutes: nothing is there to confirm then."""

    shown_id: str
    version: int
    parts: list[dict[str, Any]] = field(repr=False)
    said: list[StoryEntry] = field(default_factory=list)


def asked_of(by: Partner) -> Asked | None:
    """None while nothing of the minutes was ever shown through this link."""
    last = ShownMinutes.objects.filter(release_id=by.release_id).order_by("-shown_at").first()
    if last is None:
        return None
    words = Confirmation.objects.filter(release_id=by.release_id).select_related("shown").order_by("at")
    stands = last.ended_at is None
    return Asked(
        shown_id=str(last.pk) if stands else "",
        version=last.version,
        parts=shown_parts(last.parts) if stands else [],
        said=[StoryEntry(title_of(one), numbers.moment(one.at), text=one.words or "", icon="talk") for one in words],
    )


def title_of(one: Confirmation) -> str:
    """ "Sesuai, versi 1"."""
    said = _("Sesuai, versi %(version)s") if one.agrees else _("Tidak sesuai, versi %(version)s")
    return said % {"version": one.shown.version}
