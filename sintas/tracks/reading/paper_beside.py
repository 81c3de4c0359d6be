"""What a track keeps beside its steps, in words for papers: stays, the client's alternatives, economic progress, refused services. Opens content."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import Advocacy, EconomicProgress, SafeHouseStay, Weighing
from ..stays import last_day
from ..track import Track, named
from .paper_shapes import AdvocacyPart, Alternative, ProgressPart, StayPart, WeighingPart, Words
from .special import nights_used

CELLS = ("what", "fit", "advantages", "limits", "consequences")


def in_order(model: Any, case: Case) -> list[Any]:
    """Rows that stand, as they happened."""
    return list(model.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_last=True), "written_at"))


def stays_for_paper(case: Case, lang: str) -> tuple[StayPart, ...]:
    """Every stay, oldest first. Inside translation.override(lang)."""
    return tuple(stay_part(row, at, lang) for at, row in enumerate(in_order(SafeHouseStay, case), start=1))


def stay_part(row: SafeHouseStay, at: int, lang: str) -> StayPart:
    """`at` is its place among the stays, from 1."""
    arrived = row.happened_on
    until = last_day(arrived, row.extended_until) if arrived else None
    return StayPart(
        entry=row.entry,
        number=str(at),
        version=str(row.number),
        arrived=when(row, lang),
        until=day(until),
        nights=str(nights_used(arrived, row.left_on)) if arrived else "",
        most=str((until - arrived).days) if until and arrived else "",
        left=day(row.left_on),
        belongings=tuple(row.belongings or ()),
        returned=row.belongings_returned,
        children=str(row.children) if row.children is not None else "",
        criteria=labels("safe_house_criteria", row.criteria, lang),
        on_arrival=row.on_arrival or "",
        extended=day(row.extended_until),
        extension_reason=row.extension_reason or "",
        approved_by=row.approved_by or "",
        approved_on=day(row.approved_on),
        left_to=load("return_places").label(row.left_to, lang) if row.left_to else "",
        on_departure=row.on_departure or "",
    )


def weighing_parts(case: Case, lang: str) -> tuple[WeighingPart, ...]:
    """Every weighing, oldest first; the alternatives in the order in which the client named them."""
    return tuple(
        WeighingPart(
            when=when(row, lang),
            question=row.question or "",
            state=load("weighing_states").label(row.state, lang) if row.state else "",
            alternatives=tuple(
                Alternative(**{cell: str(one.get(cell) or "") for cell in CELLS}, chosen=at == row.chosen)
                for at, one in enumerate(row.alternatives or (), start=1)
            ),
            choice_words=row.choice_words or "",
        )
        for row in in_order(Weighing, case)
    )


def progress_parts(case: Case, lang: str) -> tuple[ProgressPart, ...]:
    """Every look at how far somebody got, oldest first."""
    return tuple(
        ProgressPart(
            when=when(row, lang),
            kind=load("economic_kinds").label(row.kind_of, lang),
            level=load("economic_levels").label(str(row.level), lang) if row.level is not None else "",
            rater=load("raters").label(row.rater, lang) if row.rater else "",
            **{name: getattr(row, name) or "" for name in ("name", "words", "client_words", "next_step")},
        )
        for row in in_order(EconomicProgress, case)
    )


def advocacy_part(whole: Track, row: Advocacy, lang: str) -> AdvocacyPart:
    """A refused service of a step of `whole`."""
    return AdvocacyPart(
        when=when(row, lang),
        part=named([step.said for step in whole.steps], row.part.partition("-")[2], lang),
        service=load("consent_recipients").label(row.service_kind, lang) if row.service_kind else "",
        who_refused=row.who_refused or "",
        reason=row.reason or "",
        steps=tuple(row.steps or ()),
        result=load("advocacy_results").label(row.result, lang) if row.result else "",
        result_words=row.result_words or "",
    )


def labels(name: str, codes: Any, lang: str) -> Words:
    """The words of these codes of the list `name`."""
    return tuple(load(name).label(code, lang) for code in codes or ())


def day(value: Any) -> str:
    """A date in words, "" for none."""
    return numbers.day(value) if value else ""


def when(row: Any, lang: str) -> str:
    """The day in words; "" when nobody noted it."""
    found = FuzzyDate.decode(row.happened)
    return found.text(lang) if row.happened and found.is_known else ""
