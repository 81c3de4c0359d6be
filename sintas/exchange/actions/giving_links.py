"""What every link for a partner shares: its secret address and code, put beside the release it opens (docs/decisions/0024)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.staff.actor import Actor

from ..keyed import code_print, new_code, new_token, token_print
from ..models import Invitation, PartnerLink, Sending


@dataclass(frozen=True)
class Given:
    """What is shown once: `token` belongs into the address, `code` is told by another way. Both "" for a colleague, who has an account."""

    link_id: UUID
    token: str
    code: str


def put_link(*, by: Actor, release: Any, file_id: UUID, organisation_id: UUID, of: Sending | Invitation) -> Given:
    """The way into `release` for whoever `of` was sent to: with address and code, or, of a release to a named colleague, with neither. Who may give
    it is decided by the verb that calls this.
    """
    link_id: UUID = release.pk
    token, code = (new_token(), new_code()) if release.recipient_id is None else ("", "")
    PartnerLink.objects.create(
        id=link_id,
        file_id=file_id,
        organisation_id=organisation_id,
        release=release,
        sending=of if isinstance(of, Sending) else None,
        invitation=of if isinstance(of, Invitation) else None,
        made_by_id=by.user_id,
        token_print=token_print(link_id, token) if token else None,
        code_print=code_print(link_id, code) if code else None,
    )
    return Given(link_id, token, code)
