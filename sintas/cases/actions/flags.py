"""raise_flag() and end_flag(): what stands in the head of every page of the file until somebody ends it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Flag
from ..policy import can


def raise_flag(
    *,
    by: Actor,
    case: Case,
    code: str,
    words: str | None = None,
    source_entry: UUID | None = None,
    review_on: date | None = None,
) -> Flag:
    """Put a flag of catalogue `flags` into the head, at once. The same flag of one source stands once: again renews its words.

    `words` are read by carers too (header ring): what they must know to keep the client safe, nothing of the story.
    Raises Refusal without cases.record, BadInput for a code outside the list.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="raise flag", file_id=case.pk)
    checked("code", "flags", code)
    flag, new = Flag.objects.get_or_create(
        file_id=case.pk,
        code=code,
        source_entry=source_entry,
        ended_at=None,
        defaults={"organisation_id": case.organisation_id, "words": words or None, "review_on": review_on, "raised_by": by.user_id},
    )
    if not new and not renewed(flag, words, review_on):
        return flag
    trail.record(by=by, verb="raise flag", file_id=case.pk, code=code, again=not new)
    return flag


def renewed(flag: Flag, words: str | None, review_on: date | None) -> bool:
    """Give a standing flag its new words and review day; False when there is nothing new to say."""
    changed = []
    if words is not None and words != flag.words:
        flag.words = words
        changed.append("words")
    if review_on is not None and review_on != flag.review_on:
        flag.review_on = review_on
        changed.append("review_on")
    if changed:
        flag.save(update_fields=changed)
    return bool(changed)


def end_flag(*, by: Actor, case: Case, code: str, source_entry: UUID | None = None) -> int:
    """End the flag of one source, or with source_entry=None every standing flag of this code. Returns how many; none is harmless.

    The reason is the caller's: it stands with the record that ended it. Raises Refusal without cases.record.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="end flag", file_id=case.pk)
    standing = Flag.objects.filter(file_id=case.pk, code=code, ended_at=None)
    if source_entry is not None:
        standing = standing.filter(source_entry=source_entry)
    ended = standing.update(ended_at=clock.now(), ended_by=by.user_id)
    if ended:
        trail.record(by=by, verb="end flag", file_id=case.pk, code=code, count=ended)
    return ended


def standing(case: Case, code: str) -> bool:
    """Is this flag in the head now?"""
    return Flag.objects.filter(file_id=case.pk, code=code, ended_at=None).exists()
