"""A partner without an account: the second kind of principal, alive in this room only. It holds no verb and no unit; it is the reader of one
release, under whose id the database and the trail know it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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

    has_account = False

    @property
    def release_id(self) -> UUID:
        """What it reads; the link has the same id."""
        return self.user_id


@dataclass(frozen=True)
class Guest(Partner):
    """A colleague of the house who is not on the team (docs/decisions/0025): the reader of one release too, but in her own name and through her
    account. Made in reading/guests.py, for one request.
    """

    copy_id: UUID = field(kw_only=True)
    has_account = True

    @property
    def release_id(self) -> UUID:
        """What she reads."""
        return self.copy_id
