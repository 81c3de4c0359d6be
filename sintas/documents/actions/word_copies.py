"""keep_word_copy(): the Word file of a paper, made with it. take_out_word(): the same bytes again."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.bodies import open_body, seal_body
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..downloads import DOCX, Download, file_name
from ..models import Paper, WordCopy
from ..reading.word_templates import bundled, template_of
from ..word.filling import filled
from ..word.papers import PAPERS
from ..word.trouble import BadTemplate


def keep_word_copy(*, case: Case, row: Paper, values: dict[str, Any]) -> WordCopy:
    """Fill the unit's template (or the bundled one) and seal the result. Inside make_final(), which asked and wrote the trail.

    `values`: Composed.data["word"] of word.papers.with_word(). Raises NotNow when the template cannot hold what this paper says; then the
    paper is not made either and takes no number.
    """
    own = template_of(case.unit_id, row.slug, row.language)
    template = bytes(own.body) if own is not None else bundled(row.slug, row.language)
    try:
        body, _used = filled(template, PAPERS[row.slug].fields, values, values["judul"])
    except BadTemplate as wrong:
        raise NotNow(wrong.sentence, verb="print paper", file_id=case.pk) from None
    body_id = uuid7()
    key, sealed = seal_body(body_id, body)
    return WordCopy.objects.create(
        id=body_id,
        file_id=case.pk,
        organisation_id=case.organisation_id,
        paper=row,
        template=own,
        data_key=key,
        body=sealed,
        sha256=hashlib.sha256(body).hexdigest(),
    )


def take_out_word(*, by: Actor, case: Case, paper_id: UUID) -> Download:
    """The Word file as it was first handed over. Raises Refusal, NotYours for a paper without one, SealBroken when it was altered."""
    if not can(by, "cases.print", case):
        raise Refusal(verb="print again", file_id=case.pk)
    held = WordCopy.objects.filter(file_id=case.pk, paper_id=paper_id).select_related("paper").first()
    if held is None:
        raise NotYours(verb="print again", file_id=case.pk)
    trail.record(by=by, verb="print again", file_id=case.pk, opens=True, paper=str(paper_id), form="word")
    body = open_body(held.pk, held.data_key, bytes(held.body))
    return Download(body, file_name(case, held.paper.slug, str(paper_id)[-4:], pocket=False, ending="docx"), DOCX)
