"""Who assessed which area by which methods, and whom or what the assessment rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import AreaAssessed, InformationSource
from .assessing_base import VERB, carried, emptied, may, standing
from .assessing_change import after_change
from .assessing_rows import keep_rows


def record_area(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> AreaAssessed:
    """One of the eight areas, who looked and by what means (R66, R68-R76). `percent` is progress as the rater put it, 0-100 or None.

    Raises Refusal, BadInput (no area, a code outside its list, a percentage that is none), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(AreaAssessed, facts)
    before = standing(AreaAssessed, case, entry)
    facts |= carried(AreaAssessed, by=by, case=case, before=before, facts=facts, kind="area")
    if not checked("area", "assessment_areas", facts.get("area", "")):
        raise BadInput({"area": _("Pilih bidang yang dinilai.")})
    facts["methods"] = all_checked("methods", "assessment_methods", facts.get("methods", ()))
    checked("profession", "professions", facts.get("profession", ""))
    percent = facts.get("percent")
    if percent is not None and not 0 <= percent <= 100:
        raise BadInput({"percent": _("Tulis angka antara 0 dan 100.")})
    row = keep(
        AreaAssessed, by=by, case=case, kind="area", verb=VERB, entry=entry, line=facts.get("result"), tags=[facts["area"]], **facts
    )
    after_change(by=by, case=case)
    return row


def record_areas(*, by: Actor, case: Case, areas: Iterable[Mapping[str, Any]], submission: UUID | None = None) -> list[AreaAssessed]:
    """Several areas at once; see keep_rows for what a row holds."""
    return keep_rows(AreaAssessed, record_area, by=by, case=case, kind="area", field="areas", rows=areas, submission=submission)


def name_source(*, by: Actor, case: Case, entry: UUID | None = None, **facts: Any) -> InformationSource:
    """Whom or what was heard, seen or read (R97, R104): `kind_of_source`, `words`, happened.

    Raises Refusal, BadInput (no kind, a code outside its list), Overtaken, AlreadyDone.
    """
    may(by, case)
    facts = emptied(InformationSource, facts)
    before = standing(InformationSource, case, entry)
    facts |= carried(InformationSource, by=by, case=case, before=before, facts=facts, kind="information_source")
    kind = checked("kind_of_source", "information_sources", facts.get("kind_of_source", ""))
    if not kind:
        raise BadInput({"kind_of_source": _("Pilih dari siapa atau dari apa ini diketahui.")})
    row = keep(
        InformationSource, by=by, case=case, kind="information_source", verb=VERB, entry=entry, line=facts.get("words"), tags=[kind], **facts
    )
    after_change(by=by, case=case)
    return row


def name_sources(
    *, by: Actor, case: Case, sources: Iterable[Mapping[str, Any]], submission: UUID | None = None
) -> list[InformationSource]:
    """Several sources at once; see keep_rows for what a row holds."""
    return keep_rows(
        InformationSource, name_source, by=by, case=case, kind="information_source", field="sources", rows=sources, submission=submission
    )
