"""enquiry_for_paper(): what was told, in the shape papers read, before a case exists. Opens content: the trail row stands first."""

from __future__ import annotations

from sintas.cases.codes import form_label
from sintas.cases.reading.paper_parts import labels, years
from sintas.cases.reading.paper_shapes import CaseFile, ClientPart, DisabilityPart, Event, IncidentPart, PersonLine, ReachLine
from sintas.kit import numbers, phones
from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Enquiry, Telling
from .enquiries import in_words, route_words


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
