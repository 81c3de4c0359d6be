"""The ending and the referral of the document."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.cases.actions.source import record_event
from sintas.cases.bases import Case
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..actions.stages import close_case
from .happening import Happening
from .leaves import Part
from .stages import Walk
from .wording import codes_and_words, told_at


def bring_referral(by: Actor, case: Case, referral: Part, event: Happening | None) -> None:
    """To whom, why, and how the client was: a record, not a stage (floor plan)."""
    into = "referral.text"
    when = referral.date("date", into)
    sentences = [event.text if event is not None else ""]
    for label, words in (
        ("Kepada", [referral.text("to", into)]),
        ("Alasan", referral.texts("reasons", into)),
        ("Keadaan klien saat dirujuk", referral.texts("condition_at_referral", into)),
    ):
        if any(words):
            sentences.append(f"{label}: {'; '.join(words)}")
    if event is not None and not when.is_known:
        when = event.happened
    with told_at(referral.path):
        record_event(by=by, case=case, kind="referral", text=". ".join(filter(None, sentences)), happened=when, imported=True)


def bring_ending(by: Actor, case: Case, ending: Part, walk: Walk) -> None:
    """Close on the day the document gives, for the first of its reasons that the practice knows; all its words stand with it.

    Raises BadInput when there is a day but no known reason: a case does not close for nothing.
    """
    day = ending.date("date", "case.closed_on")
    if not day.is_known:
        return
    if day.exact is None:
        raise BadInput({f"{ending.path}.date": _("Tulis hari penutupannya, misalnya 2024-09-26.")})
    reasons = ending.items("reasons")
    codes, _own = codes_and_words(reasons, "passage.reason", "closing_reasons")
    if not codes:
        raise BadInput({f"{ending.path}.reasons": _("Tidak satu pun alasan ini ada dalam daftar. Tambahkan, misalnya, “code:time_over”.")})
    words = [*(one.words("passage.reason") for one in reasons), ending.text("manner", "passage.reason")]
    walk.to("termination")
    with told_at(ending.path):
        close_case(by=by, case=case, reason_code=codes[0], reason="; ".join(filter(None, words)), on=day.exact, imported=True)
