"""A final paper as it is put before whoever acknowledges it: the very bytes that were made, and nothing else of the file."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.casework.reading.packet_words import Packet, filled, part
from sintas.kit import numbers
from sintas.safekeeping.bodies import open_body
from sintas.safekeeping.refusals import NotYours

from ..catalogue import KINDS
from ..models import Paper, PaperBody


def paper_packet(case: Case, entry: UUID | None, lang: str) -> Packet | None:
    """The paper `entry` of this case. Opens content. Raises NotYours for none, and for a kind nobody acknowledges (a paper to carry)."""
    row = Paper.objects.filter(file_id=case.pk, pk=entry).first() if entry else None
    kind = KINDS.get(row.slug) if row is not None else None
    if row is None or kind is None or not kind.approved:
        raise NotYours(verb="ask approval", file_id=case.pk)
    held = PaperBody.objects.get(paper=row)
    body = open_body(held.pk, held.data_key, bytes(held.body))
    with translation.override(lang):
        facts = [(_("Nomor"), row.letter), (_("Dibuat"), numbers.day(row.made_at)), (_("Halaman"), str(row.pages))]
        title = f"{kind.name(lang)}, {row.letter}" if row.letter else kind.name(lang)
        return Packet(title, filled([part(_("Surat ini"), facts=facts)]), pdf=body, entry=row.pk, number=row.number)
