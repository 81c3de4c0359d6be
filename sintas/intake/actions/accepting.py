"""An enquiry becomes a case: its lead and second worker are assigned, and every fact walks over. Nothing is typed twice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.files import end_intake_scope, opener_leaves
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.opening import open_case
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.recording import note_down
from sintas.cases.actions.safety_fact import TOGETHER, record_safety_facts
from sintas.cases.actions.suicide import open_path
from sintas.cases.actions.team import add_member
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..followers import tell_sender
from ..models import Enquiry, Telling
from ..policy import URGENT
from ..reading.arrived import carried_in, client_of, copy_to_accept, letter_in, ways_in
from ..reading.referral_in import referral_of
from .deciding import close, may_decide
from .referral_in import carry_referral

# Written into the case by the program itself, so in one language (kit/stored.py).
UNNAMED = _("Belum disebut")
SOMEBODY = _("yang menyampaikan")
NOT_SAFE = _("Tidak aman saat pengaduan diterima.")
FROM_A_LETTER = _("Dari rujukan: %(letter)s")
DONE_AT_ONCE = _("Dilakukan saat pengaduan diterima.")


@transaction.atomic
def accept(*, by: Actor, enquiry: Enquiry, lead_id: UUID, second_id: UUID | None = None, ppks: tuple[str, ...] = ()) -> Case:
    """Open the case, carry the facts over and close the enquiry; whoever decides does not stay on the team.

    Raises Refusal without intake.decide in the unit, NotNow when it was decided before or the copy it came as has ended, BadInput for unknown
    codes or people.
    """
    may_decide(by, enquiry)
    trail.record(by=by, verb="decide enquiry", file_id=enquiry.pk, opens=True, state="accepted")
    told, came = Telling.current.get(file_id=enquiry.pk), referral_of(enquiry.pk)
    parts = copy_to_accept(by, came)
    case = open_case(
        by=by,
        unit_id=enquiry.unit_id,
        lead_id=lead_id,
        client=client_facts(told) | {name: held for name, held in client_of(parts).items() if held},
        synthetic=enquiry.synthetic or carried_in(parts).get("synthetic") is True,
        ppks=all_checked("ppks", "ppks", ppks),
        received_at=enquiry.received_at,
    )
    referral = carry_referral(by=by, case=case, enquiry=enquiry, letter=letter_in(parts))
    for one in ways_in(parts):
        record_reach(by=by, case=case, **one)
    carry_over(by=by, case=case, enquiry=enquiry, told=told, letter=(referral.chronology or "") if referral else "")
    if second_id and second_id not in (lead_id, by.user_id):
        add_member(by=by, case=case, user_id=second_id, role="second")
    enquiry.ppks = list(ppks)
    close(by=by, enquiry=enquiry, state="accepted", case_file_id=case.pk)
    tell_sender(by=by, row=came, state="accepted")
    end_intake_scope(by=by, file_id=enquiry.pk, unit_id=enquiry.unit_id)
    if lead_id != by.user_id:
        tell(lead_id, "urgent_case_given" if is_urgent(enquiry) else "case_given", case.pk)
    if second_id != by.user_id:
        opener_leaves(by=by, file_id=case.pk)
    return case


def is_urgent(enquiry: Enquiry) -> bool:
    """It must not wait beyond today: by its urgency, or because the person was not safe."""
    return enquiry.urgency in URGENT or enquiry.safe_now == "no"


def informant_words(told: Telling) -> str:
    """As whom the informant spoke."""
    return load("informants").label(told.informant_relation, "id") if told.informant_relation else stored(SOMEBODY)


def client_facts(told: Telling) -> dict[str, Any]:
    """What describe_client() takes; without a name the informant's words stand in until it is known."""
    return {
        "name": told.name or told.called or stored(UNNAMED),
        "called": told.called,
        "sex": told.sex,
        "birth": FuzzyDate.decode(told.birth) if told.birth else None,
        "age_stated": told.age_stated,
        "nik": told.nik or "",
        "address": told.address,
        "lives_with": told.lives_with,
        "own_words": own_words(told, "sex"),
    }


