"""make_final(): a paper gets its number, is rendered once and kept sealed. take_out(): the same bytes again. draft_pdf(): a draft to read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.recording import note_down
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock, paper
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.bodies import open_body, seal_body
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.letters import letter_number

from ..house import house_of
from ..models import Approval, Paper, PaperBody
from ..reading.composing import Composed, Wanted, compose

NOT_RELEASED = gettext_lazy(
    "Belum ada persetujuan klien untuk memberikan surat ini kepada penerima itu. Tanyakan kepada klien, catat jawabannya di tab "
    "“Persetujuan” (untuk apa, kepada siapa, data apa, sampai kapan), lalu cetak lagi."
)
NOT_CARRIED = gettext_lazy(
    "Rencana ini mencatat bahwa kertasnya tidak dibawa klien. Tandai bahwa klien sudah ditanya lagi hari ini, atau jangan dicetak."
)


@dataclass(frozen=True)
class Download:
    """Bytes to hand over; the name says nothing about a person."""

    body: bytes
    name: str


@transaction.atomic
def make_final(*, by: Actor, case: Case, wish: Wanted, asked_again: bool = False, submission: UUID | None = None) -> Paper:
    """Number, render, seal, note in the story, ask for "mengetahui". Sending the same `submission` twice gives the same paper.

    `asked_again`: the worker has asked the client once more about carrying a plan whose paper is not to be carried.
    Raises Refusal without the paper's verb, NotNow when the client has not released it to that recipient, BadInput (not asked again;
    no session to tell of), PaperError.
    """
    kind = wish.kind
    if not can(by, kind.verb, case):
        raise Refusal(verb="print paper", file_id=case.pk)
    before = Paper.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    trail.record(by=by, verb="print paper", file_id=case.pk, opens=True, slug=kind.slug, recipient=wish.recipient, purpose=wish.purpose)
    refuse(compose(by=by, case=case, wish=wish, mode="preview"), case, asked_again=asked_again)
    letter = letter_number(case.unit_id, clock.today()) if kind.numbered else ""
    made = compose(by=by, case=case, wish=wish, mode="final", number=letter)
    pdf = paper.render(kind.template, made.data, at=None if kind.pocket else clock.now().replace(microsecond=0))
    row = Paper.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        slug=kind.slug,
        unit_id=case.unit_id,
        letter=letter,
        language=wish.lang,
        recipient=made.audience.code,
        purpose=made.audience.purpose,
        about=made.session.entry if made.session else None,
        pages=pdf.pages,
        sha256=hashlib.sha256(pdf.bytes).hexdigest(),
        made_at=clock.now(),
        made_by_id=by.user_id,
        submission=submission,
    )
    body_id = uuid7()
    key, sealed = seal_body(body_id, pdf.bytes)
    PaperBody.objects.create(id=body_id, file_id=case.pk, organisation_id=case.organisation_id, paper=row, data_key=key, body=sealed)
    note_down(by=by, case=case, kind="paper", happened=clock.today(), line=line_of(wish, letter), source=row)
    if kind.approved:
        ask_approval(by=by, case=case, row=row)
    return row


def refuse(made: Composed, case: Case, *, asked_again: bool) -> None:
    """What must not be printed. Raises NotNow, BadInput."""
    if not made.audience.released:
        raise NotNow(NOT_RELEASED, verb="print paper", file_id=case.pk)
    if made.carry is False and not asked_again:
        raise BadInput({"asked_again": NOT_CARRIED}, file_id=case.pk)
    nothing = next((gap.words for gap in made.gaps if gap.stops), "")
    if nothing:
        raise BadInput(
            {"about": _("Belum ada yang dapat dicetak: %(what)s.") % {"what": nothing[:1].lower() + nothing[1:]}}, file_id=case.pk
        )


def line_of(wish: Wanted, letter: str) -> str:
    """The line in the story, in Indonesian as every stored line."""
    name = wish.kind.name("id")
    return f"{name}, {letter}" if letter else name


def ask_approval(*, by: Actor, case: Case, row: Paper) -> None:
    """ "Mengetahui" is asked of the head of the unit by name; in a unit without a head the place stays open and nothing is asked."""
    head = house_of(case.unit_id).approver_id
    if head is not None:
        note_step(by=by, case=case, row=row, step="asked", approver_id=head)


def note_step(*, by: Actor, case: Case, row: Paper, step: str, approver_id: UUID, on: Any = None) -> Approval:
    """One step of an approval as a row of its own."""
    return Approval.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        paper=row,
        step=step,
        approver_id=approver_id,
        on_day=on or clock.today(),
        noted_at=clock.now(),
        noted_by=by.user_id,
    )


def draft_pdf(*, by: Actor, case: Case, wish: Wanted, asked_again: bool = False) -> Download:
    """A draft (DRAF on every page, no number). The same refusals as for the final paper: a draft in the wrong hands says as much."""
    if not can(by, wish.kind.verb, case):
        raise Refusal(verb="print draft", file_id=case.pk)
    trail.record(
        by=by, verb="print draft", file_id=case.pk, opens=True, slug=wish.kind.slug, recipient=wish.recipient, purpose=wish.purpose
    )
    made = compose(by=by, case=case, wish=wish, mode="preview")
    refuse(made, case, asked_again=asked_again)
    pdf = paper.render(wish.kind.template, made.data)
    return Download(pdf.bytes, file_name(case, wish.kind.slug, "draf", pocket=wish.kind.pocket))


def take_out(*, by: Actor, case: Case, paper_id: UUID) -> Download:
    """The PDF as it was signed, byte for byte. Raises Refusal, NotYours, SealBroken when it was altered."""
    if not can(by, "cases.print", case):
        raise Refusal(verb="print again", file_id=case.pk)
    row = Paper.objects.filter(file_id=case.pk, pk=paper_id).first()
    if row is None:
        raise NotYours(verb="print again", file_id=case.pk)
    trail.record(by=by, verb="print again", file_id=case.pk, opens=True, paper=str(row.pk))
    held = PaperBody.objects.get(paper=row)
    body = open_body(held.pk, held.data_key, bytes(held.body))
    return Download(body, file_name(case, row.slug, str(row.pk)[-4:], pocket=not row.letter))


def file_name(case: Case, slug: str, end: str, *, pocket: bool) -> str:
    """No name of a person; a paper to carry does not even name the case."""
    return f"catatan-{end}.pdf" if pocket else f"{case.number}-{slug.replace('_', '-')}-{end}.pdf"
