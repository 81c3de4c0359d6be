"""Who chose whom in a group on one day, written down by its facilitator (R255); a correction is a new version."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.group.cohesion import Picture
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Group, GroupSociogram
from ..policy import WORK
from ..reading.members import members_of, takes_part
from ..reading.session_meant import told_of
from .members import may_work

LEAST = 2  # members, for there to be a choice
Choice = tuple[UUID, UUID]


def keep_sociogram(
    *,
    by: Actor,
    case: Group,
    asked: Collection[UUID],
    choices: Iterable[Choice],
    question: str = "",
    seen: str = "",
    happened: FuzzyDate | date | None = None,
    session: UUID | None = None,
    session_number: int | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
) -> GroupSociogram:
    """`asked`: ids of the members who were asked; `choices`: (who, whom) among them. No rejections.

    What a member answered whom no page may name any more is not in the form: a correction carries it on as it stood.
    Raises Refusal without groups.work, NotNow for a closed group, NotYours for a session of another group, BadInput, Overtaken, AlreadyDone.
    """
    may_work(by, case)
    session, session_number = told_of(case.pk, session, session_number)
    members = members_of(case)
    before = GroupSociogram.current.filter(file_id=case.pk, entry=entry).first() if entry is not None else None
    if before is not None:
        trail.record(by=by, verb="read group cohesion", file_id=case.pk, opens=True)
    named = {one.member_id for one in members if one.called and (takes_part(one) or was_asked(before, one.member_id))}
    unnamed = {one.member_id for one in members if not one.called}
    if set(asked) - named:
        raise BadInput({"asked": _("Pilih dari anggota kelompok ini.")})
    if len(set(asked)) < LEAST:
        raise BadInput({"asked": _("Tandai paling sedikit dua anggota yang ditanya.")})
    kept_asked, kept_choices = carried(before, unnamed, named - set(asked))
    whole = set(asked) | kept_asked
    pairs = set(choices) | kept_choices
    refuse_impossible(whole, pairs)
    content = {"asked": sorted(map(str, whole)), "choices": sorted([str(one), str(other)] for one, other in pairs)}
    return keep(
        GroupSociogram, by=by, case=case, kind="group_sociogram", verb=WORK, line=None, happened=happened or clock.today(),
        question=question.strip() or None, seen=seen.strip() or None, choices=content, session=session, session_number=session_number,
        entry=entry, based_on=based_on, submission=submission,
    )  # fmt: skip


def was_asked(row: GroupSociogram | None, member_id: UUID) -> bool:
    """Who has left since stays in the picture of that day."""
    return row is not None and str(member_id) in row.choices["asked"]


def carried(before: GroupSociogram | None, unnamed: set[UUID], taken_out: set[UUID]) -> tuple[set[UUID], set[Choice]]:
    """Of the version that stands: the unnamed who were asked, and choices by and of them but for members who are taken out."""
    if before is None:
        return set(), set()
    asked = {UUID(one) for one in before.choices["asked"]} & unnamed
    choices = {(UUID(one), UUID(other)) for one, other in before.choices["choices"]}
    return asked, {pair for pair in choices if asked.intersection(pair) and not taken_out.intersection(pair)}


def refuse_impossible(asked: set[UUID], choices: set[Choice]) -> None:
    """Raises BadInput at `choices` for a choice of oneself or outside the members asked."""
    try:
        Picture(frozenset(map(str, asked)), frozenset((str(one), str(other)) for one, other in choices))
    except ValueError:
        sentence: Any = _("Ada pilihan oleh atau kepada anggota yang tidak ditandai sebagai ditanya. Tandai dahulu, atau hapus pilihannya.")
        raise BadInput({"choices": sentence}) from None
