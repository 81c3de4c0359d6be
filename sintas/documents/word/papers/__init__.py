"""The papers that can be made in Word: the fields of each, and how they are filled from the very data the PDF prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile

from ...catalogue import PaperKind
from ...sheet import Sheet
from ..fields import Field, fitted
from . import progress_report, referral_letter, social_report

Values = Callable[[Mapping[str, Any], CaseFile, Sheet], dict[str, Any]]


@dataclass(frozen=True)
class WordPaper:
    """`values(data, file, sheet)`: file and sheet as redacted for the reader, data as the PDF prints it."""

    slug: str
    fields: tuple[Field, ...]
    values: Values


PAPERS = {
    slug: WordPaper(slug, module.FIELDS, module.values)
    for slug, module in (("social_report", social_report), ("referral_letter", referral_letter), ("progress_report", progress_report))
}


def with_word(kind: PaperKind) -> PaperKind:
    """The kind, building {"paper": data of the PDF, "word": values of the template} from one reading. KeyError without Word."""
    paper = PAPERS[kind.slug]

    def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
        data = kind.build(file, sheet)
        return {"paper": data, "word": fitted(paper.fields, paper.values(data, file, sheet))}

    return replace(kind, build=build)
