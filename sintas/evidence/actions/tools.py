"""keep_tool(): what a tool of assessment holds, with the version of its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.reading.kin import subject_of
from sintas.instruments.addresses import looks_like_address
from sintas.instruments.catalogue import drawn, instrument
from sintas.kit.bare import bare
from sintas.practice.kept_apart import kept_apart
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..joining import changed
from ..models import ToolEntry
from .base import VERB, may, standing, words


def keep_tool(
    *,
    by: Actor,
    case: Case,
    tool: str,
    content: Any = None,
    note: str | None = None,
    drawn_with_client: bool = False,
    schema: int | None = None,
    entry: UUID | None = None,
    **when: Any,
) -> ToolEntry:
    """One use of a tool (R79-R84, R98-R102) as a dated snapshot; the shape of `content` is the instrument's. None: used, not copied yet.

    `schema`: that of `content`, None for today's; an older one is brought up. `when`: happened, based_on, submission, imported.
    The story tells of a tool kept apart (R98, R99) without its note. Raises Refusal, BadInput (no tool, a schema that is not known, content of
    another shape, another tool than the entry holds, an address in the note of a map that must show none), Overtaken, AlreadyDone.
    """
    may(by, case, "tool")
    if not checked("tool", "assessment_tools", tool):
        raise BadInput({"tool": _("Pilih alat asesmennya.")})
    before = standing(ToolEntry, case, entry)
    if before is not None and before.tool != tool:
        raise BadInput({"tool": _("Catatan ini memakai alat lain. Buat catatan baru untuk alat ini.")})
    note, kept = words(note), content_of(tool, content, schema)
    if note and drawn(tool) and instrument(tool).no_addresses and looks_like_address(note):
        raise BadInput({"note": _("Tulis tanpa alamat, nomor, tautan, atau koordinat. Peta ini tidak menunjukkan letak.")})
    row = keep(
        ToolEntry, by=by, case=case, kind="tool", verb=VERB, entry=entry, line=None if kept_apart(tool) else note, tags=[tool],
        tool=tool, schema=schema_of(tool), content=kept, subject=people_of(by, case, tool, kept), note=note, drawn_with_client=drawn_with_client, **when,
    )  # fmt: skip
    changed(by=by, case=case)
    return row


def people_of(by: Actor, case: Case, tool: str, content: dict[str, Any] | None) -> dict[str, Any] | None:
    """The people as they are today, for a drawing that shows them: what changes in the file later does not reach it."""
    if content is None or not drawn(tool) or not instrument(tool).shows_people:
        return None
    trail.record(by=by, verb="read family", file_id=case.pk, opens=True)
    return subject_of(case).to_json()


def schema_of(tool: str) -> int:
    """The schema in which this program keeps a tool."""
    return instrument(tool).schema if drawn(tool) else 1


def content_of(tool: str, content: Any, schema: int | None) -> dict[str, Any] | None:
    """The content as it is kept; None when it says nothing. Raises BadInput at the field of the form that holds the wrong part."""
    if schema is not None and not 1 <= schema <= schema_of(tool):
        raise BadInput({"tool": _("Bentuk isian alat ini belum dikenal versi ini. Perbarui Sintas, lalu coba lagi.")})
    if content is None:
        return None
    if not isinstance(content, Mapping):
        raise BadInput({"tool": _("Isi alat ini tidak terbaca.")})
    if not drawn(tool):
        return lines_only(content)
    found = instrument(tool)
    if schema is not None and schema != found.schema:
        content = found.upgrade(content, schema)
    return found.clean(content)


def lines_only(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """A tool that does not draw: what it showed, one thing a line."""
    other = [str(name) for name in content if name != "lines"]
    if other:
        raise BadInput({"tool": _("Alat ini tidak memuat bagian “%(part)s”.") % {"part": other[0]}})
    lines = content.get("lines")
    if lines is not None and (not isinstance(lines, (list, tuple)) or not all(isinstance(one, str) for one in lines)):
        raise BadInput({"lines": _("Tulis satu hal satu baris.")})
    kept = bare(lines or ())
    return {"lines": kept} if kept else None
