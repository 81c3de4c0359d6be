"""The page of one measure: the sentence, the chart, the values, the figures for workers. Opens content."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sintas.cases.bases import Case
from sintas.instruments.scales.series import changed
from sintas.kit import numbers
from sintas.kit.drawing import Drawing

from ..joining import goal_names
from ..models import ScaleResult
from .measures import Followed, Value, measures_of
from .measures_chart import chart_of, chart_of_legs
from .measures_figures import FiguresShown, figures_of
from .measures_legs import legs_figures, legs_with
from .measures_results import change_told
from .measures_scales import Reader, known, series_of
from .measures_words import about, number, sentence, title


@dataclass(frozen=True)
class ValueShown:
    """A row of the table; `letter` and `phase` are those of its phase; `url` is where it is put right, "" for a value out of a scale."""

    when: str
    value: str
    letter: str
    phase: str
    note: str
    measured: bool
    url: str


@dataclass(frozen=True)
class MeasureShown:
    """The page. `chart` is None while there is nothing to draw, `legs` without a multiple baseline, `change` "" without a scale."""

    entry: UUID
    title: str
    sentence: str
    about: str
    how: str
    goal: str
    scale: str
    chart: Drawing | None
    values: list[ValueShown]
    left_out: tuple[str, ...]
    figures: FiguresShown
    legs: FiguresShown | None
    legs_chart: Drawing | None
    change: str
    unphased: bool
    noted: bool  # any value has a note


def measure_page(case: Case, entry: UUID, reader: Reader, lang: str) -> MeasureShown | None:
    """None for a measure that is not of this case or was struck out."""
    everything = measures_of(case, reader)
    of = next((one for one in everything if one.entry == entry), None)
    if of is None:
        return None
    legs = legs_with(of, everything)
    found = known(of.scale, None) if of.scale else None
    return MeasureShown(
        entry=of.entry,
        title=title(of),
        sentence=sentence(of),
        about=about(of),
        how=of.how,
        goal=goal_names(case).get(of.goal, "") if of.goal else "",
        scale=found.title.say(lang) if found is not None else of.scale,
        chart=chart_of(of, figures=True),
        values=[value_shown(case, of, one) for one in reversed(of.values)],
        left_out=of.left_out,
        figures=figures_of(of, lang),
        legs=legs_figures(legs, lang) if legs else None,
        legs_chart=chart_of_legs(legs) if legs else None,
        change=reliable_change(case, of, lang),
        unphased=not of.phases,
        noted=any(one.note for one in of.values),
    )


@dataclass(frozen=True)
class MeasureBeside:
    """What stands beside the form of its values."""

    title: str
    about: str
    how: str
    sentence: str


def measure_beside(case: Case, entry: UUID, reader: Reader) -> MeasureBeside | None:
    """None for a measure that is not of this case or was struck out."""
    of = next((one for one in measures_of(case, reader) if one.entry == entry), None)
    return MeasureBeside(title(of), about(of), of.how, sentence(of)) if of is not None else None


def value_shown(case: Case, of: Followed, one: Value) -> ValueShown:
    """A value in words."""
    during = of.phases[one.phase] if of.phases else None
    return ValueShown(
        when=numbers.day(one.on) if one.on else "",
        value=number(of, one.value),
        letter=during.letter if during else "",
        phase=during.words if during else "",
        note=one.note,
        measured=one.value is not None,
        url=reverse("evidence:measure_point_entry", args=[case.pk, one.entry]) if one.entry else "",
    )


def reliable_change(case: Case, of: Followed, lang: str) -> str:
    """What may be said of first and last result of its scale (measures_results.change_told); "" for a measure of no scale."""
    found = known(of.scale, None) if of.scale and not of.hidden and not of.part else None
    if found is None:
        return ""
    results = ScaleResult.current.filter(file_id=case.pk, scale=of.scale).order_by("happened_on", "written_at")
    return change_told(changed(found, series_of(results, of.scale)), lang)
