"""What an imported document says that no record has a place for yet: kept under its path, sealed, counted; and events told in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

from ..models import Case, Note, SourceFact
from ..policy import FileHead, can
from .keeping import keep

KEPT, REMARK, WORDING = "kept", "remark", "wording"
EVENTS = frozenset({"event", "referral"})


@dataclass(frozen=True)
class Fact:
    """One leaf of a document. `kind`: KEPT (no record has a place for it), REMARK (about the document itself), WORDING (how the document
    said what stands as a code now: tags are the place "table.column", the code and the entry)."""

    path: str
    words: str
    kind: str = KEPT
    tags: tuple[str, ...] = ()


def keep_source_facts(*, by: Actor, case: FileHead, facts: Iterable[Fact]) -> int:
    """Keep the facts beside the case or group; how many. A path stands once per file (IntegrityError). Raises Refusal."""
    if not can(by, "cases.record", case):
        raise Refusal(verb="keep source facts", file_id=case.pk)
    rows = [
        SourceFact(
            file_id=case.pk, organisation_id=case.organisation_id, path=fact.path, kind=fact.kind, words=fact.words, tags=list(fact.tags)
        )
        for fact in facts
    ]
    SourceFact.objects.bulk_create(rows)
    trail.record(by=by, verb="keep source facts", file_id=case.pk, count=len(rows))
    return len(rows)


def record_event(*, by: Actor, case: Case, text: str, kind: str = "event", happened: FuzzyDate | None = None, **when: Any) -> Note:
    """An event of an imported story, told in a sentence: "event", or "referral" until referrals have a form of their own."""
    if kind not in EVENTS:
        raise ValueError(f"{kind} is no event")
    return keep(Note, by=by, case=case, kind=kind, line=text, happened=happened, text=text, **when)
