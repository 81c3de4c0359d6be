"""compose(): from a case to the data a template prints. The one way, for preview, final and list alike. Opens content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils import translation

from sintas.cases.bases import Case
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.for_paper import SessionPart, sessions_for_paper
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import mentions, redact, without_words
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..audience import HOUSE, Audience, outsider, the_client, the_house
from ..catalogue import CHOSEN, CLIENT, KINDS, PaperKind
from ..house import House, house_of, writer_of
from ..sheet import Gap, Sheet
from ..wording import LANGUAGES, Wording

NAME = 3  # letters: the shortest name taken out of running text


@dataclass(frozen=True)
class Wanted:
    """What the worker asked for. `about` is the session of a progress note, None for the latest."""

    kind: PaperKind
    lang: str = "id"
    recipient: str = HOUSE
    purpose: str = "service"
    about: UUID | None = None


@dataclass(frozen=True)
class Composed:
    """Data for kit.paper and what the page says about it.

    `withheld`: classes of data (words) the client has not released; `unnamed`: names taken out of running text; `carry` False: the plan
    says its paper must not be carried; `session`: the session the paper tells of.
    """

    data: dict[str, Any]
    gaps: tuple[Gap, ...]
    audience: Audience
    withheld: tuple[str, ...] = ()
    unnamed: bool = False
    carry: bool | None = None
    session: SessionPart | None = None


def wanted(slug: str, lang: str = "id", recipient: str = HOUSE, purpose: str = "service", about: UUID | None = None) -> Wanted:
    """Raises NotYours for a paper that is not on the shelf; a code that is none falls back to the house."""
    kind = KINDS.get(slug)
    if kind is None:
        raise NotYours(verb="print")
    known = load("consent_recipients").has(recipient) and load("consent_purposes").has(purpose)
    who, why = (recipient, purpose) if kind.reader == CHOSEN and known else (HOUSE, "service")
    return Wanted(kind, lang if lang in LANGUAGES else "id", who, why, about)


def compose(*, by: Actor, case: Case, wish: Wanted, mode: str, number: str = "") -> Composed:
    """Read, redact for the reader, build. NotYours when the session named is not of this case."""
    with translation.override(wish.lang):
        kind = wish.kind
        whole = file_for_paper(case, wish.lang, kind.parts)
        sessions = sessions_for_paper(case, wish.lang) if kind.sessions else ()
        return composed(by, case, wish, mode, number, whole, sessions, house_of(case.unit_id))


def composed(
    by: Actor, case: Case, wish: Wanted, mode: str, number: str, whole: CaseFile, sessions: tuple[SessionPart, ...], house: House
) -> Composed:
    """The same from readings already made (the list of papers reads once for all of them)."""
    kind = wish.kind
    audience = audience_of(case, wish, is_child=whole.client.is_child)
    wording = Wording(kind.slug, wish.lang)
    named = audience.leaves and any(mentions((redact(whole, audience.allowed), sessions), name) for name in whole.unsafe_names)
    file, told = quiet(whole, sessions, audience, wording)
    writer, writer_number = writer_of(by.user_id)
    sheet = Sheet(wording, mode, house, audience, numbers.day(clock.today()), writer, writer_number, number, told, chosen(told, wish))
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
        session=sheet.session,
    )


def audience_of(case: Case, wish: Wanted, *, is_child: bool) -> Audience:
    """Whom this paper is for."""
    if wish.kind.reader == CLIENT:
        return the_client(wish.kind.carries)
    if wish.recipient == HOUSE:
        return the_house(wish.kind.carries & {"protected_address"})
    return outsider(case, wish.recipient, wish.purpose, wish.kind.carries, clock.today(), is_child=is_child)


def quiet(
    whole: CaseFile, sessions: tuple[SessionPart, ...], audience: Audience, wording: Wording
) -> tuple[CaseFile, tuple[SessionPart, ...]]:
    """Redacted; and on a paper that leaves, an unsafe guardian's name is taken out of running text too. The team's own names stay."""
    file = redact(whole, audience.allowed)
    told = tuple(redact(one, audience.allowed) for one in sessions)
    if not audience.leaves or not whole.unsafe_names:
        return file, told
    blurred = without_words(file, whole.unsafe_names, wording["unnamed"], shortest=NAME)
    client = replace(blurred.client, name=file.client.name, called=file.client.called)
    without = without_words(told, whole.unsafe_names, wording["unnamed"], shortest=NAME)
    sessions_left = tuple(replace(one, by=before.by) for one, before in zip(without, told, strict=True))
    return replace(blurred, lead=file.lead, second=file.second, client=client), sessions_left


def chosen(sessions: tuple[SessionPart, ...], wish: Wanted) -> SessionPart | None:
    """The session asked for, else the latest. Raises NotYours."""
    if not wish.kind.of_session:
        return None
    if wish.about is None:
        return sessions[-1] if sessions else None
    found = next((one for one in sessions if one.entry == wish.about), None)
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
        return wish.kind.build(CaseFile(), Sheet(Wording(slug, wish.lang), "blank", house_of(unit_id), audience))
