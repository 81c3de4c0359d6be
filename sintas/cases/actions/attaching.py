"""A document joins the file: looked at by its content, sealed under a key of its own, only ever downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.kit.uploads import ENDINGS, Looked, NotTaken, look_at, without_traces
from sintas.safekeeping import trail, versions
from sintas.safekeeping.bodies import open_body, seal_body
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Attachment, AttachmentBody, Case
from .keeping import keep


@transaction.atomic
def attach(*, by: Actor, case: Case, body: bytes, kind: str = "", title: str = "", **when: Any) -> Attachment:
    """Keep a PDF or picture. Raises Refusal without cases.attach, BadInput when the content is not what may be attached."""
    found = looked_at(body)
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
    keep_body(row, body)
    return row


def looked_at(body: bytes) -> Looked:
    """What the bytes are. Raises BadInput (`body`) for what may not be attached."""
    try:
        return look_at(body)
    except NotTaken as no:
        raise BadInput({"body": no.sentence}) from None


def keep_body(row: Attachment, body: bytes) -> None:
    """The bytes under a key of their own."""
    body_id = uuid7()
    key, sealed = seal_body(body_id, body)
    AttachmentBody.objects.create(id=body_id, file_id=row.file_id, organisation_id=row.organisation_id, attachment=row, data_key=key, body=sealed)


@transaction.atomic
def attach_before_a_case(
    *, by: Actor, file_id: UUID, organisation_id: UUID, body: bytes, kind: str = "", title: str = "", submission: UUID | None = None
) -> Attachment:
    """Keep a document of a file that is no case yet (an enquiry, which has no story). Who may, the verb that calls this has asked.

    Raises BadInput (`body`, `kind`), versions.AlreadyDone for the same submission.
    """
    found = looked_at(body)
    row = versions.write(
        Attachment,
        by=by,
        file_id=file_id,
        organisation_id=organisation_id,
        submission=submission,
        media_type=found.media_type,
        size=len(body),
        pages=found.pages,
        title=title.strip() or None,
        kind_code=checked("kind", "attachment_kinds", kind),
    )
    keep_body(row, body)
    trail.record(by=by, verb="record attachment", file_id=file_id, entry=str(row.entry), number=row.number)
    return row


def carry_attachments(*, by: Actor, from_file: UUID, case: Case) -> int:
    """The documents of an enquiry into the case that came of it, sealed anew; how many. The trail row that opens the enquiry stands first."""
    rows = list(Attachment.current.filter(file_id=from_file).order_by("written_at"))
    for row in rows:
        held = AttachmentBody.objects.get(attachment=row)
        body = open_body(held.pk, held.data_key, bytes(held.body))
        new = keep(
            Attachment, by=by, case=case, kind="attachment", verb="cases.record", line=row.title, tags=[row.kind_code] if row.kind_code else [],
            happened=clock.local(row.written_at).date(), media_type=row.media_type, size=row.size, pages=row.pages, title=row.title, kind_code=row.kind_code,
        )  # fmt: skip
        keep_body(new, body)
    return len(rows)


def take_out_before_a_case(*, by: Actor, file_id: UUID, number: str, entry: UUID) -> Download:
    """The bytes of a document of an enquiry. Who may, the verb that calls this has asked. Raises NotYours."""
    return taken(by, file_id, number, entry, to_share=False)


@dataclass(frozen=True)
class Download:
    """Bytes to hand over; the name says nothing about a person."""

    body: bytes
    media_type: str
    name: str


def take_out(*, by: Actor, case: Case, entry: UUID, to_share: bool = False) -> Download:
    """The attachment's bytes; `to_share` gives a copy without place, device and author. Trail row, content opened. Raises NotYours."""
    return taken(by, case.pk, case.number, entry, to_share=to_share)


def taken(by: Actor, file_id: UUID, number: str, entry: UUID, *, to_share: bool) -> Download:
    """Opened, with its row in the trail."""
    row = Attachment.current.filter(file_id=file_id, entry=entry).first()
    if row is None:
        raise NotYours(verb="download attachment", file_id=file_id)
    trail.record(by=by, verb="download attachment", file_id=file_id, opens=True, entry=str(entry), shared_copy=to_share)
    held = AttachmentBody.objects.get(attachment=row)
    body = open_body(held.pk, held.data_key, bytes(held.body))
    if to_share:
        body = without_traces(body, row.media_type)
    return Download(body, row.media_type, f"{number}-{row.written_at:%Y%m%d}-{str(entry)[-4:]}.{ENDINGS[row.media_type]}")
