"""A directory for tests: a legal-aid institution with an office, and a safe house whose place is protected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.staff.actor import Actor

from .actions.keeping import add_institution, save_place, save_service
from .actions.protecting import protect_contact, protect_place
from .hsds import text, walking
from .models import Institution

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]
STREET, SECRET_NUMBER, PRIVATE_NUMBER = "Gang Kenanga Tersembunyi 7", "0812-9000-1111", "0813-7000-2222"


@dataclass
class Entries:
    """Ids of what an_address_book() wrote."""

    legal_aid: UUID
    office: str
    counsel: str
    safe_house: UUID
    shelter: str
    protected_id: UUID
    private_id: UUID
    contact: str  # public, of legal aid
    safe_office: str  # of the safe house's institution, open to all
    safe_contact: str


def service_facts(**more: Any) -> dict[str, Any]:
    """The least a service says."""
    return {"name": "Bantuan hukum", "needs": ["legal_aid"], "areas": ["32.73"]} | more


def hours_row(opens: str = "08:00", closes: str = "16:00", zone: int = 7, days: list[str] | None = None) -> dict[str, Any]:
    """Open on weekdays."""
    return {"id": "", "days": days or WEEKDAYS, "opens": opens, "closes": closes, "zone": zone, "notes": ""}


def an_address_book(by: Actor) -> Entries:
    """Inside the identity of `by`, a worker."""
    legal = add_institution(by=by, facts={"name": "LBH Contoh Bandung", "phones": [{"number": "022-123456", "about": "kantor"}]})
    place = {"name": "Kantor", "street": "Jalan Contoh 1", "town": "Kota Bandung", "province": "Jawa Barat", "accessibility": ["step_free"]}
    office = save_place(by=by, institution_id=legal.pk, facts=place)
    contact = {"id": "", "name": "Kepala Bidang Layanan", "title": "advokat", "number": "022-654321"}
    facts = service_facts(places=[office], hours=[hours_row()], contacts=[contact], documents="KTP bila ada")
    counsel = save_service(by=by, institution_id=legal.pk, facts=facts)
    safe = add_institution(by=by, facts={"name": "Yayasan Payung Contoh"})
    home = save_place(by=by, institution_id=safe.pk, facts={"name": "Rumah Melati", "street": STREET, "phones": [{"number": SECRET_NUMBER, "about": ""}]})
    desk = save_place(by=by, institution_id=safe.pk, facts={"name": "Kantor yayasan", "street": "Jalan Contoh 2", "town": "Kota Bandung"})
    volunteer = {"id": "", "name": "Relawan Jaga", "title": "", "number": PRIVATE_NUMBER}
    manager = {"id": "", "name": "Pengurus Harian", "title": "sekretaris", "number": "022-777777"}
    facts = service_facts(name="Rumah aman", needs=["safe_house"], areas=["32"], places=[home], contacts=[volunteer, manager])
    shelter = save_service(by=by, institution_id=safe.pk, facts=facts)
    sealed = protect_place(by=by, institution_id=safe.pk, place_id=home)
    private = protect_contact(by=by, institution_id=safe.pk, contact_id=contact_id(safe.pk))
    return Entries(legal.pk, office, counsel, safe.pk, shelter, sealed.pk, private.pk, contact_id(legal.pk), desk, contact_id(safe.pk))


def contact_id(institution_id: UUID) -> str:
    """The HSDS id of its first contact."""
    document = text.read(Institution.objects.get(pk=institution_id).document)
    return str(next(one for _held, one in walking.contacts(document))["id"])
