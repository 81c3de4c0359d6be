"""The assessment itself, the surroundings, the functioning: one entry each in a case, with versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case, Versioned
from sintas.cases.codes import all_checked, checked
from sintas.practice.catalogue import load
from sintas.practice.focus import names_intervention
from sintas.practice.safety import opens_suicide_path
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.sealed import Sealed
from sintas.staff.actor import Actor

from ..models import Assessment, Functioning, Surroundings
from .assessing_base import VERB, carried, emptied, may, standing, the_only
from .assessing_change import after_change, open_path_for

MANY = {"methods": "assessment_methods", "nonverbal": "nonverbal_signs", "factors": "contributing_factors", "impact_codes": "impacts"}


def write_assessment(*, by: Actor, case: Case, wish_to_die: bool = False, entry: UUID | None = None, **facts: Any) -> Assessment:
    """Problems, needs and potential in one entry (R56-R65, R85-R87, R92-R95, R103). `facts` are fields of Assessment and happened,
    based_on, submission, imported; what is not named stays as the version before has it.

    A focus that names an intervention is kept and marked: the gate of the stage asks for the problem (R65). `wish_to_die`, or an
    impact of that kind that was not there before, opens the suicide-risk path (R114).
    Raises Refusal, BadInput (nothing said, a code outside its list), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(Assessment, facts)
    for field, name in MANY.items():
        if field in facts:
            facts[field] = all_checked(field, name, facts[field])
    checked("trauma", "trauma_levels", facts.get("trauma", ""))
    keys_checked("symptoms", "symptom_groups", facts.get("symptoms"))
    before = standing(Assessment, case, entry)
    if before is None and not wish_to_die:
        say_something(Assessment, facts, "problems")
    facts |= carried(Assessment, by=by, case=case, before=before, facts=facts, kind="assessment")
    facts["focus_names_intervention"] = names_intervention(facts.get("focus") or "")
    known = set(before.impact_codes) if before is not None else set()
    row = keep(
        Assessment, by=by, case=case, kind="assessment", verb=VERB, entry=entry or the_only(case, "assessment"),
        line=facts.get("focus") or first_of(facts, "problems", "needs", "hopes", "background"), **facts,
    )  # fmt: skip
    if wish_to_die or opens_suicide_path(set(row.impact_codes) - known):
        open_path_for(by=by, case=case, row=row)
    after_change(by=by, case=case)
    return row


def write_surroundings(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> Surroundings:
    """Family, institution, people around and the five levels of the ecosystem (R63, R88, R109-R113); `ecosystem` is {level: lines}.

    Raises Refusal, BadInput (nothing said, a level outside its list), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(Surroundings, facts)
    keys_checked("ecosystem", "ecosystem_levels", facts.get("ecosystem"))
    before = standing(Surroundings, case, entry)
    if before is None:
        say_something(Surroundings, facts, "family")
    facts |= carried(Surroundings, by=by, case=case, before=before, facts=facts, kind="surroundings")
    row = keep(
        Surroundings, by=by, case=case, kind="surroundings", verb=VERB, entry=entry or the_only(case, "surroundings"),
        line=facts.get("family") or facts.get("relations") or facts.get("institution") or first_of(facts, "close_to"), **facts,
    )  # fmt: skip
    after_change(by=by, case=case)
    return row


def write_functioning(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> Functioning:
    """Four domains and the criteria of social functioning (R60-R62, R285-R290).

    `levels` are "criterion:level" (functioning_domains of the group social, functioning_levels); `criteria` {criterion: words};
    `awards` [{"name", "year"}]. Raises Refusal, BadInput (nothing said, codes outside their lists), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(Functioning, facts)
    checked("hereditary_illness", "degrees", facts.get("hereditary_illness", ""))
    keys_checked("criteria", "functioning_domains", facts.get("criteria"))
    if "levels" in facts:
        facts["levels"] = levels_checked(facts["levels"])
    before = standing(Functioning, case, entry)
    if before is None:
        say_something(Functioning, facts, "physical")
    facts |= carried(Functioning, by=by, case=case, before=before, facts=facts, kind="functioning")
    row = keep(
        Functioning, by=by, case=case, kind="functioning", verb=VERB, entry=entry or the_only(case, "functioning"),
        line=next((facts[name] for name in ("coping", "physical", "psychological", "social", "spiritual") if facts.get(name)), None),
        **facts,
    )  # fmt: skip
    after_change(by=by, case=case)
    return row


def say_something(model: type[Versioned], facts: Mapping[str, Any], field: str) -> None:
    """A new record holds at least one fact. Raises BadInput at `field`."""
    names = {one.name for one in model._meta.get_fields() if isinstance(one, Sealed)} | set(facts)
    given = names - {"happened", "based_on", "submission", "imported", "entry", "at"}
    if not any(facts.get(name) for name in given):
        raise BadInput({field: _("Tulis setidaknya satu hal. Sisanya boleh menyusul.")})


def first_of(facts: Mapping[str, Any], *names: str) -> str | None:
    """The first line of the first list that has one."""
    return next((str(facts[name][0]) for name in names if facts.get(name)), None)


def keys_checked(field: str, name: str, parts: Mapping[str, Any] | None) -> None:
    """Every key of {code: words} stands in its list."""
    for key in parts or {}:
        checked(field, name, key)


def levels_checked(levels: Iterable[str]) -> list[str]:
    """ "criterion:level", each criterion once. Raises BadInput for one that is no criterion of social functioning or no level."""
    ours = {row.code for row in load("functioning_domains").of_group("social")}
    kept: dict[str, str] = {}
    for one in levels:
        criterion, _colon, level = one.partition(":")
        if criterion not in ours or not level:
            raise BadInput({"levels": _("“%(one)s” bukan kriteria keberfungsian sosial yang dikenal.") % {"one": one}})
        kept[criterion] = checked("levels", "functioning_levels", level)
    return [f"{criterion}:{level}" for criterion, level in kept.items()]
