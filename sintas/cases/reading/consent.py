"""Where consent stands on a day: read from dated events, in coded columns alone, so that no narrative is opened to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.utils.translation import get_language

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice import consent as rules
from sintas.practice.ages import ADULT_AT, age_on
from sintas.practice.catalogue import load
from sintas.practice.dossier import ConsentFacts

from ..models import Case, Client, Consent, Person
from .people import relation_label

SEALED = ("interpreter", "witness", "limits", "reason", "recipient_words", "decided_by")
OWN_VOICE = frozenset({"client", "child_assent", "client_with_support", ""})  # '' as imported papers have it: the client signed


@dataclass(frozen=True)
class Guardians:
    """The guardians of a file. Whoever is marked unsafe, or is a perpetrator, is counted and never named."""

    all: int = 0
    safe: frozenset[UUID] = frozenset()
    unsafe: frozenset[UUID] = frozenset()


@dataclass
class Voices:
    """What each giver said last about one thing. `client_event` is the event in which the client's own word stands."""

    client: str | None = None
    client_event: Consent | None = None
    guardians: dict[UUID | None, str | None] = field(default_factory=dict)


def standing(case: Case, on: date) -> ConsentFacts:
    """Who had agreed to be accompanied on that day (three queries). Guardians count as they are marked today: unsafe now is unsafe then."""
    return facts_of(case, events_of(case), guardians_of(case), on)


def may(case: Case, purpose: str, recipient: str, data_class: str, on: date) -> bool:
    """May this class of data go to that recipient for this purpose on that day? Asked before anything leaves the house.

    Never for a class the catalogue marks as never given out. For a child the guardian's yes is needed too, unless only unsafe ones exist.
    """
    classes = load("data_classes")
    if not classes.has(data_class) or classes.get(data_class).flag("never"):
        return False
    guardians = guardians_of(case)
    found = events_of(case)
    said = walk(found, on, guardians, lambda event: covers(event, purpose, recipient, data_class))
    if said.client not in rules.AGREES:
        return False
    adult = not age_of(case, on)[0]
    settled = adult or not guardians.safe or any(e.no_guardian and day_of(e) <= on for e in found)
    return settled or any(said.guardians.get(one) in rules.AGREES for one in guardians.safe)


def facts_of(case: Case, found: list[Consent], guardians: Guardians, on: date, child: tuple[bool, bool] | None = None) -> ConsentFacts:
    """The facts from events already read. `child` is (is a child, age known) on that day when the caller knows it."""
    said = walk(found, on, guardians, concerns_service)
    safe = [said.guardians.get(one) for one in guardians.safe]
    is_child, age_known = child or age_of(case, on)
    past = [event for event in found if day_of(event) <= on]
    return ConsentFacts(
        client=said.client,
        read_aloud=said.client_event is not None and said.client_event.read_aloud,
        limits_explained=any(event.limits_explained for event in past),
        is_child=is_child,
        age_known=age_known,
        guardian=next((one for one in safe if one in rules.AGREES), next((one for one in safe if one), None)),
        guardians=guardians.all,
        safe_guardians=len(guardians.safe),
        no_guardian_stated=any(event.no_guardian for event in past),
    )


def first_agreed(case: Case) -> date | None:
    """The first day on which the client had agreed and nothing was owed by a guardian: from then on, a client (R52)."""
    found, guardians = events_of(case), guardians_of(case)
    age = ages_of(case)
    for at, event in enumerate(found):
        day = day_of(event)
        facts = facts_of(case, found[: at + 1], guardians, day, age(day))
        if rules.client_agrees(facts) and rules.guardian_settled(facts):
            return day
    return None


def events_of(case: Case) -> list[Consent]:
    """The events that stand, in the order in which they took effect."""
    rows = Consent.current.filter(file_id=case.pk).defer(*SEALED)
    return sorted(rows, key=lambda event: (day_of(event), event.happened_at or time.min, event.written_at))


def day_of(event: Consent) -> date:
    """The day an event counts from: of a month or year the last day, so that nothing counts as agreed too early; undated, the day of writing."""
    latest = FuzzyDate.decode(event.happened).latest if event.happened else None
    written = clock.local(event.written_at).date()
    return min(latest, written) if latest else written


