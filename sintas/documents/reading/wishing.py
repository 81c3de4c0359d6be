"""What the worker asked for: which paper, in which language, for whom and what for, and about what."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours

from ..audience import CLIENT as THE_CLIENT
from ..audience import HOUSE
from ..catalogue import CHOSEN, KINDS, PaperKind
from ..wording import LANGUAGES


@dataclass(frozen=True)
class Wanted:
    """`about` is the session, conference ... the paper tells of, None for the latest."""

    kind: PaperKind
    lang: str = "id"
    recipient: str = HOUSE
    purpose: str = "service"
    about: UUID | None = None


def wanted(slug: str, lang: str = "id", recipient: str = HOUSE, purpose: str = "service", about: UUID | None = None) -> Wanted:
    """Raises NotYours for a paper that is not on the shelf; a code that is none falls back to the house."""
    kind = KINDS.get(slug)
    if kind is None:
        raise NotYours(verb="print")
    known = load("consent_recipients").has(recipient) and load("consent_purposes").has(purpose)
    who, why = (recipient, purpose) if kind.reader == CHOSEN and known else (HOUSE, "service")
    if recipient == THE_CLIENT and kind.for_client:
        who, why = THE_CLIENT, "service"
    return Wanted(kind, lang if lang in LANGUAGES else "id", who, why, about)
