"""subject_of(): whom an instrument draws, in the plain shape the instruments take. Opens content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.instrument import Subject
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import Case, Client, Person, Tie
from .client_age import years_old
from .together import Together

# What a page asks for together with its own rows, to hand it to subject_from().
KIN_ROWS: dict[str, Callable[[], Any]] = {
    "client": lambda: Client.current.all(),
    "people": lambda: Person.current.order_by("birth_order", "written_at"),
    "ties": lambda: Tie.current.order_by("written_at"),
}
PARTS = Together(**KIN_ROWS)


def subject_of(case: Case, *, today: date | None = None) -> Subject:
    """The client with everybody of the file and their ties, in one query; `today` is the day the drawing is of."""
    return subject_from(PARTS.of(case), today=today)


def subject_from(found: Mapping[str, Sequence[Any]], *, today: date | None = None) -> Subject:
    """The same from the KIN_ROWS a page has asked for already."""
    client: Client = found["client"][0]
    people: Sequence[Person] = found["people"]
    ties: Sequence[Tie] = found["ties"]
    born = FuzzyDate.decode(client.birth) if client.birth else None
    age = years_old(born) if born is not None else client.age_stated
    index = Relative(
        ref=CLIENT,
        name=client.called or client.name,
        sex=client.sex,
        age=age,
        born=born.year if born is not None else None,
        order=place_in(client.birth_order or ""),
        household=True,
    )
    family = Family((index, *(relative(person) for person in people)), tuple(bond(tie) for tie in ties))
    return Subject(called=client.called or client.name, today=today or clock.today(), family=family, age=age, sex=client.sex)


def is_in_file(case: Case, ref: str) -> bool:
    """Whether a ref of the family (CLIENT or the entry of a person) names somebody who stands in the file. Codes only: nothing is unsealed."""
    if ref == CLIENT:
        return True
    try:
        return Person.current.filter(file_id=case.pk, entry=UUID(ref)).exists()
    except ValueError:
        return False


NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def place_in(words: str) -> int | None:
    """A place among the siblings as people say it: "6", "ke-6", "anak keenam", "pertama"; None for anything else."""
    said = words.lower().removeprefix("anak").strip().removeprefix("ke").strip(" -")
    if said in ("sulung", "pertama"):
        return 1
    if said.isascii() and said.isdecimal():
        return int(said)
    return NUMBERS.index(said) + 1 if said in NUMBERS else None


def relative(person: Person) -> Relative:
    """One person of the file. The dead have no age today: theirs is that at death, where both years are known."""
    born = FuzzyDate.decode(person.birth).year if person.birth else None
    died = FuzzyDate.decode(person.death).year if person.death else None
    lived = died - born if person.deceased and born is not None and died is not None else None
    alive = (years_old(FuzzyDate.decode(person.birth)) if person.birth else None) or person.age_stated
    told = (person.own_words or {}).get("relation", "")  # a relation no list knows: somebody around, unless a tie says otherwise
    return Relative(
        ref=str(person.entry),
        name=person.name or told,
        relation=person.relation or ("other" if told else ""),
        sex=person.sex or sex_said(person.relation),
        age=lived if person.deceased else alive,
        born=born,
        died=died,
        deceased=person.deceased,
        order=person.birth_order,
        household=person.in_household,
        before_birth=person.before_birth,
        note=person.occupation or "",
    )


# A relation whose word says the sex; where it was recorded, that counts.
SAID = {
    "female": "mother stepmother adoptive_mother wife grandmother aunt",
    "male": "father stepfather adoptive_father husband grandfather uncle",
}


def sex_said(relation: str) -> str:
    """The sex a relation's own word says ("ibu"), "" when it says none."""
    return next((sex for sex, words in SAID.items() if relation in words.split()), "")


def bond(tie: Tie) -> Bond:
    """A tie of the file; nobody named on one side is the client."""
    return Bond(
        one=ref(tie.one),
        other=ref(tie.other),
        kind=tie.kind if tie.kind and load("tie_kinds").has(tie.kind) else "",
        quality=tie.quality,
        energy=tie.energy,
        since=FuzzyDate.decode(tie.since).year if tie.since else None,
        until=FuzzyDate.decode(tie.until).year if tie.until else None,
    )


def ref(entry: UUID | None) -> str:
    """How an instrument calls them."""
    return CLIENT if entry is None else str(entry)
