"""What the records of a group's later stages share."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sintas.cases.actions.recording import as_fuzzy
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, NotNow

from ..models import Group


def the_entry(group: Group, kind: str) -> UUID:
    """The entry of a record a group has once: two who begin it meet in it, and neither text is lost."""
    return uuid5(group.pk, kind)


def refuse_closed(group: Group, kind: str) -> None:
    """Raises NotNow for a group that has ended."""
    if group.closed_on is not None:
        raise NotNow(_("Kelompok ini sudah ditutup."), verb=f"record {kind}", file_id=group.pk)


def today_if_none(facts: dict[str, Any]) -> date:
    """Fills in the day of the record; its earliest day."""
    facts["happened"] = facts.get("happened") or clock.today()
    return as_fuzzy(facts["happened"]).earliest or clock.today()


def bare(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    """Those words without blanks around them, None for none; lines without empty ones."""
    return {name: of(facts.get(name)) for name in names}


def of(value: Any) -> Any:
    """One of them."""
    if isinstance(value, (list, tuple)):
        return [one.strip() for one in value if one.strip()] or None
    return (value or "").strip() or None


def refuse_ahead(field: str, day: date | None) -> None:
    """Raises BadInput for something that was done on a day ahead."""
    if day is not None and day > clock.today():
        raise BadInput({field: _("Tanggal ini masih di depan.")})
