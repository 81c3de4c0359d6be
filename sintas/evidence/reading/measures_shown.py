"""Measures as small charts for a page a client looks at, with their figures folded away for workers. Opens content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sintas.cases.bases import Case
from sintas.kit.drawing import Drawing
from sintas.kit.pieces import Table

from .measures import Followed
from .measures_chart import chart_of, table_of
from .measures_figures import FiguresShown, figures_of
from .measures_words import about, before_words, now_words, sentence, title, with_unit


@dataclass(frozen=True)
class SmallMeasure:
    """A measure on the page of what changed; `table` holds the values of its `chart`. `compared`: before and since help.

    `figures` None for a client or where nothing is compared.
    `before`, `aim` and `now` are its baseline's mean, its aim and its newest number with its day, each with the unit; "" where there is none.
    """

    entry: UUID
    goal: UUID | None
    title: str
    sentence: str
    about: str
    before: str
    aim: str
    now: str
    chart: Drawing | None
    table: Table | None
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
        before=before_words(of),
        aim=with_unit(of, of.aim) if of.aim is not None else "",
        now=now_words(of),
        chart=chart_of(of, no=no, for_client=for_client),
        table=table_of(of),
        figures=None if for_client or not of.compared else figures_of(of, lang),
        compared=of.compared,
        hidden=of.hidden,
        url=reverse("evidence:measure_entry", args=[case.pk, of.entry]),
    )
