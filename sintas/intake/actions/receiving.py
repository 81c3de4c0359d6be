"""An enquiry is received: whoever comes, whatever is known yet. Immediate safety first; a first word is enough to keep it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.client import ages
from sintas.cases.actions.files import new_file
from sintas.cases.codes import all_checked, checked, forms_checked
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.nik import normal as nik_normal
from sintas.kit.phones import normal as phone_normal
from sintas.safekeeping import trail, versions
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.numbering import next_number

from ..models import Enquiry, Telling

SAID_SOMETHING = ("name", "called", "told", "danger", "informant")
CODED = {"sex": "sexes", "informant_relation": "informants", "place_kind": "place_kinds", "perpetrator_relation": "perpetrator_relations"}


@transaction.atomic
def receive(
    *,
    by: Actor,
    unit_id: UUID,
    route: str,
    channel: str = "",
    urgency: str = "",
    safe_now: str = "unknown",
    received_at: datetime | None = None,
    submission: UUID | None = None,
    batch: UUID | None = None,
    row: int | None = None,
    synthetic: bool = False,
    enough: bool = False,
    **telling: Any,
) -> Enquiry:
    """Keep what was brought to us. `telling` holds fields of Telling; `birth` is a FuzzyDate. `enough`: something is said elsewhere (a letter).

    Raises Refusal without intake.receive in the unit, BadInput for an unknown code, a moment ahead, or nothing said at all,
    AlreadyDone for the same submission.
    """
    if not by.holds("intake.receive", unit_id):
        raise Refusal(verb="receive enquiry")
    unit = Unit.objects.get(pk=unit_id, organisation_id=by.organisation_id)
    checked("route", "access_routes", route)
    checked("urgency", "urgency", urgency)
    if received_at and received_at > clock.now():
        raise BadInput({"received_on": _("Waktu ini masih di depan. Periksa tanggal dan jamnya.")})
    before = _same(by, submission)
    if before is not None:
        raise versions.AlreadyDone(before)
    file_id = new_file(by=by, kind="enquiry", unit_id=unit_id, intake=True)
    enquiry = Enquiry.objects.create(
        file_id=file_id,
        organisation_id=by.organisation_id,
        unit_id=unit_id,
        number=f"P-{unit.case_prefix}-{next_number(unit_id, 'enquiry'):04d}",
        route=route,
        channel=checked("channel", "contact_channels", channel),
        received_at=received_at or clock.now(),
        urgency=urgency,
        safe_now=safe_now,
        batch=batch,
        row=row,
        synthetic=synthetic,
    )
    write_telling(by=by, enquiry=enquiry, submission=submission, enough=enough, **telling)
    trail.record(by=by, verb="receive enquiry", file_id=file_id, route=route, urgency=urgency)
    return enquiry


def write_telling(
    *,
    by: Actor,
    enquiry: Enquiry,
    birth: FuzzyDate | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    enough: bool = False,
    **said: Any,
) -> Telling:
    """What was told, or its next version. Raises BadInput, Overtaken."""
    if not enough and not any(str(said.get(field) or "").strip() for field in SAID_SOMETHING):
        raise BadInput({"told": _("Tulis paling sedikit satu hal: siapa, atau apa yang terjadi.")})
    for field, list_name in CODED.items():
        checked(field, list_name, said.get(field) or "")
    said["forms"] = forms_checked("forms", said.get("forms") or ())
    said["facts"] = all_checked("facts", "risk_facts", said.get("facts") or ())
    ages(birth, said.get("age_stated"))
    return versions.write(
        Telling,
        by=by,
        file_id=enquiry.pk,
        organisation_id=enquiry.organisation_id,
        entry=entry,
        based_on=based_on,
        submission=submission,
        birth=birth.encode() if birth and birth.is_known else None,
        **prints(enquiry.organisation_id, nik=said.get("nik"), phone=said.get("phone")),
        **{key: (value or None) if isinstance(value, str) and key not in CODED else value for key, value in said.items()},
    )


def prints(organisation_id: UUID, *, nik: str | None, phone: str | None) -> dict[str, bytes | None]:
    """The digests by which a possible match is found."""
    key, digits, number = service_key(), nik_normal(nik or ""), phone_normal(phone or "")
    return {
        "nik_print": key.fingerprint("nik", organisation_id, digits) if digits else None,
        "phone_print": key.fingerprint("phone", organisation_id, number) if number else None,
    }


def _same(by: Actor, submission: UUID | None) -> Enquiry | None:
    """The enquiry this very form made before; two sends at once wait for one another here."""
    if submission is None:
        return None
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(submission)])
    told = Telling.objects.filter(submission=submission, author_id=by.user_id).first()
    return Enquiry.objects.filter(pk=told.file_id).first() if told else None
