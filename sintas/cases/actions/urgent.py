"""record_urgent_step(): protection is not intervention. A safety step is written at once with its reason, whether anybody has agreed or not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.practice.consent import allows_intervention
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, UrgentStep
from ..policy import can
from ..reading.consent import standing
from .keeping import keep
from .recording import as_fuzzy


def record_urgent_step(*, by: Actor, case: Case, kind: str, what: str, reason: str, told_client: str = "", **when: Any) -> UrgentStep:
    """Write a step of protection; `when`: happened (today when not given), at, entry, based_on, submission.

    Never refused for want of consent: that it came before is marked. Raises Refusal, BadInput (which step, what, why).
    Whether the client was told is asked by the form; an enquiry carried over may not know it.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="record urgent_step", file_id=case.pk)
    checked("kind", "urgent_steps", kind)
    checked("told_client", "told_client", told_client)
    missing = {
        "kind": (kind, _("Pilih langkahnya.")),
        "what": (what.strip(), _("Tulis apa yang dilakukan.")),
        "reason": (reason.strip(), _("Tulis alasannya; satu kalimat cukup.")),
    }
    wrong = {name: sentence for name, (given, sentence) in missing.items() if not given}
    if wrong:
        raise BadInput(wrong)
    when = {"happened": clock.today()} | when
    moment = as_fuzzy(when["happened"])
    before = not allows_intervention(standing(case, moment.earliest or clock.today()))
    return keep(
        UrgentStep,
        by=by,
        case=case,
        kind="urgent_step",
        line=what.strip(),
        tags=[kind],
        before_consent=before,
        step=kind,
        came_before_consent=before,
        what=what.strip(),
        reason=reason.strip(),
        told_client=told_client,
        **when,
    )
