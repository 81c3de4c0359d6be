"""agree_contract(): what client and worker promised each other at the start (R47, R50), and when they look at it again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Case, Contract
from ..reading.duty_words import REVIEW_CONTRACT
from . import tasks
from .keeping import keep
from .recording import as_fuzzy

WORDS = ("client_tasks", "worker_tasks", "timetable", "rules", "complaints")


def agree_contract(
    *, by: Actor, case: Case, aims: str, review_on: date | None = None, ends_on: date | None = None, **facts: Any
) -> Contract:
    """Write the service contract. `facts`: the WORDS, read_aloud, signed, happened, at, entry, based_on, submission.

    Raises Refusal, BadInput (no aims; it ends before it begins). The review day becomes a task of the lead.
    """
    if not aims.strip():
        raise BadInput({"aims": _("Tulis tujuan yang disepakati, walau satu kalimat.")})
    begins = as_fuzzy(facts.get("happened")).earliest
    if ends_on is not None and begins is not None and ends_on < begins:
        raise BadInput({"ends_on": _("Kontrak berakhir sebelum dimulai. Periksa kedua tanggalnya.")})
    facts |= {name: (facts.get(name) or "").strip() or None for name in WORDS}
    row = keep(
        Contract,
        by=by,
        case=case,
        kind="contract",
        line=aims.strip(),
        aims=aims.strip(),
        review_on=review_on,
        ends_on=ends_on,
        **facts,
    )
    looked_at_again = review_on if review_on is None or review_on >= clock.today() else None  # an imported contract owes no old review
    tasks.review(
        by=by,
        case=case,
        kind="review_contract",
        title=stored(REVIEW_CONTRACT),
        on=looked_at_again,
        source_entry=row.entry,
    )
    return row
