"""A document joins the file: looked at by its content, sealed under a key of its own, only ever downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from sintas.kit.ids import uuid7
from sintas.kit.uploads import ENDINGS, NotTaken, look_at, without_traces
from sintas.safekeeping import trail
from sintas.safekeeping.bodies import open_body, seal_body
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Attachment, AttachmentBody, Case
from .keeping import keep


@transaction.atomic
def attach(*, by: Actor, case: Case, body: bytes, kind: str = "", title: str = "", **when: Any) -> Attachment:
    """Keep a PDF or picture. Raises Refusal without cases.attach, BadInput when the content is not what may be attached."""
    try:
        found = look_at(body)
    except NotTaken as no:
        raise BadInput({"body": no.sentence}) from None
    row = keep(
        Attachment,
        by=by,
        case=case,
        kind="attachment",
        verb="cases.attach",
        line=title or None,
        tags=[kind] if kind else [],
        media_type=found.media_type,
        size=len(body),
        pages=found.pages,
        title=title or None,
        kind_code=checked("kind", "attachment_kinds", kind),
        **when,
    )
    body_id = uuid7()
    key, sealed = seal_body(body_id, body)
    AttachmentBody.objects.create(
        id=body_id, file_id=case.pk, organisation_id=case.organisation_id, attachment=row, data_key=key, body=sealed
    )
    return row


@dataclass(frozen=True)
class Download:
    """Bytes to hand over; the name says nothing about a person."""

    body: bytes
    media_type: str
    name: str


def take_out(*, by: Actor, case: Case, entry: UUID, to_share: bool = False) -> Download:
    """The attachment's bytes; `to_share` gives a copy without place, device and author. Trail row, content opened. Raises NotYours."""
    row = Attachment.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="download attachment", file_id=case.pk)
    trail.record(by=by, verb="download attachment", file_id=case.pk, opens=True, entry=str(entry), shared_copy=to_share)
    held = AttachmentBody.objects.get(attachment=row)
    body = open_body(held.pk, held.data_key, bytes(held.body))
    if to_share:
        body = without_traces(body, row.media_type)
    return Download(body, row.media_type, f"{case.number}-{row.written_at:%Y%m%d}-{str(entry)[-4:]}.{ENDINGS[row.media_type]}")
