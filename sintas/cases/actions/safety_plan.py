"""write_safety_plan(): short lines in the client's own words, part by part. One plan per case; a change is its next version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.bare import bare
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, SafetyPlan
from ..reading.duty_words import REVIEW_PLAN
from ..reading.plan import COLUMN_OF
from . import tasks
from .keeping import keep

MOST_LINES = 40
LINE_LENGTH = 300


def write_safety_plan(
    *,
    by: Actor,
    case: Case,
    parts: Mapping[str, Iterable[str]],
    code_word: str | None = None,
    keep_paper: str = "",
    with_client: bool = True,
    review_on: date | None = None,
    **when: Any,
) -> SafetyPlan:
    """Write the plan. `parts` maps codes of safety_plan_parts (all but code_word) to lines; `when`: happened, entry, based_on, submission.

    A new plan goes on where one stands already (its next version). Without `keep_paper` it counts as not safe to carry.
    Raises Refusal, BadInput (nothing written, a line too long), Overtaken, AlreadyDone.
    """
    lines = {part: kept_lines(part, said) for part, said in parts.items()}
    unknown = [part for part in lines if not load("safety_plan_parts").has(part) or part == "code_word"]
    if unknown:
        raise BadInput({"parts": _("Bagian rencana “%(part)s” tidak dikenal.") % {"part": unknown[0]}})
    if not any(lines.values()):
        raise BadInput({"during": _("Tulis setidaknya satu langkah yang dapat dilakukan klien.")})
    more = {part: said for part, said in lines.items() if said and part not in COLUMN_OF}
    columns: dict[str, Any] = {column: lines.get(part) or None for part, column in COLUMN_OF.items()}
    row = keep(
        SafetyPlan,
        by=by,
        case=case,
        kind="safety_plan",
        line=None,  # where she goes and whom she calls stands in the plan alone, not in the story
        code_word=(code_word or "").strip() or None,
        more=more or None,
        keep_paper=checked("keep_paper", "paper_places", keep_paper),
        with_client=with_client,
        review_on=review_on,
        **columns,
        **({"happened": clock.today()} | when),
    )
    owed = review_on if review_on is None or review_on >= clock.today() else None
    tasks.review(by=by, case=case, kind="review_safety_plan", title=stored(REVIEW_PLAN), on=owed, source_entry=row.entry)
    return row


def kept_lines(part: str, said: Iterable[str]) -> list[str]:
    """One thing a line, without empty ones and without dashes somebody put in front."""
    lines = bare(said)
    if len(lines) > MOST_LINES or any(len(line) > LINE_LENGTH for line in lines):
        limits = {"lines": MOST_LINES, "letters": LINE_LENGTH}
        raise BadInput({part: _("Tulis baris pendek: paling banyak %(lines)s baris, masing-masing %(letters)s huruf.") % limits})
    return lines
