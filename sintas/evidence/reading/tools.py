"""What a kept tool holds now, in the shape its instrument draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sintas.cases.bases import Case
from sintas.instruments.catalogue import drawn, instrument
from sintas.instruments.instrument import Manner, Subject
from sintas.kit.drawing import Drawing

from ..models import ToolEntry


def held_by(row: ToolEntry | None) -> dict[str, Any]:
    """The content of a row, brought up to today's shape; nothing where nothing was copied or its shape is of a newer program."""
    if row is None or row.content is None:
        return {}
    if not drawn(row.tool) or row.schema == instrument(row.tool).schema:
        return dict(row.content)
    try:
        return instrument(row.tool).upgrade(row.content, row.schema)
    except ValueError:
        return {}


def latest(rows: Iterable[ToolEntry], tool: str) -> ToolEntry | None:
    """The newest use of a tool; `rows` in the order of happening."""
    return next((row for row in reversed(list(rows)) if row.tool == tool), None)


def uses_of(case: Case, tool: str) -> list[ToolEntry]:
    """Every use of a tool that stands, in the order of happening."""
    return list(ToolEntry.current.filter(file_id=case.pk, tool=tool).order_by("happened_on", "written_at"))


def drawing_of(
    row: ToolEntry | None, subject: Subject, manner: Manner, *, tool: str = "", more: Iterable[Mapping[str, Any]] = ()
) -> Drawing | None:
    """The drawing of a kept row; of the file as it stands for an instrument that is drawn from it and not kept yet. None: nothing to draw.

    `more`: what other pages say under the heads of the tool (joining.said_elsewhere).
    """
    code = row.tool if row is not None else tool
    if not drawn(code):
        return None
    found, content = instrument(code), held_by(row)
    for one in more:
        if found.merged is not None and any(one.values()):
            content = found.merged(content, one)
    if not content and not (found.from_family and len(subject.family.people) > 1):
        return None
    return found.draw(content, subject_then(row) or subject, manner)


def subject_then(row: ToolEntry | None) -> Subject | None:
    """The people as they were when this drawing was kept; None for one that shows none, or was kept before they were."""
    return Subject.from_json(row.subject) if row is not None and row.subject else None
