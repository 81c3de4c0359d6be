"""What a carer may see: initials, form of address, flags, and what she observed herself."""

from __future__ import annotations

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.names import initials
from sintas.kit.pieces import Pill, Row, StoryEntry
from sintas.practice.catalogue import load
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Case, Client, Observation
from ..policy import observable_by


def looked_after(actor: Actor, lang: str) -> list[Row]:
    """One row per open case whose header this person reaches as a carer."""
    from django.urls import reverse

    cases = observable_by(actor).filter(closed_on=None, file__access__scope="carer", file__access__user_id=actor.user_id)
    ids = list(cases.values_list("pk", flat=True))
    people = Client.current.filter(file_id__in=ids).only("id", "file_id", "name", "called")
    rows = [
        Row(readable(person, "called") or short, reverse("cases:care", args=[person.file_id]), short)
        for person in people
        for short in (initials(readable(person, "name", "?")),)
    ]
    return sorted(rows, key=lambda row: str(row.title).lower())


def observations_of(case: Case, actor: Actor, lang: str, limit: int = 20) -> list[StoryEntry]:
    """One's own observations, newest first; row-level security gives a carer no others."""
    areas = load("observation_areas")
    mine = Observation.current.filter(file_id=case.pk, author_id=actor.user_id).order_by("-happened_on", "-written_at")[:limit]
    return [
        StoryEntry(
            title=", ".join(areas.label(area, lang) for area in row.areas) or areas.label("other", lang),
            when=FuzzyDate.decode(row.happened).text(lang),
            icon="heart",
            text=row.text,
            pills=[Pill(load("flags").label("worrying", lang), "warn")] if row.worrying else [],
        )
        for row in mine
    ]
