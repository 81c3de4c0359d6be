"""Where a client sleeps, and when she is away."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Leave, Placement, Room
from ..policy import ENROL
from ..reading.places import called, sleeping_in
from .care import one_at_a_time, settle_care
from .enrolling import sent_before
from .housing import stays


def give_place(
    *,
    by: Actor,
    case: Case,
    from_on: date,
    room_id: UUID | None = None,
    until_on: date | None = None,
    why: str = "",
    entry: UUID | None = None,
    **about: Any,
) -> Placement:
    """A client sleeps in a room from a day on (`until_on`: the day of leaving). `about`: based_on, submission.

    Raises Refusal without programmes.enrol, NotYours, BadInput: a room of another unit or no dormitory, days in the wrong order, a second
    place at the same time, a full room without a reason (`why`).
    """
    if not can(by, ENROL, case):
        raise Refusal(verb=ENROL, file_id=case.pk)
    one_at_a_time(case.pk)
    sent_before(Placement, case, about.get("submission"))
    before = the_version(Placement, case, entry) if entry else None
    room_at = before.room if before else room_id
    room = Room.objects.filter(pk=room_at, organisation_id=case.organisation_id).first() if room_at else None
    if before is None and (room is None or room.unit_id != case.unit_id or room.ended_on is not None or not stays(room.kind)):
        raise BadInput({"room": _("Ruang ini bukan asrama unit kasus ini. Pilih dari daftar.")})
    refuse_stay(case, entry, from_on, until_on)
    over = is_full(room, from_on, entry, case) if room is not None and (until_on is None or until_on > from_on) else False
    if over and not why.strip():
        raise BadInput({"why": _("Ruang ini penuh pada hari itu. Pilih ruang lain, atau tulis mengapa tetap di sini.")})
    name = before.name if before else called(room) if room else ""
    row = keep(
        Placement, by=by, case=case, kind="placement", verb=ENROL, line=name, happened=from_on, entry=entry, room=room_at,
        unit_id=before.unit_id if before else case.unit_id, name=name, from_on=from_on, until_on=until_on, over=over, why=why, **about,
    )  # fmt: skip
    settle_care(by=by, files=[case.pk])
    return row


def the_version(model: Any, case: Case, entry: UUID) -> Any:
    """The newest version of an entry of this case. Raises NotYours."""
    found = model.objects.filter(file_id=case.pk, entry=entry, set_aside=False, withdrawn_at=None).order_by("-number").first()
    if found is None:
        raise NotYours(verb=ENROL, file_id=case.pk)
    return found


def refuse_stay(case: Case, entry: UUID | None, from_on: date, until_on: date | None) -> None:
    """What the days of a stay cannot be."""
    if until_on is not None and until_on < from_on:
        raise BadInput({"until_on": _("Hari keluar lebih awal daripada hari masuk.")})
    if from_on > clock.today():
        raise BadInput({"from_on": _("Hari ini masih di depan. Tempat dicatat pada hari ia masuk.")})
    if entry is None and case.closed_on is not None:
        raise BadInput({"room": _("Kasus ini sudah ditutup. Buka kembali kasusnya lebih dahulu.")})
    others = Placement.current.filter(file_id=case.pk)
    others = others.exclude(entry=entry) if entry else others
    meets = Q(until_on=None) | Q(until_on__gt=from_on)
    if until_on is not None:
        meets &= Q(from_on__lt=until_on)
    if (until_on is None or until_on > from_on) and others.filter(meets).exists():
        raise BadInput({"from_on": _("Pada hari itu ia masih mempunyai tempat lain. Akhiri tempat itu lebih dahulu.")})


def is_full(room: Room, on: date, entry: UUID | None, case: Case) -> bool:
    """Whether no place is left for one more on that day. The room is held until this transaction is over: two cannot take the last one."""
    one_at_a_time(room.pk)
    taken = sleeping_in([room.pk], on).get(room.pk, 0)
    if entry is not None:
        own = Placement.current.filter(file_id=case.pk, entry=entry, room=room.pk, from_on__lte=on)
        taken -= own.filter(Q(until_on=None) | Q(until_on__gt=on)).count()
    return taken >= room.capacity


def give_leave(
    *,
    by: Actor,
    case: Case,
    from_on: date,
    expected_on: date,
    back_on: date | None = None,
    stays_away_on: date | None = None,
    with_whom: str = "",
    words: str = "",
    entry: UUID | None = None,
    **about: Any,
) -> Leave:
    """A client is away from her room for some days; `back_on` when she is back, or `stays_away_on` the day on which it was known that she stays
    elsewhere. `about`: based_on, submission.

    Raises Refusal without programmes.enrol, NotYours, BadInput: a leave that ends before it begins, before she left, on a day ahead or in both
    ways, nobody's leave (she has no place on that day), two leaves at once.
    """
    if not can(by, ENROL, case):
        raise Refusal(verb=ENROL, file_id=case.pk)
    one_at_a_time(case.pk)
    sent_before(Leave, case, about.get("submission"))
    before = the_version(Leave, case, entry) if entry else None
    if expected_on < from_on:
        raise BadInput({"expected_on": _("Hari kembali lebih awal daripada hari berangkat.")})
    refuse_ends(from_on, back_on, stays_away_on)
    others = Leave.current.filter(file_id=case.pk).exclude(entry=entry) if entry else Leave.current.filter(file_id=case.pk)
    lasts = Q(back_on=None, stays_away_on=None) | Q(back_on__gt=from_on) | Q(stays_away_on__gt=from_on)
    if others.filter(lasts, Q(from_on__lt=back_on or stays_away_on or expected_on) | Q(from_on=from_on)).exists():
        raise BadInput({"from_on": _("Izin sebelumnya belum ditutup: catat dahulu kapan ia kembali.")})
    here = Placement.current.filter(Q(until_on=None) | Q(until_on__gt=from_on), file_id=case.pk, from_on__lte=from_on).first()
    if before is None and here is None:
        raise BadInput({"from_on": _("Pada hari itu ia tidak tinggal di asrama.")})
    return keep(
        Leave, by=by, case=case, kind="leave", verb=ENROL, line=words or None, happened=from_on, planned=from_on > clock.today(), entry=entry,
        room=before.room if before else here.room if here else None, unit_id=before.unit_id if before else here.unit_id if here else None,
        from_on=from_on, expected_on=expected_on, back_on=back_on, stays_away_on=stays_away_on, with_whom=with_whom, words=words, **about,
    )  # fmt: skip


def refuse_ends(from_on: date, back_on: date | None, stays_away_on: date | None) -> None:
    """What the end of a leave cannot be."""
    if back_on is not None and stays_away_on is not None:
        raise BadInput({"stays_away_on": _("Tulis salah satu: kapan ia kembali, atau sejak kapan diketahui ia tidak kembali.")})
    if back_on is not None and back_on < from_on:
        raise BadInput({"back_on": _("Hari kembali lebih awal daripada hari berangkat.")})
    if back_on is not None and back_on > clock.today():
        raise BadInput({"back_on": _("Hari ini masih di depan. Kepulangan dicatat sesudah ia kembali.")})
    if stays_away_on is not None and not from_on <= stays_away_on <= clock.today():
        raise BadInput({"stays_away_on": _("Hari ini tidak cocok: sesudah ia berangkat, paling lambat hari ini.")})
