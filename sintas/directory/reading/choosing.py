"""A service somebody is sent to: the few found for it, and what a referral takes over from the one that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.staff.actor import Actor

from .. import regions
from ..hsds import facts, text, walking
from ..models import Service
from ..policy import services_of
from .age import oldest_of
from .finding import Asked, matching
from .links import institution_url
from .lists import labels, statuses
from .one import phones_said
from .stale import is_stale, said

MOST = 8  # found beside a form; more than that is a reason to say more


@dataclass(frozen=True)
class Chosen:
    """A service as a referral knows it. `closed` says why it is offered no more, "" while it is; `contact` is empty in a list."""

    id: UUID
    name: str
    institution: str
    url: str
    sub: str
    needs: tuple[str, ...]
    closed: str
    confirmed_on: date | None
    stale: bool
    contact: str = ""

    @property
    def title(self) -> str:
        """ "LBH Contoh, Bantuan hukum"."""
        return self.institution if self.name == self.institution else f"{self.institution}, {self.name}"

    @property
    def confirmed(self) -> str:
        """When somebody last asked there, in words."""
        return said(self.confirmed_on)


def chosen(by: Actor, service_id: UUID) -> Chosen | None:
    """One service of one's own house, also a closed one; None for any other id. Two queries."""
    found = services_of(by).select_related("institution").filter(pk=service_id).first()
    return shape(found, oldest_of(by), contact=contact_of(found)) if found else None


def offered(by: Actor, asked: Asked) -> tuple[list[Chosen], int]:
    """(the first few by name, how many there are) of what is offered now."""
    rows = matching(by, asked, clock.now())
    found = list(rows.select_related("institution").defer("words", "vector", "institution__document")[:MOST])
    oldest = oldest_of(by)
    return [shape(one, oldest) for one in found], rows.count() if len(found) == MOST else len(found)


def areas_named(typed: str) -> list[str]:
    """The codes a typed name may mean; none when no province, regency or district is called so."""
    return [one.code for one in regions.found(typed)]


def shape(row: Service, oldest: date, contact: str = "") -> Chosen:
    """Without opening anything protected. `oldest`: the day of age.oldest_of()."""
    asked = row.institution.confirmed_on
    where = row.town or ", ".join(regions.name_of(code) for code in row.areas[:3])
    sub = " · ".join(part for part in (where, ", ".join(labels("services", row.needs)), said(asked)) if part)
    url = f"{institution_url(row.institution_id)}#l-{row.hsds_id}"
    return Chosen(row.pk, row.name, row.institution.name, url, sub, tuple(row.needs), closed_words(row), asked, is_stale(asked, oldest), contact)


def closed_words(row: Service) -> str:
    """ "Sudah pindah, 3 Mei 2026"; "" for one that is offered."""
    if row.ended_at is not None and row.ended_why:
        return _("%(why)s, %(day)s") % {"why": labels("directory_endings", [row.ended_why])[0], "day": numbers.day(row.ended_at)}
    return "" if row.status == "active" else str(statuses().get(row.status, row.status))


def contact_of(row: Service) -> str:
    """The service's own number and address for mail, else the institution's; what is protected or private is not in the document."""
    document = text.read(row.institution.document)
    service = next((one for one in walking.services(document) if facts.text(one.get("id")) == row.hsds_id), None)
    own = facts.service_facts(service) if service is not None else None
    whole = facts.institution_facts(document)
    for held in filter(None, (own, whole)):
        ways = [phones_said(held["phones"]).replace("\n", ", "), held["email"]]
        if any(ways):
            return ", ".join(filter(None, ways))
    return ""
