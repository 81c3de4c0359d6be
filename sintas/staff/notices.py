"""tell(): one neutral notice for one person. Codes and ids only; the words are made where it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sintas.kit import clock

from .actor import Actor
from .models import Notice

# The words of staff's own codes; a room that tells more codes keeps their words itself.
WORDS = {
    "role_given": _("Anda mendapat peran baru."),
    "role_ended": _("Satu peran Anda sudah berakhir."),
    "administrator_gave_self_role": _("Seorang administrator memberi dirinya sendiri sebuah peran. Lihat riwayat peran di daftar petugas."),
    "administrator_took_role_here": _("Seorang administrator memberi dirinya sendiri sebuah peran di unit Anda. Tanyakan untuk apa."),
    "cases_need_a_lead": _("Seorang petugas berhenti. Ada kasus yang menunggu pendamping utama baru."),
}


@dataclass(frozen=True)
class Told:
    """A notice not yet seen."""

    id: UUID
    code: str
    file_id: UUID | None
    at: datetime


def tell(user_id: UUID, code: str, file_id: UUID | None = None) -> None:
    """Leave a notice. The database lets it through only inside one organisation."""
    Notice.objects.bulk_create([Notice(user_id=user_id, code=code, file_id=file_id)])


def unseen(by: Actor) -> list[Told]:
    """One's own notices not yet seen, newest first."""
    rows = Notice.objects.filter(user_id=by.user_id, seen_at=None).order_by("-at")
    return [Told(n.pk, n.code, n.file_id, n.at) for n in rows]


def count_unseen(by: Actor, code: str) -> int:
    """How many of one's own notices of this code are not yet seen."""
    return Notice.objects.filter(user_id=by.user_id, seen_at=None, code=code).count()


def seen(by: Actor, ids: Iterable[UUID]) -> None:
    """These were read. Repeating is harmless."""
    Notice.objects.filter(user_id=by.user_id, pk__in=list(ids), seen_at=None).update(seen_at=clock.now())
