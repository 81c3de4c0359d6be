"""protect_place(), protect_contact(), open_protected(), correct_protected(): what nobody outside the team may find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from ..hsds import facts as facts_of
from ..hsds import protecting, text
from ..models import Institution, InstitutionVersion, Protected, ProtectedVersion
from ..policy import KEEP, PROTECTED, protected_of
from .writing import Obj, Opened, opened, write

SEALED, READ, CORRECTED = "protect place", "read protected place", "correct protected place"


@transaction.atomic
def protect_place(*, by: Actor, institution_id: UUID, place_id: str) -> Protected:
    """Address, telephone, map words and name of a place are sealed, and taken out of every older version as well. For good.

    Raises NotYours, Refusal without both verbs, NotNow while some other words of the institution still say where it is.
    """
    need(by, PROTECTED)
    one = opened(by, institution_id, KEEP)
    one.place(place_id)
    return seal(by, one, "place", place_id)


@transaction.atomic
def protect_contact(*, by: Actor, institution_id: UUID, contact_id: str) -> Protected:
    """The contact of a private person is sealed likewise. Raises as protect_place()."""
    need(by, PROTECTED)
    one = opened(by, institution_id, KEEP)
    return seal(by, one, "contact", contact_id)


def seal(by: Actor, one: Opened, kind: str, hsds_id: str) -> Protected:
    """Out of the document, under a key of its own; and out of every other institution of the house that names the same place or person."""
    whole = taken_out(one.document, kind, hsds_id)
    if whole is None:
        raise NotYours(verb=PROTECTED)
    secrets, row = protecting.secrets_of(whole), one.row
    others = [held for held in others_naming(row, hsds_id) if taken_out(held.document, kind, hsds_id) is not None]
    for held in (one, *others):
        nowhere_else(held, row, secrets)
    made = Protected.objects.create(organisation_id=row.organisation_id, institution=row, kind=kind, hsds_id=hsds_id)
    connection.keyring.new_file(made.pk, (RELEASE,))  # type: ignore[attr-defined]
    keep(by, made, whole)
    for held in (one, *others):
        shut(by, held, kind, hsds_id, secrets)
    return made


def taken_out(document: Obj, kind: str, hsds_id: str) -> Obj | None:
    """What it said of it; None where it says nothing."""
    try:
        return (protecting.take_out_place if kind == "place" else protecting.take_out_contact)(document, hsds_id)
    except KeyError:
        return None


def others_naming(row: Institution, hsds_id: str) -> list[Opened]:
    """The other institutions of the house in whose words this id stands (a shelter two of them share), held until the end."""
    found = Institution.objects.select_for_update().filter(organisation_id=row.organisation_id, document__contains=hsds_id).exclude(pk=row.pk)
    return [Opened(other, text.read(other.document)) for other in found.order_by("pk")]


def nowhere_else(held: Opened, row: Institution, secrets: Iterable[str]) -> None:
    """Raises NotNow while other words of the institution say it."""
    places = protecting.said_in(held.document, secrets)
    if not places:
        return
    where = ", ".join(places[:3])
    if held.row.pk != row.pk:
        where = f"{held.row.name}: {where}"
    words = _("Alamat atau nomor ini juga tertulis di bagian lain dari lembaga ini (%(where)s). Hapus dahulu dari sana, lalu ulangi.")
    raise NotNow(words % {"where": where}, verb=SEALED)


def shut(by: Actor, held: Opened, kind: str, hsds_id: str, secrets: set[str]) -> None:
    """Write one institution without it, and its older versions likewise."""
    row = held.row
    if kind == "place":
        row.protected_places = [*row.protected_places, hsds_id]
    else:
        row.private_contacts = [*row.private_contacts, hsds_id]
    write(by, held, what="protected", verb=SEALED, thing=hsds_id)
    for before in InstitutionVersion.objects.filter(institution=row, number__lt=row.number):
        before.document = text.write(protecting.without(text.read(before.document), kind, hsds_id, secrets))
        before.save(update_fields=["document"])


def keep(by: Actor, protected: Protected, whole: Obj) -> None:
    """Its newest version."""
    ProtectedVersion.objects.create(
        organisation_id=protected.organisation_id, protected=protected, number=protected.number, facts=text.write(whole), at=clock.now(), by=by.user_id
    )


@transaction.atomic
def open_protected(*, by: Actor, institution_id: UUID, protected_id: UUID) -> tuple[Protected, Obj]:
    """Reading it: leaves one row in the trail, whoever reads. Raises Refusal, NotYours."""
    need(by, PROTECTED)
    row = protected_of(by).filter(pk=protected_id, institution_id=institution_id).first()
    if row is None:
        raise NotYours(verb=PROTECTED)
    trail.record(by=by, verb=READ, opens_release=row.pk, institution=str(institution_id))
    newest = ProtectedVersion.objects.get(protected=row, number=row.number)
    return row, text.read(newest.facts)


@transaction.atomic
def correct_protected(*, by: Actor, institution_id: UUID, protected_id: UUID, facts: Mapping[str, Any], based_on: int | None) -> Protected:
    """The next version of a protected place. Raises Refusal, NotYours, Overtaken (theirs: the row)."""
    need(by, KEEP)
    need(by, PROTECTED)
    row = protected_of(by).select_for_update().filter(pk=protected_id, institution_id=institution_id, kind="place").first()
    if row is None:
        raise NotYours(verb=PROTECTED)
    trail.record(by=by, verb=CORRECTED, opens_release=row.pk, institution=str(institution_id))
    whole = text.read(ProtectedVersion.objects.get(protected=row, number=row.number).facts)
    before = text.write(whole)
    facts_of.put_place(whole, facts)
    if text.write(whole) == before:
        return row
    if based_on is not None and row.number > based_on:
        raise Overtaken(None, row)
    row.number += 1
    try:
        with transaction.atomic():
            row.save(update_fields=["number"])
            keep(by, row, whole)
    except IntegrityError:
        raise Overtaken(None, row) from None
    return row
