"""add_institution(), correct_institution(), save_place(), save_service(): what a worker writes into the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from ..hsds import codes, hours, programs, text, walking
from ..hsds import facts as facts_of
from ..models import Institution
from ..policy import KEEP
from .writing import Obj, Opened, id_for, keep_version, opened, write

ADDED, CORRECTED = "add institution", "correct institution"
PLACE, SERVICE = "keep place", "keep service"


@transaction.atomic
def add_institution(*, by: Actor, facts: Mapping[str, Any], submission: str = "") -> Institution:
    """A new institution without services; the same filling sent twice adds one. Raises Refusal, BadInput."""
    need(by, KEEP)
    hsds_id = id_for(by.organisation_id, submission)
    there = Institution.objects.filter(organisation_id=by.organisation_id, hsds_id=hsds_id).first()
    if there is not None:
        return there
    document: Obj = {"id": hsds_id, "name": "", "description": ""}
    facts_of.put_institution(document, facts)
    if not document["name"]:
        raise BadInput({"name": _("Tulis nama lembaganya.")})
    row = Institution.objects.create(
        organisation_id=by.organisation_id, hsds_id=hsds_id, name=document["name"], document=text.write(document), changed={hsds_id: 1},
        changed_at=clock.now(), changed_by=by.user_id, confirmed_on=clock.today(), confirmed_by=by.user_id,
    )  # fmt: skip
    keep_version(row, what="added", thing=hsds_id)
    trail.record(by=by, verb=ADDED, institution=str(row.pk))
    return row


@transaction.atomic
def correct_institution(*, by: Actor, institution_id: UUID, facts: Mapping[str, Any], based_on: int | None) -> Institution:
    """Raises NotYours, Refusal, Overtaken (theirs: the row as somebody else left it), BadInput for a program taken away that a service belongs to."""
    one = opened(by, institution_id)
    facts_of.put_institution(one.document, facts)
    if used := programs.still_used(one.document):
        sentence = _("Ada program yang masih dipakai layanan: %(services)s. Lepaskan dahulu di halaman layanannya.")
        raise BadInput({"programs": sentence % {"services": ", ".join(used[:3])}})
    write(by, one, what="institution", verb=CORRECTED, based_on=based_on)
    return one.row


@transaction.atomic
def save_place(
    *, by: Actor, institution_id: UUID, facts: Mapping[str, Any], place_id: str = "", based_on: int | None = None, submission: str = ""
) -> str:
    """A new place, or with `place_id` its correction. Its HSDS id. Raises NotYours, Refusal, Overtaken."""
    one = opened(by, institution_id)
    if not place_id:
        place_id = id_for(one.row.pk, submission)
        if walking.place(one.document, place_id) is not None:
            return place_id
        place: Obj = {"id": place_id, "location_type": "physical"}
        facts_of.put_place(place, facts)
        one.document["locations"] = [*(one.document.get("locations") or []), place]
    else:
        one.place(place_id)
        for copy in walking.all_places(one.document):  # a document of another system may say it at every service again
            if copy.get("id") == place_id:
                facts_of.put_place(copy, facts)
    write(by, one, what="place", verb=PLACE, thing=place_id, based_on=based_on)
    return place_id


@transaction.atomic
def save_service(
    *, by: Actor, institution_id: UUID, facts: Mapping[str, Any], service_id: str = "", based_on: int | None = None, submission: str = ""
) -> str:
    """A new service, or with `service_id` its correction. `facts` as hsds.facts.service_facts gives them, and `places` (HSDS ids).

    Its HSDS id. Raises NotYours, Refusal, BadInput, Overtaken.
    """
    one = opened(by, institution_id)
    judge(facts)
    if facts.get("program") and facts["program"] not in dict(programs.known_programs(one.document)):
        raise BadInput({"program": _("Program ini tidak ada lagi pada lembaga ini. Muat ulang halaman; drafnya tetap ada.")})
    if not service_id:
        service_id = id_for(one.row.pk, submission)
        if walking.service(one.document, service_id) is not None:
            return service_id
        service: Obj = {"id": service_id, "name": "", "status": "active", "assured_date": clock.today().isoformat()}
        one.document["services"] = [*(one.document.get("services") or []), service]
    else:
        service = one.service(service_id)
    facts_of.put_service(service, facts)
    if "places" in facts:
        put_places(one, service, facts["places"])
    write(by, one, what="service", verb=SERVICE, thing=service_id, based_on=based_on)
    return service_id


def judge(facts: Mapping[str, Any]) -> None:
    """Raises BadInput for what cannot be."""
    low, high = facts.get("minimum_age"), facts.get("maximum_age")
    wrong = {}
    if low is not None and high is not None and low > high:
        wrong["maximum_age"] = _("Usia paling tua lebih kecil daripada usia paling muda.")
    for at, row in enumerate(facts.get("hours") or []):
        since, until = hours.minutes(row["opens"]), hours.minutes(row["closes"])
        if since is None or until is None or since == until:
            wrong[f"hours-{at}-closes"] = _("Tulis jam buka dan jam tutup yang berbeda, misalnya 08.00 dan 16.00.")
    for at, row in enumerate(facts.get("costs") or []):
        if row.get("valid_from") and row.get("valid_to") and row["valid_to"] < row["valid_from"]:
            wrong[f"costs-{at}-valid_to"] = _("Hari terakhir ini lebih awal daripada hari pertamanya.")
    if wrong:
        raise BadInput(wrong)


def put_places(one: Opened, service: Obj, place_ids: Sequence[str]) -> None:
    """Where it is given: entries for places that stay keep what they say."""
    known = {str(place.get("id")) for place in walking.places(one.document)}
    wanted = [place_id for place_id in dict.fromkeys(place_ids) if place_id in known]
    there = walking.place_ids(service)
    if sorted(there) == sorted(wanted):
        return
    for at in walking.items(service, "service_at_locations"):  # a place that only this service says must not go with it
        inner = at.get("location")
        if isinstance(inner, dict) and inner.get("id") not in {str(place.get("id")) for place in walking.items(one.document, "locations")}:
            one.document["locations"] = [*(one.document.get("locations") or []), inner]
    kept = [at for at in walking.items(service, "service_at_locations") if set(walking.place_ids({"service_at_locations": [at]})) & set(wanted)]
    added = [{"id": codes.new_id(), "location_id": place_id} for place_id in wanted if place_id not in there]
    if kept or added:
        service["service_at_locations"] = [*kept, *added]
    else:
        service.pop("service_at_locations", None)


