"""judge_anxiety(): the worker's judgement of a day with the signs seen. No score; a test from outside is only named."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Anxiety
from .assessing_base import VERB, carried, emptied, may, standing
from .assessing_change import after_change, open_path_for
from .assessing_parts import say_something

ONE = {"level": "anxiety_levels", "reach": "anxiety_range", "test_validated": "degrees"}
MANY = {
    "signs": "anxiety_signs",
    "symptoms": "anxiety_symptoms",
    "causes": "anxiety_causes",
    "impacts": "anxiety_impacts",
    "responses": "anxiety_responses",
}


def judge_anxiety(*, by: Actor, case: Case, wish_to_die: bool = False, entry: UUID | None = None, **facts: Any) -> Anxiety:
    """One judgement (R83, R129-R149); a later day is a new entry. `facts` are fields of Anxiety and happened, based_on, submission.

    `wish_to_die` opens the suicide-risk path. Raises Refusal, BadInput (nothing said, a score without the name of its test,
    a code outside its list), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(Anxiety, facts)
    for field, name in ONE.items():
        checked(field, name, facts.get(field, ""))
    for field, name in MANY.items():
        if field in facts:
            facts[field] = all_checked(field, name, facts[field])
    before = standing(Anxiety, case, entry)
    if before is None and not wish_to_die:
        say_something(Anxiety, facts, "level")
    facts |= carried(Anxiety, by=by, case=case, before=before, facts=facts, kind="anxiety")
    if (facts.get("test_score") or facts.get("test_version")) and not facts.get("test_name"):
        raise BadInput({"test_name": _("Tulis nama tesnya. Skor tanpa nama tes tidak dapat dibaca kembali.")})
    row = keep(
        Anxiety, by=by, case=case, kind="anxiety", verb=VERB, entry=entry, line=facts.get("words"),
        tags=[facts["level"]] if facts.get("level") else [], **facts,
    )  # fmt: skip
    if wish_to_die:
        open_path_for(by=by, case=case, row=row)
    after_change(by=by, case=case)
    return row
