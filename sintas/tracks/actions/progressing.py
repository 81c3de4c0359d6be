"""Economic progress: how far, in what, and who says so."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import EconomicProgress
from .base import VERB, may
from .tracks import blank


def record_progress(
    *,
    by: Actor,
    case: Case,
    kind_of: str,
    happened: FuzzyDate | date | None = None,
    level: int | None = None,
    rater: str = "",
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
    name: str | None = None,
    words: str | None = None,
    client_words: str | None = None,
    next_step: str | None = None,
) -> EconomicProgress:
    """`level` 0 to 4 (economic_levels) or None when nobody rated. Raises Refusal, BadInput (no kind, a level without its rater), Overtaken, AlreadyDone."""
    may(by, case, "record economic_progress")
    if not checked("kind_of", "economic_kinds", kind_of):
        raise BadInput({"kind_of": _("Pilih kegiatannya.")})
    if level is not None:
        checked("level", "economic_levels", str(level))
        if not rater:
            raise BadInput({"rater": _("Pilih siapa yang menilai.")})
    return keep(
        EconomicProgress,
        by=by,
        case=case,
        kind="economic_progress",
        verb=VERB,
        line=blank(words) or blank(name) or blank(client_words),
        happened=happened,
        tags=[kind_of],
        entry=entry,
        based_on=based_on,
        submission=submission,
        imported=imported,
        kind_of=kind_of,
        level=level,
        rater=checked("rater", "raters", rater),
        name=blank(name),
        words=blank(words),
        client_words=blank(client_words),
        next_step=blank(next_step),
    )
