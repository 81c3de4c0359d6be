"""For the paper of minutes: who signed which version, and what partners said of theirs. Opens content."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.cases.bases import Case
from sintas.casework.models import Conference
from sintas.kit import numbers
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import ShownMinutes, Signature
from .confirmed import words_on
from .minutes import REPLACED, digest_of, standing_of
from .pack import title_of

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


@dataclass(frozen=True)
class ConfirmedPart:
    """A partner's word on a version. Why they see it otherwise stays in the file, under the key of what they read."""

    conference: UUID | None = plain(None)
    who: str = classed("services")
    version: str = plain()
    at: str = plain()
    agrees: bool = plain(False)
    standing: bool = plain(False)


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


def confirmations_for_paper(case: Case, lang: str) -> tuple[ConfirmedPart, ...]:
    """Of every conference, the newest first."""
    conferences = ShownMinutes.objects.filter(file_id=case.pk).values_list("conference", flat=True).distinct()
    return tuple(
        ConfirmedPart(
            conference=entry,
            who=title_of(word.shown.invitation),
            version=str(word.shown.version),
            at=numbers.moment(word.at),
            agrees=word.agrees,
            standing=word.shown.ended_at is None,
        )
        for entry in sorted(conferences)
        for word in words_on(case, entry).defer("words", "shown__parts")
    )
