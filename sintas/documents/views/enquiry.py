"""The intake form of an enquiry, before a case exists: to sign with the person, or to hand to the head of the unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sintas.intake.policy import the_enquiry
from sintas.intake.reading.for_paper import enquiry_for_paper
from sintas.kit import clock, numbers, paper
from sintas.safekeeping import trail

from ..audience import the_house
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
