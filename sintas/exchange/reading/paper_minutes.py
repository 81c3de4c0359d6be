"""signatures_for_paper(): who signed which version of the minutes of a conference, for their paper. Opens content."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.cases.bases import Case
from sintas.casework.models import Conference
from sintas.kit import numbers
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import Signature
from .minutes import REPLACED, digest_of, standing_of

SHOWN = 12  # letters of a digest: enough to compare two papers by eye, useless for anything else


@dataclass(frozen=True)
class SignedPart:
    """One signature on record. `standing`: of the version that stands (signed), of an older one (replaced), of words changed since (changed)."""

    conference: UUID | None = plain(None)
    who: str = classed("services")
    version: str = plain()
    at: str = plain()
    standing: str = plain()
    proof: str = plain()


def signatures_for_paper(case: Case, lang: str) -> tuple[SignedPart, ...]:
    """Of every conference, the newest version first. Inside translation.override(lang)."""
    signed = list(Signature.objects.filter(file_id=case.pk).order_by("-version", "at"))
    if not signed:
        return ()
    names = dict(User.objects.filter(pk__in={one.user_id for one in signed}).values_list("pk", "full_name"))
    held = {row.entry: row for row in Conference.current.filter(file_id=case.pk, entry__in={one.conference for one in signed})}
    now = {entry: digest_of(row) for entry, row in held.items()}
    return tuple(
        SignedPart(
            conference=one.conference,
            who=names.get(one.user_id, ""),
            version=str(one.version),
            at=numbers.moment(one.at),
            standing=standing_of(one, held[one.conference].number, now[one.conference]) if one.conference in held else REPLACED,
            proof=bytes(one.digest).hex()[:SHOWN],
        )
        for one in signed
    )
