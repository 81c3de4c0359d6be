"""The tables of this room that travel with a case. Not among them: keys, team, links to other files, releases, attachments' bytes."""

from __future__ import annotations

from ..models import (
    Appointment,
    Client,
    Consent,
    Contact,
    Contract,
    Disability,
    FamilyStance,
    Flag,
    Incident,
    Note,
    Observation,
    Passage,
    Person,
    Reach,
    Record,
    Risk,
    SafetyFact,
    SafetyPlan,
    SuicidePath,
    Task,
    Tie,
    UrgentStep,
    Warning,
)
from .table import FORM, FREE, Table

MOVES = frozenset({"changed_at", "changes", "series"})  # of this house's calendar
KIN = "kin_relations|perpetrator_relations"
TABLES = (
    Table(
        Client,
        {
            "sex": "sexes",
            "age_band": "age_bands",
            "religion": "religions",
            "education": "educations",
            "marital": "marital_statuses",
            "nationality": "nationalities",
            "region": "provinces",
            "languages": "languages",
        },
        fuzzy=frozenset({"birth"}),
        prints={"nik_print": ("nik", "nik")},
    ),
    Table(Reach, {"channel": "reach_channels"}, prints={"phone_print": ("phone", "value")}),
    Table(
        Disability,
        {
            "classes": "disability_classes",
            "kinds": "disability_kinds|disability_classes",
            "cause_period": "disability_cause_periods",
            "needs": "disability_needs",
            "barriers": "disability_barriers",
            "rights": "disability_rights",
            "communication": "languages",
        },
    ),
    Table(
        Person,
        {"relation": KIN, "sex": "sexes", "religion": "religions", "education": "educations", "before_birth": "before_birth"},
        fuzzy=frozenset({"birth", "death"}),
    ),
    Table(Tie, {"kind": "tie_kinds", "quality": "tie_qualities", "energy": "tie_energies"}, fuzzy=frozenset({"since", "until"})),
    Table(FamilyStance, {"attitude": "family_attitudes", "engagement": "family_engagement"}),
    Table(
        Incident,
        {
            "forms": FORM,
            "repeated": "incident_repeats",
            "place_kind": "place_kinds",
            "told_by": "told_by",
            "factors": "contributing_factors",
            "offender_factors": "offender_factors",
            "perpetrator_relations": "perpetrator_relations",
            "impacts": "impacts",
            "reported": "reported_to",
        },
        fuzzy=frozenset({"until"}),
    ),
    Table(SafetyFact, {"fact": "risk_facts"}),
    Table(Risk, {"facts": "risk_facts", "level": "risk_levels", "protective": "protective_factors"}),
    Table(SafetyPlan, {"keep_paper": "paper_places"}),
    Table(SuicidePath, {"done": "suicide_steps", "told": "suicide_told", "state": FREE, "opened_from": FREE}),
    Table(UrgentStep, {"step": "urgent_steps", "told_client": "told_client"}),
    Table(Warning),
    Table(
        Consent,
        {
            "outcome": "consent_outcomes",
            "purposes": "consent_purposes",
            "recipients": "consent_recipients",
            "data_classes": "data_classes",
            "manner": "consent_manners",
            "reading": "consent_readings",
            "language_code": "languages",
            "given_by": "consent_givers",
            "child_assent": "child_assents",
        },
    ),
    Table(Contract),
    Table(
        Contact, {"form": "contact_forms", "channel": "contact_channels", "parties": "contact_parties", "techniques": "techniques"}
    ),
    Table(Note),
    Table(Observation, {"areas": "observation_areas"}),
    Table(Passage, {"stage": FREE, "outcome": FREE}, order=("began_at", "ended_at", "stage", "id")),
    Table(Flag, {"code": "flags"}, hold={"ended_at": None}, order=("raised_at", "id")),
    Table(
        Task,
        {"kind": "task_kinds", "duty": "deadlines", "because": "duty_reasons"},
        order=("made_at", "id"),
        left_out=MOVES,
    ),
    Table(Appointment, {"kind": "appointment_kinds", "state": FREE}, order=("starts_at", "id"), named=True, left_out=MOVES),
    Table(Record, {"kind": "record_kinds", "tags": FREE, "stage": FREE}, hold={"struck": False}, order=("written_at", "id")),
)
