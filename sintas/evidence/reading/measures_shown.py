"""Measures as small charts for a page a client looks at, with their figures folded away for workers. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sintas.cases.bases import Case
from sintas.kit.drawing import Drawing

from .measures import Followed
from .measures_chart import chart_of
from .measures_figures import FiguresShown, figures_of
from .measures_words import about, sentence, title


@dataclass(frozen=True)
class SmallMeasure:
    """A measure on the page of what changed. `compared`: before and since help; `figures` None for a client or where nothing is compared."""

    entry: UUID
    goal: UUID | None
    title: str
    sentence: str
    about: str
    chart: Drawing | None
    figures: FiguresShown | None
    compared: bool
    hidden: bool
    url: str


def small_measures(case: Case, found: Sequence[Followed], lang: str, *, for_client: bool = False) -> list[SmallMeasure]:
    """In the order in which they were set; a client is shown none that nobody measured yet."""
    shown = [one for one in found if not for_client or (one.newest is not None and not one.hidden)]
    return [small(case, one, at, lang, for_client=for_client) for at, one in enumerate(shown, 1)]


def small(case: Case, of: Followed, no: int, lang: str, *, for_client: bool) -> SmallMeasure:
    """One of them."""
    return SmallMeasure(
        entry=of.entry,
        goal=of.goal,
        title=title(of),
        sentence=sentence(of),
        about=about(of),
        chart=chart_of(of, no=no, for_client=for_client),
        figures=None if for_client or not of.compared else figures_of(of, lang),
        compared=of.compared,
        hidden=of.hidden,
        url=reverse("evidence:measure_entry", args=[case.pk, of.entry]),
    )
