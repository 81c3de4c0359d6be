"""Setting up the house: the organisation, its units, their words, letterhead and numbering. Verb staff.set_up."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import phones
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actor import Actor
from ..letters import misunderstood
from ..lists import CLIENT_WORDS, JOURNEYS, ORGANISATION_KINDS, TIME_ZONES
from ..models import Organisation, Posting, Unit
from ..policy import need, the_organisation, units_of

ORGANISATION_FIELDS = ("name", "short_name", "kind", "former_names", "reports_to", "legal_basis", "address", "reach")
UNIT_FIELDS = ("name", "client_word", "journey", "time_zone", "phone", "place", "letterhead", "case_prefix", "letter_pattern", "letter_code", "approver_title")
PREFIX = re.compile(r"[A-Z0-9]{1,12}")
LETTERHEAD_LINES = 8


@transaction.atomic
def describe_organisation(*, by: Actor, **facts: Any) -> Organisation:
    """Change one's own organisation; `facts` are of ORGANISATION_FIELDS, those left out stay. Raises Refusal, BadInput."""
    house = the_organisation(by, "staff.set_up")
    put(house, facts, ORGANISATION_FIELDS)
    bad: dict[str, Any] = {}
    if not house.name.strip():
        bad["name"] = _("Tulis nama lembaga.")
    if house.kind and house.kind not in dict(ORGANISATION_KINDS):
        bad["kind"] = _("Pilih dari daftar.")
    if bad:
        raise BadInput(bad)
    house.save()
    trail.record(by=by, verb="set up organisation", fields=sorted(facts))
    return house


@transaction.atomic
def open_unit(*, by: Actor, **facts: Any) -> Unit:
    """A new unit of one's own organisation. Whoever makes it becomes its administrator, so that it can be staffed. Raises Refusal, BadInput."""
    need(by, "staff.set_up")
    unit = Unit(organisation_id=by.organisation_id)
    check(by, unit, facts)
    unit.save()
    Posting.objects.create(user_id=by.user_id, unit=unit, role="administrator", given_by=by.user_id)
    trail.record(by=by, verb="open unit", unit=str(unit.pk))
    return unit


@transaction.atomic
def describe_unit(*, by: Actor, unit: Unit, **facts: Any) -> Unit:
    """Change a unit (loaded through policy.the_unit). Numbers already given stay as they are. Raises Refusal, BadInput."""
    need(by, "staff.set_up")
    check(by, unit, facts)
    unit.save()
    trail.record(by=by, verb="set up unit", unit=str(unit.pk), fields=sorted(facts))
    return unit


def check(by: Actor, unit: Unit, facts: dict[str, Any]) -> None:
    """Put the facts on the unit and look at the whole. Raises BadInput naming every field that cannot stay so."""
    put(unit, facts, UNIT_FIELDS)
    unit.case_prefix = unit.case_prefix.strip().upper()
    others = units_of(by).exclude(pk=unit.pk)
    bad: dict[str, Any] = {}
    if not unit.name.strip():
        bad["name"] = _("Tulis nama unit.")
    elif others.filter(name__iexact=unit.name.strip()).exists():
        bad["name"] = _("Sudah ada unit dengan nama ini. Tulis nama yang berbeda.")
    if unit.client_word not in dict(CLIENT_WORDS):
        bad["client_word"] = _("Pilih dari daftar.")
    if unit.journey not in dict(JOURNEYS):
        bad["journey"] = _("Pilih dari daftar.")
    if unit.time_zone not in dict(TIME_ZONES):
        bad["time_zone"] = _("Pilih dari daftar.")
    if not PREFIX.fullmatch(unit.case_prefix):
        bad["case_prefix"] = _("Tulis 1 sampai 12 huruf atau angka, tanpa spasi. Misalnya KS.")
    elif others.filter(case_prefix=unit.case_prefix).exists():
        bad["case_prefix"] = _("Unit lain sudah memakai awalan ini. Nomor kasus akan tertukar; pilih awalan lain.")
    if unit.phone:
        number = phones.normal(unit.phone)
        unit.phone = number or unit.phone
        if number is None:
            bad["phone"] = _("Tulis nomor telepon lengkap, misalnya 0812 3456 7890.")
    wrong = misunderstood(unit.letter_pattern)
    if wrong == "number":
        bad["letter_pattern"] = _("Sertakan {number}, tempat nomor urut surat.")
    elif wrong:
        bad["letter_pattern"] = _("Bagian “%(part)s” tidak dikenal. Pakailah {number}, {code}, {day}, {month}, {month_roman}, {year}.") % {
            "part": wrong
        }
    if len(unit.letterhead) > LETTERHEAD_LINES:
        bad["letterhead"] = _("Kop surat memuat paling banyak delapan baris.")
    if bad:
        raise BadInput(bad)


def put(row: Any, facts: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Set the given facts; TypeError for one that is none of the allowed (a mistake in the program, not of a person)."""
    for name, value in facts.items():
        if name not in allowed:
            raise TypeError(f"{type(row).__name__} has no such fact: {name}")
        setattr(row, name, value.strip() if isinstance(value, str) else value)
