"""enquiry_for_paper() and answer_for_paper(): what was told, and what its sender is answered, in the shapes papers read, before a case exists.

Both open content: the trail row stands first.
"""

from __future__ import annotations

from dataclasses import dataclass

from sintas.cases.codes import form_label
from sintas.cases.reading.paper_parts import labels, years
from sintas.cases.reading.paper_shapes import CaseFile, ClientPart, DisabilityPart, Event, IncidentPart, PersonLine, ReachLine
from sintas.kit import clock, numbers, phones
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.names import initials
from sintas.practice.catalogue import load

from ..models import Enquiry, Telling
from .enquiries import in_words, route_words
from .referral_in import referral_of


def enquiry_for_paper(one: Enquiry, lang: str) -> CaseFile:
    """Call inside translation.override(lang). Nothing stands where nothing was told; boxes stay open to be filled in by hand."""
    told = Telling.current.get(file_id=one.pk)
    own = told.own_words or {}
    age = years(told.birth, told.age_stated)
    reach = ReachLine(way=phones.shown(told.phone) if told.phone else "", when=told.safe_contact or "")
    return CaseFile(
        number=one.number,
        received=numbers.moment(one.received_at),
        route=route_words(one, lang),
        route_code=one.route,
        ppks=labels("ppks", one.ppks, lang),
        decision=one.state,
        lives_with_perpetrator=True if told.lives_with_perpetrator else None,
        danger=tuple(filter(None, (told.danger, *labels("risk_facts", told.facts, lang)))),
        client=ClientPart(
            name=told.name or "",
            called=told.called or "",
            nik=told.nik or "",
            birth=FuzzyDate.decode(told.birth).text(lang) if told.birth else "",
            age=str(age) if age is not None else "",
            sex=in_words("sexes", told.sex, own.get("sex", ""), lang),
            lives_with=told.lives_with or "",
            address=told.address or "",
        ),
        disability=DisabilityPart(accommodation=told.needs or ""),
        reach=(reach,) if reach.way or reach.when else (),
        people=people_of(told, lang),
        incidents=(incident_of(told, lang),),
        events=(Event(text=told.done_now, shows_with=("risk_safety",)),) if told.done_now else (),
    )


def people_of(told: Telling, lang: str) -> tuple[PersonLine, ...]:
    """The perpetrator, an unsafe guardian and the informant, as far as they were named."""
    guardian, found = ("unsafe_guardian",) if told.unsafe_guardian else (), []
    relation = in_words("perpetrator_relations", told.perpetrator_relation, "", lang)
    if told.perpetrator or relation:
        marks = ("perpetrator", *guardian)
        home = told.lives_with_perpetrator
        found.append(PersonLine(name=told.perpetrator or "", relation=relation, in_household=home, perpetrator=True, shows_with=marks))
    elif guardian:
        found.append(PersonLine(relation=in_words("perpetrator_relations", "guardian", "", lang), shows_with=guardian))
    if told.informant:
        found.append(PersonLine(name=told.informant, relation=in_words("informants", told.informant_relation, "", lang), told_us=True))
    return tuple(found)


def incident_of(told: Telling, lang: str) -> IncidentPart:
    """What happened, in the words of whoever told it."""
    return IncidentPart(
        forms=tuple(filter(None, (*(form_label(form, lang) for form in told.forms), (told.own_words or {}).get("forms", "")))),
        simfoni=tuple(form.partition(":")[2] for form in told.forms if form.startswith("simfoni:")),
        place=in_words("place_kinds", told.place_kind, "", lang),
        told=told.told or "",
    )


@dataclass(frozen=True)
class AnswerLetter:
    """What whoever sent somebody is told in writing. `state` is that of the enquiry; `why` and `where` only where it was not accepted."""

    sender: str
    letter: str
    number: str
    initials: str
    received: str
    state: str
    why: str
    where: str


def answer_for_paper(one: Enquiry, lang: str) -> AnswerLetter | None:
    """None for one nobody sent, whose sender reads it here, or that waits for its decision. Inside translation.override(lang); opens content.

    What was written about the decision stays in the house: the coded reason and where to turn are what a sender needs.
    """
    row = referral_of(one.pk)
    if row is None or row.came_by is not None or one.state == "open":
        return None
    told = Telling.current.get(file_id=one.pk)
    on = numbers.day(row.letter_on) if row.letter_on else ""
    return AnswerLetter(
        sender=row.sender,
        letter=", ".join(filter(None, (row.letter_number, on))),
        number=one.number,
        initials=initials(told.name or told.called or ""),
        received=numbers.day(clock.local(one.received_at)),
        state=one.state,
        why=load("eligibility_reasons").label(one.eligibility, lang) if one.eligibility and one.state != "accepted" else "",
        where=(told.redirected_to or "") if one.state == "redirected" else "",
    )
