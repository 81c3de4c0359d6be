"""Ideas of a group (R84, R194): said, grouped under headings, chosen by the members, put aside. None is thrown away, and none has a name on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..models import Group, GroupIdea
from ..policy import WORK
from ..reading.session_meant import told_of
from .members import may_work

COLLECTED, GROUPED, CHOSEN, TASK, ASIDE = "collected", "grouped", "chosen", "task", "set_aside"
KEPT = ("words", "theme", "state", "chosen_by", "session", "session_number")  # what one version hands on to the next
MOST_HANDS = 60
LONGEST, LONGEST_THEME = 500, 120


@transaction.atomic
def add_idea(
    *, by: Actor, case: Group, words: str, session: UUID | None = None, session_number: int | None = None, submission: UUID | None = None
) -> GroupIdea:
    """Write one down as it was said. Raises Refusal without groups.work, NotNow for a closed group, BadInput without words, NotYours for a session of
    another group, AlreadyDone.
    """
    may_work(by, case)
    session, session_number = told_of(case.pk, session, session_number)
    return write(
        by, case, words=said(words), theme=None, state=COLLECTED, chosen_by=None, session=session, session_number=session_number,
        submission=submission,
    )  # fmt: skip


def change_idea(
    *, by: Actor, case: Group, words: str, theme: str = "", chosen_by: int | None = None, entry: UUID, based_on: int | None = None,
    submission: UUID | None = None,
) -> GroupIdea:  # fmt: skip
    """Put its words, its heading or the count right. Raises as add_idea(), and Overtaken: both texts are kept."""
    may_work(by, case)
    now = the_idea(case, entry)
    heading = theme.strip()[:LONGEST_THEME] or None
    return write(
        by, case, words=said(words), theme=heading, state=state_under(now.state, heading), chosen_by=hands(chosen_by), session=now.session,
        session_number=now.session_number, entry=entry, based_on=based_on, submission=submission,
    )  # fmt: skip


@transaction.atomic
def group_ideas(*, by: Actor, group: Group, theme: str, entries: Collection[UUID]) -> int:
    """Put several under one heading; how many were moved. Repeating moves none. Raises Refusal, NotNow, BadInput, NotYours, Overtaken."""
    may_work(by, group)
    opened(by, group)
    heading = theme.strip()[:LONGEST_THEME]
    if not heading:
        raise BadInput({"theme": _("Tulis judul untuk gagasan-gagasan ini.")})
    if not entries:
        raise BadInput({"entries": _("Pilih paling sedikit satu gagasan.")})
    rows = {row.entry: row for row in GroupIdea.current.filter(file_id=group.pk, entry__in=list(entries))}
    if set(entries) - set(rows):
        raise NotYours(verb="record group_idea", file_id=group.pk)
    moved = [row for row in rows.values() if row.theme != heading]
    for row in moved:
        again(by, group, row, theme=heading, state=state_under(row.state, heading))
    return len(moved)


@transaction.atomic
def choose_idea(*, by: Actor, group: Group, entry: UUID, chosen: bool, chosen_by: int | None = None) -> GroupIdea:
    """The members chose it together, or take that back; `chosen_by` counts hands and decides nothing. Repeating is harmless.

    Raises Refusal, NotNow, NotYours, BadInput for an impossible count, Overtaken.
    """
    may_work(by, group)
    opened(by, group)
    row = the_idea(group, entry)
    state = CHOSEN if chosen else state_under(COLLECTED, row.theme)
    if row.state == TASK:
        state = TASK
    return again(by, group, row, state=state, chosen_by=hands(chosen_by) if chosen_by is not None else row.chosen_by)


@transaction.atomic
def set_aside(*, by: Actor, group: Group, entry: UUID, aside: bool) -> GroupIdea:
    """Keep it for later, as it was said; or take it up again. Repeating is harmless. Raises Refusal, NotNow, NotYours, Overtaken."""
    may_work(by, group)
    opened(by, group)
    row = the_idea(group, entry)
    if row.state == TASK:
        return row
    return again(by, group, row, state=ASIDE if aside else state_under(COLLECTED, row.theme))


def opened(by: Actor, group: Group) -> None:
    """The next version of an idea says again what the one before said: its words are read."""
    trail.record(by=by, verb="read group ideas", file_id=group.pk, opens=True)


def the_idea(group: Group, entry: UUID) -> GroupIdea:
    """The version that stands. Raises NotYours."""
    row: GroupIdea | None = GroupIdea.current.filter(file_id=group.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="record group_idea", file_id=group.pk)
    return row


def again(by: Actor, group: Group, row: GroupIdea, **changes: Any) -> GroupIdea:
    """The next version with these changes; the same row where nothing changes."""
    now = {name: getattr(row, name) for name in KEPT}
    if all(now[name] == value for name, value in changes.items()):
        return row
    return write(by, group, **(now | changes), entry=row.entry, based_on=row.number)


def write(by: Actor, group: Group, **fields: Any) -> GroupIdea:
    """Ideas are no event of the group's story: the session is."""
    return keep(GroupIdea, by=by, case=group, kind="group_idea", verb=WORK, story=False, **fields)


def state_under(state: str, theme: str | None) -> str:
    """Collected until it has a heading; whatever was decided since stays."""
    if state in (COLLECTED, GROUPED, ""):
        return GROUPED if theme else COLLECTED
    return state


def said(words: str) -> str:
    """Raises BadInput for nothing."""
    kept = words.strip()[:LONGEST]
    if not kept:
        raise BadInput({"words": _("Tulis gagasannya, seperti yang diucapkan.")})
    return kept


def hands(count: int | None) -> int | None:
    """Raises BadInput for a count no group has."""
    if count is not None and not 0 <= count <= MOST_HANDS:
        raise BadInput({"chosen_by": _("Tulis berapa anggota yang memilihnya, antara 0 dan 60.")})
    return count
