"""The day a record was told under in the story, for corrections of records that keep no day of their own."""

from __future__ import annotations

from uuid import UUID

from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Case, Record


def told_on(case: Case, kind: str, entry: UUID) -> FuzzyDate:
    """The day of the story's row of this entry; unknown when none was noted or there is no row."""
    noted = Record.objects.filter(file_id=case.pk, kind=kind, source_entry=entry).values_list("happened", flat=True).first()
    return FuzzyDate.decode(noted or "")
