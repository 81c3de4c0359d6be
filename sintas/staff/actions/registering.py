"""The register of staff: entering somebody, changing what is known of them. Verb staff.register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actor import Actor
from ..lists import practice_list
from ..models import User
from ..one_time import give_code
from ..policy import need
from .ending_dates import missing_end
from .postings import give, is_last_administrator

FACTS = ("full_name", "profession", "grade", "position_group", "nip", "str_number", "str_expires_on", "email", "expires_on")
LIST_OF = {"profession": "professions", "grade": "grades", "position_group": "position_groups"}
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
NIP = re.compile(r"\d{18}")  # civil servants; others have none


@dataclass(frozen=True)
class Entered:
    """Somebody new, and the code to hand over: it is shown once and stored nowhere."""

    user: User
    code: str


@transaction.atomic
def register_person(*, by: Actor, username: str, roles: Iterable[tuple[UUID, str]] = (), **facts: Any) -> Entered:
    """Enter somebody in one's own organisation, with postings (unit, role) at once if wished. Raises Refusal, BadInput."""
    need(by, "staff.register")
    user = User(organisation_id=by.organisation_id, username=username.strip().lower())
    bad = problems_of_username(user.username)
    put(user, facts)
    asked = list(roles)
    bad |= problems(user) | missing_end(user, [role for _unit, role in asked])
    if bad:
        raise BadInput(bad)
    code = give_code(user)
    user.save()
    trail.record(by=by, verb="register person", user=str(user.pk))
    for unit_id, role in asked:
        give(by=by, user=user, unit_id=unit_id, role=role)
    return Entered(user, code)


@transaction.atomic
def change_person(*, by: Actor, user: User, **facts: Any) -> User:
    """Correct what is known of somebody (loaded through policy.the_person). The username stays. Raises Refusal, BadInput, NotNow."""
    need(by, "staff.register")
    put(user, facts)
    if bad := problems(user) | missing_end(user):
        raise BadInput(bad)
    if user.expires_on and is_last_administrator(user):
        raise NotNow(
            _("Administrator terakhir tidak dapat diberi tanggal akhir. Tunjuk administrator lain lebih dahulu."), verb="change person"
        )
    user.save(update_fields=list(FACTS))
    trail.record(by=by, verb="change person", user=str(user.pk), fields=sorted(facts))
    return user


def put(user: User, facts: dict[str, Any]) -> None:
    """Set the given facts; TypeError for anything that is none of FACTS (roles and rights have verbs of their own)."""
    for name, value in facts.items():
        if name not in FACTS:
            raise TypeError(f"a person's record has no such fact: {name}")
        setattr(user, name, value.strip() if isinstance(value, str) else value)


def problems_of_username(username: str) -> dict[str, Any]:
    """Usernames belong to the whole installation: people sign in without naming their house."""
    if not USERNAME.fullmatch(username):
        return {"username": _("Pakailah 2 sampai 60 huruf kecil, angka, titik, atau garis, tanpa spasi. Misalnya ratna.wijaya.")}
    if User.objects.filter(username__iexact=username).exists():
        return {"username": _("Nama pengguna ini sudah dipakai. Tambahkan nama belakang atau angka.")}
    return {}


def problems(user: User) -> dict[str, Any]:
    """What cannot be kept as it is, field by field."""
    bad: dict[str, Any] = {}
    if not user.full_name:
        bad["full_name"] = _("Tulis nama lengkap.")
    for field, name in LIST_OF.items():
        code = getattr(user, field)
        if code and not practice_list(name).has(code):
            bad[field] = _("Pilih dari daftar.")
    if user.nip:
        user.nip = re.sub(r"[\s.-]", "", user.nip)
        if not NIP.fullmatch(user.nip):
            bad["nip"] = _("NIP terdiri dari 18 angka. Kosongkan bila bukan ASN.")
        elif User.objects.filter(organisation_id=user.organisation_id, nip=user.nip).exclude(pk=user.pk).exists():
            bad["nip"] = _("NIP ini sudah tercatat pada petugas lain.")
    if user.str_expires_on and not user.str_number:
        bad["str_number"] = _("Tulis nomor STR yang berlaku sampai tanggal itu.")
    if user.email:
        try:
            EmailValidator()(user.email)
        except ValidationError:
            bad["email"] = _("Tulis alamat surel lengkap, misalnya nama@contoh.id.")
    if user.expires_on and user.is_active and user.expires_on < clock.today():
        bad["expires_on"] = _("Tanggal akhir ini sudah lewat. Untuk petugas yang sudah berhenti, pakailah “Petugas berhenti”.")
    return bad
