"""What the assessment found, for whoever makes the plan (R183). Opens content."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit.pieces import Fact

from ..models import Assessment


@dataclass(frozen=True)
class Basis:
    """Problems, needs, potential and hopes as lines; empty ones left out."""

    facts: list[Fact]


def basis_of(case: Case) -> Basis | None:
    """None before there is an assessment that names any of them."""
    row = Assessment.current.filter(file_id=case.pk).only("id", "file_id", "problems", "needs", "potentials", "hopes", "focus").first()
    if row is None:
        return None
    named = (
        (_("Fokus"), row.focus),
        (_("Masalah"), row.problems),
        (_("Kebutuhan"), row.needs),
        (_("Potensi"), row.potentials),
        (_("Harapan"), row.hopes),
    )
    facts = [Fact(term, said if isinstance(said, str) else "\n".join(said)) for term, said in named if said]
    return Basis(facts) if facts else None
