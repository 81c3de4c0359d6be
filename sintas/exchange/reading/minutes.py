"""The minutes of a conference as whoever took part reads and signs them: which version, by whom, and whether a word changed since. Opens content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.casework.models import Conference
from sintas.casework.reading.conference import decisions_at
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.safekeeping.keys import service_key
from sintas.staff.models import User

from ..models import Signature

SIGNED, REPLACED, CHANGED = "signed", "replaced", "changed"
SAID = ("happened", "place", "leader", "minutes_by", "client_took_part", "summary", "discussion", "dissent", "follow_up")


@dataclass(frozen=True)
class Minutes:
    """`version` stands now. `signed`: whoever reads has signed it; `may_sign`: they took part and have not."""

    version: int
    signatures: list[Row]
    signed: bool
    may_sign: bool


def standing_minutes(case: Case, entry: UUID) -> Conference | None:
    """The version that stands; None while nothing was written down."""
    return Conference.current.filter(file_id=case.pk, entry=entry).first()


def took_part(row: Conference, user_id: UUID) -> bool:
    """Is this colleague on the list of attendance?"""
    return any(one.get("user") == str(user_id) for one in row.attendance or ())


def digest_of(row: Conference) -> bytes:
    """A keyed digest of every word of this version and of the decisions as it left them: whoever changes one, by whatever way, changes it."""
    words = {name: getattr(row, name) or "" for name in SAID}
    words |= {name: str(getattr(row, name) or "") for name in ("no", "happened_at", "ends_at", "confidentiality_stated", "next_on")}
    words["attendance"] = row.attendance or []
    if row.dissents:  # only then: what was signed before there were rows keeps its digest
        words["dissents"] = row.dissents
    words["decisions"] = [[str(one.entry), one.what, one.owner, one.owner_words or "", str(one.due_on or "")] for one in decisions_at(row)]
    return service_key().fingerprint("conference_minutes", row.pk, json.dumps(words, sort_keys=True, ensure_ascii=False))


def minutes_of(case: Case, entry: UUID, user_id: UUID) -> Minutes | None:
    """What is signed and by whom, the newest version first; None while nothing was written down."""
    row = standing_minutes(case, entry)
    if row is None:
        return None
    signed = list(Signature.objects.filter(file_id=case.pk, conference=entry).order_by("-version", "at"))
    names = dict(User.objects.filter(pk__in={one.user_id for one in signed}).values_list("pk", "full_name"))
    now = digest_of(row) if any(one.version == row.number for one in signed) else b""
    mine = any(one.version == row.number and one.user_id == user_id for one in signed)
    return Minutes(
        version=row.number,
        signatures=[Row(names.get(one.user_id, ""), sub=numbers.moment(one.at), tag=state_of(one, row, now)) for one in signed],
        signed=mine,
        may_sign=took_part(row, user_id) and not mine,
    )


def state_of(one: Signature, row: Conference, now: bytes) -> Tag:
    """Of this version, of an older one, or of words that are no longer those."""
    version, state = {"version": one.version}, standing_of(one, row.number, now)
    if state == REPLACED:
        return Tag(_("versi %(version)s, sudah diganti") % version)
    return Tag(_("versi %(version)s") % version, "done") if state == SIGNED else Tag(_("isinya tidak lagi sama"), "late")


def standing_of(one: Signature, number: int, now: bytes) -> str:
    """SIGNED while every word of that version stands, REPLACED by a later version, CHANGED when it reads otherwise than it was signed."""
    if one.version != number:
        return REPLACED
    return SIGNED if bytes(one.digest) == now else CHANGED
