"""transfers_for_paper(): transfers of a case to another unit, in words for the record of the handover. Units, people of the house and days only.

What the sender wrote for the receiving unit stays in its release (docs/decisions/0019): the record tells what the file itself says.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import plain

from .transfers import rows, state_of


@dataclass(frozen=True)
class TransferPart:
    """One transfer: between which units and people, why, and how it stands. `answered` and `takes` "" while nobody has answered."""

    entry: UUID | None = plain(None)
    number: str = plain()
    state: str = plain()
    state_words: str = plain()
    from_unit: str = plain()
    to_unit: str = plain()
    old_number: str = plain()
    new_number: str = plain()
    gives: str = plain()
    takes: str = plain()
    reason: str = plain()
    urgency: str = plain()
    asked: str = plain()
    answer_by: str = plain()
    answered: str = plain()

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return ", ".join(filter(None, (self.to_unit, self.asked)))


def transfers_for_paper(case: Case, lang: str) -> tuple[TransferPart, ...]:
    """Oldest first; one query, no key. Inside translation.override(lang)."""
    found = rows().select_related("release", "to_unit", "from_unit", "from_lead", "new_lead").filter(file_id=case.pk)
    parts = []
    for at, row in enumerate(found.order_by("asked_at", "id"), start=1):
        state = state_of(row)
        parts.append(
            TransferPart(
                entry=row.pk,
                number=str(at),
                state=state,
                state_words=load("transfer_outcomes").label(state, lang),
                from_unit=row.from_unit.name,
                to_unit=row.to_unit.name,
                old_number=row.number,
                new_number=row.new_number,
                gives=row.from_lead.full_name,
                takes=row.new_lead.full_name if row.new_lead else "",
                reason=load("transfer_reasons").label(row.reason, lang) if row.reason else "",
                urgency=load("referral_urgency").label(row.urgency, lang) if row.urgency else "",
                asked=numbers.day(clock.local(row.asked_at)),
                answer_by=numbers.moment(clock.local(row.answer_by)),
                answered=numbers.day(clock.local(row.answered_at)) if row.answered_at else "",
            )
        )
    return tuple(parts)
