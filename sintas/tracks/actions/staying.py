"""A stay in a safe house: who may stay how long, with whose leave longer, and that no place is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions import tasks
from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.kit import clock
from sintas.kit.bare import bare
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import SafeHouseStay
from ..reading.approvers import approvers
from ..stays import MOST_DAYS, last_day
from ..titles import END_OF_STAY
from .base import VERB, may
from .tracks import blank

WORDS = ("on_arrival", "extension_reason", "on_departure")
PLACE = re.compile(r"\bjl\b|\brt\s*\.?\s*\d|\brw\s*\.?\s*\d|\bgg\.|\bkav\.|\bblok\s+\w{1,3}\s*(no|nomor|/)", re.IGNORECASE)


def record_stay(
    *,
    by: Actor,
    case: Case,
    happened: FuzzyDate | date | None,
    at: time | None = None,
    criteria: Iterable[str] = (),
    children: int | None = None,
    belongings: Iterable[str] | None = None,
    extended_until: date | None = None,
    approver: UUID | None = None,
    approved_by: str | None = None,
    approved_on: date | None = None,
    left_on: date | None = None,
    left_to: str = "",
    belongings_returned: bool = False,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
    **words: str | None,
) -> SafeHouseStay:
    """Arrival, or a later version: extended, ended. `happened` is the day of arrival; `words`: on_arrival, extension_reason, on_departure.

    `approver`: who of the house gave leave (reading/approvers.py), whose name is kept; `approved_by` are words of an imported stay.
    While it lasts the lead owes a decision by its last day. Raises Refusal, BadInput (no exact day, another stay still open, longer than
    seven days without leave, leave by somebody who may not give it, without its reason or from before the arrival, an address among the words), TypeError,
    Overtaken, AlreadyDone.
    """
    may(by, case, "record stay")
    if set(words) - set(WORDS):
        raise TypeError(f"a stay has no column {', '.join(sorted(set(words) - set(WORDS)))}")
    leave = leave_by(by, case, approver, blank(approved_by), entry)
    said = {name: blank(words.get(name)) for name in WORDS} | {"approved_by": leave[1]}
    arrived = FuzzyDate.on(happened).exact if isinstance(happened, date) else happened.exact if happened else None
    kept_things = bare(belongings or ()) or None
    no_place(said | {"belongings": "\n".join(kept_things or ())})
    tasks.one_at_a_time(case)  # two who write down the same arrival: the second finds the first
    check(case, arrived, extended_until, approved_on, left_on, said, entry)
    row = keep(
        SafeHouseStay,
        by=by,
        case=case,
        kind="stay",
        verb=VERB,
        line=said["on_departure"] if left_on else said["on_arrival"],
        happened=happened,
        at=at,
        entry=entry,
        based_on=based_on,
        submission=submission,
        imported=imported,
        criteria=all_checked("criteria", "safe_house_criteria", criteria),
        children=children,
        belongings=kept_things,
        extended_until=extended_until,
        approver=leave[0],
        approved_on=approved_on,
        left_on=left_on,
        left_to=checked("left_to", "return_places", left_to),
        belongings_returned=belongings_returned,
        **said,
    )
    until = None if left_on or imported or arrived is None else last_day(arrived, extended_until)
    tasks.review(by=by, case=case, kind="stay_end", title=stored(END_OF_STAY), on=until, source_entry=row.entry)
    return row


def leave_by(by: Actor, case: Case, approver: UUID | None, words: str | None, entry: UUID | None) -> tuple[UUID | None, str | None]:
    """(who gave leave, their name). What an earlier version says of the same person stays as it is, also when they have left since.

    Raises BadInput for somebody who may not give leave.
    """
    if approver is None:
        return None, words
    before = SafeHouseStay.current.filter(file_id=case.pk, entry=entry, approver=approver).first() if entry else None
    if before is not None:
        return approver, before.approved_by
    name = dict(approvers(by, case)).get(str(approver))
    if name is None:
        raise BadInput({"approver": _("Orang ini tidak dapat menyetujui perpanjangan di unit ini. Pilih dari daftar.")})
    return approver, name


def no_place(said: dict[str, Any]) -> None:
    """What looks like an address is refused before it is kept: whoever looks for the client must find nothing. Raises BadInput."""
    for name, words in said.items():
        if words and PLACE.search(words):
            raise BadInput(
                {name: _("Ini tampak seperti alamat. Tempat rumah aman tidak ditulis di berkas ini, juga sebagian; hapus dulu alamatnya.")}
            )


def check(
    case: Case,
    arrived: date | None,
    until: date | None,
    approved_on: date | None,
    left_on: date | None,
    said: dict[str, Any],
    entry: UUID | None,
) -> None:
    """What cannot stand. Raises BadInput."""
    if arrived is None:
        raise BadInput({"happened": _("Tulis hari kedatangannya; lamanya tinggal dihitung dari situ.")})
    if until is not None:
        if until <= arrived + timedelta(days=MOST_DAYS):
            raise BadInput({"extended_until": _("Perpanjangan dimulai setelah %(days)s hari pertama.") % {"days": MOST_DAYS}})
        if not said["extension_reason"]:
            raise BadInput({"extension_reason": _("Tulis mengapa masa tinggal diperpanjang.")})
        if not said["approved_by"]:
            raise BadInput({"approver": _("Pilih siapa yang menyetujui perpanjangan.")})
        if approved_on is None:
            raise BadInput({"approved_on": _("Tulis kapan perpanjangan disetujui.")})
        if approved_on > clock.today():
            raise BadInput({"approved_on": _("Tanggal ini masih di depan. Tulis setelah disetujui.")})
        if approved_on < arrived:
            raise BadInput({"approved_on": _("Perpanjangan tidak mungkin disetujui sebelum klien datang. Periksa tanggalnya.")})
    if left_on is not None:
        if left_on < arrived:
            raise BadInput({"left_on": _("Kepulangan tidak mungkin sebelum kedatangan. Periksa tanggalnya.")})
        if left_on > clock.today():
            raise BadInput({"left_on": _("Tanggal ini masih di depan. Catat setelah klien pergi.")})
        if left_on > last_day(arrived, until):
            raise BadInput({"extended_until": _("Masa tinggal ini melewati batasnya. Tulis sampai kapan perpanjangan disetujui.")})
    others = SafeHouseStay.current.filter(file_id=case.pk).values_list("entry", "happened_on", "left_on")
    for other, began, ended in others:
        if other == entry:
            continue
        if began is not None and (ended is None or ended > arrived) and (left_on is None or left_on > began):
            raise BadInput({"happened": _("Pada hari itu masih ada masa tinggal lain. Catat dulu kepulangannya.")})
