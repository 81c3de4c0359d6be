"""possible_match(): is this NIK or telephone number known in the organisation? Yes or no, to a holder of one verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sintas.kit import nik as nik_numbers
from sintas.kit import phones
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keys import service_key
from sintas.staff.actor import Actor

from ..models import Client, Reach

VERB = "cases.match"


def possible_match(
    *, by: Actor, nik: str | None = None, phone: str | None = None, but_not: Iterable[UUID] = (), also: Iterable[Any] = ()
) -> bool:
    """True when the same NIK or number stands in any file of the actor's own organisation; whose it is is never said.

    `but_not` are ids of rows that do not count (the file just being written); `also` are further tables with `nik_print` and
    `phone_print` (the room above names its own: enquiries). Somebody without cases.match gets
    False and nothing is asked. Compared by keyed digest only (issue 2, intake); one trail row per question, without the number.
    """
    if not by.holds(VERB):
        return False
    digits = nik_numbers.normal(nik or "")
    number = phones.normal(phone or "")
    if not digits and not number:
        return False
    own, more = list(but_not), list(also)
    with acting_as(by.user_id, role="sintas_overview"):
        found = (digits is not None and any(known(one, "nik", by, digits, own) for one in (Client, *more))) or (
            number is not None and any(known(one, "phone", by, number, own) for one in (Reach, *more))
        )
    trail.record(by=by, verb="match", asked=[name for name, given in (("nik", digits), ("phone", number)) if given], found=found)
    return found


def known(model: Any, kind: str, by: Actor, value: str, but_not: list[UUID]) -> bool:
    """Does another row that stands carry this digest? Only columns the overview role may read."""
    digest = service_key().fingerprint(kind, by.organisation_id, value)
    rows = model.current.filter(organisation_id=by.organisation_id, **{f"{kind}_print": digest})
    return bool(rows.exclude(pk__in=but_not).values_list("pk", flat=True)[:1])
