"""Any scale or form by its code: one that comes with the program, or one a unit made itself. Holds nothing of a case."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from sintas.instruments.scales import authoring, catalogue
from sintas.instruments.scales.catalogue import UnknownScale
from sintas.instruments.scales.definition import Scale, Text
from sintas.instruments.xlsform.definition import FormDefinition

from ..models import UnitScale

PREFIX = "own-"


@dataclass(frozen=True)
class Known:
    """Exactly one of `scale` and `form` is there. `code` is what a result is kept under: "gad7", or "own-<slug>" of the unit."""

    code: str
    version: str
    title: Text
    scale: Scale | None = None
    form: FormDefinition | None = None
    ended: bool = False

    @property
    def own(self) -> bool:
        """Made by a unit."""
        return self.code.startswith(PREFIX)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be given in."""
        return self.scale.languages if self.scale is not None else self.form.languages if self.form is not None else ()

    @property
    def the_form(self) -> FormDefinition:
        """The form. LookupError for a scale."""
        if self.form is None:
            raise LookupError(self.code)
        return self.form

    def needs_leave(self, language: str) -> bool:
        """Whether this wording is off until the unit's psychologist allows it."""
        return self.scale is not None and self.scale.needs_leave(language)

    def may_read(self, profession: str) -> bool:
        """Whether answers and totals are for a worker of this profession."""
        return self.scale is None or self.scale.may_read(profession)


def known(unit_id: UUID, code: str, version: str | None = None) -> Known:
    """What a code names in a unit, in its newest version or in the one named. Raises UnknownScale: another unit's is not known here."""
    if not code.startswith(PREFIX):
        found = catalogue.scale(code, version)
        return Known(found.code, found.version, found.title, scale=found)
    rows = UnitScale.objects.filter(unit_id=unit_id, slug=code.removeprefix(PREFIX))
    if version is not None:
        rows = rows.filter(number=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else -1)
    row = rows.order_by("-number").first()
    if row is None:
        raise UnknownScale(code)
    return read(row)


def read(row: UnitScale) -> Known:
    """A kept definition. Raises BadInput or ValueError for one this program cannot read (written by a newer one)."""
    said = {"code": f"{PREFIX}{row.slug}", "version": str(row.number), "title": Text(row.title), "ended": row.ended_at is not None}
    if row.kind == "form":
        return Known(**said, form=FormDefinition.from_json(row.definition))  # type: ignore[arg-type]
    return Known(**said, scale=authoring.from_json(json.dumps(row.definition)))  # type: ignore[arg-type]


def in_use(unit_id: UUID) -> list[Known]:
    """The unit's own that are offered today, by title. One query."""
    return [read(row) for row in UnitScale.objects.filter(unit_id=unit_id, ended_at=None).order_by("title", "slug")]


def shipped() -> list[Known]:
    """Those that come with the program, in the order of the catalogue."""
    return [Known(one.code, one.version, one.title, scale=one) for one in catalogue.all_scales()]


def rows_of(unit_id: UUID, slug: str) -> list[UnitScale]:
    """Every version of one scale of a unit, the newest first."""
    return list(UnitScale.objects.filter(unit_id=unit_id, slug=slug).order_by("-number"))


def newest_of(unit_ids: list[UUID]) -> list[UnitScale]:
    """The newest version of everything these units made, ended ones included, by title; without definitions."""
    newest = UnitScale.objects.filter(unit_id__in=unit_ids).values("unit_id", "slug").annotate(last=Max("number"))
    wanted = {(row["unit_id"], row["slug"], row["last"]) for row in newest}
    rows = UnitScale.objects.filter(unit_id__in=unit_ids).defer("definition").order_by("title", "slug")
    return [row for row in rows if (row.unit_id, row.slug, row.number) in wanted]
