"""The services of a plan under the seven pillars; a pillar nobody planned for is said, not hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.practice.catalogue import load

from ..models import PlannedService

NAMED = (("service", "services"), ("technique", "techniques"), ("therapy", "therapies"), ("group_type", "group_types"))


@dataclass(frozen=True)
class ServiceShown:
    """A service in one line, what it holds below it, and the page that corrects it."""

    title: str
    lines: list[str]
    end: str
    url: str


@dataclass(frozen=True)
class PillarShown:
    """One of the seven with its services; `add_url` begins one in it."""

    no: int
    name: str
    services: list[ServiceShown]
    add_url: str


def pillars_shown(case: Case, rows: Iterable[PlannedService], lang: str) -> list[PillarShown]:
    """All seven, in their order."""
    found = list(rows)
    new = reverse("casework:planned_service", args=[case.pk])
    return [
        PillarShown(
            int(str(pillar.extra.get("no", at))),
            pillar.label(lang),
            [service_shown(row, lang) for row in found if row.pillar == pillar.code],
            f"{new}?pillar={pillar.code}",
        )
        for at, pillar in enumerate(load("pillars").in_use(), start=1)
    ]


def without_pillar(rows: Iterable[PlannedService], lang: str) -> list[ServiceShown]:
    """Services somebody planned without naming their pillar."""
    return [service_shown(row, lang) for row in rows if not row.pillar]


def service_shown(row: PlannedService, lang: str) -> ServiceShown:
    own: dict[str, Any] = row.own_words or {}
    named = [load(name).label(getattr(row, field), lang) if getattr(row, field) else own.get(field, "") for field, name in NAMED]
    titles = [str(words) for words in named if words]
    actions = [load("plan_actions").label(code, lang) for code in row.actions]
    more = [row.provider or "", row.members or "", *actions, *(row.content or [])]
    method = load("practice_methods").label(row.method, lang) if row.method else ""
    basis = load("service_bases").label(row.basis, lang) if row.basis else ""
    lines = [words for words in (method, basis, *more) if words]
    title = "; ".join(titles) or (lines.pop(0) if lines else "")
    return ServiceShown(title, lines, span(row), reverse("casework:planned_service_entry", args=[row.file_id, row.entry]))


def span(row: PlannedService) -> str:
    """ "16 September 2024 – 26 September 2024", or the one day that is known."""
    return " – ".join(numbers.day(day) for day in (row.starts_on, row.ends_on) if day)
