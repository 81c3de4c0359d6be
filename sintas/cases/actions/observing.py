"""A carer's daily log (R308): written without opening the narrative, sealed under the care key."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..codes import all_checked
from ..models import Case, Observation
from ..policy import lead_of
from .keeping import keep


def observe(*, by: Actor, case: Case, text: str, areas: tuple[str, ...] = (), worrying: bool = False, **when: Any) -> Observation:
    """What a carer, or a member of the team, saw in daily life. A worrying one tells the lead at once (a notice without words).

    Raises Refusal without cases.observe or cases.record, BadInput for empty text.
    """
    if not text.strip():
        raise BadInput({"text": _("Tulis apa yang Anda lihat, walau satu kalimat.")})
    carer = not by.holds("cases.record")
    row = keep(
        Observation,
        by=by,
        case=case,
        kind="observation",
        verb="cases.observe" if carer else "cases.record",
        line=None,  # the story's line is content; a carer holds no content key. The page reads the observation itself.
        tags=["worrying"] if worrying else [],
        areas=all_checked("areas", "observation_areas", areas),
        text=text,
        worrying=worrying,
        **when,
    )
    if worrying:
        lead = lead_of(case.pk)
        if lead is not None and lead != by.user_id:
            tell(lead, "worrying_observation", case.pk)
    return row
