"""An enquiry becomes a case: its lead and second worker are assigned, and every fact walks over. Nothing is typed twice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.files import end_intake_scope, opener_leaves
from sintas.cases.actions.flags import raise_flag
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.opening import open_case
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.recording import note_down
from sintas.cases.actions.safety_fact import record_safety_facts
from sintas.cases.actions.suicide import open_path
from sintas.cases.actions.team import add_member
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from ..models import Enquiry, Telling
from .deciding import close, may_decide


@transaction.atomic
def accept(*, by: Actor, enquiry: Enquiry, lead_id: UUID, second_id: UUID | None = None, ppks: tuple[str, ...] = ()) -> Case:
    """Open the case, carry the facts over and close the enquiry; whoever decides does not stay on the team.

    Raises Refusal without intake.decide in the unit, NotNow when it was decided before, BadInput for unknown codes or people.
    """
    may_decide(by, enquiry)
    trail.record(by=by, verb="decide enquiry", file_id=enquiry.pk, opens=True, state="accepted")
    told = Telling.current.get(file_id=enquiry.pk)
    case = open_case(
        by=by,
        unit_id=enquiry.unit_id,
        lead_id=lead_id,
        client=client_facts(told),
        synthetic=enquiry.synthetic,
        ppks=all_checked("ppks", "ppks", ppks),
    )
    carry_over(by=by, case=case, enquiry=enquiry, told=told)
    if second_id and second_id not in (lead_id, by.user_id):
        add_member(by=by, case=case, user_id=second_id, role="second")
    enquiry.ppks = list(ppks)
    close(by=by, enquiry=enquiry, state="accepted", case_file_id=case.pk)
    end_intake_scope(by=by, file_id=enquiry.pk, unit_id=enquiry.unit_id)
    if second_id != by.user_id:
        opener_leaves(by=by, file_id=case.pk)
    return case


def informant_words(told: Telling) -> str:
    """As whom the informant spoke."""
    return load("informants").label(told.informant_relation, "id") if told.informant_relation else _("yang menyampaikan")


def client_facts(told: Telling) -> dict[str, Any]:
    """What describe_client() takes; without a name the informant's words stand in until it is known."""
    return {
        "name": told.name or told.called or _("Belum disebut"),
        "called": told.called,
        "sex": told.sex,
        "birth": FuzzyDate.decode(told.birth) if told.birth else None,
        "age_stated": told.age_stated,
        "nik": told.nik or "",
        "address": told.address,
        "lives_with": told.lives_with,
    }


def carry_over(*, by: Actor, case: Case, enquiry: Enquiry, told: Telling) -> None:
    """Every fact of the enquiry into its own place in the case, re-sealed under the case's keys."""
    received = clock.local(enquiry.received_at)
    note_down(by=by, case=case, kind="enquiry", happened=received.date(), at=received.time(), line=told.told, tags=[enquiry.route])
    if told.phone or told.safe_contact:
        record_reach(by=by, case=case, channel="phone", value=told.phone or "", when=told.safe_contact or "", first_choice=True)
    perpetrator = None
    if told.perpetrator or told.perpetrator_relation:
        perpetrator = record_person(
            by=by,
            case=case,
            name=told.perpetrator or "",
            relation=told.perpetrator_relation,
            is_perpetrator=True,
            in_household=told.lives_with_perpetrator,
            is_guardian=told.unsafe_guardian,
            unsafe_guardian=told.unsafe_guardian,
        )
    elif told.lives_with_perpetrator:
        raise_flag(by=by, case=case, code="lives_with_perpetrator")
    if told.informant:
        record_person(
            by=by, case=case, name=told.informant, phone=told.informant_phone or "", own_words={"relation": informant_words(told)}
        )
    if told.told or told.forms:
        record_incident(
            by=by,
            case=case,
            forms=tuple(told.forms),
            told=told.told or "",
            place_kind=told.place_kind,
            perpetrators=(perpetrator.entry,) if perpetrator else (),
        )
    if told.facts or told.danger:
        record_safety_facts(by=by, case=case, codes=told.facts, words=told.danger or "")
    if told.done_now:
        record_urgent_step(
            by=by,
            case=case,
            kind="safety_plan",
            what=told.done_now,
            reason=told.danger or _("Dilakukan saat pengaduan diterima."),
            happened=received.date(),
        )
    if told.wish_to_die:
        open_path(by=by, case=case, opened_from="enquiry", said=None)
