"""The papers of a group, one line each. Like the lists of the house (board/) they take no letter number and are not kept: they are printed as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart

from .board import group_attendance, group_contract, group_minutes, group_proposal, group_report, group_session_plan
from .sheet import Sheet
from .wording import Wording

CONTRACT, SESSION, TOLD, REPORT = "contract", "session", "told", "report"


@dataclass(frozen=True)
class GroupPaper:
    """`slug`: folder below shelf/board. `path`: in the address. `of`: what it tells of, and cannot be printed without: CONTRACT once one is agreed,
    SESSION any session, TOLD one of which something is written; REPORT and "" always can.
    """

    slug: str
    path: str
    build: Callable[[GroupPart, Sheet], dict[str, Any]]
    of: str = ""

    @property
    def of_session(self) -> bool:
        """Is one of the sessions chosen for it?"""
        return self.of in (SESSION, TOLD)

    @property
    def template(self) -> str:
        """Where kit.paper finds it."""
        return f"documents/shelf/board/{self.slug}/paper.typ"

    def title(self, lang: str) -> str:
        """As it stands on the paper."""
        return Wording(f"board/{self.slug}", lang)["title"]

    def lead(self, lang: str) -> str:
        """For whom it is, in one sentence."""
        return Wording(f"board/{self.slug}", lang)["lead"]


SHELF = (
    GroupPaper("group_proposal", "usulan", group_proposal.build),
    GroupPaper("group_contract", "kontrak", group_contract.build, CONTRACT),
    GroupPaper("group_session_plan", "rencana-sesi", group_session_plan.build, SESSION),
    GroupPaper("group_attendance", "daftar-hadir", group_attendance.build, SESSION),
    GroupPaper("group_minutes", "catatan-sesi", group_minutes.build, TOLD),
    GroupPaper("group_report", "laporan", group_report.build, REPORT),
)
BY_PATH = {one.path: one for one in SHELF}
