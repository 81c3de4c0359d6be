"""What the client weighed: the ways out they named, what speaks for and against each, and which one they chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Weighing
from .base import VERB, may
from .tracks import blank

CELLS = ("what", "fit", "advantages", "limits", "consequences")  # R388


def weigh(
    *,
    by: Actor,
    case: Case,
    happened: FuzzyDate | date | None = None,
    question: str | None = None,
    alternatives: Iterable[Mapping[str, Any]] = (),
    state: str = "weighing",
    chosen: int | None = None,
    choice_words: str | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> Weighing:
    """`alternatives` are rows of CELLS, `chosen` the number of one of them. The worker's own opinion has no column: the client chooses.

    Raises Refusal, BadInput (nothing to weigh, a choice that is none of them), Overtaken, AlreadyDone.
    """
    may(by, case, "record weighing")
    rows = [{name: str(row.get(name) or "").strip() for name in CELLS} for row in alternatives if not row.get("removed")]
    rows = [row for row in rows if any(row.values())]
    if not rows:
        raise BadInput({"alternatives": _("Tulis paling sedikit satu jalan keluar yang disebut klien.")})
    if any(not row["what"] for row in rows):
        raise BadInput({"alternatives": _("Tulis jalan keluarnya pada setiap baris.")})
    checked("state", "weighing_states", state)
    if state == "chosen" and (chosen is None or not 1 <= chosen <= len(rows)):
        raise BadInput({"chosen": _("Tulis nomor jalan keluar yang dipilih klien, dari 1 sampai %(last)s.") % {"last": len(rows)}})
    return keep(
        Weighing,
        by=by,
        case=case,
        kind="weighing",
        verb=VERB,
        line=rows[chosen - 1]["what"] if state == "chosen" and chosen else blank(question) or rows[0]["what"],
        happened=happened,
        tags=[state] if state else [],
        entry=entry,
        based_on=based_on,
        submission=submission,
        imported=imported,
        question=blank(question),
        alternatives=rows,
        state=state,
        chosen=chosen if state == "chosen" else None,
        choice_words=blank(choice_words),
    )
