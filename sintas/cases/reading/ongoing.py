"""Whether an incident of the file is recorded as still going on."""

from __future__ import annotations

from ..models import Case, Incident


def incident_goes_on(case: Case) -> bool:
    """From the coded column alone."""
    return Incident.current.filter(file_id=case.pk, repeated="ongoing").exists()
