"""What follows from a change of the assessment: a standing approval is taken back, a wish to die opens its path."""

from __future__ import annotations

from sintas.cases.actions.suicide import open_path
from sintas.cases.bases import Case, Versioned
from sintas.staff.actor import Actor

from .approving import supersede


def after_change(*, by: Actor, case: Case) -> None:
    """Every verb of the assessment ends here: an approval asked for an earlier version no longer speaks of what stands."""
    supersede(by=by, case=case, subject="assessment")


def open_path_for(*, by: Actor, case: Case, row: Versioned) -> None:
    """The suicide-risk path (R114). A record that is corrected for months may say it again: each version counts as a record of its own."""
    open_path(by=by, case=case, opened_from="assessment", entry=row.entry if row.number == 1 else row.pk)
