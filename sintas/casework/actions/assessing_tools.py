"""keep_tool(): what a tool of assessment holds, with the version of its form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import ToolEntry
from .assessing_base import VERB, emptied, may, standing
from .assessing_change import after_change
from .assessing_tool_content import content_of

SCHEMA = 1


def keep_tool(
    *,
    by: Actor,
    case: Case,
    tool: str,
    content: dict[str, Any] | None = None,
    note: str | None = None,
    drawn_with_client: bool = False,
    schema: int = SCHEMA,
    entry: UUID | None = None,
    **when: Any,
) -> ToolEntry:
    """One use of a tool (R79-R84, R98-R102); the shape of `content` by tool is told at models.ToolEntry. None: used, not copied yet.

    `when`: happened, based_on, submission, imported. Raises Refusal, BadInput (no tool, a schema that is not ours, content of another
    shape, another tool than the entry holds), Overtaken, AlreadyDone.
    """
    may(by, case)
    if not checked("tool", "assessment_tools", tool):
        raise BadInput({"tool": _("Pilih alat asesmennya.")})
    if schema != SCHEMA:
        raise BadInput({"tool": _("Bentuk isian alat ini belum dikenal versi ini. Perbarui Sintas, lalu coba lagi.")})
    before = standing(ToolEntry, case, entry)
    if before is not None and before.tool != tool:
        raise BadInput({"tool": _("Catatan ini memakai alat lain. Buat catatan baru untuk alat ini.")})
    facts = {**emptied(ToolEntry, {"note": note}), "content": content_of(tool, content)}
    row = keep(
        ToolEntry, by=by, case=case, kind="tool", verb=VERB, entry=entry, line=facts["note"], tags=[tool],
        tool=tool, schema=schema, drawn_with_client=drawn_with_client, **facts, **when,
    )  # fmt: skip
    after_change(by=by, case=case)
    return row
