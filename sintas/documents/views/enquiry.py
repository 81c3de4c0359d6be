"""Papers of an enquiry, before a case exists: the intake form, to sign with the person; the answer to whoever sent her with a letter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sintas.intake.policy import the_enquiry
from sintas.intake.reading.for_paper import answer_for_paper, enquiry_for_paper
from sintas.kit import clock, numbers, paper
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow

from ..audience import the_house
from ..board import referral_answer
from ..catalogue import KINDS
from ..downloads import Download
from ..house import house_of, writer_of
from ..sheet import Sheet
from ..wording import Wording
from .papers import handed_over

SLUG = "intake_form"


@require_POST
def enquiry_pdf(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/cetak/`: a PDF under the enquiry's own number, without a letter number. It stays in the house."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id, "intake.receive")
    trail.record(by=actor, verb="print enquiry", file_id=one.pk, opens=True, slug=SLUG)
    kind, lang = KINDS[SLUG], get_language() or "id"
    with translation.override(lang):
        writer, number = writer_of(actor.user_id)
        audience = the_house(kind.carries & {"protected_address"})
        sheet = Sheet(Wording(SLUG, lang), "final", house_of(one.unit_id), audience, numbers.day(clock.today()), writer, number)
        data = kind.build(enquiry_for_paper(one, lang), sheet)
    pdf = paper.render(kind.template, data, at=clock.now().replace(microsecond=0))
    return handed_over(Download(pdf.bytes, f"{one.number}-penerimaan.pdf"))


@require_POST
def answer_pdf(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/pengaduan/<id>/cetak-jawaban/`: once it is decided; for a sender without an account here. Initials and the unit's contact only."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    one = the_enquiry(actor, file_id, "intake.receive")
    trail.record(by=actor, verb="print enquiry", file_id=one.pk, opens=True, slug="referral_answer")
    lang = LANGUAGE  # a sender's language is not known; letters of the house are in its first one
    with translation.override(lang):
        letter = answer_for_paper(one, lang)
        if letter is None:
            words = _("Belum ada jawaban yang dapat dicetak: rujukan ini belum diputuskan, atau perujuknya membacanya langsung di Sintas.")
            raise NotNow(words, verb="print enquiry", file_id=one.pk)
        writer, number = writer_of(actor.user_id)
        sheet = Sheet(Wording("board/referral_answer", lang), "final", house_of(one.unit_id), the_house(), numbers.day(clock.today()), writer, number)
        data = referral_answer.build(letter, sheet)
    pdf = paper.render("documents/shelf/board/referral_answer/paper.typ", data, at=clock.now().replace(microsecond=0))
    return handed_over(Download(pdf.bytes, f"{one.number}-jawaban.pdf"))