def own_words(told: Telling, *fields: str) -> dict[str, str]:
    """Wording of a spreadsheet that matches no list, for the fields one record of the case holds."""
    return {name: words for name, words in (told.own_words or {}).items() if name in fields}


def carry_over(*, by: Actor, case: Case, enquiry: Enquiry, told: Telling, letter: str = "") -> None:
    """Every fact of the enquiry into its own place in the case, re-sealed under the case's keys. `letter`: the chronology a sender gave,
    which stands for what was told where nobody was asked again.
    """
    received = clock.local(enquiry.received_at)
    left = own_words(told, "route", "urgency")  # how it came, in the words of the sheet: a case has no other place for them
    note_down(
        by=by,
        case=case,
        kind="enquiry",
        happened=received.date(),
        at=received.time(),
        line=" · ".join(filter(None, (told.told, *left.values()))) or None,
        tags=[code for code in (enquiry.route, enquiry.urgency) if code],
        uncoded=bool(left),
    )
    if told.phone or told.safe_contact:
        record_reach(by=by, case=case, channel="phone", value=told.phone or "", when=told.safe_contact or "", first_choice=True)
    if told.needs:
        describe_disability(by=by, case=case, accommodation=told.needs)
    perpetrator = carry_perpetrator(by=by, case=case, told=told)
    if told.informant or told.informant_phone:
        record_person(
            by=by, case=case, name=told.informant or "", phone=told.informant_phone or "", own_words={"relation": informant_words(told)}
        )
    uncoded = own_words(told, "forms")
    if told.told or letter or told.forms or uncoded:
        record_incident(
            by=by,
            case=case,
            forms=tuple(told.forms),
            told=told.told or (stored(FROM_A_LETTER, letter=letter) if letter else ""),
            place_kind=told.place_kind,
            perpetrators=(perpetrator.entry,) if perpetrator else (),
            own_words=uncoded,
            reported_at=enquiry.received_at,
        )
    carry_danger(by=by, case=case, enquiry=enquiry, told=told)


def carry_perpetrator(*, by: Actor, case: Case, told: Telling) -> Any:
    """The person the enquiry names as perpetrator, if any. An unsafe guardian who is not that relative is kept as a person without a
    name: a child whose only guardian is known to be unsafe must not wait for anybody's agreement (practice/consent.py).
    """
    relations = load("perpetrator_relations")
    relative = bool(told.perpetrator_relation) and relations.get(told.perpetrator_relation).group == "family"
    if told.unsafe_guardian and not relative:
        record_person(by=by, case=case, relation="guardian", is_guardian=True, unsafe_guardian=True)
    if not (told.perpetrator or told.perpetrator_relation):
        return None
    guardian = told.unsafe_guardian and relative
    return record_person(
        by=by,
        case=case,
        name=told.perpetrator or "",
        relation=told.perpetrator_relation,
        is_perpetrator=True,
        in_household=told.lives_with_perpetrator,
        is_guardian=guardian,
        unsafe_guardian=guardian,
    )


def carry_danger(*, by: Actor, case: Case, enquiry: Enquiry, told: Telling) -> None:
    """What threatens, what was done at once, and a wish to die."""
    received = clock.local(enquiry.received_at).date()
    danger = told.danger or (stored(NOT_SAFE) if enquiry.safe_now == "no" else "")
    facts = list(told.facts)
    if told.lives_with_perpetrator and TOGETHER not in facts:
        facts.append(TOGETHER)
    if facts:
        record_safety_facts(by=by, case=case, codes=facts, happened=FuzzyDate.on(received))
    if danger:  # a record of its own: beside a fact it would read as that fact's words
        record_safety_facts(by=by, case=case, words=danger, happened=FuzzyDate.on(received))
    if told.done_now:
        record_urgent_step(
            by=by, case=case, kind="other", what=told.done_now, reason=told.danger or stored(DONE_AT_ONCE), happened=received
        )
    if told.wish_to_die:
        open_path(by=by, case=case, opened_from="enquiry", said=None)
