"""Looking at who would sit together (R237): every severe remark wants a word of the facilitators before the group goes on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import transaction

from sintas.cases.actions.keeping import keep
from sintas.cases.policy import can
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from ..models import Group, GroupComposition
from ..policy import WORK
from ..reading.composition import Looked, look
from .later import refuse_closed, the_entry

KIND = "group_composition"


def weigh_composition(
    *, by: Actor, case: Group, words: Mapping[str, str], looked: Looked | None = None, based_on: int | None = None, submission: UUID | None = None,
    **_entry: Any,
) -> GroupComposition:  # fmt: skip
    """What was thought over: `words` by remark (Remark.key). A word on a remark that no longer comes up is left in the version before.

    `looked` is what the page has opened already. No transaction of its own, so that Overtaken leaves both texts.
    Raises Refusal without groups.work, NotNow for a closed group, Overtaken, AlreadyDone.
    """
    refuse_closed(case, KIND)
    if not can(by, WORK, case):
        raise Refusal(verb=f"record {KIND}", file_id=case.pk)
    found = looked or look(by, case)
    severe = [one.key for one in found.remarks if one.severe]
    said = {key: words[key].strip() for key in severe if words.get(key, "").strip()}
    return keep(
        GroupComposition, by=by, case=case, kind=KIND, verb=WORK, story=False, entry=the_entry(case, KIND), based_on=based_on, submission=submission,
        seen=found.seen, unanswered=len(severe) - len(said), words=said or None,
    )  # fmt: skip


@transaction.atomic
def look_again(*, by: Actor, group: Group) -> None:
    """Before a stage is completed: if others would sit together than when somebody last looked, look anew. What was said of a remark that
    still comes up, of the same people, holds on. Each copy read leaves its row in that member's own file.
    """
    standing = {one.release_id for one in let_go_to(group.pk) if one.stands}
    row = GroupComposition.current.filter(file_id=group.pk).defer("words").first()
    if standing == set(row.seen if row else ()):
        return
    trail.record(by=by, verb="compose group", file_id=group.pk, opens=True)
    words = (row.words if row else None) or {}
    with suppress(Overtaken):  # somebody looked at this very moment
        weigh_composition(by=by, case=group, words=words, based_on=row.number if row else None)
