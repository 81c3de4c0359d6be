"""The members of the document: each a case of her own, and from there into the group, by the same steps as anybody."""

from __future__ import annotations

from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.releasing_group import PURPOSE, READERS
from sintas.cases.bases import Case
from sintas.cases.reading.source import imported_before
from sintas.casework.importing import AlreadyThere, carry_in
from sintas.casework.importing.shape import One
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from ..actions.members import accept, take_up
from ..actions.proposing import propose
from ..models import Group

LETS_GO = ("identity", "violence_codes", "assessment")
PREPARED = "Dokumen tidak menyebut persiapan sendiri-sendiri."


def bring_member(by: Actor, group: Group, one: One, unit_id: UUID, *, agreed: bool, synthetic: bool) -> bool:
    """Her case, opened unless it came in before; when the document says that she agreed, her consent, and her place in the group.

    True for a case that is new. Raises what carry_in(), record_consent() and propose() raise.
    """
    new = True
    try:
        carry_in(by=by, one=one, unit_id=unit_id, synthetic=synthetic)
    except AlreadyThere as there:
        if there.case is None:  # of this unit, and not on the operator's list: nobody else takes her into a group
            raise
        new = False
    case = imported_before(by, unit_id, one.ref)
    if case is not None and agreed and case.closed_on is None:
        let_in(by, group, case, str(one.own.part("client").part("initials").value))
    return new


def let_in(by: Actor, group: Group, case: Case, called: str) -> None:
    """She stands in the group under her initials, the only name the document has for her."""
    trail.record(by=by, verb="import", file_id=case.pk, opens=True)
    record_consent(
        by=by, case=case, outcome="given", purposes=("service", "record", PURPOSE), recipients=(READERS,), data_classes=LETS_GO,
        happened=FuzzyDate.unknown(), imported=True,
    )  # fmt: skip
    release = propose(by=by, case=case, group_id=group.pk, called=called, classes=("violence_codes",))
    member = take_up(by=by, group=group, release_id=release)
    accept(by=by, group=group, member_id=member.pk, words=PREPARED)
