"""Papers that came with an enquiry (letter, identity card, family card: C8), sealed under its keys until they walk into the case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.cases.actions.attaching import Download, attach_before_a_case, take_out_before_a_case
from sintas.staff.actor import Actor

from ..models import Enquiry
from .correcting import may_correct


def attach_paper(*, by: Actor, enquiry: Enquiry, body: bytes, kind: str = "", title: str = "", submission: UUID | None = None) -> Any:
    """Keep a PDF or picture while the enquiry is open. Raises Refusal, NotNow, BadInput (`body`, `kind`), AlreadyDone."""
    may_correct(by, enquiry)
    return attach_before_a_case(
        by=by, file_id=enquiry.pk, organisation_id=enquiry.organisation_id, body=body, kind=kind, title=title, submission=submission
    )


def take_paper_out(*, by: Actor, enquiry: Enquiry, entry: UUID) -> Download:
    """The paper's bytes under a name that says nothing. Raises NotYours."""
    return take_out_before_a_case(by=by, file_id=enquiry.pk, number=enquiry.number, entry=entry)
