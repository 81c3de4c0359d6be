"""What the verbs of the ending share, and what is asked before an ending is put forward."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case, Happened
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice import readiness
from sintas.safekeeping.refusals import BadInput

from ..models import Termination
from ..reading.ending_facts import criteria_named, judged_in


def same_day(before: Happened | None, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the day of the version before, where this one does not speak of it."""
    return facts if before is None or "happened" in facts else {**facts, "happened": FuzzyDate.decode(before.happened)}


def refuse_unjudged(case: Case) -> None:
    """Called before an ending is put forward. Raises BadInput that names every criterion nobody judged; "not yet" is a judgement (R330-R333)."""
    judged = Termination.current.filter(file_id=case.pk).values_list("judged", flat=True).first() or []
    gaps = readiness.unjudged(judged_in(judged))
    if gaps:
        names = ", ".join(criteria_named(gaps, get_language() or "id"))
        words = _("Belum dinilai: %(names)s. “Belum” juga penilaian; tulis apa adanya.") % {"names": names}
        raise BadInput({"judged": words}, file_id=case.pk)
