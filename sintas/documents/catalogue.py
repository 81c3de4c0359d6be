"""The papers of the house, one line each. A new paper = a folder on the shelf (report.py, paper.typ, words.toml) and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile

from .sheet import Sheet
from .shelf.case_report import report as case_report
from .shelf.consent import report as consent
from .shelf.contract import report as contract
from .shelf.intake_form import report as intake_form
from .shelf.progress_note import report as progress_note
from .shelf.safety_plan import report as safety_plan
from .wording import Wording

HOUSE, CLIENT, CHOSEN = "house", "client", "chosen"
EVERYTHING = (
    "identity contact address family story violence_codes perpetrator health psychology disability child legal risk_safety assessment services "
    "progress education_work"
)


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    `reader`: house (stays here), client (handed to her), chosen (the worker says for whom). `parts`: what is read of the file.
    `carries`: classes of data (catalogue data_classes and those of documents/audience.py). `verb` is asked before anything is shown.
    """

    slug: str
    path: str  # in the page's address: everyday words that give nothing away
    build: Callable[[CaseFile, Sheet], dict[str, Any]]
    reader: str
    parts: frozenset[str]
    carries: frozenset[str]
    numbered: bool = True
    approved: bool = False
    blank: bool = True
    of_session: bool = False
    sessions: bool = False
    pocket: bool = False
    verb: str = "cases.print"

    @property
    def template(self) -> str:
        """Where kit.paper finds it."""
        return f"documents/shelf/{self.slug}/paper.typ"

    def title(self, lang: str) -> str:
        """Its title, as it stands on the paper."""
        return Wording(self.slug, lang)["title"]

    def name(self, lang: str) -> str:
        """What the team calls it; a paper to carry has a title that gives nothing away."""
        wording = Wording(self.slug, lang)
        return wording["name_here"] if wording.has("name_here") else wording["title"]


def line(slug: str, path: str, build: Any, reader: str, parts: str, carries: str, **more: Any) -> PaperKind:
    return PaperKind(slug, path, build, reader, frozenset(parts.split()), frozenset(carries.split()), **more)


SHELF = (
    line(
        "intake_form",
        "penerimaan",
        intake_form.build,
        HOUSE,
        "reach people incidents events disability danger",
        "protected_address",
        approved=True,
    ),
    line("consent", "setuju", consent.build, CLIENT, "consents people", "identity services family"),
    line("contract", "kesepakatan", contract.build, CLIENT, "contract", "identity services", approved=True),
    line("safety_plan", "catatan-saya", safety_plan.build, CLIENT, "plan", "risk_safety code_word", numbered=False, pocket=True),
    line("progress_note", "perkembangan", progress_note.build, HOUSE, "", "", of_session=True, sessions=True),
    line(
        "case_report",
        "laporan",
        case_report.build,
        CHOSEN,
        "people incidents risk consents contract events disability danger",
        EVERYTHING,
        approved=True,
        sessions=True,
    ),
)
KINDS = {kind.slug: kind for kind in SHELF}
BY_PATH = {kind.path: kind for kind in SHELF}
