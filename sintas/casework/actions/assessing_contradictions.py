"""Two things that do not agree yet: noted as they stand, asked again, then one is chosen or both are kept with an explanation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor

from ..models import Contradiction
from .assessing_base import VERB, carried, emptied, may, standing
from .assessing_change import after_change


def note_contradiction(*, by: Actor, case: Case, first: str, second: str, about: str | None = None, **more: Any) -> Contradiction:
    """Keep both as they were said (fixture MS: EMOTION_CONFLICT, HEALTH_CONFLICT). `more`: submission, imported, happened (not kept).

    Raises Refusal, BadInput (one of the two is missing, or they say the same), AlreadyDone.
    """
    may(by, case)
    facts = both_said(emptied(Contradiction, {"about": about, "first": first, "second": second}))
    more.pop("happened", None)  # a contradiction has no day of its own; every verb takes one
    row = keep(
        Contradiction, by=by, case=case, kind="contradiction", verb=VERB, line=facts["about"] or facts["first"], state="open", **facts, **more
    )
    after_change(by=by, case=case)
    return row


def settle_contradiction(
    *,
    by: Actor,
    case: Case,
    entry: UUID,
    based_on: int | None,
    state: str,
    explanation: str | None = None,
    submission: UUID | None = None,
    **words: Any,
) -> Contradiction:
    """Say which holds, or that both are kept, and why; "open" puts the question again. `words`: about, first, second where they were misheard.

    Raises Refusal, NotYours (no such contradiction), BadInput (settled without a word, an unknown state), Overtaken, AlreadyDone.
    """
    may(by, case)
    before = standing(Contradiction, case, entry)
    if before is None:
        raise NotYours(verb="record contradiction", file_id=case.pk)
    if not checked("state", "contradiction_states", state):
        raise BadInput({"state": _("Pilih mana yang dipakai, atau simpan keduanya.")})
    facts = emptied(Contradiction, {"explanation": explanation, **words})
    if state != "open" and not facts["explanation"]:
        raise BadInput({"explanation": _("Tulis bagaimana ini menjadi jelas, walau satu kalimat.")})
    facts["state"] = state
    facts |= carried(Contradiction, by=by, case=case, before=before, facts=facts, kind="contradiction")
    facts = both_said(facts)
    row = keep(
        Contradiction, by=by, case=case, kind="contradiction", verb=VERB, entry=entry, based_on=based_on, submission=submission,
        line=facts["explanation"] or facts["about"] or facts["first"], **facts,
    )  # fmt: skip
    after_change(by=by, case=case)
    return row


def both_said(facts: dict[str, Any]) -> dict[str, Any]:
    """Two different things. Raises BadInput at the one that is missing."""
    missing = [name for name in ("first", "second") if not facts.get(name)]
    if missing:
        raise BadInput({name: _("Tulis yang tercatat, seperti adanya.") for name in missing})
    if facts["first"].casefold() == facts["second"].casefold():
        raise BadInput({"second": _("Keduanya sama. Tulis yang berbeda dari catatan pertama.")})
    return facts
