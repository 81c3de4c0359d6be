"""file_for_paper(): a case put into words for papers. Opens content: the trail row stands first.

Only the parts a paper asks for are read: a contract never unseals what happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F

from sintas.kit import numbers
from sintas.practice.catalogue import load
from sintas.practice.journeys import JOURNEYS
from sintas.staff.models import User

from ..models import (
    Access,
    Case,
    Client,
    Consent,
    Contract,
    Disability,
    Flag,
    Incident,
    Person,
    Reach,
    Record,
    Risk,
    SafetyFact,
    SafetyPlan,
)
from .paper_events import events_for_paper
from .paper_parts import (
    client_part,
    consent_part,
    contract_part,
    disability_part,
    incident_part,
    label,
    labels,
    person_line,
    person_words,
    plan_part,
    reach_line,
    risk_part,
    when,
)
from .paper_shapes import CaseFile, DisabilityPart


def file_for_paper(case: Case, lang: str, parts: Collection[str]) -> CaseFile:
    """The case in words of `lang`. `parts` of: reach, people, incidents, risk, plan, consents, contract, events, disability, danger.

    Identity, stage and team are always there. Call inside translation.override(lang): days are written in the active language.
    """
    client = Client.current.get(file_id=case.pk)
    persons = list(Person.current.filter(file_id=case.pk).order_by("birth_order", "written_at"))
    team = team_of(case)
    received = Record.objects.filter(file_id=case.pk, kind="enquiry").order_by("written_at").first()
    route = next((tag for tag in received.tags if load("access_routes").has(tag)), "") if received else ""
    given: dict[str, Any] = {}
    if "reach" in parts:
        given["reach"] = tuple(
            reach_line(row, lang) for row in Reach.current.filter(file_id=case.pk).order_by("-first_choice", "written_at")
        )
    if "people" in parts:
        given["people"] = tuple(person_line(row, lang) for row in persons)
    if "incidents" in parts:
        names = {row.entry: person_words(row, lang) for row in persons}
        told = Incident.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_last=True), "written_at")
        given["incidents"] = tuple(incident_part(row, lang, names) for row in told)
    if "risk" in parts:
        given["risk"] = first_of(Risk, case, risk_part, lang)
    if "plan" in parts:
        given["plan"] = first_of(SafetyPlan, case, plan_part, lang)
    if "consents" in parts:
        agreed = Consent.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_first=True), "written_at")
        given["consents"] = tuple(consent_part(row, lang) for row in agreed)
    if "contract" in parts:
        given["contract"] = first_of(Contract, case, contract_part, lang)
    if "events" in parts:
        given["events"] = events_for_paper(case, lang)
    if "disability" in parts:
        given["disability"] = first_of(Disability, case, disability_part, lang, order="-written_at") or DisabilityPart()
    if "danger" in parts:
        given |= danger(case, lang)
    return CaseFile(
        number=case.number,
        stage=JOURNEYS[case.journey].label(case.stage, lang),
        opened=numbers.day(case.opened_on),
        client_since=numbers.day(case.client_since) if case.client_since else "",
        closed=numbers.day(case.closed_on) if case.closed_on else "",
        received=received_words(received, lang),
        route=load("access_routes").label(route, lang) if route else "",
        route_code=route,
        told_first=(received.line or "") if received is not None and "events" in parts else "",
        ppks=labels("ppks", case.ppks, lang),
        lead=team["lead"].full_name if "lead" in team else "",
        lead_number=registration(team["lead"]) if "lead" in team else "",
        second=team["second"].full_name if "second" in team else "",
        client=client_part(client, lang),
        secrets=tuple(filter(None, (client.address if client.address_protected else None, *protected_of(client, persons)))),
        unsafe_names=tuple(row.name for row in persons if row.unsafe_guardian and row.name),
        **given,
    )


def team_of(case: Case) -> dict[str, User]:
    """lead and second, by role."""
    rows = list(Access.objects.filter(file_id=case.pk, ended_at=None, role__in=("lead", "second"), user_id__isnull=False))
    people = User.objects.in_bulk([row.user_id for row in rows])
    return {row.role: people[row.user_id] for row in rows if row.user_id in people}


def registration(user: User) -> str:
    """What stands under a name that signs: the registration as a social worker (UU 14/2019), else the number of a civil servant."""
    return f"STR {user.str_number}" if user.str_number else f"NIP {user.nip}" if user.nip else ""


def protected_of(client: Client, persons: Iterable[Person]) -> list[str]:
    """Addresses of those who live with a client whose own address is protected: the same door."""
    return [row.address for row in persons if client.address_protected and row.in_household and row.address]


def received_words(row: Record | None, lang: str) -> str:
    if row is None:
        return ""
    return when(row, lang) + (f", {numbers.clock_time(row.happened_at)}" if row.happened_at else "")


def first_of(model: Any, case: Case, put: Any, lang: str, order: str = "") -> Any:
    """The version that stands, newest event first; None when there is none."""
    rows = model.current.filter(file_id=case.pk)
    rows = rows.order_by(order) if order else rows.order_by(F("happened_on").desc(nulls_last=True), "-written_at")
    row = rows.first()
    return put(row, lang) if row is not None else None


def danger(case: Case, lang: str) -> dict[str, Any]:
    """Whether she lives with the perpetrator, and the facts about danger that hold now."""
    lives = Flag.objects.filter(file_id=case.pk, code="lives_with_perpetrator", ended_at=None).exists()
    facts = SafetyFact.current.filter(file_id=case.pk, holds=True).order_by("written_at")
    said = tuple(row.words or label("risk_facts", row.fact, lang) for row in facts)
    return {"lives_with_perpetrator": True if lives else None, "danger": said}