def walk(found: Iterable[Consent], on: date, guardians: Guardians, concerns: Callable[[Consent], bool]) -> Voices:
    """Let every event that concerns the question speak in its order; what ran out is no longer said."""
    said = Voices()
    for event in found:
        if day_of(event) > on or not concerns(event):
            continue
        outcome = None if event.until is not None and event.until < on and event.outcome in rules.AGREES else event.outcome
        if event.given_by in OWN_VOICE:
            said.client, said.client_event = outcome, event
            continue
        if event.guardian in guardians.unsafe:
            outcome = None  # what an unsafe guardian signed counts for nothing
        said.guardians[event.guardian] = outcome
        spoken = {"yes": outcome, "no": "refused", "not_asked_too_young": outcome}
        if event.child_assent in spoken:
            said.client, said.client_event = spoken[event.child_assent], event
    return said


def starting_purposes() -> frozenset[str]:
    """The purposes whose yes lets planned work begin."""
    return frozenset(row.code for row in load("consent_purposes").rows if row.flag("starts_work"))


def concerns_service(event: Consent) -> bool:
    """Does this event speak of being accompanied at all? A no without purposes means everything; a no to one recipient leaves the work."""
    named = set(event.purposes)
    if event.outcome in rules.AGREES:
        return bool(named & starting_purposes())
    return (not named or bool(named & starting_purposes())) and not event.recipients and not event.data_classes


def covers(event: Consent, purpose: str, recipient: str, data_class: str) -> bool:
    """A yes covers what it names and nothing else; a no without names covers everything."""
    if event.outcome in rules.AGREES:
        return purpose in event.purposes and recipient in event.recipients and data_class in event.data_classes
    return all(
        not named or one in named
        for named, one in ((event.purposes, purpose), (event.recipients, recipient), (event.data_classes, data_class))
    )


def guardians_of(case: Case) -> Guardians:
    """Everybody recorded as a guardian (one query, no sealed value)."""
    rows = Person.current.filter(file_id=case.pk).filter(is_guardian=True) | Person.current.filter(file_id=case.pk, unsafe_guardian=True)
    found = list(rows.values_list("entry", "unsafe_guardian", "is_perpetrator", "deceased"))
    living = [(entry, unsafe or perpetrator) for entry, unsafe, perpetrator, deceased in found if not deceased]
    return Guardians(
        all=len(living),
        safe=frozenset(entry for entry, unsafe in living if not unsafe),
        unsafe=frozenset(entry for entry, unsafe in living if unsafe),
    )


def age_of(case: Case, on: date) -> tuple[bool, bool]:
    """(is or may be a child on that day, age known); one query."""
    return ages_of(case)(on)


def ages_of(case: Case) -> Callable[[date], tuple[bool, bool]]:
    """`age_of` for many days with one query. The birth is a header value; an age once said counts from when it was written."""
    client = Client.current.filter(file_id=case.pk).only("id", "birth", "age_stated", "is_child", "written_at", "file_id").get()
    born = FuzzyDate.decode(client.birth) if client.birth else None

    def age(on: date) -> tuple[bool, bool]:
        if born is not None and born.latest is not None:
            if born.latest > on:
                return True, True
            return age_on(on, born.latest.year, born.latest.month, born.latest.day).youngest < ADULT_AT, True
        if client.age_stated is not None:
            years = client.age_stated + int((on - clock.local(client.written_at).date()).days / 365.25)
            return years < ADULT_AT, True
        return client.is_child, client.is_child

    return age


def guardians_to_ask(case: Case) -> list[tuple[str, str]]:
    """(entry, name and relation) of the guardians who may be asked. Nobody marked unsafe is in it, so no page can name one."""
    safe = guardians_of(case).safe
    rows = Person.current.filter(file_id=case.pk, entry__in=safe).only("id", "entry", "name", "relation", "file_id")
    return [(str(row.entry), f"{row.name}, {relation_label(row.relation, get_language() or 'id')}".rstrip(", ")) for row in rows]
