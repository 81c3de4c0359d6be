"""Who came to a conference, as it is kept: whoever is known by an account or an invitation may be named by it only where they could have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.team import around
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput

from ..followers import asked_to
from ..models import Conference

TEXTS, IDS = ("name", "position", "institution"), ("user", "invited")  # IDS: of the house by account, or by an invitation (exchange)


@dataclass(frozen=True)
class MayBeNamed:
    """Ids as text: accounts of the house, and invitations to this conference."""

    user: frozenset[str]
    invited: frozenset[str]


def checked_attendance(case: Case, rows: Iterable[Mapping[str, Any]], *, entry: UUID | None, when: FuzzyDate) -> list[dict[str, str]]:
    """The rows as they are kept: name, position, institution, and the id of one of the house or of an invitation.

    `when`: the day it was held. An id is kept only of somebody who may be named there (may_be_named): it decides who signs the minutes, and
    whose invitation is answered. Raises BadInput (cells as "attendance-0-name") for a row without a name or with an id of somebody else.
    """
    kept = []
    known: MayBeNamed | None = None
    for at, row in enumerate(rows):
        if row.get("removed"):
            continue
        said = {name: str(row.get(name) or "").strip() for name in (*TEXTS, *IDS)}
        if not said["name"]:
            raise BadInput({f"attendance-{at}-name": _("Tulis nama yang hadir.")})
        if said["user"] or said["invited"]:
            known = known or may_be_named(case, entry, when)
            if said["user"] and said["user"] not in known.user:
                words = _("%(name)s bukan anggota tim kasus pada hari itu dan tidak diundang dengan akunnya. Tulis namanya sebagai peserta lain.")
                raise BadInput({f"attendance-{at}-name": words % {"name": said["name"]}})
            if said["invited"] and said["invited"] not in known.invited:
                words = _("Tidak ada undangan untuk %(name)s pada pembahasan ini. Tulis namanya pada baris yang baru.")
                raise BadInput({f"attendance-{at}-name": words % {"name": said["name"]}})
        kept.append({name: words for name, words in said.items() if words or name not in IDS})
    return kept


def may_be_named(case: Case, entry: UUID | None, when: FuzzyDate) -> MayBeNamed:
    """The team of today and of that day, whoever was invited to it, and whoever the version that stands names. Opens content for a correction."""
    users = {str(one) for one in around(case, when.earliest, when.latest)}
    if entry is None:
        return MayBeNamed(frozenset(users), frozenset())
    asked = asked_to(case, entry)
    before = Conference.current.filter(file_id=case.pk, entry=entry).first()
    came = (before.attendance or []) if before is not None else []
    said = {name: {one[name] for one in came if one.get(name)} for name in IDS}
    users |= {str(one) for one in asked.users} | said["user"]
    return MayBeNamed(frozenset(users), frozenset({str(one) for one in asked.invitations} | said["invited"]))
