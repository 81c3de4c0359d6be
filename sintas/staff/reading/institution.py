"""What the organisation says of its money and of the people it served, as the rows of its form."""

from __future__ import annotations

from typing import Any

from ..actor import Actor
from ..models import Funding, Served


def figures_of(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """{"funding": rows, "served": rows}: newest money first, totals before the categories they are made of."""
    money = Funding.objects.filter(organisation_id=actor.organisation_id).order_by("-year", "source", "purpose")
    people = Served.objects.filter(organisation_id=actor.organisation_id).order_by("programme", "category")
    return {
        "funding": [
            {"id": str(one.pk), "source": one.source, "year": one.year, "purpose": one.purpose, "rupiah": one.rupiah, "about": one.about}
            for one in money
        ],
        "served": [
            {"id": str(one.pk), "programme": one.programme, "category": one.category, "number": one.number} for one in people
        ],
    }
