"""What a paper may be told of a case: every field names its class of data (catalogue data_classes), so that redaction can take it out.

All values are words in the paper's language. Classes of our own: protected_address (printed on the internal intake form only),
code_word (the safety plan only), unsafe_guardian (never on a paper that leaves the house).
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sintas.safekeeping.redaction import classed, plain, row_classes

Words = tuple[str, ...]


@dataclass(frozen=True)
class ClientPart:
    """The person helped. `address` is empty when it is protected: then it stands in `protected_address` alone."""

    name: str = classed("identity")
    called: str = classed("identity")
    nik: str = classed("identity")
    birth: str = classed("identity")
    age: str = classed("identity")
    sex: str = classed("identity")
    religion: str = classed("identity")
    marital: str = classed("identity")
    nationality: str = classed("identity")
    languages: Words = classed("identity", ())
    education: str = classed("education_work")
    occupation: str = classed("education_work")
    lives_with: str = classed("family")
    birth_order: str = classed("family")
    status: str = classed("services")  # "Penerima Manfaat, program desain grafis"
    region: str = classed("address")
    address: str = classed("address")
    protected_address: str = classed("protected_address")
    address_is_protected: bool = plain(False)
    needs_interpreter: bool = plain(False)
    is_child: bool = plain(False)


@dataclass(frozen=True)
class ReachLine:
    """One way to reach the client; `allowed` False: must never be used. The code word is not part of it."""

    way: str = classed("contact")
    when: str = classed("contact")
    say: str = classed("contact")
    never_say: str = classed("contact")
    allowed: bool = plain(True)


@dataclass(frozen=True)
class PersonLine:
    """Somebody of the file. Address and telephone are left out on purpose: no paper needs them."""

    entry: UUID | None = plain(None)
    kin: bool = plain(False)  # a relative or partner, not somebody around
    name: str = classed("family")
    relation: str = classed("family")
    age: str = classed("family")
    education: str = classed("family")
    occupation: str = classed("family")
    religion: str = classed("family")
    died: str = classed("family")  # "meninggal, 2022"; "" for the living
    note: str = classed("family")
    in_household: bool = classed("family", False)
    safe_guardian: bool = plain(False)
    perpetrator: bool = classed("perpetrator", False)
    supports: bool = classed("family", False)
    told_us: bool = classed("family", False)
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class IncidentPart:
    """Violence that happened, as told. `forms` are words, `simfoni` the codes of that list."""

    when: str = classed("story")
    repeated: str = classed("violence_codes")
    forms: Words = classed("violence_codes", ())
    simfoni: Words = classed("violence_codes", ())
    place: str = classed("story")
    told: str = classed("story")
    own_view: str = classed("story")
    perpetrators: Words = classed("perpetrator", ())
    impacts: Words = classed("health", ())
    impact_words: str = classed("health")
    factors: Words = classed("story", ())
    reported: Words = classed("legal", ())


@dataclass(frozen=True)
class RiskPart:
    """The latest look at danger."""

    when: str = classed("risk_safety")
    level: str = classed("risk_safety")
    facts: Words = classed("risk_safety", ())
    reasons: str = classed("risk_safety")
    protective: Words = classed("risk_safety", ())
    client_view: str = classed("risk_safety")


@dataclass(frozen=True)
class PlanPart:
    """The safety plan: code of safety_plan_parts -> lines. `carry`: the plan says its paper may be carried; None without a plan."""

    parts: tuple[tuple[str, Words], ...] = classed("risk_safety", ())
    code_word: str = classed("code_word")
    keep_paper: str = plain()
    carry: bool | None = plain(None)


@dataclass(frozen=True)
class ConsentPart:
    """One event of consent that stands. Codes beside words: the form ticks its boxes by them."""

    when: str = plain()
    outcome: str = plain()
    outcome_words: str = classed("services")
    purposes: Words = classed("services", ())
    purpose_words: Words = classed("services", ())
    recipients: Words = classed("services", ())
    recipient_words: Words = classed("services", ())
    data_words: Words = classed("services", ())
    until: str = classed("services")
    given_by: str = classed("services")
    manner: str = classed("services")
    witness: str = classed("services")
    interpreter: str = classed("services")
    language: str = classed("services")
    limits: str = classed("services")
    read_aloud: bool = classed("services", False)
    child_assent: str = classed("services")


@dataclass(frozen=True)
class ContractPart:
    """The service contract."""

    when: str = classed("services")
    aims: str = classed("services")
    client_tasks: str = classed("services")
    worker_tasks: str = classed("services")
    timetable: str = classed("services")
    rules: str = classed("services")
    complaints: str = classed("services")
    review: str = classed("services")
    ends: str = classed("services")
    read_aloud: bool = classed("services", False)
    signed: bool = classed("services", False)


@dataclass(frozen=True)
class Event:
    """A contact, a step of protection or a note: what the report tells as the way so far. `order` sorts, oldest first."""

    order: str = plain()
    dated: bool = plain(True)
    early: bool = plain(False)  # before the client agreed to the service, or not dated: part of coming near each other
    when: str = classed("services")
    kind: str = classed("services")
    title: str = classed("services")
    text: str = classed("progress")
    source: str = classed("services")
    by: str = classed("services")
    late: bool = plain(False)
    shows_with: Words = row_classes()


@dataclass(frozen=True)
class DisabilityPart:
    """What makes the service accessible."""

    kinds: Words = classed("disability", ())
    by_law: Words = classed("disability", ())
    since: str = classed("disability")
    about: str = classed("disability")
    needs: Words = classed("disability", ())
    accommodation: str = classed("disability")


@dataclass(frozen=True)
class CaseFile:
    """A case as papers may be told it. Parts nobody asked for (or with nothing recorded) are empty."""

    number: str = plain()
    decision: str = plain("accepted")  # of the enquiry: a case exists because it was accepted
    stage: str = classed("services")
    opened: str = classed("services")
    client_since: str = classed("services")
    closed: str = classed("services")
    received: str = classed("services")
    route: str = classed("services")
    route_code: str = classed("services")
    told_first: str = classed("story")  # what was said when the case came in
    ppks: Words = classed("assessment", ())
    lead: str = plain()
    lead_number: str = plain()
    second: str = plain()
    lives_with_perpetrator: bool | None = classed("risk_safety", None)
    danger: Words = classed("risk_safety", ())
    client: ClientPart = plain(ClientPart())
    disability: DisabilityPart = plain(DisabilityPart())
    reach: tuple[ReachLine, ...] = plain(())
    people: tuple[PersonLine, ...] = plain(())
    incidents: tuple[IncidentPart, ...] = plain(())
    risk: RiskPart | None = plain(None)
    plan: PlanPart | None = plain(None)
    consents: tuple[ConsentPart, ...] = plain(())
    contract: ContractPart | None = plain(None)
    events: tuple[Event, ...] = plain(())
    # Not for print: what must not appear in running text, and whom to look for in it.
    secrets: Words = classed("secrets", ())
    unsafe_names: Words = classed("secrets", ())
