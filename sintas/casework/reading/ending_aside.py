"""What stands beside the forms of a referral and of a look: what the client has released, and what was agreed at the ending."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.story import records_of
from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Referral, Termination
from .released import LetGo, classes_to_give


@dataclass(frozen=True)
class ReleasedShown:
    """`to`: for every kind of receiver something is released to, what; `withheld`: what is released to nobody."""

    to: list[Fact]
    withheld: str


@dataclass(frozen=True)
class Agreed:
    """`coping` are the client's own ways, in lines; `channels` in words."""

    channels: str
    first: str
    plan: str
    coping: list[str]


def released_shown(case: Case, lang: str) -> ReleasedShown:
    """As of today, for the purpose of a referral."""
    consented, classes = LetGo(case, clock.today()), load("data_classes")
    found: list[Fact] = []
    given: set[str] = set()
    for row in load("consent_recipients").in_use():
        let_go = consented.to(row.code)
        if let_go:
            given |= let_go
            names = ", ".join(classes.label(code, lang) for code in classes_to_give() if code in let_go)
            found.append(Fact(row.label(lang), names))
    withheld = ", ".join(classes.label(code, lang) for code in classes_to_give() if code not in given)
    return ReleasedShown(found, withheld)


def agreed_before(case: Case, lang: str) -> Agreed | None:
    """None while no ending is written. Opens content."""
    row = Termination.current.filter(file_id=case.pk).only("id", "file_id", "channels", "follow_up_on", "follow_up_plan", "coping").first()
    if row is None:
        return None
    return Agreed(
        channels=", ".join(load("follow_up_channels").label(code, lang) for code in row.channels),
        first=_("Kontak pertama %(day)s") % {"day": numbers.day(row.follow_up_on)} if row.follow_up_on else "",
        plan=row.follow_up_plan or "",
        coping=list(row.coping or []),
    )


def told_only(case: Case, entry: UUID) -> bool:
    """Whether this referral stands in the story as a sentence only, from a document imported before referrals had a form."""
    if Referral.objects.filter(file_id=case.pk, entry=entry).exists():
        return False
    return any(row.source_entry == entry for row in records_of(case, ["referral"]))
