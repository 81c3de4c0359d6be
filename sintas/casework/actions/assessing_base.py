"""What every verb of the assessment shares: what was said is tidied, what nobody touched stays, an approval asked for is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid5

from sintas.cases.bases import Case, Happened, Versioned
from sintas.cases.policy import can
from sintas.kit.bare import bare
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.safekeeping.sealed import Sealed, SealedJSON
from sintas.staff.actor import Actor

VERB = "casework.assess"
V = TypeVar("V", bound=Versioned)


def may(by: Actor, case: Case) -> None:
    """Asked before anything is looked up; keep() asks again. Raises Refusal."""
    if not can(by, VERB, case):
        raise Refusal(verb="record assessment", file_id=case.pk)


def the_only(case: Case, kind: str) -> UUID:
    """The entry of a record that stands once in a case: two workers who begin it at the same moment meet in it (Overtaken), never in two."""
    return uuid5(case.pk, kind)


def tidied(value: Any) -> Any:
    """Lines without bullets and empty ones, texts without spaces around them, nothing for parts that say nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, tuple)):
        if all(isinstance(one, str) for one in value):
            return bare(value)
        return [kept for one in value if (kept := tidied(one))]
    if isinstance(value, Mapping):
        return {name: kept for name, one in value.items() if (kept := tidied(one)) not in (None, "", [], {})}
    return value


def emptied(model: type[Versioned], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as the model keeps them: a sealed field that holds nothing is NULL, so that a gate counts it without opening it."""
    kept = dict(facts)
    for field in model._meta.get_fields():
        if isinstance(field, Sealed) and kept.get(field.name) is not None:
            value = kept[field.name]
            kept[field.name] = (tidied(value) if isinstance(field, SealedJSON) else str(value).strip()) or None
    return kept


def standing(model: type[V], case: Case, entry: UUID | None) -> V | None:
    """The version that stands, codes only until something sealed is read."""
    if entry is None:
        return None
    manager: Any = model._default_manager
    found: V | None = manager.filter(
        file_id=case.pk, entry=entry, superseded_at=None, set_aside=False, withdrawn_at=None
    ).first()
    return found


def carried(model: type[Versioned], *, by: Actor, case: Case, before: Versioned | None, facts: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Facts of the version before that this one does not speak of: a page that asks less never empties what an import knew."""
    if before is None:
        return {}
    skipped = {field.name for base in (Versioned, Happened) for field in base._meta.get_fields()} | {"id"}
    silent = [field for field in model._meta.concrete_fields if field.name not in skipped and field.name not in facts]
    if any(isinstance(field, Sealed) for field in silent):
        trail.record(by=by, verb=f"open form {kind}", file_id=case.pk, opens=True)
    return {field.name: getattr(before, field.name) for field in silent}
