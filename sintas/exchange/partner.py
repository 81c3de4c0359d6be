"""A partner without an account: the second kind of principal, alive in this room only. It holds no verb and no unit; it is the reader of one
release, under whose id the database and the trail know it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Partner:
    """Made from a link that stands (actions/entering.py), for one request. `until`: the end of the release.

    `about_id`: the sending of a referral, or the invitation to a conference; `speaks_of` says which, as the notices begin it may leave.
    """

    user_id: UUID
    organisation_id: UUID
    file_id: UUID
    told_id: UUID
    until: datetime
    about_id: UUID
    speaks_of: str
    language: str = "id"

    @property
    def release_id(self) -> UUID:
        """What it reads; the link has the same id."""
        return self.user_id
