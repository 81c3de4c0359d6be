from .attachment import Attachment, AttachmentBody
from .case import Case, Flag, Link, Passage, SourceFact
from .client import Client, Disability, Reach
from .consent import Consent, Contract
from .contact import Contact, Note, Observation
from .family import FamilyStance, Person, Tie
from .file import Access, Conflict, File
from .incident import Incident, SafetyFact
from .record import Record
from .release import Release, ReleaseBody
from .safety import Risk, SafetyPlan, SuicidePath, UrgentStep, Warning
from .task import Appointment, Task
from .unit_time import UnitTime

__all__ = [
    "Access",
    "Appointment",
    "Attachment",
    "AttachmentBody",
    "Case",
    "Client",
    "Conflict",
    "Consent",
    "Contact",
    "Contract",
    "Disability",
    "FamilyStance",
    "File",
    "Flag",
    "Incident",
    "Link",
    "Note",
    "Observation",
    "Passage",
    "Person",
    "Reach",
    "Record",
    "Release",
    "ReleaseBody",
    "Risk",
    "SafetyFact",
    "SafetyPlan",
    "SourceFact",
    "SuicidePath",
    "Task",
    "Tie",
    "UnitTime",
    "UrgentStep",
    "Warning",
]
