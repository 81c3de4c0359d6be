"""Which enquiry a referral of this installation became: by the release it came as. No key is opened."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sintas.staff.actor import Actor

from ..models import ReferralIn
from ..policy import visible_to


def enquiries_that_came(by: Actor, release_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """{release: enquiry} of those that wait for a decision and are this reader's. One query, none for no release."""
    if not release_ids:
        return {}
    mine = visible_to(by).filter(state="open").values("pk")
    found = ReferralIn.current.filter(came_by__in=release_ids, file_id__in=mine).values_list("came_by", "file_id")
    return {came_by: file_id for came_by, file_id in found if came_by}
