"""make_final(): a paper gets its number, is rendered once and kept sealed. take_out(): the same bytes again. draft_pdf(): a draft to read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
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

from ..downloads import Download, file_name
from ..house import house_of
from ..models import Approval, Paper, PaperBody
from ..reading.composing import Composed, Wanted, compose
from ..reading.receiver import addressed
from ..word.papers import PAPERS, with_word
from .word_copies import keep_word_copy

NOT_RELEASED = gettext_lazy(
    "Belum ada persetujuan klien untuk memberikan surat ini kepada penerima itu. Tanyakan kepada klien, catat jawabannya di tab "
    "“Persetujuan” (untuk apa, kepada siapa, data apa, sampai kapan), lalu cetak lagi."
)
NOT_CARRIED = gettext_lazy(
    "Rencana ini mencatat bahwa kertasnya tidak dibawa klien. Tandai bahwa klien sudah ditanya lagi hari ini, atau jangan dicetak."
)


@transaction.atomic
def make_final(
    *, by: Actor, case: Case, wish: Wanted, asked_again: bool = False, submission: UUID | None = None, word: bool = False
) -> Paper:
    """Number, render, seal, note in the story, ask for "mengetahui". Sending the same `submission` twice gives the same paper.

    `asked_again`: the worker has asked the client once more about carrying a plan whose paper is not to be carried. `word`: the same paper
    is also made as a Word file to be edited, from the same reading and under the same number (docs/decisions/0007); ignored where there is none.
    Raises Refusal without the paper's verb, NotNow when the client has not released it to that recipient, BadInput (not asked again;
    no session to tell of), PaperError.
    """
    kind, wish = wish.kind, addressed(case, wish)
    if not can(by, kind.verb, case):
        raise Refusal(verb="print paper", file_id=case.pk)
    before = Paper.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    word = word and kind.slug in PAPERS
    form: dict[str, Any] = {"form": "word"} if word else {}
    trail.record(
        by=by, verb="print paper", file_id=case.pk, opens=True, slug=kind.slug, recipient=wish.recipient, purpose=wish.purpose, **form
    )
    refuse(compose(by=by, case=case, wish=wish, mode="preview"), case, asked_again=asked_again)
    letter = letter_number(case.unit_id, clock.today()) if kind.numbered else ""
    made = compose(by=by, case=case, wish=replace(wish, kind=with_word(kind)) if word else wish, mode="final", number=letter)
    data = made.data["paper"] if word else made.data
    pdf = paper.render(kind.template, data, at=None if kind.pocket else clock.now().replace(microsecond=0))
    row = Paper.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        slug=kind.slug,
        unit_id=case.unit_id,
        letter=letter,
        language=wish.lang,
        recipient=made.audience.code,
        purpose=made.audience.purpose,
        about=made.about,
        pages=pdf.pages,
        sha256=hashlib.sha256(pdf.bytes).hexdigest(),
        made_at=clock.now(),
        made_by_id=by.user_id,
        submission=submission,
    )
    body_id = uuid7()
    key, sealed = seal_body(body_id, pdf.bytes)
    PaperBody.objects.create(id=body_id, file_id=case.pk, organisation_id=case.organisation_id, paper=row, data_key=key, body=sealed)
    if word:
        keep_word_copy(case=case, row=row, values=made.data["word"])
    note_down(by=by, case=case, kind="paper", happened=clock.today(), line=line_of(wish, letter, word=word), source=row)
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


def line_of(wish: Wanted, letter: str, *, word: bool = False) -> str:
    """The line in the story, in Indonesian as every stored line."""
    return ", ".join(filter(None, (wish.kind.name("id"), letter, "PDF dan Word" if word else "")))


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
    wish = addressed(case, wish)
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
