"""Bytes to hand over, under a name that says nothing about a person."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.cases.bases import Case

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Download:
    """A file to be saved, never to be shown inside a page."""

    body: bytes
    name: str
    media_type: str = PDF


def file_name(case: Case, slug: str, end: str, *, pocket: bool, ending: str = "pdf") -> str:
    """A paper to carry does not even name the case."""
    return f"catatan-{end}.{ending}" if pocket else f"{case.number}-{slug.replace('_', '-')}-{end}.{ending}"
