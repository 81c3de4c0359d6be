"""compose(): from a case to the data a template prints. The one way, for preview, final and list alike. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils import translation

from sintas.cases.bases import Case
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import mentions, redact, without_words
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..audience import HOUSE, Audience, outsider, the_client, the_house
from ..catalogue import CLIENT, RECEIVER
from ..house import House, house_of, writer_of
from ..sheet import Gap, Sheet
from ..wording import Wording
from .receiver import addressed, to_receiver
from .wishing import Wanted, wanted
from .work import Work, empty_work, redacted_work, unnamed_work, work_of

__all__ = ["Composed", "Readings", "Wanted", "blank", "compose", "composed", "readings", "wanted"]

NAME = 3  # letters: the shortest name taken out of running text


@dataclass(frozen=True)
class Composed:
    """Data for kit.paper and what the page says about it.

    `withheld`: classes of data (words) the client has not released; `unnamed`: names taken out of running text; `carry` False: the plan
    says its paper must not be carried; `about`: entry of what the paper tells of; `picks`: what it may tell of, newest first, in words.
    """

    data: dict[str, Any]
    gaps: tuple[Gap, ...]
    audience: Audience
    withheld: tuple[str, ...] = ()
    unnamed: bool = False
    carry: bool | None = None
    about: UUID | None = None
    picks: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True)
class Readings:
    """What was read of a case for one paper or for all of them, unredacted; `writer` is name and number of whoever prints."""

    whole: CaseFile
    work: Work
    house: House
    writer: tuple[str, str]


def readings(*, by: Actor, case: Case, lang: str, parts: Collection[str], work: Collection[str]) -> Readings:
    """Inside translation.override(lang); content must be open. Raises KeyError for a reading of the work that does not exist."""
    return Readings(file_for_paper(case, lang, parts), work_of(case, lang, work), house_of(case.unit_id), writer_of(by.user_id))


def compose(*, by: Actor, case: Case, wish: Wanted, mode: str, number: str = "") -> Composed:
    """Read, redact for the reader, build. NotYours when what the wish is about is not of this case."""
    with translation.override(wish.lang):
        read = readings(by=by, case=case, lang=wish.lang, parts=wish.kind.parts, work=wish.kind.work)
        return composed(case, wish, mode, number, read)


def composed(case: Case, wish: Wanted, mode: str, number: str, read: Readings, *, draws: bool = True) -> Composed:
    """The same from readings already made (the list of papers reads once for all of them, and `draws` nothing)."""
    kind, wish = wish.kind, addressed(case, wish)
    wording = Wording(kind.slug, wish.lang)
    whole, work = read.whole, {name: read.work[name] for name in kind.work}
    if kind.reader == RECEIVER:
        audience = to_receiver(case, chosen(work, wish), kind.carries, clock.today(), is_child=whole.client.is_child)
    else:
        audience = audience_of(case, wish, is_child=whole.client.is_child)
    file, told = redact(whole, audience.allowed), redacted_work(work, audience.allowed)
    named = audience.leaves and any(mentions((file, tuple(told.values())), name) for name in whole.unsafe_names)
    if audience.leaves and whole.unsafe_names:
        file, told = unnamed(file, told, whole.unsafe_names, wording["unnamed"])
    if "protected_address" not in audience.allowed and whole.secrets:
        # Before anything is drawn: in a picture an address may be broken over several lines, and no word of it would be found.
        told = {name: without_words(one, whole.secrets, wording["hidden_address"]) for name, one in told.items()}
    about = chosen(told, wish)
    sheet = Sheet(wording, mode, read.house, audience, numbers.day(clock.today()), *read.writer, number, told, about, draws)
    data = kind.build(file, sheet)
    if "protected_address" not in audience.allowed:
        data = without_words(data, whole.secrets, wording["hidden_address"])
    classes = load("data_classes")
    return Composed(
        data=data,
        # For an outsider "empty" may mean "not released": that is said by `withheld`, not as something to fill in.
        gaps=tuple(gap for gap in sheet.gaps if gap.stops or not audience.outside),
        audience=audience,
        withheld=tuple(classes.label(one, translation.get_language() or "id") for one in audience.withheld),
        unnamed=named,
        carry=whole.plan.carry if whole.plan else None,
        about=about.entry if about is not None else None,
        picks=tuple((one.entry, told_apart(one)) for one in reversed(work[kind.of])) if kind.of else (),
    )


def told_apart(one: Any) -> str:
    """How the worker chooses what a paper is about: its number, and its own words or its day where there are any."""
    return f"{one.number}. {getattr(one, 'pick', '') or getattr(one, 'when', '')}"


def audience_of(case: Case, wish: Wanted, *, is_child: bool) -> Audience:
    """Whom this paper is for."""
    if CLIENT in (wish.kind.reader, wish.recipient):
        return the_client(wish.kind.carries)
    if wish.recipient == HOUSE:
        return the_house(wish.kind.carries & {"protected_address"})
    return outsider(case, wish.recipient, wish.purpose, wish.kind.carries, clock.today(), is_child=is_child)


def unnamed(file: CaseFile, told: Work, names: Collection[str], mark: str) -> tuple[CaseFile, Work]:
    """On a paper that leaves, an unsafe guardian's name is taken out of running text too. The team's own names and the client's stay."""
    blurred = without_words(file, names, mark, shortest=NAME)
    client = replace(blurred.client, name=file.client.name, called=file.client.called)
    return replace(blurred, lead=file.lead, second=file.second, client=client), unnamed_work(told, names, mark, NAME)


def chosen(told: Work, wish: Wanted) -> Any:
    """What the paper tells of: the one asked for, else the latest; None without any. Raises NotYours."""
    if not wish.kind.of:
        return None
    several = told[wish.kind.of]
    if wish.about is None:
        return several[-1] if several else None
    found = next((one for one in several if one.entry == wish.about), None)
    if found is None:
        raise NotYours(verb="print")
    return found


def blank(*, by: Actor, unit_id: UUID, slug: str, lang: str) -> dict[str, Any]:
    """An empty form of a unit to fill in by hand. Knows no case and opens nothing. Raises NotYours for a paper without a blank form."""
    wish = wanted(slug, lang)
    if not wish.kind.blank:
        raise NotYours(verb="print blank form")
    with translation.override(wish.lang):
        audience = the_client(wish.kind.carries) if wish.kind.reader == CLIENT else the_house()
        sheet = Sheet(Wording(slug, wish.lang), "blank", house_of(unit_id), audience, work=empty_work(wish.kind.work))
        return wish.kind.build(CaseFile(), sheet)
